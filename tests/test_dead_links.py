"""Addresses on finished pages: the quick reading against that tag by tag, and which of them lead nowhere."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from postil.engine.making.dead_links import Addresses, addresses, by_tags, dead_links

PIECES = (
    '<a href="x.html">', '<a id="b" href="#b">', '<img src="p.png" alt="">', "<p>", "</p>", '<p id="x&amp;y">', "text",
    ' href="text"', ' id="text"', "<", ">", '"', "=", " ", "\n", '<a\nhref="n">', "<!--", "-->", "<A ", "< a",
    '<a data-href="d" guid="g">', "<a title='", '<a title="x > y', '<a href="https://else.where/">', '<a href="//x">',
    '<a href="mailto:a@b.example">', '<a href="a:b"', '<a href="">', '<p id="">', '<a href="../up/?q#f">', "src=", '="',
    '<script>{"name": "id=', '"}</script>', '<use href="#glyph-term"/>', "id", "href", "src", "é",
)


@settings(max_examples=5000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_both_readings_find_the_same_addresses(html: str) -> None:
    """Whatever stands on a page: in text, in tags, across both, unclosed."""
    assert addresses(html) == by_tags(html)


def test_text_that_looks_like_an_attribute_is_no_address() -> None:
    """Quotation marks in text are not escaped, so it may look like one."""
    html = '<p id="a">Write id="b" or <code>&lt;a href="c"></code>, and <a href="d">so</a>.</p>'
    assert addresses(html) == Addresses(frozenset({"a"}), ("d",))


def test_a_link_to_the_top_is_judged_for_each_depth() -> None:
    """What leads somewhere from one folder leads nowhere from a deeper one."""
    pages = {
        "a/index.html": Addresses(frozenset(), ("../x.html", "../a/index.html#gone")),
        "a/b/index.html": Addresses(frozenset(), ("../x.html", "../../x.html")),
        "b/index.html": Addresses(frozenset(), ("../x.html", "../a/index.html#gone", "../gone.html")),
        "index.html": Addresses(frozenset({"top"}), ("#top", "x.html")),
        "x.html": Addresses(frozenset(), ("#top",)),
    }
    ids = {path: page.ids for path, page in pages.items()}
    findings = dead_links(pages.items(), ids.get, set(pages), {})
    found = [(finding.span.path, finding.message.split("`")[1]) for finding in findings]
    assert found == [
        ("a/index.html", "../a/index.html#gone"),
        ("a/b/index.html", "../x.html"),
        ("b/index.html", "../a/index.html#gone"),
        ("b/index.html", "../gone.html"),
        ("x.html", "#top"),
    ]
