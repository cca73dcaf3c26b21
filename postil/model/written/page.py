"""A plain page: about, a corrections policy."""

from __future__ import annotations

from typing import Literal

from postil.model.keys import Language, Text, UrlPath, key, record
from postil.source import Places


@record
class Page:
    """content/pages/<slug>.md: the file's stem is its address."""

    title: Text = key()
    """Its headline, and its name in the foot of every page."""
    summary: Text = key(default="")
    """What it says, in a sentence."""
    lang: Language | None = key(default=None)
    """Its language, where it is not the site's."""
    status: Literal["draft", "published"] = key(default="published")
    """`draft` is never published."""
    aliases: tuple[UrlPath, ...] = key(default=())
    """Old addresses on this site that lead here."""
    id: str
    """The stem of the file's name."""
    body: str
    """The Markdown below the front matter."""
    body_line: int
    """The line of the file, from 1, on which the body begins."""
    places: Places
