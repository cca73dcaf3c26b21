/* Looks terms and profiles up by any of their names while one types. The keys are those of the combobox of the ARIA Authoring
   Practices: arrows choose from the list, Enter goes to what is chosen, Escape closes the list, and once more empties the box. */
postil.behavior(() => {
  const MOST = 8;
  const box = document.getElementById("lookup");
  if (!box) return;
  const list = document.getElementById("lookup-list");
  let found = [];
  let chosen = -1;

  /* The names come when they are first needed: there may be thousands. */
  async function load() {
    if (found.length) return;
    await postil.need("names.js").catch(() => {});
    const { kinds, entries } = postil.names ?? { entries: [] };
    found = entries.map(([name, href, kind, ...others]) => {
      const forms = others.flatMap(spoken);
      return { name, href: postil.address(href), kind: kinds[kind], forms, folded: [name, ...forms.map(({ form }) => form)].map(fold) };
    });
  }

  /* Names stand by themselves in the language of the site, and by language in others. */
  function spoken(other) {
    if (typeof other === "string") return [{ form: other, lang: "" }];
    return Object.entries(other).flatMap(([lang, names]) => names.map((form) => ({ form, lang })));
  }

  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /* How well a name fits: 0 as a whole, 1 at its beginning, 2 at the beginning of a word, 3 somewhere; else Infinity. What else a
     thing is called fits a little less well than its name. */
  function fit(name, sought) {
    const at = name.indexOf(sought);
    if (at < 0) return Infinity;
    if (at === 0) return name === sought ? 0 : 1;
    return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(sought)) ? 2 : 3;
  }

  function matches(sought) {
    return found
      .map((one, order) => {
        const fits = one.folded.map((name, number) => fit(name, sought) + (number ? 0.5 : 0));
        const best = Math.min(...fits);
        return { one, order, best, other: fits[0] === Infinity && one.forms[fits.indexOf(best) - 1] };
      })
      .filter(({ best }) => best < Infinity)
      .sort((a, b) => a.best - b.best || a.order - b.order);
  }

  function called({ form, lang }) {
    const made = document.createElement("bdi");
    made.textContent = form;
    if (lang) made.lang = lang;
    return made;
  }

  function option({ one, other }, number) {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    item.id = `lookup-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.href = one.href;
    kind.className = "tag";
    kind.textContent = one.kind;
    const name = document.createElement("bdi");
    name.textContent = one.name;
    item.append(name, ...(other ? [" (", called(other), ")"] : []), " ", kind);
    return item;
  }

  function close() {
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(number) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    const item = list.children[chosen];
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    if (item) box.setAttribute("aria-activedescendant", item.id);
    else box.removeAttribute("aria-activedescendant");
  }

  async function show() {
    if (!found.length) await load();
    const sought = fold(box.value.trim());
    close();
    if (!sought) return;
    const all = matches(sought);
    postil.say(all.length ? postil.words("lookup_found", { count: all.length }) : postil.words("lookup_none"));
    if (!all.length) return;
    list.append(...all.slice(0, MOST).map(option));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
  }

  async function walk(step) {
    if (list.hidden) await show();
    const { length } = list.children;
    if (length) choose(chosen < 0 ? (step > 0 ? 0 : length - 1) : (chosen + step + length) % length);
  }

  const go = (item) => location.assign(item.dataset.href);

  box.addEventListener("focus", load);
  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      walk(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter" && !list.hidden && (chosen >= 0 || !box.form)) {
      go(list.children[Math.max(chosen, 0)]);
    } else if (key === "Escape" && !list.hidden) {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
  box.addEventListener("blur", close);
  /* Keeps the focus in the box, so that the list is still there when the button comes up. */
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const item = target.closest("[role=option]");
    if (item) go(item);
  });
});
