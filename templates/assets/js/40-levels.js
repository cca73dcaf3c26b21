/* Reading levels: brief, text, annotated. All stands in the page; a style sheet leaves out what the root's attribute says. */
postil.level = (level) => {
  postil.root.dataset.level = level;
  for (const button of document.querySelectorAll("[data-read]")) {
    button.setAttribute("aria-pressed", String(button.dataset.read === level));
  }
};

postil.behavior(() => {
  const buttons = document.querySelectorAll("[data-read]");
  if (!buttons.length) return;
  postil.level(postil.root.dataset.level);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const { read } = button.dataset;
      postil.keep("level", read);
      postil.level(read);
      if (!button.getClientRects().length) document.querySelector(`.levels [data-read="${read}"]`).focus();
    });
  }
  /* A link into what is left out shows it, for as long as the page is open. */
  window.addEventListener("hashchange", () => {
    const at = location.hash && postil.target(location.hash);
    if (!at || at.getClientRects().length) return;
    postil.level(at.closest(".body, .notes") && !/^#(note|passage|ref)-/.test(location.hash) ? "text" : "annotated");
    at.scrollIntoView();
  });
});
