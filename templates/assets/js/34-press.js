/* Enter or Space on a link in focus opens its popover and leaves the focus where it is; Tab goes on into it, Escape closes it,
   a second Enter follows the link. A tap opens it as a sheet. What reads a page aloud follows links as ever. */
postil.behavior(() => {
  const { popover, cards } = postil;
  if (!popover) return;
  const { card } = popover;
  let pointer = "";

  /* The note that a number stands for, if it can be read where it stands: then the number leads there. */
  function leadsThere(trigger) {
    const at = trigger.matches(".note-ref") && postil.target(trigger.hash);
    return at && cards.inSight(at);
  }

  function press(event, trigger) {
    const isOpen = popover.trigger() === trigger && popover.mode() === "keys";
    if (event.key === "Enter" && (isOpen || leadsThere(trigger))) return;
    if (isOpen) popover.hide();
    else if (leadsThere(trigger)) trigger.click();
    else if (!popover.open(trigger, "keys")) return;
    event.preventDefault();
  }

  function tab(event) {
    const stops = [...card.querySelectorAll("a, button")];
    const at = stops.indexOf(document.activeElement);
    const trigger = popover.trigger();
    if (at < 0 && document.activeElement === trigger && !event.shiftKey) {
      event.preventDefault();
      stops[0].focus();
    } else if (at === 0 && event.shiftKey) {
      event.preventDefault();
      popover.hide();
    } else if (at === stops.length - 1 && !event.shiftKey) {
      /* The browser then moves on from there. */
      popover.hide();
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, target } = event;
    if (key === "Escape" && popover.trigger()) {
      event.preventDefault();
      popover.hide();
    } else if (key === "Tab" && ["keys", "sheet"].includes(popover.mode())) {
      tab(event);
    } else if ((key === "Enter" || key === " ") && !event.shiftKey && target.matches(cards.SELECTOR)) {
      press(event, target);
    }
  });

  document.addEventListener("focusin", ({ target }) => {
    if (popover.mode() === "keys" && target !== popover.trigger() && !card.contains(target)) popover.hide();
  });

  document.addEventListener("pointerdown", (event) => (pointer = event.pointerType), { capture: true });
  document.addEventListener("click", (event) => {
    const kind = event.pointerType ?? pointer;
    if (kind !== "touch" || event.ctrlKey || !getSelection().isCollapsed) return;
    const link = event.target.closest(cards.SELECTOR);
    const mark = !event.target.closest("a, button") && postil.annotated() && event.target.closest("mark.passage:not(.off)");
    const trigger = link ?? mark;
    if (!trigger || (trigger === mark ? cards.refs(mark).every(leadsThere) : leadsThere(trigger))) return;
    if (popover.open(trigger, "sheet")) event.preventDefault();
  });
});
