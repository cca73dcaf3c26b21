/* The step itself (42-walk.js). The focus goes to the number in the text, or to the note itself where it is on the whole briefing. */
postil.step = (step) => {
  const at = document.activeElement;
  const texts = postil.all("details.note:not(.off) > .note-text");
  const stops = texts.map((text) => postil.id(text.id.replace("note", "ref")) ?? text);
  let next = texts.findIndex((text, number) => stops[number] === at || text.parentNode.contains(at)) + step;
  if (next === step - 1) {
    const below = stops.findIndex((one) => one.getBoundingClientRect().top >= 0);
    next = below < 0 ? (step > 0 ? 0 : -1) : below - (step < 0);
  }
  const stop = stops.at(next % stops.length);
  if (!stop) return;
  if (texts.includes(stop)) {
    stop.tabIndex = -1;
    stop.parentNode.open = true;
  }
  stop.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  stop.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
};
