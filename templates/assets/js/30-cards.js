/* What stands in a popover: always what the page itself says elsewhere. */
postil.cards = (() => {
  const LISTED = ".entries dt a, .person-name a, .sources .cited";
  let listed = null;

  /* Where the page explains what a link leads to, by address. */
  function place(link) {
    if (!listed) {
      listed = new Map();
      for (const one of document.querySelectorAll(LISTED)) if (!listed.has(one.href)) listed.set(one.href, one);
    }
    return listed.get(link.href);
  }

  function clones(nodes) {
    return [...nodes].map((node) => {
      const copy = node.cloneNode(true);
      if (copy.nodeType === 1) {
        for (const one of [copy, ...copy.querySelectorAll("*")]) one.removeAttribute("id");
        for (const one of copy.querySelectorAll("button, .note-link, .note-back")) one.closest("span").remove();
      }
      return copy;
    });
  }

  function paragraph(nodes) {
    const made = document.createElement("p");
    made.append(...nodes);
    return made;
  }

  function entry(link) {
    const at = place(link);
    const kind = link.classList[0];
    let text = [];
    if (at?.closest("dt")) text = [paragraph(clones(at.closest("div").querySelector("dd").childNodes))];
    else if (at?.closest(".person-name")) text = clones(at.closest("li").querySelectorAll(".person-role"));
    else if (at) text = [paragraph(clones(at.closest("li").childNodes))];
    else if (link.dataset.hint) text = [paragraph([link.dataset.hint])];
    if (!text.length || (at && at === link)) return null;
    return { name: [at?.textContent ?? link.textContent], href: link.href, label: postil.words(kind), text };
  }

  function note(link) {
    const at = postil.target(link.hash);
    if (!at) return null;
    const text = clones([...at.children].filter((one) => !one.matches(".note-head")));
    return { name: clones(at.querySelector(".note-head").childNodes), href: link.hash, label: "", text, note: at };
  }

  return {
    SELECTOR: "main a:is(.term, .profile, .cited, .note-ref)",
    /* The links to the notes on a passage, innermost first. */
    refs(mark) {
      const found = [];
      for (let one = mark; one; one = one.parentElement.closest("mark.passage")) {
        const ref = document.getElementById(`ref-${one.dataset.note}`);
        if (ref && !ref.classList.contains("off")) found.push(ref);
      }
      return found;
    },
    /* What a link, or a passage with its notes, has to say; empty for nothing. */
    of(trigger) {
      const links = trigger.matches("mark") ? this.refs(trigger) : [trigger];
      return links.map((link) => (link.matches(".note-ref") ? note(link) : entry(link))).filter(Boolean);
    },
    /* Whether a note can be read where it stands. */
    inSight(at) {
      const head = at.querySelector(".note-head");
      const { top, bottom, height } = at.getBoundingClientRect();
      return head.getClientRects().length > 0 && height > 0 && top >= 0 && Math.min(bottom, top + 48) <= innerHeight;
    },
  };
})();

/* The browser's own tooltip would say it twice. */
postil.behavior(() => {
  for (const link of document.querySelectorAll("main a:is(.term, .profile)[title]")) {
    link.dataset.hint = link.title;
    link.removeAttribute("title");
  }
});
