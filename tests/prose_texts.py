"""Random Markdown for comparing two ways of reading it: signs, words, lines and blocks in every mixture."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

_SIGNS = "*_`[](){}<>!|#-+=~\"'\\&;:.,/^$@% \n\t0aé世😀‘’“”«»—–…　\xa0\u202e\u2067\ufeff\u200b\x85\x0b"
_WORDS = (
    "the", "pact", "of", "1961", "Kim", "мир", "it's", "条約", "R&D", "عهد", "שלום", "😀", "é", "a", "I", "x_y", "U.S.", "’90s", "'90s",
    "Kims'", '"so', 'so"', "'so", "so'", '5"', "1.", "12)", "-", "--", "---", "–", "...", "&amp;", "&#8238;", "&copy", "--&amp;", "5 < 6", "2*3",
)  # fmt: skip
_MARKED = (
    "*{}*", "**{}**", "_{}_", "__{}__", "***{}***", "*{}", "{}*", "**{}", "{}**", "~~{}~~", "~{}~", "`{}`", "``{}``", "`{}",
    '"{}"', "'{}'", "“{}”", "‘{}’", "({})", "[{}]", "[{}](term:icbm)", "[{}](https://a.org/b_c*d)", "[{}](<a b>)", "[{}](x 'y')",
    "[{}](", "[{}][ref]", "[{}]{{.noterm}}", "[{}]{{lang=ru}}", "[{}]{{x}}", "[[{}]]", "[[icbm|{}]]", "[[term:icbm]]",
    "![{}](a.png)", "![{}", "<https://a.org/{}>", "<b>{}</b>", "<!-- {} -->", "{}\\", "\\{}", "{}&nbsp;", "{{{}}}", "{}!", "{}.",
)  # fmt: skip
_JOINTS = (" ", " ", " ", " ", "\n", "\n", "", "  \n", " \n", "\n ", "\n  ", "\t", "\n    ", "\\\n", "\r\n", "\r")
_BEFORE = (
    "", "", "", "", "- ", "* ", "+ ", "-", "1. ", "2) ", "10. ", "> ", ">", "# ", "## ", "#", "    ", "  ", "\t", "| ", "- [ ] ",
    "```", "~~~ py\n", "***", "---", "===", "<div>", "<!--", "{#id}", "[ref]: ", ": ", "> - ", "- > ", "- - ", " ",
)  # fmt: skip
_AFTER = ("", "", "", "", " ", "  ", " #", " {#own}", " {#note-x}", " {.x}", "}", " |", "\n---", "\n===", "\n|---|", "\n```", ":")
_BLOCKS = (
    "```\ncode *x*\n\nmore\n```", "| a | b |\n|---|--:|\n| *c* | [[icbm]] |", "- one\n- two\n\n- three", "1. one\n   two\n2. x",
    "- a\n  - b\n\n    c\n- d", "> said\n> more\n>\n> end", "> said\nlazily", "<script>\n\nx\n\n</script>", "<!-- a\n\nb -->",
    "    code\n\n    code", "[ref]: article:a 'title'", "{#above}", "## Same", "## Same {#own}", "#", "* * *", "- one\n- two",
    "- one *two*\n  three\n- four", "![a map](a.png \"b\")", "",
)  # fmt: skip


class Kit:
    """What one text is made of. Each text has a kit of its own, since in a text that has everything one oddity hides
    the others (swarm testing, Groce et al. 2012)."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.oddity = random.choice((0.0, 0.0, 0.02, 0.1, 0.4))
        """How often there is something that is not plain prose."""
        self.signs = self._some(_SIGNS)
        self.words = [*_WORDS[:8], *self._some(_WORDS)]
        self.marked = self._some(_MARKED)
        self.joints = [*_JOINTS[:6], *self._some(_JOINTS)]
        self.before = self._some(_BEFORE)
        self.after = self._some(_AFTER)
        self.blocks = self._some(_BLOCKS)

    def _some(self, all: Sequence[str]) -> list[str]:
        return self.random.sample(all, self.random.randrange(1, min(len(all), 8)))

    def _is_odd(self) -> bool:
        return self.random.random() < self.oddity

    def any_signs(self) -> str:
        """Signs without any sense."""
        return "".join(self.random.choices(self.signs, k=self.random.randrange(1, 40)))

    def line(self) -> str:
        """Words with mark-up around and inside each other, sometimes over line breaks."""
        random, parts = self.random, []
        for _ in range(random.randrange(1, 7)):
            words = " ".join(random.choices(self.words, k=random.randrange(1, 4)))
            if random.random() < 0.4:
                words = random.choice(self.marked).format(words)
                while self._is_odd():
                    words = random.choice(_MARKED).format(words)
            parts += (words, random.choice(self.joints if self._is_odd() else _JOINTS[:6]))
        if self._is_odd():
            parts.insert(random.randrange(len(parts)), self.any_signs())
        return "".join(parts[:-1])

    def block(self) -> str:
        """A paragraph, a heading, a list or a quotation of lines, or something else."""
        random = self.random
        if self._is_odd():
            return random.choice(self.before) + self.line() + random.choice(self.after)
        if self._is_odd():
            return random.choice((self.any_signs(), random.choice(self.blocks)))
        kind = random.randrange(8)
        if kind == 0:
            return "## " + self.line().replace("\n", " ")
        if kind == 1:
            return "\n".join("- " + self.line().replace("\n", "\n  ") for _ in range(random.randrange(1, 4)))
        if kind == 2:
            return "> " + self.line().replace("\n", "\n> ")
        return self.line()

    def text(self) -> str:
        """Blocks with blank lines between most of them."""
        parts = []
        for _ in range(self.random.randrange(1, 6)):
            parts += (self.block(), self.random.choice(("\n", "\n\n\n", "\n \n", "\n\n  ")) if self._is_odd() else "\n\n")
        return "".join(parts[: len(parts) - self.random.randrange(2)])


def markdown(random: Random) -> str:
    """One text."""
    return Kit(random).text()


def edited(random: Random, text: str) -> str:
    """A text after a few slips of the hand: signs put in, taken out, doubled."""
    for _ in range(random.randrange(1, 5)):
        at = random.randrange(len(text) + 1)
        what = random.choice((*_SIGNS, *_WORDS, *_JOINTS, *_BEFORE, *_AFTER, *_BLOCKS))
        text = text[:at] + what + text[at + random.choice((0, 0, 1, 2)) :]
    return text
