/* The single keys, and what opens the dialog that tells of them (tools/20-help.js). */
postil.behavior(() => {
  const { all, on } = postil;
  if (!postil.part("help")?.showModal) return;

  async function open() {
    await postil.need("tools.js", "tools.css");
    postil.popover?.hide();
    if (!postil.help.open) postil.help.showModal();
  }
  for (const button of all("[data-open=help]")) button.onclick = open;

  on("keydown", (event) => {
    const isTyping = postil.help?.open || event.target.closest?.("input, textarea, select, [contenteditable]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || postil.recall("keys") === "off") return;
    const act = { n: () => postil.walk(1), p: () => postil.walk(-1), "?": open }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
});
