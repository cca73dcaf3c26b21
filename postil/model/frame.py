"""What stands around the content of every page, and the words of the interface on it."""

from __future__ import annotations

from postil.frozen import frozen
from postil.model.parts import Link, Version
from postil.model.words import Words


@frozen
class Frame:
    """What stands around the content of every page."""

    lang: str
    direction: str
    """`ltr` or `rtl`."""
    words: Words
    """The words of the interface that stand by themselves, in the page's language: `words.key_points`."""
    words_lang: str
    """The language they are in where nobody has translated them into the page's; empty otherwise."""
    site_lang: str
    """The language of what is the site's, its name first, where it is not the page's; empty otherwise."""
    script_words_html: str
    """What scripts say, as JSON, ready to stand in a script element; empty for none."""
    title: str
    """For the window and for search engines, with the site's name."""
    description: str
    canonical: str
    """The page's whole address; empty when the site has no base_url."""
    root: str
    """The relative path to the site's root: `../../`, or `` at the root."""
    site_title: str
    home: str
    menu: tuple[Link, ...]
    foot: tuple[Link, ...]
    published_by: str
    """`Published by` with the publisher's name; empty for none."""
    feed: str
    """The link to the Atom feed; empty when the site has no base_url, and so no feed."""
    json_ld_html: str
    """schema.org JSON-LD, ready to stand in a script element; empty for none."""
    versions: tuple[Version, ...]
    """All language versions of the page, this one among them, the original first; empty where there is but one."""
    og_type: str
    """`article` or `website`."""
    image: str
    """The whole address of a picture for previews elsewhere; empty for none."""
    noindex: bool
