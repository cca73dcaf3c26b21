/* Morph: brings the open page from one version of its HTML to the next, and touches nothing that did not change.

   Three trees take part: `live`, the page in the browser; `base`, the HTML it was made from; `next`, the new HTML. Only
   where base and next differ is live touched. What scripts or the reader changed in the page, an opened note, a class, an
   element of their own, is in neither HTML, and so it stays. Nothing else in the page moves: not the selection, not the
   focus, not the scroll position. */

const OURS = "data-postil";

/** Bring `live` from `base` to `next`; all three are the same kind of element. Returns how many nodes were touched. */
export function morph(live, base, next) {
  if (base.isEqualNode(next)) return 0;
  return attributes(live, base, next) + children(live, base, next);
}

function attributes(live, base, next) {
  let touched = 0;
  for (const name of new Set([...base.getAttributeNames(), ...next.getAttributeNames()])) {
    const before = base.getAttribute(name), after = next.getAttribute(name);
    if (before === after) continue;
    touched += 1;
    if (name === "class") {
      // Word by word: a script may have added some of its own.
      live.classList.remove(...words(before).filter((word) => !words(after).includes(word)));
      live.classList.add(...words(after));
    } else if (after === null) {
      live.removeAttribute(name);
    } else {
      live.setAttribute(name, after);
    }
  }
  return touched;
}

const words = (text) => (text || "").split(/\s+/).filter(Boolean);

function children(live, base, next) {
  const nodes = counterparts(live, base);
  const pairs = paired([...base.childNodes], [...next.childNodes]);
  const kept = new Set(pairs.values());
  let touched = 0;
  for (const old of base.childNodes) {
    if (kept.has(old)) continue;
    nodes.get(old)?.remove();
    touched += 1;
  }
  let after = null;
  for (const wanted of next.childNodes) {
    const old = pairs.get(wanted);
    let node = old && nodes.get(old);
    if (!node) {
      node = document.importNode(wanted, true);
      touched += 1;
      place(live, node, after);
    } else {
      if (node.parentNode === live && isBefore(node, after)) place(live, node, after), touched += 1;
      touched += update(node, old, wanted);
    }
    if (node.parentNode === live) after = node;
  }
  return touched;
}

function update(node, old, wanted) {
  if (old.isEqualNode(wanted)) return 0;
  if (node.nodeType === Node.ELEMENT_NODE) return morph(node, old, wanted);
  text(node, wanted.data);
  return 1;
}

/** Exchange the middle that differs: a selection that ends before or after it stays where it is. */
function text(node, data) {
  const old = node.data, shorter = Math.min(old.length, data.length);
  let start = 0, end = 0;
  while (start < shorter && old[start] === data[start]) start += 1;
  while (end < shorter - start && old[old.length - 1 - end] === data[data.length - 1 - end]) end += 1;
  node.replaceData(start, old.length - start - end, data.slice(start, data.length - end));
}

/** Which child of `live` was made from which child of `base`. Elements that scripts put in between are stepped over. */
function counterparts(live, base) {
  const found = new Map(), theirs = [...live.childNodes].filter((node) => !(node.hasAttribute?.(OURS)));
  let at = 0;
  for (const old of base.childNodes) {
    let here = theirs.findIndex((node, index) => index >= at && alike(node, old));
    if (here < 0 && old.id) {
      // A script may have moved it elsewhere: its id tells.
      const elsewhere = document.getElementById(old.id);
      if (elsewhere && alike(elsewhere, old)) found.set(old, elsewhere);
      continue;
    }
    if (here < 0) continue;
    found.set(old, theirs[here]);
    at = here + 1;
  }
  return found;
}

const alike = (one, other) =>
  one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id || "") === (other.id || "");

/** For each new child the old one that it is a version of. Equal ones first, from both ends; then by id; then by kind. */
function paired(old, wanted) {
  const pairs = new Map(), left = [...old], right = [...wanted];
  while (left.length && right.length && left[0].isEqualNode(right[0])) pairs.set(right.shift(), left.shift());
  while (left.length && right.length && left.at(-1).isEqualNode(right.at(-1))) pairs.set(right.pop(), left.pop());
  const free = new Set(left);
  const take = (node, test) => {
    for (const one of free) {
      if (!test(one)) continue;
      free.delete(one);
      pairs.set(node, one);
      return;
    }
  };
  for (const node of right) if (key(node)) take(node, (one) => key(one) === key(node) && one.nodeName === node.nodeName);
  for (const node of right) if (!pairs.has(node) && !key(node)) take(node, (one) => one.isEqualNode(node));
  for (const node of right) {
    if (!pairs.has(node) && !key(node)) take(node, (one) => !key(one) && alike(one, node) && similar(one, node));
  }
  return pairs;
}

/** What an element is known by across versions: its id, or the one thing with an id in it, as the text in a note. */
function key(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  return node.id || node.querySelector(":scope > [id]")?.id || "";
}

/** Whether two elements of a kind do the same thing, so that one can become the other. */
function similar(one, other) {
  if (one.nodeType !== Node.ELEMENT_NODE) return true;
  return words(one.getAttribute("class"))[0] === words(other.getAttribute("class"))[0];
}

const isBefore = (node, after) => after && (node.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

function place(parent, node, after) {
  let next = after ? after.nextSibling : parent.firstChild;
  while (next && next.hasAttribute?.(OURS)) next = next.nextSibling;
  // Where the browser can, a node is moved without losing what it has: focus, an open popover, a playing video.
  if (node.isConnected && parent.moveBefore) parent.moveBefore(node, next);
  else parent.insertBefore(node, next);
}
