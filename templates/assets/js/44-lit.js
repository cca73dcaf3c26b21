/* A passage and its note light up together, whichever the pointer is on or the focus in. */
postil.behavior(() => {
  const main = postil.all("main.briefing")[0];
  if (!main) return;
  let lit = [];

  function light(target) {
    for (const one of lit) one.classList.remove("lit");
    lit = [];
    for (let at = target; (at = at?.closest("mark.passage, .note-ref, .note")); at = at.parentNode) {
      lit.push(...main.getElementsByClassName(postil.number(at)));
    }
    for (const one of lit) one.classList.add("lit");
  }

  main.onpointerover = ({ target }) => light(target);
  main.onpointerleave = () => light(document.activeElement);
  main.addEventListener("focusin", ({ target }) => light(target));
});
