// The sitemap.
import { iso } from "../includes/base.js";

export const data = { permalink: "/sitemap.xml" };

export default function ({ collections, glossary }) {
  const urls = [...collections.briefings.map((one) => [one.url, iso(one.date)]), ...glossary.map((term) => [term.url]), ...collections.lists.map((list) => [list.url])];
  const rows = urls.map(([url, day]) => `<url><loc>https://example.org${url}</loc>${day ? `<lastmod>${day}</lastmod>` : ""}</url>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join("\n")}\n</urlset>\n`;
}
