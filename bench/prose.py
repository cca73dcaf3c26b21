"""What reading Markdown costs, the short way and the parser's own: `python -m bench.prose` (about ten seconds).

The texts are the bodies and notes of generated articles. Both ways are measured in turns, best of several, in
processor time; that they give the same is checked first.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence

from bench.generate import Site
from postil.model.prose import LinkMark, Mark, NoteMark
from postil.prose.parse import WAYS, Way, parse
from postil.prose.weave import weave

ARTICLES = 40
ROUNDS = 7


def read(texts: Sequence[str], way: Way) -> None:
    """Read all of them."""
    for text in texts:
        parse(text, path="x.md", line=1, language="en", way=way)


def main() -> int:
    """Check, measure, print. Exit code 1 when the ways differ."""
    site = Site(ARTICLES)
    articles = [site.article(number) for number in range(ARTICLES)]
    texts = {"body": [one.body for one in articles], "note": [note.text for one in articles for note in one.notes]}
    print(f"{'microseconds a text':20}" + "".join(f"{way:>8}" for way in WAYS) + "   ratio")
    for name, some in texts.items():
        for text in some:
            first, second = (parse(text, path="x.md", line=1, language="en", way=way) for way in WAYS)
            if first != second:
                print(f"the ways differ on {text!r}", file=sys.stderr)
                return 1
        best = dict.fromkeys(WAYS, float("inf"))
        for _ in range(ROUNDS):
            for way in WAYS:
                begun = time.process_time()
                read(some, way)
                best[way] = min(best[way], (time.process_time() - begun) / len(some) * 1e6)
        print(f"{name:20}" + "".join(f"{best[way]:8.0f}" for way in WAYS) + f"{best['stock'] / best['short']:8.1f}")
    _weaving(texts["body"])
    return 0


def _weaving(bodies: Sequence[str]) -> None:
    """What writing a body as HTML costs, with 24 automatic links and 8 notes, each on whole words."""
    texts = [parse(text, path="x.md", line=1, language="en")[0] for text in bodies]
    marked = [(prose, _marks(prose.text)) for prose in texts]
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        for prose, marks in marked:
            weave(prose, marks, {}, {})
        best = min(best, (time.process_time() - begun) / len(marked) * 1e6)
    print(f"{'weaving a body':20}{best:8.0f}")


def _marks(text: str) -> list[Mark]:
    words = [match.span() for match in re.finditer(r"\w+", text)]
    step = len(words) // 32
    marks: list[Mark] = []
    for number in range(32):
        start, last = words[number * step][0], words[number * step + number % 4 * 2][1]
        if number % 4 == 3:
            marks.append(NoteMark(start, last, f"n{number}", number, "context", f"note {number}", stale=False))
        else:
            marks.append(LinkMark(start, last, "term", f"../../glossary/{number}/index.html", ""))
    return marks


if __name__ == "__main__":
    sys.exit(main())
