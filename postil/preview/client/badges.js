/* Badges: which notes and links lead to what readers do not get, marked in the page by attributes of the preview's own. */

const BADGE = "data-postil-badge";

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  .note-kind[${BADGE}]::after, a[${BADGE}]::after {
    content: attr(${BADGE}); margin-inline-start: 0.5em; padding: 0.05em 0.45em; border-radius: 0.9em;
    background: #8a5a00; color: #fff; font: 600 0.6875rem/1.4 system-ui, sans-serif; white-space: nowrap;
    display: inline-block; vertical-align: 0.1em; text-decoration: none;
  }
  @media print { [${BADGE}]::after { display: none; } }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Mark the notes of the open page, and the links to pages at the addresses `unready`. */
export function badge(notes, unready) {
  for (const note of notes) {
    const shown = document.getElementById(`note-${note.id}`)?.closest("details");
    // Once in the line that opens it, once in the line above it in the margin; behind the kind, for the end is taken.
    for (const kind of shown?.querySelectorAll(".note-kind") || []) set(kind, note.badge);
  }
  const hidden = new Set(unready);
  for (const link of document.querySelectorAll("a[href]")) {
    const path = decodeURI(link.pathname).replace(/index\.html$/, "");
    set(link, link.host === location.host && !link.hash && hidden.has(path) ? "not public" : "");
  }
}

function set(node, text) {
  if (text) node.setAttribute(BADGE, text);
  else node.removeAttribute(BADGE);
}
