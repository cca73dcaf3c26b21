/* Morph: brings the open page from one version of its HTML to the next, and touches nothing that did not change.

   Three trees take part: the page in the browser; `base`, the HTML it was made from; `next`, the new HTML. Only where base
   and next differ is the page touched. What scripts or the reader changed in it, an opened note, a class, an element of
   their own, is in neither HTML, and so it stays. Nothing else in the page moves: not the selection, not the focus, not
   the scroll position.

   Which node of the page was made from which of the HTML is remembered, so that nodes are found wherever scripts have put
   them. For that a Page has to be made before any script has changed something. */

export class Page {
  #twins = new WeakMap();

  /** Take the page as it was just read. What the root says of its state (`data-…`) comes from scripts already. */
  constructor(root) {
    this.root = root;
    this.base = root.cloneNode(true);
    for (const name of this.base.getAttributeNames()) if (name.startsWith("data-")) this.base.removeAttribute(name);
    this.#pair(this.base, root);
  }

  /** Bring the page to `next`, the root of the new HTML. Returns how many nodes were touched. */
  become(next) {
    const touched = this.#morph(this.root, this.base, next);
    this.base = next;
    return touched;
  }

  #pair(base, live) {
    this.#twins.set(base, live);
    base.childNodes.forEach((child, at) => this.#pair(child, live.childNodes[at]));
  }

  #morph(live, base, next) {
    if (base.isEqualNode(next)) {
      this.#move(base, next);
      return 0;
    }
    this.#twins.set(next, live);
    return attributes(live, base, next) + this.#children(live, base, next);
  }

  /** The same HTML once more: its nodes stand for those of the page that the old ones stood for. */
  #move(base, next) {
    this.#twins.set(next, this.#twins.get(base));
    base.childNodes.forEach((child, at) => this.#move(child, next.childNodes[at]));
  }

  #children(live, base, next) {
    const pairs = paired([...base.childNodes], [...next.childNodes]);
    const kept = new Set(pairs.values());
    let touched = 0;
    for (const old of base.childNodes) {
      if (kept.has(old)) continue;
      this.#twins.get(old)?.remove();
      touched += 1;
    }
    let after = null;
    for (const wanted of next.childNodes) {
      const old = pairs.get(wanted);
      let node = old && this.#twins.get(old);
      if (node) {
        if (isBefore(node, after)) place(live, node, after), touched += 1;
        touched += this.#update(node, old, wanted);
      } else {
        node = document.importNode(wanted, true);
        this.#pair(wanted, node);
        place(live, node, after);
        touched += 1;
      }
      if (live.contains(node)) after = node;
    }
    return touched;
  }

  #update(node, old, wanted) {
    if (node.nodeType === Node.ELEMENT_NODE) return this.#morph(node, old, wanted);
    this.#twins.set(wanted, node);
    if (old.isEqualNode(wanted)) return 0;
    text(node, wanted.data);
    return 1;
  }
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

/** Exchange the middle that differs: a selection that ends before or after it stays where it is. */
function text(node, data) {
  const old = node.data, shorter = Math.min(old.length, data.length);
  let start = 0, end = 0;
  while (start < shorter && old[start] === data[start]) start += 1;
  while (end < shorter - start && old[old.length - 1 - end] === data[data.length - 1 - end]) end += 1;
  node.replaceData(start, old.length - start - end, data.slice(start, data.length - end));
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

/** Put a node behind another one, in whatever a script may have wrapped that; or at the beginning of its parent. */
function place(parent, node, after) {
  const where = after ? after.parentNode : parent;
  const next = after ? after.nextSibling : parent.firstChild;
  // Where the browser can, a node is moved without losing what it has: focus, an open popover, a playing video.
  if (node.isConnected && where.moveBefore) where.moveBefore(node, next);
  else where.insertBefore(node, next);
}
