"""Random Markdown for comparing two ways of reading it: signs, words, lines and blocks in every mixture."""

from __future__ import annotations

from random import Random

_SIGNS = "*_`[](){}<>!|#-+=~\"'\\&;:.,/^$@% \n\t0aé世😀‘’“”«»—–…　\xa0\u202e\u2067\ufeff\u200b\x85\x0b"
_WORDS = (
    "the", "pact", "of", "1961", "Kim", "R&D", "мир", "条約", "عهد", "שלום", "😀", "é", "a", "I", "x_y", "U.S.", "’90s", "'90s",
    "it's", "Kims'", '5"', "1.", "12)", "-", "--", "---", "–", "...", "&amp;", "&#8238;", "&copy", "--&amp;", "5 < 6", "2*3",
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


def signs(random: Random) -> str:
    """Signs without any sense."""
    return "".join(random.choices(_SIGNS, k=random.randrange(1, 40)))


def line(random: Random) -> str:
    """Words with mark-up around and inside each other, sometimes over line breaks."""
    parts: list[str] = []
    for _ in range(random.randrange(1, 7)):
        words = " ".join(random.choices(_WORDS, k=random.randrange(1, 4)))
        while random.random() < 0.35:
            words = random.choice(_MARKED).format(words)
        parts += (words, random.choice(_JOINTS))
    if random.random() < 0.1:
        parts.insert(random.randrange(len(parts)), signs(random))
    return "".join(parts)


def markdown(random: Random) -> str:
    """Lines and blocks, with blank lines between most of them."""
    blocks = []
    for _ in range(random.randrange(1, 6)):
        kind = random.random()
        if kind < 0.1:
            blocks.append(signs(random))
        elif kind < 0.3:
            blocks.append(random.choice(_BLOCKS))
        else:
            blocks.append(random.choice(_BEFORE) + line(random) + random.choice(_AFTER))
        blocks.append(random.choice(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n", "\n\n  ")))
    return "".join(blocks[: len(blocks) - random.randrange(2)])
