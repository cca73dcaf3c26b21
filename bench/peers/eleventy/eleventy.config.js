// The same site with Eleventy: one parse an article, terms by dictionary, notes and backlinks from one analysis that is kept.
import fs from "node:fs";
import yaml from "js-yaml";
import { Analysis } from "./lib/analysis.js";

const glossary = fs
  .readdirSync("glossary")
  .sort()
  .flatMap((file) => {
    const { title, terms } = yaml.load(fs.readFileSync(`glossary/${file}`, "utf8"));
    return terms.map((term) => ({ ...term, scheme: title, url: `/glossary/${term.id}/` }));
  });

const newestFirst = (a, b) => b.date - a.date || (a.fileSlug < b.fileSlug ? -1 : 1);

function pages(items, size, first, extra) {
  const total = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: total }, (_, at) => ({
    ...extra,
    items: items.slice(at * size, (at + 1) * size),
    count: items.length,
    number: at + 1,
    total,
    url: at ? `${first}page/${at + 1}/` : first,
    newer: at === 0 ? "" : at === 1 ? first : `${first}page/${at}/`,
    older: at + 1 < total ? `${first}page/${at + 2}/` : "",
  }));
}

function grouped(items, keys) {
  const found = new Map();
  for (const item of items) {
    for (const key of keys(item)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(item);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

export default function (config) {
  const analysis = new Analysis(glossary);
  config.addWatchTarget("./glossary/", { resetConfig: true });
  config.addGlobalData("glossary", glossary);
  config.addGlobalData("analysis", () => analysis);
  // Eleventy renders the body with this library. The layout needs blocks, not a string, and takes them from the analysis.
  config.setLibrary("md", { render: () => "", disable() {}, set() {} });

  config.addCollection("briefings", (api) => {
    const found = api.getFilteredByGlob("content/briefings/*.md").sort(newestFirst);
    analysis.read(found);
    return found;
  });
  config.addCollection("lists", (api) => {
    const found = api.getFilteredByGlob("content/briefings/*.md").sort(newestFirst);
    const topics = grouped(found, (item) => item.data.topics);
    const years = grouped(found, (item) => item.data.archive);
    return [
      ...topics.flatMap(([key, items]) => pages(items, 25, `/topics/${key}/`, { title: key, siblings: topics.map(([id]) => `/topics/${id}/`) })),
      ...years.flatMap(([key, items]) =>
        pages(items, 25, `/archive/${key}/`, { title: `Briefings of ${key}`, siblings: years.map(([id]) => `/archive/${id}/`) })
      ),
    ];
  });
  return {
    dir: { input: "content", output: "site", includes: "../includes", data: "../data" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
