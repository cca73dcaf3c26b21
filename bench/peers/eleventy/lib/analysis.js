// What a briefing's page and the entries' pages need: its blocks as HTML with terms and notes, and its mentions.
import MarkdownIt from "markdown-it";
import { Terms, sentences } from "./terms.js";

export const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const fold = (text) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replaceAll("\n", " ");

const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

function address(href) {
  const [scheme, id] = href.split(":", 2);
  return scheme === "article" ? `/briefings/${id}/` : scheme === "term" ? `/glossary/${id}/` : href;
}

export class Analysis {
  constructor(glossary) {
    this.terms = new Terms(glossary);
    this.md = new MarkdownIt({ typographer: true });
    this.md.normalizeLink = address;
    this.md.core.ruler.push("class-of-links-by-hand", ({ tokens }) => {
      for (const token of tokens) {
        for (const child of token.children ?? []) {
          if (child.type === "link_open" && child.attrGet("href").startsWith("/glossary/")) child.attrSet("class", "term");
        }
      }
    });
    this.kept = new Map(); // by slug: the page's source and what came of it
    this.mentions = new Map(); // by entry: all mentions, newest briefing first
  }

  // Reads all briefings, newest first; what has not changed since the last build of this process is kept.
  read(items) {
    this.mentions = new Map();
    for (const item of items) {
      const source = item.rawInput + JSON.stringify(item.data.notes);
      let kept = this.kept.get(item.fileSlug);
      if (kept?.source !== source) {
        kept = { source, ...this.briefing(item.rawInput, item.data.notes) };
        this.kept.set(item.fileSlug, kept);
      }
      for (const mention of kept.mentions) {
        if (!this.mentions.has(mention.term.id)) this.mentions.set(mention.term.id, []);
        this.mentions.get(mention.term.id).push({ ...mention, item });
      }
    }
  }

  of(slug) {
    return this.kept.get(slug);
  }

  briefing(markdown, notes) {
    const tokens = this.md.parse(markdown, {});
    const mentions = [];
    const waiting = notes.map((note) => ({ ...note, folded: fold(note.quote) }));
    const numbered = [];
    const blocks = [];
    let seen = new Set();
    let html = "";
    let section = "";
    let depth = 0;
    let inQuote = 0;
    let here = [];
    for (const [at, token] of tokens.entries()) {
      if (token.type === "blockquote_open") inQuote++;
      if (token.type === "blockquote_close") inQuote--;
      if (token.type === "heading_open") {
        seen = new Set();
        section = slug(tokens[at + 1].content);
        token.attrSet("id", section);
      }
      if (token.type === "inline") {
        const heading = tokens[at - 1].type === "heading_open";
        html += this.inline(token.children, { linked: !heading && !inQuote, seen, waiting, numbered, here, mentions, anchor: section });
      } else {
        html += this.block(tokens, at);
      }
      depth += token.nesting;
      if (depth === 0) {
        blocks.push({ html, notes: here });
        html = "";
        here = [];
      }
    }
    for (const note of numbered) note.html = this.prose(note.note, mentions, `note-${note.id}`);
    const terms = [...new Set(mentions.map((mention) => mention.term))];
    return { blocks, mentions, terms, notes: numbered };
  }

  // The definition of an entry: other entries in it are linked, the entry itself is not.
  definition(term) {
    return this.prose(term.definition);
  }

  // A text of its own, such as a note: its HTML with terms linked.
  prose(markdown, mentions = [], anchor = "") {
    const tokens = this.md.parse(markdown, {});
    const seen = new Set();
    let html = "";
    for (const [at, token] of tokens.entries()) {
      html +=
        token.type === "inline"
          ? this.inline(token.children, { linked: true, seen, waiting: [], numbered: [], here: [], mentions, anchor })
          : this.block(tokens, at);
    }
    return html;
  }

  block(tokens, at) {
    const { rules, renderToken } = this.md.renderer;
    return (rules[tokens[at].type] ?? renderToken).call(this.md.renderer, tokens, at, this.md.options, {}, this.md.renderer);
  }

  // The text of a block's tokens with tags put in where terms and notes begin and end.
  inline(children, { linked, seen, waiting, numbered, here, mentions, anchor }) {
    const text = children.map((token) => (token.type === "softbreak" ? "\n" : token.content)).join("");
    const links = linkRanges(children);
    const cuts = [];
    const terms = this.terms.find(text);
    if (terms.length) {
      const split = sentences(text);
      for (const { start, end, term } of terms) {
        const [from, to] = split.find(([a, b]) => a <= start && start < b) ?? [0, text.length];
        mentions.push({ term, anchor, before: text.slice(from, start), words: text.slice(start, end), after: text.slice(end, to) });
        const byHand = links.some(([a, b]) => a < end && start < b);
        if (!linked || byHand || seen.has(term.id)) continue;
        seen.add(term.id);
        cuts.push({ at: start, order: 3, html: `<a class="term" href="${term.url}" title="${escape(term.short)}">` });
        cuts.push({ at: end, order: 0, html: "</a>" });
      }
    }
    const passages = [];
    if (waiting.length) {
      const folded = fold(text);
      for (const one of waiting) {
        if (one.start !== undefined) continue;
        const start = folded.indexOf(one.folded);
        if (start < 0) continue;
        one.start = start;
        passages.push({ start, end: start + one.folded.length, one });
      }
      passages.sort((a, b) => a.start - b.start);
      for (const { start, end, one } of passages) {
        one.number = numbered.push(one);
        here.push(one);
        const open = `<mark class="passage passage-${one.kind}"`;
        cuts.push({ at: start, order: 2, html: `${open} id="passage-${one.id}">`, mark: `${open}>` });
        const ref = `<a class="note-ref" id="ref-${one.id}" href="#note-${one.id}" role="doc-noteref" aria-label="note ${one.number}, ${one.kind}">`;
        cuts.push({ at: end, order: 1, html: `</mark>${ref}<span>${one.number}</span></a>`, mark: "" });
      }
    }
    cuts.sort((a, b) => a.at - b.at || a.order - b.order);
    return this.woven(children, cuts);
  }

  woven(children, cuts) {
    const out = [];
    let at = 0;
    let next = 0;
    let mark = "";
    const upTo = (position, closing) => {
      while (next < cuts.length && (cuts[next].at < position || (cuts[next].at === position && cuts[next].order < 2 && closing))) {
        out.push(cuts[next].html);
        mark = cuts[next].mark ?? mark;
        next++;
      }
    };
    for (const [index, token] of children.entries()) {
      if (token.type === "text" || token.type === "softbreak" || token.type === "code_inline") {
        const text = token.type === "softbreak" ? "\n" : token.content;
        const end = at + text.length;
        let from = at;
        while (next < cuts.length && cuts[next].at < end) {
          out.push(escape(text.slice(from - at, cuts[next].at - at)), cuts[next].html);
          from = cuts[next].at;
          mark = cuts[next].mark ?? mark;
          next++;
        }
        out.push(escape(text.slice(from - at)));
        at = end;
        upTo(at, true);
      } else {
        // A passage that crosses a tag is closed before it and opened again behind it.
        if (mark) out.push("</mark>");
        out.push(this.md.renderer.renderToken(children, index, this.md.options));
        if (mark) out.push(mark);
      }
    }
    upTo(Infinity, true);
    return out.join("");
  }
}

function linkRanges(children) {
  const found = [];
  let at = 0;
  let start = 0;
  for (const token of children) {
    if (token.type === "link_open") start = at;
    if (token.type === "link_close") found.push([start, at]);
    at += token.type === "softbreak" ? 1 : token.content.length;
  }
  return found;
}
