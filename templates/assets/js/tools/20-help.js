/* The dialog that says which keys there are, and in which hover and single keys are switched off. */
postil.help = (() => {
  const { all, recall } = postil;
  const dialog = postil.part("help");
  document.body.append(dialog);

  for (const box of all("[data-setting]", dialog)) {
    const { setting } = box.dataset;
    box.checked = recall(setting) !== "off";
    box.onchange = () => postil.keep(setting, box.checked ? "on" : "off");
  }
  dialog.onclick = ({ target }) => {
    if (target.matches("dialog, button")) dialog.close();
  };
  return dialog;
})();
