// Terms in a text: the words are looked up in one dictionary of first words, longest name first.

const WORD = /[\p{L}\p{N}]+/gu;

export class Terms {
  constructor(glossary) {
    this.entries = new Map(glossary.map((term) => [term.id, term]));
    this.byFirstWord = new Map();
    for (const term of glossary) {
      for (const name of [term.term, ...term.forms]) {
        this.add(name, term);
        this.add(name + "s", term);
      }
    }
    for (const found of this.byFirstWord.values()) found.sort((a, b) => b.rest.length - a.rest.length);
  }

  add(name, term) {
    const exact = /.\p{Lu}/u.test(name);
    const first = name.match(WORD)[0].toLowerCase();
    const entry = { term, exact, name: exact ? name : name.toLowerCase(), rest: name.slice(first.length).toLowerCase() };
    if (!this.byFirstWord.has(first)) this.byFirstWord.set(first, []);
    this.byFirstWord.get(first).push(entry);
  }

  // Where terms stand in a text: leftmost, then longest, on word boundaries, none across another.
  find(text) {
    const found = [];
    const spaced = text.replaceAll("\n", " ");
    const low = spaced.toLowerCase();
    let free = 0;
    for (const match of low.matchAll(WORD)) {
      const candidates = this.byFirstWord.get(match[0]);
      if (!candidates || match.index < free) continue;
      for (const { term, exact, name } of candidates) {
        const end = match.index + name.length;
        if (!(exact ? spaced : low).startsWith(name, match.index)) continue;
        if (/[\p{L}\p{N}]/u.test(low.charAt(end))) continue;
        found.push({ start: match.index, end, term });
        free = end;
        break;
      }
    }
    return found;
  }
}

// The sentences of a text, half open.
export function sentences(text) {
  return [...text.matchAll(/[^.!?]+(?:[.!?]+["”’]*|$)\s*/g)].map((match) => [match.index, match.index + match[0].length]);
}
