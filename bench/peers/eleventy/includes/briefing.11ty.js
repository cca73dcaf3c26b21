// The page of a briefing.
import { escape } from "../lib/analysis.js";
import { base, count, entries, note, when } from "./base.js";

export default function (data) {
  const found = data.analysis.of(data.page.fileSlug);
  const body = found.blocks.map(({ html, notes }) => (notes.length ? `${html}<div class="notes">\n${notes.map(note).join("\n")}\n</div>\n` : html)).join("");
  const main = `<article>
<header class="opening">
<p class="kicker">${data.topics.map((topic) => `<a href="/topics/${topic}/">${topic}</a>`).join(" ")}</p>
<h1>${escape(data.title)}</h1>
<p class="standfirst">${escape(data.summary)}</p>
<p class="byline"><span>By the desk</span> <span>${when(data.page.date)}</span></p>
<p class="overview">${count(found.notes.length, "note", "notes")} in the margin</p>
</header>
<div class="body">
${body}</div>
<section class="part terms"><h2>Terms on this page</h2>${entries(found.terms)}</section>
<section class="cite"><h2>How to cite this briefing</h2><p>the desk, “${escape(data.title)}”, Ten Years, ${when(data.page.date)}, https://example.org${data.page.url}</p></section>
</article>`;
  return base({ title: data.title, description: data.summary, url: data.page.url, main, kind: "briefing" });
}
