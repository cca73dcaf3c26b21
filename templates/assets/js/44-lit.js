/* A passage and its note light up together, whichever the pointer is on or the focus in (notes/30-lit.js). */
postil.behavior(() => {
  const main = postil.all("main.briefing")[0];
  if (!main) return;

  async function light({ target }) {
    if (!postil.light && !target.closest("mark.passage, .note-ref, .note")) return;
    await postil.need("notes.js");
    postil.light(target);
  }

  main.onpointerover = light;
  main.onpointerleave = () => light({ target: document.activeElement });
  main.addEventListener("focusin", light);
});
