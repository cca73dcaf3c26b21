/* Searches the texts with Pagefind, whose index the build has put beside this page (pagefind.app/docs/api). What is found is
   made of elements and text here, for the policy of the page lets nothing become HTML. */
postil.behavior(() => {
  const AT_ONCE = 10;
  const PASSAGES = 4;
  const form = document.getElementById("search");
  if (!form) return;
  const box = document.getElementById("lookup");
  const results = document.getElementById("results");
  const count = results.querySelector(".results-count");
  const kinds = results.querySelector(".results-kinds");
  const list = results.querySelector("ol");
  const more = results.querySelector(".results-more");
  const kindOf = new Map();
  let engine = null;
  let found = [];
  let run = 0;
  let kind = "";

  /* A worker would be a script that the policy does not know of. */
  async function start() {
    const { createInstance } = await import(new URL("pagefind/pagefind.js", location.href).href);
    const made = createInstance({ noWorker: true });
    const answer = await fetch(new URL("pagefind/kinds.json", location.href));
    for (const [name, ids] of Object.entries(await answer.json())) for (const id of ids) kindOf.set(id, name);
    return made;
  }

  function tell(text) {
    count.textContent = text;
    postil.say(text);
  }

  /* Pagefind marks words in the text as `<mark>word</mark>`; other brackets it has escaped. */
  function excerpt(text) {
    const line = document.createElement("p");
    text.split(/(<mark>.*?<\/mark>)/).forEach((part, number) => {
      const words = part.replace(/<\/?mark>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      if (number % 2) {
        const mark = document.createElement("mark");
        mark.textContent = words;
        line.append(mark);
      } else {
        line.append(words);
      }
    });
    return line;
  }

  function link(url, text) {
    const made = document.createElement("a");
    made.href = form.dataset.root + url.replace(/^\//, "");
    made.textContent = text;
    return made;
  }

  /* What is in another language than this page says so. */
  function spoken(made, lang) {
    if (lang && lang !== postil.root.lang) Object.assign(made, { lang, dir: "auto" });
    return made;
  }

  const label = (name) => kinds.querySelector(`[data-kind="${name}"]`)?.textContent ?? "";

  function item({ name, meta, excerpt: text, sub_results: passages }) {
    const made = document.createElement("li");
    const head = document.createElement("p");
    const title = document.createElement("h2");
    head.className = "kicker";
    const day = document.createElement("span");
    day.textContent = meta.day ?? "";
    head.append(label(name), ...(meta.day ? [spoken(day, meta.lang)] : []));
    title.append(link(meta.url, meta.title));
    made.append(head, spoken(title, meta.lang));
    const inner = passages.filter(({ url }) => url.includes("#"));
    if (!inner.length) made.append(spoken(excerpt(text), meta.lang));
    for (const { url, title: heading, excerpt: words } of inner.slice(0, PASSAGES)) {
      const part = document.createElement("div");
      const where = document.createElement("h3");
      where.append(link(url, heading));
      part.append(spoken(where, meta.lang), spoken(excerpt(words), meta.lang));
      made.append(part);
    }
    if (inner.length > PASSAGES) {
      const rest = document.createElement("p");
      rest.append(link(inner[PASSAGES].url, postil.words("search_and", { count: inner.length - PASSAGES })));
      made.append(rest);
    }
    return made;
  }

  async function show() {
    const mine = run;
    const next = await Promise.all(found.slice(list.children.length, list.children.length + AT_ONCE).map(async (one) => ({ ...(await one.data()), name: kindOf.get(one.id) })));
    if (mine !== run) return;
    list.append(...next.map(item));
    more.hidden = list.children.length >= found.length;
  }

  function narrow(there) {
    kinds.hidden = false;
    for (const button of kinds.children) {
      const name = button.dataset.kind;
      button.hidden = Boolean(name) && name !== kind && !there.has(name);
      button.setAttribute("aria-pressed", String(name === kind));
    }
  }

  async function search() {
    const query = box.value.trim();
    const mine = ++run;
    results.hidden = !query;
    if (!query) return;
    list.replaceChildren();
    more.hidden = true;
    if (location.protocol === "file:") {
      tell(postil.words("search_on_disk"));
      return;
    }
    try {
      engine ??= start();
      const { results: all } = await (await engine).search(query);
      if (mine !== run) return;
      found = all.filter(({ id }) => !kind || kindOf.get(id) === kind);
      narrow(new Set(all.map(({ id }) => kindOf.get(id))));
      /* The notes on a briefing are one document: what is counted there is briefings. */
      const counted = kind === "note" ? "search_found_notes" : "search_found";
      tell(found.length ? postil.words(counted, { count: found.length }) : postil.words("search_none", { query }));
      await show();
    } catch (error) {
      engine = null;
      tell(postil.words("search_failed"));
    }
  }

  /* What is sought stands in the address, so that a search can be kept and sent. */
  function ask() {
    const address = new URL(location.href);
    address.search = new URLSearchParams(Object.entries({ q: box.value.trim(), kind }).filter(([, value]) => value));
    history.replaceState(history.state, "", address);
    return search();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    box.dispatchEvent(new Event("blur"));
    kind = "";
    ask();
  });
  kinds.addEventListener("click", ({ target }) => {
    if (!target.matches("button")) return;
    kind = target.dataset.kind;
    ask();
  });
  more.addEventListener("click", async () => {
    const at = list.children.length;
    await show();
    list.children[at]?.querySelector("a").focus();
  });

  const asked = new URLSearchParams(location.search);
  if (asked.get("q")) {
    box.value = asked.get("q");
    kind = asked.get("kind") ?? "";
    search();
  }
});
