"""`fix`: what drifted is shown with its patch, and mended if asked to; what stands is approved in the lock file."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from postil.cli import main

ARTICLE = """---
title: Article 5
date: 2024-02-12
---

An armed attack on one is an attack on all. NATO has 31 members, and each has signed the same fourteen articles.

The promise is old. The promise is careful.
"""
NOTES = """by: the desk
# from the meeting
notes:
  - id: members
    quote: 'NATO has 31 members'   # since Finland
    note: Finland was the last to join.

  - quote: >-
      signed the same
      fourteen articles
    note: Short ones.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A briefing with two notes that stand on their words."""
    write(tmp_path, "articles/article-5.md", ARTICLE)
    write(tmp_path, "annotations/article-5.yaml", NOTES)
    return tmp_path


def write(site: Path, name: str, text: str) -> None:
    """A file under content/."""
    path = site / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def edit(site: Path, was: str, now: str, name: str = "articles/article-5.md") -> None:
    """Exchange words in a file."""
    text = (site / "content" / name).read_bytes().decode()
    assert was in text
    write(site, name, text.replace(was, now))


def notes(site: Path) -> str:
    """The file of notes as it is now."""
    return (site / "content/annotations/article-5.yaml").read_bytes().decode()


def lock(site: Path) -> dict[str, dict[str, str]]:
    """What the notes are approved on."""
    return json.loads((site / "content/annotations/.lock/article-5.json").read_bytes())["notes"]


def fix(site: Path, *arguments: str) -> int:
    """Run the command."""
    return main(["fix", *arguments], root=site)


def test_where_nothing_drifted_nothing_is_shown(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --write the command writes nothing, and says so in one line."""
    assert fix(site) == 0
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("No note drifted, in ")
    assert not (site / "content/annotations/.lock").exists()


def test_what_stands_is_approved(site: Path) -> None:
    """With --write the passage of each note goes into the lock file, with the words around it."""
    assert fix(site, "--write") == 0
    assert notes(site) == NOTES
    assert lock(site) == {
        "members": {
            "text": "NATO has 31 members", "before": "An armed attack on one is an attack on all. ",
            "after": ", and each has signed the same fourteen articles.",
        },
        "signed-the-same-fourteen-articles": {
            "text": "signed the same fourteen articles", "before": "k on one is an attack on all. NATO has 31 members, "
            "and each has ", "after": ".",
        },
    }
    before = (site / "content/annotations/.lock/article-5.json").stat()
    assert fix(site, "--write") == 0
    assert (site / "content/annotations/.lock/article-5.json").stat().st_mtime_ns == before.st_mtime_ns


def test_an_edit_is_followed_word_by_word(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a quote in which nothing is stated otherwise only the words that differ change; the note keeps its address."""
    edit(site, "fourteen articles", "14 articles")
    assert fix(site) == 0
    out, err = capsys.readouterr()
    assert out == (
        "--- a/content/annotations/article-5.yaml\n+++ b/content/annotations/article-5.yaml\n"
        "@@ -7,5 +7,6 @@\n \n"
        "-  - quote: >-\n+  - id: signed-the-same-fourteen-articles\n+    quote: >-\n       signed the same\n"
        "-      fourteen articles\n+      14 articles\n     note: Short ones.\n\n"
    )
    assert "score 0.7" in err and "1 note drifted" in err
    assert fix(site, "--write") == 0
    assert "      signed the same\n      14 articles\n" in notes(site)
    assert lock(site)["signed-the-same-fourteen-articles"]["text"] == "signed the same 14 articles"
    assert fix(site) == 0 and capsys.readouterr().out == ""


def test_a_changed_fact_waits_for_a_person(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is shown sentence by sentence, with its patch; --write takes it only where the note is named."""
    fix(site, "--write")
    edit(site, "31 members", "32 members")
    capsys.readouterr()
    assert fix(site) == 1
    out, err = capsys.readouterr()
    assert "-    quote: 'NATO has 31 members'   # since Finland\n+    quote: 'NATO has 32 members'   # since Finland\n" in out
    assert "was  NATO has 31 members, and each has signed the same fourteen articles." in err
    assert "now  NATO has 32 members, and each has signed the same fourteen articles." in err
    assert "python build.py fix --write article-5/members" in err and "score 0.95" in err
    assert fix(site, "--write") == 1
    assert notes(site) == NOTES and lock(site)["members"]["text"] == "NATO has 31 members"
    assert fix(site, "--write", "article-5/members") == 0
    assert notes(site) == NOTES.replace("31", "32")
    assert lock(site)["members"]["text"] == "NATO has 32 members"
    assert fix(site) == 0


def test_a_word_that_turns_a_passage_round_is_approved_by_name(site: Path) -> None:
    """The quote itself stands: no line of the notes changes, only the approval."""
    edit(site, "The promise is careful.", "The promise of the allies will hold.")
    edit(site, "notes:", "notes:\n  - {id: hold, quote: the allies will hold, note: So.}", "annotations/article-5.yaml")
    fix(site, "--write")
    before = notes(site)
    edit(site, "The promise of the allies will hold.", "The promise is old, and never may the allies will hold.")
    assert fix(site) == 1
    assert fix(site, "--write", "article-5/hold") == 0
    assert notes(site) == before and "never may" in lock(site)["hold"]["before"]
    assert fix(site) == 0


def test_what_has_no_clear_place_is_left_to_a_person(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ambiguous and lost notes are shown with ways out, keep their approval, and no patch is made."""
    fix(site, "--write")
    edit(site, "each has signed the same fourteen articles", "so on")
    edit(site, "The promise is old.", "NATO has 31 members. NATO has 31 members.")
    edit(site, "NATO has 31 members, and", "And")
    before, kept = notes(site), lock(site)
    capsys.readouterr()
    assert fix(site, "--write") == 1
    out, err = capsys.readouterr()
    assert out == "" and "ambiguous-quote" in err and "orphan-note" in err
    assert notes(site) == before and lock(site) == kept


def test_a_prefix_is_put_in_where_the_new_words_stand_twice(site: Path) -> None:
    """A quote that would be ambiguous after the patch gets the words that tell it apart."""
    edit(site, "signed the same\n      fourteen articles", "The promise\n      is seperate", "annotations/article-5.yaml")
    edit(site, "The promise is careful.", "The promise is seperate.")
    fix(site, "--write")
    edit(site, "The promise is seperate.", "The promise is separate. And so on: The promise is separate.")
    assert fix(site, "--write") == 0
    assert "      The promise\n      is separate\n    prefix: \"old. \"\n    note: Short ones.\n" in notes(site)
    assert fix(site) == 0


def test_patches_apply_with_other_programs(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What goes to stdout is one patch that `git apply` takes, whatever the line ends."""
    write(site, "annotations/article-5.yaml", NOTES.replace("\n", "\r\n").removesuffix("\r\n"))
    edit(site, "31 members", "32 members")
    edit(site, "fourteen articles", "14 articles")
    capsys.readouterr()
    fix(site)
    (site / "a.patch").write_bytes(capsys.readouterr().out.encode())
    subprocess.run(["git", "init", "-q"], cwd=site, check=True)
    subprocess.run(["git", "apply", "a.patch"], cwd=site, check=True)
    assert "NATO has 32 members'   # since Finland\r\n" in notes(site) and "      14 articles\r\n" in notes(site)


@pytest.mark.parametrize(("name", "said"), [
    ("article-6", "there is no briefing `article-6`; did you mean `article-5`?"),
    ("article-5/member", "there is no note `article-5/member`; did you mean `article-5/members`?"),
])
def test_a_name_of_nothing_is_wrong_usage(site: Path, capsys: pytest.CaptureFixture[str], name: str, said: str) -> None:
    """A misspelled briefing or note is said, with the nearest one."""
    assert fix(site, name) == 2
    assert said in capsys.readouterr().err


def test_a_briefing_that_cannot_be_read_is_said(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its notes are left alone, and the exit code says that somebody must look."""
    edit(site, "title: Article 5", "title: Article 5: the pact")
    assert fix(site, "--write") == 1
    assert "1 briefing cannot be read" in capsys.readouterr().err and notes(site) == NOTES


@pytest.fixture
def opened(site: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The briefings that `fix` has looked into; nothing counts as changed too shortly ago to be told from later edits."""
    from postil.desk import settled
    from postil.desk import site as module

    found: list[str] = []
    put_together = module.put_together

    def looked_into(files: object, readings: list, *rest: object) -> object:
        found.extend(one.source.path for one in readings if one.source.path.startswith("content/articles/"))
        return put_together(files, readings, *rest)

    monkeypatch.setattr(module, "put_together", looked_into)
    monkeypatch.setattr(settled, "TICK", -10**18)
    return found


def _opened(site: Path, opened: list[str], *options: str) -> list[str]:
    opened.clear()
    main(["fix", *options], root=site)
    return sorted(path.removeprefix("content/articles/") for path in opened)


def test_what_is_settled_is_not_looked_into_again(site: Path, opened: list[str]) -> None:
    """Only what changed since; every other kind of edit, a new name or another day has everything looked into."""
    write(site, "articles/other.md", "---\ntitle: Other\ndate: 2024-02-13\n---\nSee [[article-5]] for more.\n")
    both = ["article-5.md", "other.md"]
    assert _opened(site, opened) == both
    assert _opened(site, opened) == []
    # That no note drifted says nothing of the lock files.
    assert _opened(site, opened, "--write") == both
    assert _opened(site, opened, "--write") == _opened(site, opened) == []
    edit(site, "The promise is old", "The promise is very old")
    assert _opened(site, opened) == ["article-5.md"]
    assert _opened(site, opened, "--write") == ["article-5.md"]
    edit(site, "31 members", "32 members")
    # A note that wants a look is shown each time.
    assert _opened(site, opened) == _opened(site, opened) == _opened(site, opened, "--write") == ["article-5.md"]
    edit(site, "32 members", "31 members")
    assert _opened(site, opened, "--write") == ["article-5.md"]
    edit(site, "title: Article 5", "title: Article five")
    assert _opened(site, opened, "--write") == both
    write(site, "glossary/law.yaml", "terms:\n  - {id: attack, term: attack, short: A use of force.}\n")
    assert _opened(site, opened, "--write") == both
    (site / "content/articles/other.md").unlink()
    assert _opened(site, opened, "--write") == ["article-5.md"]
    assert _opened(site, opened, "article-5") == ["article-5.md"]


def test_what_is_remembered_of_settled_briefings_may_be_spoiled(site: Path, opened: list[str]) -> None:
    """Then everything is looked into."""
    assert _opened(site, opened) == ["article-5.md"]
    assert _opened(site, opened) == []
    for text in ("", "{", "[]", '{"signs": 1}'):
        (site / ".postil/fix.json").write_text(text, encoding="utf-8")
        assert _opened(site, opened) == ["article-5.md"]
