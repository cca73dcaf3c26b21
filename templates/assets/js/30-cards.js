/* What stands in a popover: always what the page itself says elsewhere. */
postil.cards = (() => {
  const { all } = postil;
  let listed = null;

  /* Where the page explains what a link leads to. */
  function place({ href }) {
    listed ??= new Map(all(".entries dt a, .sources a:not(.external)").reverse().map((one) => [one.href, one]));
    return listed.get(href);
  }

  function clones(nodes) {
    return [...nodes].map((node) => {
      const copy = node.cloneNode(true);
      if (copy.nodeType === 1) {
        for (const one of [copy, ...all("[id]", copy)]) one.removeAttribute("id");
        for (const one of all(".note-link, .note-back", copy)) one.remove();
      }
      return copy;
    });
  }

  function paragraph(...nodes) {
    const made = document.createElement("p");
    made.append(...nodes);
    return made;
  }

  function entry(link) {
    const at = place(link);
    const { hint } = link.dataset;
    let text = [];
    if (at?.closest("dt")) text = all("dd", at.closest("div")).map((one) => paragraph(...clones(one.childNodes)));
    if (at?.closest(".sources")) text = [paragraph(...clones(at.closest("li").childNodes))];
    if (hint) text = [paragraph(hint)];
    if (!text.length || at === link) return null;
    return { name: [(at ?? link).textContent], href: link.href, label: postil.words(link.className || "cited"), text };
  }

  function note(link) {
    const at = postil.target(link.hash);
    const text = at && clones(all(":scope > :not(.note-head)", at));
    return at && { name: clones(at.querySelector(".note-head").childNodes), href: link.hash, text, note: at };
  }

  return {
    SELECTOR: "main :is(a:is(.term, .profile, .note-ref), .note-sources a)",
    /* The links to the notes on a passage, innermost first. */
    refs(mark) {
      const found = [];
      for (let one = mark; one; one = one.parentNode.closest("mark.passage")) found.push(all(`.note-ref.${postil.number(one)}`)[0]);
      return found.filter((ref) => ref && !ref.matches(".off"));
    },
    /* What a link, or a passage with its notes, has to say; empty for nothing. */
    of(trigger) {
      const links = trigger.matches("mark") ? this.refs(trigger) : [trigger];
      return links.map((link) => (link.matches(".note-ref") ? note(link) : entry(link))).filter(Boolean);
    },
    /* Whether a note can be read where it stands. */
    inSight(at) {
      const { top, bottom, height } = at.getBoundingClientRect();
      return at.querySelector(".note-head").getClientRects().length && height && top >= 0 && Math.min(bottom, top + 48) <= innerHeight;
    },
  };
})();

/* The browser's own tooltip would say it twice. */
postil.behavior(() => {
  for (const link of postil.all("main a:is(.term, .profile)[title]")) {
    link.dataset.hint = link.title;
    link.removeAttribute("title");
  }
});
