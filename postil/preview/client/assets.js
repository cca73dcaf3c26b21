/* Assets: style sheets, pictures and scripts that changed, exchanged in the open page. */

/* Style sheets that are on their way. */
const coming = new WeakSet();

const now = () => Date.now().toString(36);

/** Take the new versions of the files at `paths`. A style sheet is swapped when the new one is there: nothing flashes. */
export function exchange(paths) {
  const changed = new Set(paths);
  const is = (address) => changed.has(decodeURI(new URL(address, location.href).pathname));
  for (const script of document.querySelectorAll("script[src]")) {
    if (is(script.src)) return location.reload();
  }
  for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
    if (!is(link.href)) continue;
    if (coming.delete(link)) {
      // It changed again before it was there: the one that stands is exchanged for the newest.
      link.remove();
      continue;
    }
    const next = link.cloneNode();
    next.href = fresh(link.href);
    next.addEventListener("load", () => coming.delete(next) && link.remove());
    next.addEventListener("error", () => next.remove());
    coming.add(next);
    link.after(next);
  }
  for (const picture of document.querySelectorAll("img[src]")) {
    if (is(picture.src)) picture.src = fresh(picture.src);
  }
}

function fresh(address) {
  const url = new URL(address, location.href);
  url.search = `?${now()}`;
  return url.href;
}
