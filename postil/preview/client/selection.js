/* Selection: what is selected in the article, as the server can find it again: the words, and all of their block around
   them, without what is not of the text, such as the numbers of notes. */

const TEXT = ".body", BLOCKS = "p, li, td, th, h1, h2, h3, h4, h5, h6, pre, dt, dd, figcaption, blockquote";
const EXCERPT = "blockquote.excerpt";
const NOT_TEXT = "a.note-ref, .notes, [data-postil]";

/** The part of the selection that a note can stand on, with its range; null where there is none. */
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const block = blockOf(range.startContainer);
  if (!block || !range.toString().trim()) return null;
  if (blockOf(range.endContainer) !== block) return { crosses: true, range: range.cloneRange() };
  return { ...place(block, range), range: range.cloneRange() };
}

/** The spot under the pointer, in the same form: no words, and its block before and after it. */
export function spotAt(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y), old = caret ? null : document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? old?.startContainer, offset = caret?.offset ?? old?.startOffset;
  const block = node && blockOf(node);
  if (!block) return null;
  const range = document.createRange();
  range.setStart(node, offset);
  return place(block, range);
}

/** The block of the article that a node stands in. */
export function blockOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const block = element?.closest(BLOCKS);
  return block && block.closest(TEXT) && !block.closest(`.notes, .key-points`) ? block : null;
}

/** All blocks of the article, in reading order. */
export function blocks() {
  return [...document.querySelectorAll(TEXT)].flatMap((text) => [...text.querySelectorAll(BLOCKS)])
    .filter((block) => blockOf(block) === block && flat(textOf(block)));
}

function place(block, range) {
  const parts = ["", "", ""], nodes = block.closest(EXCERPT) ? passage(block, range) : nodesOf(block);
  for (const node of nodes) {
    const words = node.nodeType === Node.TEXT_NODE ? node.data : "\n";
    const start = cut(range, node, words, true), end = cut(range, node, words, false);
    parts[0] += words.slice(0, start);
    parts[1] += words.slice(start, end);
    parts[2] += words.slice(end);
  }
  const same = flat(parts.join("")), alike = blocks().filter((one) => flat(textOf(one)) === same);
  return {
    selection: { before: parts[0], text: parts[1], after: parts[2], number: Math.max(alike.indexOf(block), 0), of: Math.max(alike.length, 1) },
  };
}

/** Of a text that is shown in passages alone, the nodes of the passage in which a range begins: `…` stands between them. */
function passage(block, range) {
  const found = [[]];
  for (const node of nodesOf(block)) {
    if (node.parentElement.closest("mark")) found.at(-1).push(node);
    else found.push([]);
  }
  return found.find((nodes) => nodes.some((node) => range.comparePoint(node, node.length || 0) >= 0)) || [];
}

/** How much of a node's words stand before the beginning of a range, or before its end. */
function cut(range, node, words, atStart) {
  const [container, offset] = atStart ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset];
  if (container === node) return Math.min(offset, words.length);
  const point = document.createRange();
  point.setStart(container, offset);
  return point.comparePoint(node, 0) < 0 ? words.length : 0;
}

/** The text nodes and line breaks of a block, without those of blocks inside it. */
function* nodesOf(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    if (node.matches(NOT_TEXT) || node.matches(BLOCKS)) return NodeFilter.FILTER_REJECT;
    return node.nodeName === "BR" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  while (walker.nextNode()) yield walker.currentNode;
}

const textOf = (block) => [...nodesOf(block)].map((node) => (node.nodeType === Node.TEXT_NODE ? node.data : "\n")).join("");
const flat = (text) => text.replace(/\s+/g, " ").trim();
