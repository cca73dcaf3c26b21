/* Where a popover stands: under the line that was pointed at, or over it where there is more room. Style sheets place it where
   they can (anchor positioning); elsewhere it is worked out here. */
postil.place = (() => {
  const anchors = "showPopover" in HTMLElement.prototype && CSS.supports("position-area: block-end");
  const GAP = 6;
  const EDGE = 8;
  const spot = document.createElement("i");
  spot.className = "spot";
  spot.ariaHidden = "true";

  /* The box of the line of a link at a height in the window; of its first line for want of one. */
  function line(trigger, y) {
    const boxes = [...trigger.getClientRects()];
    const away = (box) => Math.max(box.top - y, y - box.bottom, 0);
    return y === undefined ? boxes[0] : boxes.reduce((best, box) => (away(box) < away(best) ? box : best));
  }

  function byHand(card, box) {
    const { offsetWidth: width, offsetHeight: height } = card;
    const below = box.bottom + GAP + height <= innerHeight - EDGE || box.top < innerHeight - box.bottom;
    const start = getComputedStyle(card).direction === "rtl" ? box.right - width : box.left;
    const left = Math.max(EDGE, Math.min(start, document.documentElement.clientWidth - width - EDGE));
    card.style.left = `${left}px`;
    card.style.top = `${below ? box.bottom + GAP : Math.max(EDGE, box.top - GAP - height)}px`;
  }

  return {
    line,
    /* Whether a pointer is on a straight way from a place to the popover. */
    between(left, card, { x, y }) {
      const box = card.getBoundingClientRect();
      const part = (y - left.y) / ((box.top > left.y ? box.top : box.bottom) - left.y);
      const reach = (end) => left.x + (end - left.x) * part;
      return part >= 0 && part <= 1 && x >= reach(box.left) - 4 && x <= reach(box.right) + 4;
    },
    at(card, box) {
      if (!anchors) return byHand(card, box);
      if (!spot.isConnected) document.body.append(spot);
      const { style } = spot;
      style.left = `${box.left + scrollX}px`;
      style.top = `${box.top + scrollY}px`;
      style.width = `${box.width}px`;
      style.height = `${box.height}px`;
    },
    anchors,
  };
})();
