// The page of an entry: its definition, and every mention in its sentence, newest briefing first.
import { escape } from "../lib/analysis.js";
import { base, count, entries, when } from "../includes/base.js";

export const data = {
  pagination: { data: "glossary", size: 1, alias: "term" },
  permalink: (data) => data.term.url,
};

function mentions(rows) {
  const out = [];
  let open = null;
  for (const { item, anchor, before, words, after } of rows) {
    if (item !== open) {
      if (open) out.push("</ul></section>");
      out.push(`<section class="mentions"><h3><a href="${item.url}">${escape(item.data.title)}</a></h3><p class="mentions-date">${when(item.date)}</p><ul>`);
      open = item;
    }
    const tag = anchor.startsWith("note-") ? ' <span class="tag">in a note</span>' : "";
    out.push(`<li>${escape(before)}<a href="${item.url}${anchor && "#"}${anchor}">${escape(words)}</a>${escape(after)}${tag}</li>`);
  }
  return `${out.join("\n")}</ul></section>`;
}

export default function ({ term, analysis, glossary, page }) {
  const byId = (ids) => entries((ids ?? []).map((id) => analysis.terms.entries.get(id)));
  const rows = analysis.mentions.get(term.id) ?? [];
  const narrower = glossary.filter((other) => other.broader?.includes(term.id));
  const main = `<header class="heading"><p class="kicker">${term.scheme}</p><h1>${term.term}</h1>
<p class="forms">Also: ${term.forms.map((form) => `<b>${form}</b>`).join(", ")}</p></header>
<p class="standfirst">${escape(term.short)}</p>
<div class="text">${analysis.definition(term)}</div>
${rows.length ? `<section class="part" id="mentions"><h2>${count(rows.length, "mention", "mentions")} in the briefings</h2>\n${mentions(rows)}</section>` : `<p class="empty">No briefing mentions it yet.</p>`}
${term.broader ? `<section><h2>Is a kind of</h2>${byId(term.broader)}</section>` : ""}
${narrower.length ? `<section><h2>Kinds of it</h2>${entries(narrower)}</section>` : ""}
${term.related ? `<section><h2>Related</h2>${byId(term.related)}</section>` : ""}`;
  return base({ title: term.term, description: term.short, url: page.url, main });
}
