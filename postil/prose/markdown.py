"""The Markdown parser, put together: CommonMark, tables, strikethrough, links to entries, attributes."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import autolink, html_inline, image, link

from postil.prose import addresses, rules
from postil.prose.draft import MAX_NESTING


@cache
def parser(quotes: str) -> MarkdownIt:
    """The parser that curls straight marks into `quotes` (opening, closing, inner opening, inner closing).

    HTML is recognised, so that it can be reported; what comes of the tokens never contains any of it.
    """
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING, "quotes": quotes})
    md.enable(["table", "strikethrough"])
    md.normalizeLink = addresses.normal  # type: ignore[method-assign]
    md.validateLink = addresses.any_address  # type: ignore[method-assign]
    inline = md.inline.ruler
    inline.at("link", rules.placed(link, "["))
    inline.at("image", rules.placed(image, "!"))
    inline.at("autolink", rules.placed(autolink, "<"))
    inline.at("html_inline", rules.placed(html_inline, "<"))
    inline.before("link", "short_reference", rules.short_reference)
    inline.after("link", "span", rules.span)
    md.core.ruler.before("inline", "attributes", rules.attributes)
    md.core.ruler.before("text_join", "typography", rules.typography)
    return md
