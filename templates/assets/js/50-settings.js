/* Keys and settings: a dialog that says which keys there are, and in which hover and single keys are switched off. */
postil.behavior(() => {
  const dialog = postil.part("help");
  if (!dialog?.showModal) return;
  document.body.append(dialog);

  for (const box of dialog.querySelectorAll("[data-setting]")) {
    const { setting } = box.dataset;
    box.checked = postil.recall(setting) !== "off";
    box.addEventListener("change", () => postil.keep(setting, box.checked ? "on" : "off"));
  }
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());

  function open() {
    postil.popover?.hide();
    dialog.showModal();
  }
  for (const button of document.querySelectorAll("[data-open=help]")) button.addEventListener("click", open);

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]") || dialog.open;
    if (typing || event.ctrlKey || event.metaKey || event.altKey || postil.recall("keys") === "off") return;
    if (event.key === "n") postil.walk(1);
    else if (event.key === "p") postil.walk(-1);
    else if (event.key === "?") open();
    else return;
    event.preventDefault();
  });
});
