/* A passage and its note light up together, whichever the pointer is on or the focus in. */
postil.behavior(() => {
  const main = document.querySelector("main.briefing");
  if (!main) return;
  let lit = [];

  function light(target) {
    const on = new Set();
    for (let one = target.closest?.("mark.passage, .note-ref, .note"); one; one = one.parentElement.closest("mark.passage")) {
      on.add([...one.classList].find((name) => /^n\d+$/.test(name)));
    }
    for (const one of lit) one.classList.remove("lit");
    lit = [...on].flatMap((number) => [...main.getElementsByClassName(number)]);
    for (const one of lit) one.classList.add("lit");
  }

  main.addEventListener("pointerover", ({ target }) => light(target));
  main.addEventListener("pointerleave", () => light(document.activeElement));
  main.addEventListener("focusin", ({ target }) => light(target));
});
