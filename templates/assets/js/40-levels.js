/* Reading levels: brief, text, annotated. All stands in the page; a style sheet leaves out what the root's attribute says. */
postil.behavior(() => {
  const { all, root } = postil;
  const buttons = all("[data-read]");
  if (!buttons.length) return;

  function read(level) {
    root.dataset.level = level;
    for (const button of buttons) button.ariaPressed = String(button.dataset.read === level);
  }

  read(root.dataset.level);
  for (const button of buttons) {
    button.onclick = () => {
      const level = button.dataset.read;
      postil.keep("level", level);
      read(level);
      if (!button.getClientRects().length) all(`.levels [data-read=${level}]`)[0].focus();
    };
  }
  /* A link into what is left out shows it, for as long as the page is open. */
  addEventListener("hashchange", () => {
    const { hash } = location;
    const at = hash && postil.target(hash);
    if (!at || at.getClientRects().length) return;
    read(at.closest(".body") && !/^#(note|passage|ref)-/.test(hash) ? "text" : "annotated");
    at.scrollIntoView();
  });
});
