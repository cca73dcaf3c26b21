/* "Cite" at a note, which leads to the note's own address, opens the ways to copy it (tools/10-cite.js). */
postil.behavior(() => {
  const { popover, on } = postil;
  if (!popover) return;

  on("click", async (event) => {
    const link = event.target.closest(".note .note-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (popover.trigger() === link) return popover.hide();
    const how = event.detail && postil.pointer === "touch" ? "sheet" : "keys";
    try {
      await postil.need("tools.js", "tools.css");
      popover.open(link, how, { content: postil.ways(link.closest(".note-text")) });
    } catch {
      location.hash = link.hash;
    }
  });
});
