/* From note to note: with the buttons of the overview, or with n and p. The focus goes to the number in the text, or to the
   note itself where it is on the whole briefing. */
postil.behavior(() => {
  const stops = () =>
    [...document.querySelectorAll("details.note:not(.off) > .note-text")].map(
      (text) => document.getElementById(text.id.replace(/^note-/, "ref-")) ?? text,
    );

  function current(all) {
    const at = document.activeElement;
    const on = all.indexOf(at.closest(".note-ref") ?? at.closest(".note-text"));
    return on >= 0 ? on : all.findIndex((one) => one.closest(".note")?.contains(at));
  }

  postil.walk = (step) => {
    const all = stops().filter((one) => postil.annotated() && (one.getClientRects().length || one.closest("details")));
    if (!all.length) return;
    let next = current(all) + step;
    if (current(all) < 0) {
      const below = all.findIndex((one) => one.getBoundingClientRect().top >= 0);
      next = step > 0 ? below : (below < 0 ? all.length : below) - 1;
    }
    const stop = all[(next + all.length) % all.length];
    const details = stop.closest("details");
    if (details) {
      stop.tabIndex = -1;
      details.open = true;
    }
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: "center", behavior: postil.calm() ? "auto" : "smooth" });
  };

  for (const button of document.querySelectorAll("[data-walk]")) {
    button.addEventListener("click", () => postil.walk(Number(button.dataset.walk)));
  }
});
