/* Runs before anything is painted, so that nothing moves later: the reading level that the reader chose becomes an attribute
   of the root, which also tells style sheets that scripts run. A link to a note, or to a place in the text, shows it. */
(function () {
  "use strict";
  let level = null;
  try {
    level = localStorage.getItem("postil.level");
  } catch {
    /* A browser may refuse to remember. */
  }
  const { hash } = location;
  if (/^#(note|passage|ref)-/.test(hash) || !["brief", "text"].includes(level)) {
    level = "annotated";
  } else if (hash.length > 1) {
    level = "text";
  }
  document.documentElement.dataset.level = level;
})();
