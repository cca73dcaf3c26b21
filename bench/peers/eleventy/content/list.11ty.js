// A page of a topic's or a year's briefings.
import { base, count, item } from "../includes/base.js";

export const data = {
  pagination: { data: "collections.lists", size: 1, alias: "list" },
  permalink: (data) => data.list.url,
};

export default function ({ list, page }) {
  const main = `<header class="heading"><h1>${list.title}</h1><p class="standfirst">${count(list.count, "briefing", "briefings")}.</p></header>
<div class="items">
${list.items.map((one) => item(one, 2)).join("\n")}
</div>
<nav class="pager"><p>${list.newer ? `<a href="${list.newer}" rel="prev">Newer</a>` : ""}</p><p>Page ${list.number} of ${list.total}</p><p>${list.older ? `<a href="${list.older}" rel="next">Older</a>` : ""}</p></nav>
<nav class="jump"><h2>Also</h2><ul>
${list.siblings.map((url) => `<li><a href="${url}">${url}</a></li>`).join("\n")}
</ul></nav>`;
  return base({ title: list.title, description: list.title, url: page.url, main });
}
