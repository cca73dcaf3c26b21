// All entries, A to Z.
import { base, entries } from "../includes/base.js";

export const data = { permalink: "/glossary/" };

export default function ({ glossary, page }) {
  const letters = new Map();
  for (const term of [...glossary].sort((a, b) => (a.term < b.term ? -1 : 1))) {
    const letter = term.term[0].toUpperCase();
    letters.set(letter, [...(letters.get(letter) ?? []), term]);
  }
  const main = [...letters].map(([letter, terms]) => `<section><h2 id="${letter}">${letter}</h2>${entries(terms)}</section>`).join("\n");
  return base({ title: "Glossary", description: `${glossary.length} terms, explained.`, url: page.url, main: `<h1>Glossary</h1>\n${main}` });
}
