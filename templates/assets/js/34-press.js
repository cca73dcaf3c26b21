/* Enter or Space on a link in focus opens its popover and leaves the focus where it is; Tab goes on into it, Escape closes it,
   a second Enter follows the link. A tap opens it as a sheet. What reads a page aloud follows links as ever. */
postil.behavior(() => {
  const { popover, cards, on } = postil;
  if (!popover) return;
  const { card } = popover;

  /* A number leads to its note if that can be read where it stands. */
  function leadsThere(link) {
    const at = link.matches(".note-ref") && postil.target(link.hash);
    return at && cards.inSight(at);
  }

  function press(event, link) {
    const isOpen = popover.trigger() === link && popover.mode() === "keys";
    if (event.key === "Enter" && (isOpen || leadsThere(link))) return;
    if (isOpen) popover.hide();
    else if (leadsThere(link)) link.click();
    else if (!popover.open(link, "keys")) return;
    event.preventDefault();
  }

  on("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Escape" && popover.trigger()) {
      event.preventDefault();
      popover.hide();
    } else if (key === "Tab" && ["keys", "sheet"].includes(popover.mode())) {
      postil.tab?.(event);
    } else if ((key === "Enter" || key === " ") && !event.shiftKey && target.matches(cards.SELECTOR)) {
      press(event, target);
    }
  });

  on("focusin", ({ target }) => {
    if (popover.mode() === "keys" && target !== popover.trigger() && !card.contains(target)) popover.hide();
  });

  on("pointerdown", (event) => (postil.pointer = event.pointerType), true);
  on("click", (event) => {
    if (postil.pointer !== "touch" || !event.detail || event.ctrlKey || !getSelection().isCollapsed) return;
    const link = event.target.closest(cards.SELECTOR);
    const mark = postil.annotated() && !event.target.closest("a, button") && event.target.closest("mark.passage:not(.off)");
    const needed = link ? !leadsThere(link) : mark && !cards.refs(mark).every(leadsThere);
    if (needed && popover.open(link ?? mark, "sheet")) event.preventDefault();
  });
});
