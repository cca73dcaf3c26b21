"""`why` on the command line: what it prints where, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sites import Site
from test_cli import run

TEXT = """-- site.yaml --
base_url: https://desk.example/
-- articles/one.md --
---
title: One
date: 2024-06-20
---
The treaty of 1961 lapsed.
-- annotations/one.yaml --
notes:
  - {id: first, quote: treaty, note: A note on the pact.}
-- glossary/law.yaml --
terms:
  - {id: treaty, term: treaty, short: A binding agreement.}
  - {id: pact, term: pact, short: A treaty by another name.}
"""
BUILD = ("--now", "2024-07-01T12:00Z")


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Site:
    """A small site, built twice: between the two a definition was edited."""
    site = Site(tmp_path, TEXT)
    assert run(tmp_path, *BUILD) == 0
    path = tmp_path / "content/glossary/law.yaml"
    path.write_text(path.read_text().replace("A binding agreement", "A binding agreement in writing"))
    assert run(tmp_path, *BUILD) == 0
    capsys.readouterr()
    return site


def test_a_page_is_told_in_words(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """When and why it was made, and from what, on stdout; nothing but that."""
    assert run(site.folder, "why", "/briefings/one/") == 0
    out, err = capsys.readouterr()
    assert err == "" and "\x1b" not in out
    head, when, because, *rest = out.split("\n\n")[0].splitlines() + out.split("\n\n")[1].splitlines()
    assert head == "/briefings/one/   in site/briefings/one/index.html"
    assert when.startswith("It was made in the last build, on ") and when.endswith(", because")
    assert because == "  the short definition of the term treaty changed (content/glossary/law.yaml:2)"
    assert not rest
    assert "\n  its own text\n    the briefing One with 1 note (content/articles/one.md, content/annotations/one.yaml)" in out
    assert "\n    the card of the term treaty (content/glossary/law.yaml:2)\n" in out


def test_a_page_that_stood_says_since_when(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """And why it was made then."""
    assert run(site.folder, "why", "404.html") == 0
    out = capsys.readouterr().out
    assert "It stood as it was in the last build. It was made on " in out
    assert ", because\n  nothing was remembered, so every page was made\n" in out


def test_a_file_is_told_by_the_pages_that_rest_on_it(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Its own page first."""
    assert run(site.folder, "why", "content/articles/one.md") == 0
    out = capsys.readouterr().out
    assert out.startswith("content/articles/one.md\n\n")
    assert "pages rest on it\n  /briefings/one/ " in out
    assert "\n  /glossary/treaty/ " in out and "\n  /glossary/ " not in out
    assert run(site.folder, "why", "content/glossary/law.yaml") == 0
    assert "also concerns every page in whose text it stands" in capsys.readouterr().out
    assert run(site.folder, "why", "templates/term.html") == 0
    assert "A change in it makes every page again." in capsys.readouterr().out


def test_data_is_json(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """Of pages and of files, with all readings and all places."""
    assert run(site.folder, "why", "--json", "briefings/one") == 0
    page = json.loads(capsys.readouterr().out)
    assert page["page"] == "/briefings/one/" and page["file"] == "site/briefings/one/index.html"
    assert page["made"]["cause"] == "read" and page["made"]["build"] == page["last_build"] == 2
    assert page["made"]["because"][0]["words"] == "the short definition of the term treaty changed"
    card = {"relation": "card", "key": "term:treaty", "group": "what it shows of others",
            "words": "the card of the term treaty", "written": [{"path": "content/glossary/law.yaml", "line": 2}]}
    assert card in page["reads"]
    assert run(site.folder, "why", "--json", "content/articles/one.md") == 0
    source = json.loads(capsys.readouterr().out)
    assert source["every_page"] is False and "/briefings/one/" in [one["page"] for one in source["pages"]]


def test_long_lists_are_cut_unless_all_is_wanted(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A page may read a hundred cards."""
    terms = "".join(f"  - {{id: t{n}, term: word{n}, short: A word.}}\n" for n in range(30))
    site.put("glossary/more.yaml", f"terms:\n{terms}")
    run(site.folder, *BUILD)
    capsys.readouterr()
    assert run(site.folder, "why", "/glossary/") == 0
    assert "more; --all shows them" in capsys.readouterr().out
    assert run(site.folder, "why", "/glossary/", "--all") == 0
    out = capsys.readouterr().out
    assert "--all" not in out and all(f"the card of the term word{n} " in out for n in range(30))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["/glossary/traety/"], "no page stands at /glossary/traety/; did you mean `/glossary/treaty/`?"),
        (["content/articles/on.md"], "there is no such file; did you mean `content/articles/one.md`?"),
        (["https://other.example/"], "is no address of this site: the site stands at https://desk.example/"),
        (["/\x1b[2J"], "no page stands at /<U+001B>[2J"),
        (["/", "--drafts"], "no build is remembered that could tell; type   python build.py"),
        (["/", "--output", "public"], "no build is remembered"),
        ([], "the following arguments are required: PATH"),
    ],
)
def test_what_cannot_be_told_is_wrong_usage(
    site: Site, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """Exit 2, with what may have been meant, or what to do first."""
    assert run(site.folder, "why", *arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and said in err


def test_each_kind_of_build_is_remembered_apart(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """With the options of that build."""
    assert run(site.folder, *BUILD, "--drafts", "--output", "public") == 0
    capsys.readouterr()
    assert run(site.folder, "why", "/", "--drafts", "--output", "public") == 0
    assert capsys.readouterr().out.startswith("/   in public/index.html")
