/* Shows the notes of some kinds alone. Nothing is remembered: a note that one does not know of should not stay hidden. */
postil.behavior(() => {
  const { all } = postil;
  const items = all(".overview .kinds > li");
  if (items.length < 2) return;
  const notes = all("details.note");
  const chosen = new Set();

  function apply() {
    const isOff = ({ className }) => chosen.size > 0 && ![...chosen].some((kind) => className.includes("-" + kind));
    for (const one of [...notes, ...all(".body .note-ref, mark.passage")]) one.classList.toggle("off", isOff(one));
    for (const button of buttons) button.ariaPressed = String(chosen.has(button.name));
    postil.say(postil.words("shown", { shown: notes.filter((one) => !isOff(one)).length, all: notes.length }));
  }

  const buttons = items.map((item) => {
    const button = document.createElement("button");
    button.name = item.className.replace("kind-", "");
    button.ariaPressed = "false";
    button.append(...item.childNodes);
    button.onclick = () => {
      if (!chosen.delete(button.name)) chosen.add(button.name);
      apply();
    };
    item.append(button);
    return button;
  });

  addEventListener("hashchange", () => {
    const at = location.hash && postil.target(location.hash);
    if (!at?.closest(".off")) return;
    chosen.clear();
    apply();
    at.scrollIntoView();
  });
});
