"""What the prose stage finds wrong in Markdown, put into words."""

from __future__ import annotations

import re

from postil.diagnose.diagnostic import Diagnostic, Related
from postil.source import Span


def bidirectional_control(written: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "bidirectional-control",
        f"`{written}` is an invisible character that changes the order in which readers see what follows",
        span,
        ("delete it; for words in another direction write   [words]{dir=rtl}",),
    )


def text_too_long(size: int, unit: str, most: int, span: Span) -> Diagnostic:
    return Diagnostic(
        "text-too-long",
        f"text has {size:,} {unit}; the most that is read is {most:,}",
        span,
        ("split it into several articles",),
    )


def too_many(most: int, span: Span) -> Diagnostic:
    return Diagnostic(
        "too-many-findings",
        f"there are more than {most} findings in this text; the others are not shown",
        span,
        ("mend the first ones, then look again",),
    )


def nested_too_deep(span: Span) -> Diagnostic:
    return Diagnostic(
        "nested-too-deep",
        "lists or quotations stand too deep in each other; what is inside is left out",
        span,
        ("bring it down to at most eight levels",),
    )


_IN_MARKDOWN = {
    "b": "**words**", "strong": "**words**", "i": "*words*", "em": "*words*", "a": "[words](https://…)",
    "img": "![what it shows](maps/korea.png)", "code": "`words`", "s": "~~words~~", "del": "~~words~~",
    "blockquote": "> words", "li": "- words", "ul": "- words", "ol": "1. words", "h2": "## words", "h3": "### words",
    "br": "\\   at the end of the line", "hr": "---   on a line of its own", "p": "an empty line between paragraphs",
}  # fmt: skip
"""How to write in Markdown what an HTML element says."""


def raw_html(tag: str, span: Span) -> Diagnostic:
    name = re.match(r"</?([a-z0-9]*)", tag.lower())
    way = _IN_MARKDOWN.get(name[1]) if name else None
    help = f"write   {way}" if way else "write it in Markdown; to show it as it is, put it between backticks"
    return Diagnostic("raw-html", f"HTML is not read in the text: {tag}", span, (help,))


def after_comment(span: Span) -> Diagnostic:
    return Diagnostic(
        "raw-html",
        "text on the line of a comment is left out with it",
        span,
        ("put the comment on lines of its own, with an empty line around it",),
    )


def unclosed_comment(span: Span) -> Diagnostic:
    return Diagnostic(
        "unclosed-comment",
        "comment is never closed, so everything below it is left out",
        span,
        ("end it with   -->",),
    )


def refused_address(address: str, reason: str, way_out: str, span: Span) -> Diagnostic:
    return Diagnostic("refused-address", f"address `{address[:60]}` {reason}", span, (way_out,))


def empty_link(span: Span) -> Diagnostic:
    return Diagnostic(
        "empty-link",
        "link has no words that a reader could follow",
        span,
        ("put words between the square brackets, or write   [[id]]   for the entry's own name",),
    )


def unknown_attribute(written: str, span: Span, *, on_heading: bool) -> Diagnostic:
    allowed = "{#id}" if on_heading else "{.noterm}, {lang=ru} or {dir=rtl}"
    return Diagnostic(
        "unknown-attribute",
        f"attribute `{written}` has no meaning here",
        span,
        (f"{'a heading' if on_heading else 'a span'} may have {allowed}",),
    )


def stray_attributes(span: Span) -> Diagnostic:
    return Diagnostic(
        "unknown-attribute",
        "attributes on a line of their own belong right above a heading",
        span,
        ("put the line right above a heading, or write   [words]{.noterm}   around words",),
    )


def foreign_picture(src: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "foreign-picture",
        f"picture `{src[:60]}` does not stand under content/media/",
        span,
        ("save it under content/media/ and name it from there:   ![what it shows](maps/korea.png)",),
    )


def picture_without_alt(src: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "picture-without-alt",
        f"picture `{src[:60]}` says nothing to those who do not see it",
        span,
        (f"say what it shows, in a few words:   ![what it shows]({src})",),
    )


def title_in_text(span: Span) -> Diagnostic:
    return Diagnostic(
        "title-in-text",
        "heading of the first level in the text; the page's title already is one",
        span,
        ("begin the line with   ##",),
    )


def skipped_level(written: int, shown: int, span: Span) -> Diagnostic:
    return Diagnostic(
        "skipped-heading-level",
        f"heading of level {written} stands right under one of level {shown - 1}",
        span,
        (f"begin the line with   {'#' * shown}",),
    )


def empty_heading(span: Span) -> Diagnostic:
    return Diagnostic("empty-heading", "heading has no words", span, ("give it words, or delete the line",))


def duplicate_heading_id(id: str, span: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        "duplicate-heading-id",
        f"heading id `{id}` is taken by another heading of this text",
        span,
        ("choose another id, or leave it out: one is made from the heading's words",),
        (Related(first, "first used here"),),
    )


def reserved_heading_id(id: str, span: Span) -> Diagnostic:
    return Diagnostic(
        "duplicate-heading-id",
        f"heading id `{id}` is one that pages and their notes need for themselves",
        span,
        ("choose another id, or leave it out: one is made from the heading's words",),
    )
