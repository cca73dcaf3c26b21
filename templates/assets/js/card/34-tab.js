/* Tab goes from a link into its popover, through it, and on (34-press.js). */
postil.tab = (event) => {
  const { popover } = postil;
  const { card } = popover;
  const stops = postil.all("a, button", card);
  const at = stops.indexOf(document.activeElement);
  const back = event.shiftKey;
  if (!back && document.activeElement === popover.trigger()) {
    event.preventDefault();
    stops[0].focus();
  } else if (back && at === 0) {
    event.preventDefault();
    popover.hide();
  } else if (!back && at === stops.length - 1) {
    /* The browser then moves on from there. */
    popover.hide();
  }
};
