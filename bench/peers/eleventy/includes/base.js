// What stands around every page, and the pieces that several pages show.
import { escape } from "../lib/analysis.js";

const SITE = "Ten Years";
const DAY = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

export const iso = (date) => date.toISOString().slice(0, 10);
export const when = (date) => `<time datetime="${iso(date)}">${DAY.format(date)}</time>`;
export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

export const entries = (terms) =>
  `<dl class="entries">\n${terms.map((term) => `<div><dt><a href="${term.url}">${term.term}</a></dt><dd>${escape(term.short)}</dd></div>`).join("\n")}\n</dl>`;

export const item = (page, level) => `<article class="item">
<p class="kicker"><a href="/topics/${page.data.topics[0]}/">${page.data.topics[0]}</a></p>
<h${level} class="item-title"><a href="${page.url}">${escape(page.data.title)}</a></h${level}>
<p class="item-summary">${escape(page.data.summary)}</p>
<p class="item-foot">${when(page.date)} <span>${count(page.data.notes.length, "note", "notes")}</span></p>
</article>`;

export const note = (one) => `<details class="note kind-${one.kind}">
<summary><b class="note-number">${one.number}</b> <span class="note-kind">${one.kind}</span> <q class="lemma">${escape(one.quote)}</q></summary>
<div class="note-text" id="note-${one.id}" role="doc-footnote" aria-label="Note ${one.number}, ${one.kind}">
<p class="note-head"><b class="note-number">${one.number}</b> <span class="note-kind">${one.kind}</span> <q class="lemma">${escape(one.quote)}</q></p>
${one.title ? `<p class="note-title">${escape(one.title)}</p>\n` : ""}${one.html}
<p class="note-foot"><a class="note-back" href="#passage-${one.id}" role="doc-backlink">Passage</a> <a class="note-link" href="#note-${one.id}">Link</a> <span>${one.confidence}</span> ${when(one.date)}</p>
</div>
</details>`;

export const base = ({ title, description, url, main, kind = "reference" }) => `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – ${SITE}</title>
<meta name="description" content="${escape(description)}">
<link rel="canonical" href="https://example.org${url}">
<meta property="og:url" content="https://example.org${url}">
<meta property="og:title" content="${escape(title)}">
<meta property="og:site_name" content="${SITE}">
<link rel="stylesheet" href="/assets/site.css">
<link rel="alternate" type="application/atom+xml" title="${SITE}" href="/feed.xml">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="masthead"><p class="nameplate"><a href="/">${SITE}</a></p>
<nav aria-label="Site"><ul><li><a href="/glossary/">Glossary</a></li><li><a href="/archive/2025/">Archive</a></li></ul></nav></header>
<main id="content" class="${kind}" tabindex="-1">
${main}
</main>
<footer class="foot"><p>Published by the desk</p><ul><li><a href="/feed.xml">Feed</a></li></ul></footer>
</body>
</html>
`;
