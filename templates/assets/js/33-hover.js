/* The pointer opens a popover after half a second on a link and closes it three tenths of a second after it left. While the page
   scrolls nothing opens: links then pass under a pointer that is still. */
postil.behavior(() => {
  const { popover, cards, on } = postil;
  if (!popover) return;
  const IN = 500;
  const OUT = 300;
  const { card } = popover;
  let over = null;
  let opening = 0;
  let closing = 0;
  let last = {};
  /* Where the pointer left the link: on the straight ways from there to the popover it may take its time. */
  let left = {};

  function triggerAt(target) {
    return target.closest?.(cards.SELECTOR + (postil.annotated() ? ", mark.passage:not(.off)" : ""));
  }

  /* Notes that can be read where they stand need no popover. */
  function needed(trigger) {
    return cards.of(trigger).some(({ note }) => !note || !cards.inSight(note));
  }

  function stay() {
    clearTimeout(closing);
    closing = 0;
  }

  function rest() {
    clearTimeout(opening);
    over = null;
  }

  function leave() {
    rest();
    if (popover.mode() === "hover") closing ||= setTimeout(() => (stay(), popover.hide()), OUT);
  }

  on("pointermove", ({ clientX: x, clientY: y, target, pointerType }) => {
    /* A browser also says so when the page moved under a pointer that did not. */
    if (pointerType === "touch" || (x === last.x && y === last.y)) return;
    last = { x, y };
    if (card.contains(target)) return stay();
    const trigger = triggerAt(target);
    if (trigger && trigger === popover.trigger()) {
      left = last;
      return stay();
    }
    if (closing && postil.place.between(left, card, last)) stay();
    if (trigger && trigger === over) return;
    leave();
    if (!trigger || postil.recall("hover") === "off" || (popover.mode() ?? "hover") !== "hover" || !needed(trigger)) return;
    over = trigger;
    popover.dress().catch(rest);
    opening = setTimeout(() => {
      stay();
      left = last;
      popover.open(trigger, "hover", { y: last.y });
    }, IN);
  });

  postil.root.onpointerleave = leave;
  on("pointerdown", rest);
  on(
    "scroll",
    ({ target }) => {
      if (card.contains(target)) return;
      rest();
      if (popover.mode() === "hover" || (popover.mode() === "keys" && postil.place?.anchors === false)) popover.hide();
    },
    { capture: true, passive: true },
  );
});
