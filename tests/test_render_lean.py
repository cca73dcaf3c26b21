"""The short way through the templates against stock Jinja2: the same pages, and the same findings where one is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from postil.model.page import Page, PlainPage
from postil.render import lean, templates
from postil.render.templates import Templates
from postil.source import Source
from render_pages import BARE, FULL

ROOT = Path(__file__).resolve().parent.parent
SOURCES = tuple(
    Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "templates").rglob("*.html"))
)
PLAIN = next(page for page in FULL if isinstance(page, PlainPage))

VALUES = st.one_of(
    st.text(alphabet="<>&\"'ab \n\u00e9", max_size=12),
    st.text(max_size=6).map(Markup),
    st.integers(),
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False),
    st.tuples(st.text(max_size=3)),
)
PIECES = st.sampled_from(
    (
        "{{ page.title }}",
        "{{ page.summary }}",
        "{{ page.body_html | safe }}",
        "{{ page.title ~ page.summary }}",
        "{{ page.title | upper }}",
        "{{ page.title | string | length }}",
        "{{ page.missing | default('none') }}",
        "{% if page.missing is defined %}it is{% endif %}",
        "{{ page.missing }}",
        "{{ missing }}",
        "{{ page['title'] }}",
        "{{ page.frame.lang }}",
        "{{ page.frame.menu[0].label }}",
        "{% if page.title %}{{ page.title }}{% else %}-{% endif %}",
        "{% for link in page.frame.menu %}{{ link.label }}{{ loop.index }}{{ two(link.label, page.title) }}{% endfor %}",
        "{{ one(page.summary) }}",
        "{{ one() }}",
        "{{ two(page.summary, b=1) }}",
        "{{ two(1, 2, 3) }}",
        "{{ rest(1, page.title, x=page.summary) }}",
        "{% call wrap() %}{{ page.title }}{% endcall %}",
        "{% set kept %}<i>{{ page.title }}</i>{% endset %}{{ kept }}",
        "{% set kept = page.title %}{{ kept }}",
        "{% autoescape false %}{{ page.title }}{{ one(page.title) }}{% endautoescape %}",
        "{% filter upper %}{{ page.title }}{% endfilter %}",
        "{% block a scoped %}{{ page.title }}{% endblock %}",
        "{{ self.b() }}",
        "{% with x = page.summary %}{{ x }}{{ x.real }}{% endwith %}",
        "{{ page.title if page.summary else one(3) }}",
        "text <b>&amp;</b>\n",
    )
)
MACROS = (
    "{% macro one(a='') %}<{{ a }}>{% endmacro %}{% macro two(a, b) %}{{ a }}{{ one(b) }}{% endmacro %}"
    "{% macro rest(a) %}{{ a }}{{ varargs[0] }}{{ kwargs.x }}{% endmacro %}"
    "{% macro wrap() %}[{{ caller() }}]{% endmacro %}{% block b %}{{ page.title }}{% endblock %}"
)


def stock(sources: tuple[Source, ...]) -> Templates:
    """The templates as Jinja2 fills them by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(templates, "LeanEnvironment", None)
        return Templates(sources)


def short(sources: tuple[Source, ...]) -> Templates:
    """The templates by the short way, which was found sound."""
    made = Templates(sources)
    assert made._lean is not None
    return made


SHORT, STOCK = short(SOURCES), stock(SOURCES)


@pytest.mark.parametrize("page", (*FULL, *BARE), ids=lambda page: type(page).__name__)
def test_every_template_gives_the_same_page_without_the_stock_code(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """All pages of this site go the short way to the end, and come out as stock."""
    expected = STOCK.render(page)
    monkeypatch.delattr(Templates, "_plainly")
    assert SHORT.render(page) == expected


@settings(max_examples=2000, deadline=None)
@given(title=VALUES, summary=VALUES)
def test_what_stands_in_a_field_is_written_alike(title: object, summary: object) -> None:
    """Texts, HTML, numbers and whatever else may stand in a field."""
    page = replace(PLAIN, title=title, summary=summary)
    assert SHORT.render(page) == STOCK.render(page)


@settings(max_examples=400, deadline=None)
@given(pieces=st.lists(PIECES, unique=True, max_size=5), title=VALUES, summary=VALUES)
def test_any_template_gives_the_same(pieces: list[str], title: object, summary: object) -> None:
    """Whatever a site's own template does, right or wrong: the same page or the same finding."""
    source = (Source("templates/plain.html", MACROS + "".join(pieces)),)
    page = replace(PLAIN, title=title, summary=summary)
    assert Templates(source).render(page) == stock(source).render(page)


@pytest.mark.parametrize("broken", (lambda value: str(value), lambda value: 1 / 0), ids=("unsafe", "raises"))
def test_a_short_way_that_is_not_sound_is_not_taken(broken: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """When Jinja2 has changed underneath, pages are filled as Jinja2 fills them."""
    monkeypatch.setattr(lean.LeanEnvironment, "lean_escape", staticmethod(broken))
    made = Templates(SOURCES)
    assert made._lean is None
    assert [made.render(page) for page in FULL] == [STOCK.render(page) for page in FULL]


def test_what_was_compiled_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Given what others compiled, the same pages come without the compiler."""
    expected = [SHORT.render(page) for page in FULL]
    compiled = dict(SHORT.compiled)
    monkeypatch.setattr(lean.LeanEnvironment, "compile", lambda *_: pytest.fail("compiled"), raising=False)
    again = Templates(SOURCES, compiled)
    assert [again.render(page) for page in FULL] == expected
    assert again.compiled == compiled


def test_all_can_be_compiled_before_a_page_needs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then none is compiled later; one that cannot be read stands in nobody's way before it is needed."""
    broken = Source("templates/broken.html", "{% for %}")
    made = Templates((*SOURCES, broken))
    made.compile_all()
    monkeypatch.setattr(lean.LeanEnvironment, "compile", lambda *_: pytest.fail("compiled"), raising=False)
    assert [made.render(page) for page in FULL] == [STOCK.render(page) for page in FULL]
    assert Templates(SOURCES, made.compiled).render(FULL[0]) == STOCK.render(FULL[0])


def test_a_template_that_was_edited_is_compiled_anew() -> None:
    """What was compiled of an older text of the same name is not used."""
    before = Templates((Source("templates/plain.html", "old"),))
    assert before.render(PLAIN) == ("old", ())
    after = Templates((Source("templates/plain.html", "new"),), before.compiled)
    assert after.render(PLAIN) == ("new", ())
    assert after.compiled != before.compiled
