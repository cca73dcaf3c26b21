"""What the template gets of the page on which readers search."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.frame import Frame
from postil.model.parts import Link


@frozen
class SearchPage:
    """`/search/`"""

    frame: Frame
    lookup_html: str
    """What can be looked up by name, as JSON, ready to stand in a script element."""
    shelves: tuple[Link, ...]
    """The lists to look through: the glossary, the profiles and so on, as in the menu."""
    topics: tuple[Link, ...]
    years: tuple[Link, ...]
    """The archive, the latest year first."""
