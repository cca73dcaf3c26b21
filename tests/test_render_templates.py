"""Templates: one a kind of page, filled from full and from bare values, and findings where they go wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from postil.model.feed import FeedEntryPage
from postil.model.page import Page, PlainPage
from postil.render.templates import Templates, template_name
from postil.source import Source
from render_pages import BARE, FULL

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "templates").rglob("*.html"))
SOURCES = tuple(Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in FILES)
TEMPLATES = Templates(SOURCES)


def name(page: Page) -> str:
    """The page's kind, as a test's id."""
    return type(page).__name__


def rendered(page: Page) -> str:
    """The page's HTML; a finding fails the test."""
    html, findings = TEMPLATES.render(page)
    assert findings == ()
    return html


def plain_with(template: str, **parts: str) -> Templates:
    """Templates with this one for plain pages."""
    texts = {"plain.html": template, **{f"parts/{key}.html": text for key, text in parts.items()}}
    return Templates(Source(f"templates/{key}", text) for key, text in texts.items())


PLAIN = next(page for page in FULL if isinstance(page, PlainPage))


def test_every_kind_of_page_has_its_template_and_every_template_its_page() -> None:
    """Page classes and the templates at the top of templates/ match one to one."""
    named = {template_name(page) for page in (*get_args(Page), FeedEntryPage)}
    assert named == {path.name for path in FILES if path.parent.name == "templates"}
    assert {type(page) for page in FULL} == set(get_args(Page))


@pytest.mark.parametrize("page", FULL, ids=name)
def test_a_full_page_is_rendered(page: Page) -> None:
    """Every field of a full value finds its place without a finding."""
    assert rendered(page).rstrip().endswith("</html>")


@pytest.mark.parametrize("page", BARE, ids=name)
def test_a_bare_page_is_rendered_without_empty_shells(page: Page) -> None:
    """What a value leaves out leaves no empty list, heading or paragraph behind."""
    assert re.findall(r"<(ul|ol|dl|h[1-6]|p|li|nav)[^>]*>\s*</\1>", rendered(page)) == []


@pytest.mark.parametrize("page", (*FULL, *BARE), ids=name)
def test_a_page_has_one_first_heading_and_no_inline_style_or_script(page: Page) -> None:
    """One h1; no style or handler attribute, no style element, no script but files and JSON-LD."""
    html = rendered(page)
    assert html.count("<h1") == 1
    assert not re.search(r"<[a-z][^>]*\s(style|on[a-z]+)=", html)
    assert "<style" not in html and "javascript:" not in html
    assert all(
        re.match(r'<script (src="[^":]*"( defer)?|type="application/(ld\+)?json"( id="[\w-]+")?)>', tag)
        for tag in re.findall(r"<script[^>]*>", html)
    )
    assert 'http-equiv="Content-Security-Policy" content="default-src \'none\';' in html


@pytest.mark.parametrize("page", FULL, ids=name)
def test_an_id_stands_once_on_a_page(page: Page) -> None:
    """Ids are unique, so that every fragment leads to one place."""
    ids = re.findall(r'\sid="([^"]*)"', rendered(page))
    assert len(ids) == len(set(ids))


def test_html_comes_in_through_fields_that_say_so() -> None:
    """`safe` is said of names that end in html, and of nothing else; no template works with another door."""
    for source in SOURCES:
        assert not re.search(r"autoescape|Markup|\|\s*safe\s*\|", source.text), source.path
        for safe in re.finditer(r"([\w.]+)\s*\|\s*safe", source.text):
            assert safe[1].endswith("html"), f"{source.path}: {safe[0]}"


def test_text_is_escaped_everywhere() -> None:
    """What people write is text: angle brackets and quotation marks do not become mark-up."""
    html, _ = TEMPLATES.render(PlainPage(PLAIN.frame, '<script>"x"</script>', "<b>", "<p>ours</p>"))
    assert (
        "&lt;script&gt;&#34;x&#34;&lt;/script&gt;" in html and "&lt;b&gt;" in html and "<p>ours</p>" in html
    )


def test_a_note_and_its_passage_lead_to_each_other() -> None:
    """Every passage's number leads to a note, and that note back to the passage."""
    html = rendered(FULL[0])
    for note in re.findall(r'class="note-ref [^"]*" id="[^"]*" href="#note-([^"]*)"', html):
        assert (
            f'id="note-{note}"' in html
            and f'href="#passage-{note}"' in html
            and f'id="passage-{note}"' in html
        )


def test_a_field_that_is_not_there_is_a_finding_with_file_and_line() -> None:
    """An undefined name is never an empty string on the page."""
    html, (finding,) = plain_with("<p>\n  {{ page.subtitle }}\n").render(PLAIN)
    assert html == "" and finding.code == "template-error"
    assert finding.span.position == "templates/plain.html:2:3"
    assert (
        finding.message == "the template cannot be filled in: 'PlainPage object' has no attribute 'subtitle'"
    )


def test_a_mistake_in_a_part_is_found_where_it_was_made() -> None:
    """The place is the innermost template, not the page's own."""
    template = '{% from "parts/m.html" import m %}\n{{ m(page) }}'
    _, (finding,) = plain_with(
        template, m="{% macro m(page) %}\n\n{{ page.title + 1 }}{% endmacro %}"
    ).render(PLAIN)
    assert finding.span.position == "templates/parts/m.html:3:1"


def test_broken_syntax_is_a_finding_with_file_and_line() -> None:
    """A template that cannot be read says where."""
    _, (finding,) = plain_with("<p>\n{% if page.title %}\n").render(PLAIN)
    assert finding.span.path == "templates/plain.html" and finding.span.line == 2
    assert finding.message.startswith("the template cannot be read: ")


def test_a_missing_template_is_a_finding() -> None:
    """A page without its template, and a part that is not there, are told apart."""
    _, (finding,) = Templates(()).render(PLAIN)
    assert (finding.span.path, finding.message) == (
        "templates/plain.html",
        "there is no template `plain.html`",
    )
    _, (finding,) = plain_with('\n{% include "parts/gone.html" %}').render(PLAIN)
    assert (finding.span.position, finding.message) == (
        "templates/plain.html:2:1",
        "there is no template `parts/gone.html`",
    )


def test_a_template_knows_nothing_but_the_page() -> None:
    """No global function and no second name."""
    for reach in ("range(3)", "lipsum()", "dict()", "site"):
        _, (finding,) = plain_with(f"{{{{ {reach} }}}}").render(PLAIN)
        assert "is undefined" in finding.message
