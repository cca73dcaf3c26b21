/* The pointer opens a popover after half a second on a link and closes it three tenths of a second after it left. While the page
   scrolls nothing opens: links then pass under a pointer that is still. */
postil.behavior(() => {
  const { popover, cards } = postil;
  if (!popover) return;
  const IN = 500;
  const OUT = 300;
  const { card } = popover;
  let over = null;
  let opening = 0;
  let closing = 0;
  let last = { x: -1, y: -1 };
  /* Where the pointer left the link: on the straight ways from there to the popover it may take its time. */
  let left = null;

  function triggerAt(target) {
    const link = target.closest?.(cards.SELECTOR);
    return link ?? (postil.annotated() ? (target.closest?.("mark.passage:not(.off)") ?? null) : null);
  }

  /* Notes that can be read where they stand need no popover. */
  function needed(trigger) {
    const found = cards.of(trigger);
    return found.length > 0 && !found.every(({ note }) => note && cards.inSight(note));
  }

  function stay() {
    clearTimeout(closing);
    closing = 0;
  }

  function leave() {
    clearTimeout(opening);
    over = null;
    if (popover.mode() === "hover" && !closing) closing = setTimeout(() => (stay(), popover.hide()), OUT);
  }

  function onTheWay({ x, y }) {
    if (!left) return false;
    const box = card.getBoundingClientRect();
    const edge = box.top > left.y ? box.top : box.bottom;
    const part = (y - left.y) / (edge - left.y);
    const between = (end) => left.x + (end - left.x) * part;
    return part >= 0 && part <= 1 && x >= between(box.left) - 4 && x <= between(box.right) + 4;
  }

  document.addEventListener("pointermove", ({ clientX: x, clientY: y, target, pointerType }) => {
    /* A browser also says so when the page moved under a pointer that did not. */
    if (pointerType === "touch" || (x === last.x && y === last.y)) return;
    last = { x, y };
    if (card.contains(target)) {
      stay();
      return;
    }
    const trigger = triggerAt(target);
    if (popover.trigger() && trigger === popover.trigger()) {
      stay();
      left = { x, y };
      return;
    }
    if (closing && onTheWay(last)) stay();
    if (trigger === over && trigger) return;
    leave();
    if (trigger && postil.recall("hover") !== "off" && ["", "hover"].includes(popover.mode()) && needed(trigger)) {
      over = trigger;
      opening = setTimeout(() => {
        stay();
        left = last;
        popover.open(trigger, "hover", last.y);
      }, IN);
    }
  });

  document.documentElement.addEventListener("pointerleave", leave);
  document.addEventListener("pointerdown", ({ target }) => {
    clearTimeout(opening);
    if (popover.mode() === "hover" && !card.contains(target)) popover.hide();
  });
  document.addEventListener(
    "scroll",
    ({ target }) => {
      if (card.contains(target)) return;
      clearTimeout(opening);
      over = null;
      if (popover.mode() === "hover") popover.hide();
      else if (popover.mode() === "keys" && !postil.place.anchors) popover.hide();
    },
    { capture: true, passive: true },
  );
});
