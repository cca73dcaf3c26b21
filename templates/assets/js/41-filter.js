/* Shows the notes of some kinds alone (notes/20-sift.js). Nothing is remembered: a note that one does not know of should not stay
   hidden. */
postil.behavior(() => {
  const { all } = postil;
  const items = all(".overview .kinds > li");
  if (items.length < 2) return;
  const chosen = new Set();

  async function apply() {
    await postil.need("notes.js");
    postil.sift(chosen, buttons);
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

  addEventListener("hashchange", async () => {
    const at = location.hash && postil.target(location.hash);
    if (!at?.closest(".off")) return;
    chosen.clear();
    await apply();
    at.scrollIntoView();
  });
});
