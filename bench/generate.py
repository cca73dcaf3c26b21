"""Writes the generated site: content/ for N articles with notes and a glossary, the same bytes for the same seed."""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.article import NOTES, Article, Block, Note, body
from bench.count import fingerprint
from bench.glossary import SCHEMES, Terms, sentence
from bench.words import Vocabulary

SEED = 1
TERMS = 2_000
TOPICS = 24
LAST_DAY = date(2025, 12, 31)
DAYS = 3_650
"""The articles are spread over these days, so that an archive has ten years."""

KINDS = ("context", "claim", "translation", "question", "disagreement", "update", "source")


class Site:
    """The whole generated site; articles are made one at a time."""

    def __init__(self, articles: int, *, terms: int = TERMS, seed: int = SEED) -> None:
        rng = random.Random(f"site {seed}")
        self.seed = seed
        self.words = Vocabulary(rng)
        self.terms = Terms(rng, self.words, terms)
        self.slugs = [f"{'-'.join(self.words.sample(rng, 3))}-{number:06d}" for number in range(articles)]
        self.topics = [f"topic-{self.words.words[100 + number]}" for number in range(TOPICS)]

    def article(self, number: int) -> Article:
        """One article. It depends on its number, the seed, and the addresses of the others, which it links to."""
        rng = random.Random(f"article {self.seed} {number}")
        blocks, lines = body(rng, self.words, self.terms, self.slugs)
        day = LAST_DAY - timedelta(days=number * DAYS // max(1, len(self.slugs)))
        notes = self._notes(rng, blocks, lines, day)
        linked = {(block.section, number) for block in blocks for _, _, number in block.terms}
        mentioned = [number for block in blocks for _, _, number in block.terms]
        mentioned += [number for note in notes for number in note.mentioned]
        return Article(
            slug=self.slugs[number],
            title=sentence(self.words.sample(rng, rng.randint(5, 9)))[:-1],
            date=day.isoformat(),
            summary=sentence(self.words.sample(rng, 24)),
            topics=tuple(sorted(set(rng.choices(self.topics, k=rng.randint(1, 3))))),
            body="\n".join(lines),
            notes=tuple(notes),
            links=len(linked) + sum(len(set(note.mentioned)) for note in notes),
            mentioned=tuple(mentioned),
            edit=_edit(blocks, lines),
        )

    def _notes(self, rng: random.Random, blocks: list[Block], lines: list[str], day: date) -> list[Note]:
        text = "\n".join(
            [*(block.plain() for block in blocks), *(line for line in lines if line[:1] in "#>")]
        ).lower()
        notes: list[Note] = []
        while len(notes) < NOTES:
            crossing = rng.random() < 0.4
            block, start, end = _passage(rng, blocks, text, crossing)
            block.noted.append((start, end))
            words = self.words.sample(rng, 36)
            mentioned = self.terms.sample(rng, 1) if rng.random() < 0.25 else []
            mention = (
                f" Here the {self.terms.entries[mentioned[0]].names[0]} {' '.join(words[33:])}."
                if mentioned
                else ""
            )
            link = (
                f"[{' '.join(words[20:22])}](article:{rng.choice(self.slugs)})"
                if rng.random() < 0.3
                else words[20]
            )
            notes.append(
                Note(
                    id=f"n{len(notes) + 1}",
                    quote=_quote(block, start, end),
                    kind=rng.choice(KINDS),
                    title=sentence(words[:4])[:-1] if rng.random() < 0.5 else "",
                    text=f"{sentence(words[4:14])} {sentence(words[14:20])[:-1]} {link}\n*{' '.join(words[22:24])}* "
                    f"{' '.join(words[24:33])}.{mention}",
                    date=(day + timedelta(days=rng.randint(0, 30))).isoformat(),
                    crossing=block.crosses(start, end),
                    mentioned=tuple(mentioned),
                )
            )
        return notes


def _quote(block: Block, start: int, end: int) -> str:
    return block.plain(start, end).removesuffix(block.marks[end - 1])


def _passage(rng: random.Random, blocks: list[Block], text: str, crossing: bool) -> tuple[Block, int, int]:
    """A stretch of 4 to 8 words that stands nowhere else, and crosses markup or a line break, or does not."""
    for attempt in range(10_000):
        block = rng.choice(blocks)
        start = rng.randrange(len(block.words))
        end = start + rng.randint(4, 8)
        if end > len(block.words) or any("." in mark for mark in block.marks[start : end - 1]):
            continue
        if attempt < 60 and block.crosses(start, end) is not crossing:
            continue
        is_taken = any(start < b and a < end for a, b in block.noted)
        if is_taken or any(a < start < b or a < end < b for a, b, _ in block.terms):
            continue
        if any('"' in block.open[at] + block.marks[at] for at in (start, end - 1)):
            continue
        quoted = [at for at in range(start, end) if '"' in block.open[at] + block.marks[at]]
        quote = _quote(block, start, end).lower()
        # `count` does not see that `of of` stands twice in `of of of`.
        if len(quoted) % 2 == 0 and -1 < text.find(quote) == text.rfind(quote):
            return block, start, end
    raise ValueError("no room for a note")


def _edit(blocks: list[Block], lines: list[str]) -> tuple[str, str, int] | None:
    """The last word but one of a paragraph whose last sentence mentions a term, and that term. Nothing stands on
    the word itself."""
    for block in reversed(blocks):
        at = len(block.words) - 2
        begin = max((number + 1 for number in range(at) if "." in block.marks[number]), default=0)
        mentioned = [number for start, _, number in block.terms if start >= begin]
        if not mentioned:
            continue
        busy = [*block.spans, *block.noted, *((a, b) for a, b, _ in block.terms)]
        line = block.lines()[-1]
        if not any(a - 1 <= at < b for a, b in busy) and lines.count(line) == 1 and line.count(" ") > 2:
            words = line.split(" ")
            return line, " ".join([*words[:-2], "{}" + block.marks[at], words[-1]]), mentioned[0]
    return None


def write(site: Site, out: Path, *, each: Callable[[Article], None] | None = None) -> dict[str, Any]:
    """Writes content/ under `out`, calls `each` with every article, and says what should be found in it."""
    content = out / "content"
    for folder in ("articles", "annotations", "glossary"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    (content / "site.yaml").write_text(_site_yaml(site), encoding="utf-8")
    for number, scheme in enumerate(SCHEMES):
        (content / "glossary" / f"{scheme}.yaml").write_text(_glossary_yaml(site, number), encoding="utf-8")
    expected = Expected(site)
    for number in range(len(site.slugs)):
        article = site.article(number)
        expected.add(article)
        for path, text in (
            ("articles/{}.md", article_text(article)),
            ("annotations/{}.yaml", notes_yaml(article)),
        ):
            with open(content / path.format(article.slug), "w", encoding="utf-8") as file:
                file.write(text)
        if each:
            each(article)
    found = expected.found()
    (out / "expected.json").write_text(json.dumps(found), encoding="utf-8")
    return found


class Expected:
    """What a right build shows: counted while the articles are made, not by any builder."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._links: dict[str, int] = {}
        self._mentions: Counter[str] = Counter()
        self._articles: defaultdict[str, list[str]] = defaultdict(list)
        self._crossing = 0
        self._words: dict[str, str] = {}
        self._edits: dict[str, object] = {}
        self._definitions = sum(1 + (entry.mentioned is not None) for entry in site.terms.entries)
        """Every definition links one entry by hand, and about half mention another by name."""

    def add(self, article: Article) -> None:
        """Counts an article."""
        ids = [self._site.terms.entries[number].id for number in article.mentioned]
        self._links[article.slug] = article.links
        self._words[article.slug] = fingerprint(re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "", article.body)))
        self._mentions.update(ids)
        for id in set(ids):
            self._articles[id].append(article.slug)
        self._crossing += sum(note.crossing for note in article.notes)
        if article.edit and len(self._links) > len(self._site.slugs) // 2 and not self._edits:
            first = article.notes[0].text.partition("\n")[0]
            old, new, number = article.edit
            self._edits["article"] = {
                "slug": article.slug,
                "old": old,
                "new": new,
                "terms": [self._site.terms.entries[number].id],
            }
            self._edits["note"] = {
                "slug": article.slug,
                "terms": [],
                "old": first,
                "new": first.replace(" ", " {} ", 1),
            }

    def found(self) -> dict[str, Any]:
        """Counts by article and by entry, and the edits to measure."""
        fiftieth = len(self._links) / 50
        entries = {entry.id: entry for entry in self._site.terms.entries}
        id = min(self._articles, key=lambda id: (abs(len(self._articles[id]) - fiftieth), id))
        short = entries[id].short
        self._edits["definition"] = {
            "id": id,
            "old": short,
            "new": short.replace(" ", " {} ", 1),
            "slugs": self._articles[id],
        }
        return {
            "articles": len(self._links),
            "terms": len(entries),
            "notes": NOTES,
            "crossing": self._crossing,
            "links": self._links,
            "words": self._words,
            "definition_links": self._definitions,
            "backlinks": dict(self._mentions),
            "edits": self._edits,
        }


def article_text(article: Article) -> str:
    """The file of an article."""
    return (
        f"---\ntitle: {article.title}\ndate: {article.date}\nsummary: {article.summary}\nauthors: [the desk]\n"
        f"topics: [{', '.join(article.topics)}]\n---\n\n{article.body}"
    )


def notes_yaml(article: Article) -> str:
    """The file of an article's notes."""
    return "by: the desk\nnotes:\n" + "\n".join(note_yaml(note) for note in article.notes)


def note_yaml(note: Note) -> str:
    """One note, as an item of a list that stands two spaces in."""
    quote = note.quote.replace("'", "''")
    title = f"    title: {note.title}\n" if note.title else ""
    text = note.text.replace("\n", "\n      ")
    return (
        f"  - id: {note.id}\n    quote: '{quote}'\n    kind: {note.kind}\n{title}    note: |\n      {text}\n"
        f"    confidence: moderate\n    date: {note.date}\n"
    )


def _site_yaml(site: Site) -> str:
    topics = "".join(
        f"  - {{id: {topic}, title: {topic.removeprefix('topic-').capitalize()}}}\n" for topic in site.topics
    )
    return (
        f"title: Ten Years\nbase_url: https://example.org/\npublisher: {{name: the desk}}\ntopics:\n{topics}"
    )


def _glossary_yaml(site: Site, number: int) -> str:
    made = [f"title: {SCHEMES[number].capitalize()}\nterms:\n"]
    for entry in site.terms.entries[number :: len(SCHEMES)]:
        made.append(
            f"  - id: {entry.id}\n    term: {entry.names[0]}\n    forms: [{', '.join(entry.names[1:])}]\n"
        )
        made.append(f"    short: {entry.short}\n    definition: |\n      {entry.definition}\n")
        made += [
            f"    {key}: [{id}]\n"
            for key, id in (("broader", entry.broader), ("related", entry.related))
            if id
        ]
    return "".join(made)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the folder that content/ is written into")
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--terms", type=int, default=TERMS)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    started = time.perf_counter()
    found = write(Site(asked.articles, terms=asked.terms, seed=asked.seed), asked.out)
    print(f"{found['articles']} articles in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
