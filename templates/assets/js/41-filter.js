/* Shows the notes of some kinds alone. Nothing is remembered: a note that one does not know of should not stay hidden. */
postil.behavior(() => {
  const kinds = [...document.querySelectorAll(".kinds > li")];
  if (kinds.length < 2) return;
  const notes = document.querySelectorAll("details.note");
  const chosen = new Set();

  function apply() {
    const off = (one) => chosen.size > 0 && ![...chosen].some((kind) => one.classList.contains(kind));
    for (const one of document.querySelectorAll("details.note, .body .note-ref")) one.classList.toggle("off", off(one));
    for (const mark of document.querySelectorAll("mark.passage")) {
      mark.classList.toggle("off", chosen.size > 0 && ![...chosen].some((kind) => mark.matches(kind.replace("kind", ".passage"))));
    }
    for (const { button, kind } of buttons) button.setAttribute("aria-pressed", String(chosen.has(kind)));
    const shown = [...notes].filter((one) => !one.classList.contains("off")).length;
    postil.say(postil.words("shown", { shown, all: notes.length }));
  }

  const buttons = kinds.map((item) => {
    const kind = [...item.classList].find((one) => one.startsWith("kind-"));
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.append(...item.childNodes);
    item.append(button);
    button.addEventListener("click", () => {
      if (!chosen.delete(kind)) chosen.add(kind);
      apply();
    });
    return { button, kind };
  });

  window.addEventListener("hashchange", () => {
    const at = location.hash && postil.target(location.hash);
    if (!at?.closest(".off")) return;
    chosen.clear();
    apply();
    at.scrollIntoView();
  });
});
