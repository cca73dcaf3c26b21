// The Atom feed: the twenty latest briefings, whole, with their notes.
import { escape } from "../lib/analysis.js";
import { iso, note } from "../includes/base.js";

export const data = { permalink: "/feed.xml" };

export default function ({ collections, analysis }) {
  const entry = (one) => {
    const html = analysis.of(one.fileSlug).blocks.map((block) => block.html + block.notes.map(note).join("\n")).join("");
    const url = `https://example.org${one.url}`;
    return `<entry><id>${url}</id><link href="${url}"/><title>${escape(one.data.title)}</title><updated>${iso(one.date)}T00:00:00Z</updated>
<author><name>the desk</name></author><summary>${escape(one.data.summary)}</summary><content type="html">${escape(html)}</content></entry>`;
  };
  const latest = collections.briefings.slice(0, 20);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/</id><title>Ten Years</title><updated>${iso(latest[0].date)}T00:00:00Z</updated>
<link rel="self" href="https://example.org/feed.xml"/>
${latest.map(entry).join("\n")}
</feed>
`;
}
