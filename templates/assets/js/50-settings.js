/* Keys and settings: a dialog that says which keys there are, and in which hover and single keys are switched off. */
postil.behavior(() => {
  const { all, recall } = postil;
  const dialog = postil.part("help");
  if (!dialog?.showModal) return;
  document.body.append(dialog);

  for (const box of all("[data-setting]", dialog)) {
    const { setting } = box.dataset;
    box.checked = recall(setting) !== "off";
    box.onchange = () => postil.keep(setting, box.checked ? "on" : "off");
  }
  dialog.onclick = ({ target }) => {
    if (target.matches("dialog, button")) dialog.close();
  };

  function open() {
    postil.popover?.hide();
    dialog.showModal();
  }
  for (const button of all("[data-open=help]")) button.onclick = open;

  postil.on("keydown", (event) => {
    const isTyping = dialog.open || event.target.closest?.("input, textarea, select, [contenteditable]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || recall("keys") === "off") return;
    const act = { n: () => postil.walk(1), p: () => postil.walk(-1), "?": open }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
});
