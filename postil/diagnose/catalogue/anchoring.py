"""Findings about notes and the words they stand on."""

from __future__ import annotations

from postil.diagnose.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="ambiguous-quote",
        severity="error",
        what="The quote stands in several places of the article, or several passages are about as close to it.",
        why="Postil never guesses by position which one is meant: a note on the wrong words is worse than none.",
        bad='- quote: missile technology',
        good='- quote: missile technology\n  prefix: "submarine and ballistic "',
    ),
    Entry(
        code="other-context",
        severity="error",
        what="The quote's words stand in the article, but not in the context that the note asks for or was "
             "approved in.",
        why="A note has a prefix because its words stand elsewhere too. When its own passage goes or changes, "
            "what is left may be the other one.",
        bad='- quote: rejected the appeal\n  prefix: "In 2016 the court "',
        good='- quote: rejected the appeal\n  prefix: "In 2024 the court "',
    ),
    Entry(
        code="changed-fact",
        severity="error",
        what="The nearest passage differs from the quote in a number, date, name, negation or another word that may "
            "state something else.",
        why="The note was written on what the article said then. Somebody must read it again before it stands "
            "under other facts.",
        bad="- quote: at least 10 missiles        # the article now says 15",
        good="- quote: at least 15 missiles",
    ),
    Entry(
        code="edited-quote",
        severity="notice",
        what="The quoted words were edited in the article, in spelling or punctuation alone, and one passage is the "
             "clear winner.",
        why="The note stays where it is and is published. With the quote brought up to date it also stays after the "
            "next edit.",
        bad="- quote: a mutual defence clause     # the article now says: defense",
        good="- quote: a mutual defense clause",
    ),
    Entry(
        code="orphan-note",
        severity="error",
        what="No passage of the article is the quote, or near enough to it.",
        why="The passage was rewritten or deleted; the note would stand on words it was not written on.",
        bad="- quote: a sentence that is gone\n  note: What it left out.",
        good="- quote: a sentence that is gone\n  status: retired\n  note: What it left out.",
    ),
    Entry(
        code="short-quote",
        severity="error",
        what="A quote of less than 12 characters (6 of Chinese, Japanese or Korean) does not stand in the article "
             "to the letter.",
        why="With so few letters, nearly any word is like any other; so short quotes are never looked for by likeness.",
        bad="- quote: misile",
        good="- quote: ballistic missile",
    ),
    Entry(
        code="unknown-section",
        severity="error",
        what="`in:` names a heading that the article does not have.",
        why="The quote is looked for in that section alone, so it cannot be found.",
        bad="- quote: missile technology\n  in: recation",
        good="- quote: missile technology\n  in: reaction",
    ),
    Entry(
        code="outside-section",
        severity="error",
        what="The quote stands in the article, but outside the section that `in:` names.",
        why="A section is a promise about where the words are. When they moved out of it, the writer should know.",
        bad="- quote: missile technology\n  in: history",
        good="- quote: missile technology\n  in: reaction",
    ),
    Entry(
        code="quote-across-blocks",
        severity="error",
        what="The quote begins in one paragraph, list item or table cell and ends in the next.",
        why="A note is on words that stand together. What is between two blocks belongs to neither.",
        bad="- quote: the end of one paragraph. The start of the next",
        good="- quote: the end of one paragraph.",
    ),
    Entry(
        code="cut-word",
        severity="error",
        what="The quote stands in the article only as a part of a word or a number.",
        why="`killed 10` also stands in `killed 100`, and `likely` in `unlikely`: a part says something else than "
            "the whole.",
        bad="- quote: likely                      # the article says: unlikely",
        good="- quote: unlikely",
    ),
    Entry(
        code="markup-in-quote",
        severity="error",
        what="The quote has Markdown in it that a reader does not see.",
        why="Quotes are matched against what a reader sees, so that emphasis or a link may come and go without "
            "losing the note.",
        bad='- quote: "the **strongest** ever treaty"',
        good='- quote: the strongest ever treaty',
    ),
    Entry(
        code="empty-quote",
        severity="error",
        what="The quote holds nothing but white space, punctuation or invisible characters.",
        why="A note on the whole article has no `quote:` at all; a note on a passage must say which.",
        bad='- quote: " "\n  note: On the article as a whole.',
        good="- note: On the article as a whole.",
    ),
)
