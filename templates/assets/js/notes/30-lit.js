/* Lights up all that belongs to the passages and notes around an element, and nothing else (44-lit.js). */
postil.light = (() => {
  let lit = [];

  return (target) => {
    for (const one of lit) one.classList.remove("lit");
    lit = [];
    for (let at = target; (at = at?.closest("mark.passage, .note-ref, .note")); at = at.parentNode) {
      lit.push(...document.querySelector("main.briefing").getElementsByClassName(postil.number(at)));
    }
    for (const one of lit) one.classList.add("lit");
  };
})();
