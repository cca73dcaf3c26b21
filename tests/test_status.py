"""Status and time: what is left out of a build leaves no trace in it, and what is published is there whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import NOON, Site
from status_sites import ARTICLE, DAYS, IN, LEFT_OUT, MARKS, NOTE, PUBLIC

BEFORE, AFTER = "2024-06-30T23:59:59+00:00", "2024-07-02T00:00:01+00:00"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the site when nobody has written what is left out."""
    return Site(tmp_path_factory.mktemp("public"), PUBLIC).build().files


@pytest.mark.parametrize("status", LEFT_OUT)
def test_what_is_left_out_leaves_no_trace(tmp_path: Path, public: dict[str, bytes], status: str) -> None:
    """A draft, an embargoed, a not yet due or an expired briefing: the site is that in which it was never written."""
    site = Site(tmp_path, PUBLIC + ARTICLE.replace("STATUS", status)).build()
    assert [mark for mark in MARKS if site.has(mark)] == []
    assert site.files == public


@pytest.mark.parametrize("status", [*LEFT_OUT, *IN])
def test_drafts_are_built_when_asked_for(tmp_path: Path, status: str) -> None:
    """With --drafts every word of it is there: so the marks that the test above looks for are such as can be found."""
    site = Site(tmp_path, PUBLIC + ARTICLE.replace("STATUS", status)).build(drafts=status in LEFT_OUT)
    assert [mark for mark in MARKS if not site.has(mark)] == []


@pytest.mark.parametrize("key", ["publish_at", "embargo_until"])
def test_a_moment_decides_to_the_second(tmp_path: Path, key: str) -> None:
    """Not before the moment, and from it on, whatever the offset in which it is written."""
    text = PUBLIC + ARTICLE.replace("STATUS", f"{key}: 2024-07-01T14:00+02:00")
    site = Site(tmp_path, text)
    assert not site.build("2024-07-01T11:59:59+00:00").has("zqxtitle")
    assert site.build("2024-07-01T12:00:00+00:00").has("zqxtitle")
    assert site.build("2024-07-01T21:00:00+09:00").has("zqxtitle")
    assert not site.build("2024-07-01T20:59:59+09:00").has("zqxtitle")


def test_a_briefing_expires_to_the_second(tmp_path: Path, public: dict[str, bytes]) -> None:
    """And what an earlier build made of it goes."""
    text = PUBLIC + ARTICLE.replace("STATUS", "expires_at: 2024-07-01T12:00+00:00")
    site = Site(tmp_path, text)
    assert site.build("2024-07-01T11:59:59+00:00").has("zqxtitle")
    assert site.build("2024-07-01T12:00:00+00:00").files == public


def test_both_moments_must_have_come(tmp_path: Path) -> None:
    """An embargo holds although the day of publication is past."""
    both = "publish_at: 2024-07-01T00:00+00:00\nembargo_until: 2024-07-02T00:00+00:00"
    site = Site(tmp_path, PUBLIC + ARTICLE.replace("STATUS", both))
    assert not site.build(NOON).has("zqxtitle")
    assert site.build(AFTER).has("zqxtitle")


@pytest.mark.parametrize(
    "status", ["draught", "Draft", "DRAFT", "unpublished", "draft!", "[draft]", "'draft '", "false", "no", "0"]
)
def test_no_other_spelling_of_draft_is_published(tmp_path: Path, status: str) -> None:
    """What is not one of the words is an error, and the site stays as it was."""
    before = Site(tmp_path, PUBLIC).build().files
    site = Site(tmp_path, ARTICLE.replace("STATUS", f"status: {status}"))
    assert site.refused()
    assert site.files == before


@pytest.mark.parametrize("moment", ["2024-07-05", "2024-07-05T12:00", "2024-13-05T12:00+00:00", "tomorrow"])
@pytest.mark.parametrize("key", ["publish_at", "embargo_until", "expires_at"])
def test_a_moment_that_is_none_is_never_published(tmp_path: Path, key: str, moment: str) -> None:
    """A day without a time and a time without an offset are errors, not guesses."""
    assert Site(tmp_path, PUBLIC + ARTICLE.replace("STATUS", f"{key}: {moment}")).refused()


@pytest.mark.parametrize("key", ["statsu", "Status", "publish-at", "draft", "published"])
def test_a_misspelled_key_is_an_error(tmp_path: Path, key: str) -> None:
    """It could have been the one that keeps the briefing back."""
    assert Site(tmp_path, PUBLIC + ARTICLE.replace("STATUS", f"{key}: draft")).refused()


@pytest.mark.parametrize(
    "state",
    ["status: draft", "status: open", "layer: internal", "layer: classroom", "status: draft\n    blocking: true"],
)
def test_a_note_that_is_left_out_leaves_no_trace(tmp_path: Path, public: dict[str, bytes], state: str) -> None:
    """A draft, an open question, another edition's: not in the margin, the counts, the entries, the sources, feeds."""
    site = Site(tmp_path, PUBLIC + NOTE.replace("STATE", state)).build()
    assert [mark for mark in MARKS if site.has(mark)] == []
    assert site.files == public


@pytest.mark.parametrize("layer", ["internal", "classroom"])
def test_another_edition_is_left_out_of_drafts_too(tmp_path: Path, public: dict[str, bytes], layer: str) -> None:
    """--drafts shows what will be public, never what will not."""
    assert Site(tmp_path, PUBLIC + NOTE.replace("STATE", f"layer: {layer}")).build(drafts=True).files == public


@pytest.mark.parametrize("state", ["status: Draft", "status: retird", "layer: Internal", "layer: x", "status: [open]"])
def test_an_unknown_state_of_a_note_is_an_error(tmp_path: Path, state: str) -> None:
    """Never a published note."""
    assert Site(tmp_path, PUBLIC + NOTE.replace("STATE", state)).refused()


def test_a_note_is_there_whole_when_published(tmp_path: Path) -> None:
    """So the marks that the tests above look for are such as can be found."""
    site = Site(tmp_path, PUBLIC + NOTE.replace("STATE", "status: published")).build()
    wanted = [mark for mark in MARKS if mark in NOTE]
    assert wanted and [mark for mark in wanted if not site.has(mark)] == []


@pytest.mark.parametrize("link", ["article:zqx-secret", "note:zqx-secret/zqx-note", "zqx-secret"])
def test_a_link_to_what_is_left_out_is_its_words(tmp_path: Path, public: dict[str, bytes], link: str) -> None:
    """In a briefing, a note, a definition, a profile, an event, a page: the words stay, the link goes."""
    hidden = ARTICLE.replace("STATUS", "status: draft")
    site = Site(tmp_path, PUBLIC.replace("plain words", f"[[{link}|plain words]]") + hidden).build()
    assert site.files == public
    if ":" in link:
        site = Site(tmp_path, PUBLIC.replace("plain words", f"[plain words]({link})") + hidden).build()
        assert site.files == public


def test_lists_of_references_pass_over_what_is_left_out(tmp_path: Path, public: dict[str, bytes]) -> None:
    """`related`, `see`, an event's `articles`, a sense's scope."""
    text = PUBLIC.replace("related: [two]", "related: [zqx-secret, two]")
    text = text.replace("see: [two]", "see: [zqx-secret, two, 'note:zqx-secret/zqx-note']")
    text = text.replace("articles: [one]", "articles: [zqx-secret, one]")
    assert text.count("zqx-secret") == 4
    site = Site(tmp_path, text + ARTICLE.replace("STATUS", "status: draft")).build()
    assert site.files == public


def test_a_bare_link_to_what_is_left_out_is_an_error(tmp_path: Path) -> None:
    """It has no words that could stay, and its id is not for readers."""
    text = PUBLIC.replace("plain words", "[[zqx-secret]]")
    assert "bare-unpublished-reference" in Site(tmp_path, text + ARTICLE.replace("STATUS", "status: draft")).refused()


def test_topics_and_years_exist_with_their_first_briefing(tmp_path: Path) -> None:
    """And not before: neither their pages nor links to them."""
    site = Site(tmp_path, PUBLIC + ARTICLE.replace("STATUS", "publish_at: 2024-07-01T12:00+00:00"))
    lists = {"topics/zqx-topic/index.html", "archive/2019/index.html"}
    assert not lists & site.build("2024-07-01T11:00+00:00").files.keys()
    assert lists <= site.build("2024-07-01T12:00+00:00").files.keys()


def test_a_draft_page_leaves_no_trace(tmp_path: Path, public: dict[str, bytes]) -> None:
    """Nor does its old address."""
    page = "-- pages/zqx-page.md --\n---\ntitle: zqxtitle\nstatus: draft\naliases: [/zqx-old/]\n---\nzqxbody plain.\n"
    site = Site(tmp_path, PUBLIC + page)
    assert site.build().files == public
    assert site.build(drafts=True).has("zqxbody")
    site.put("pages/zqx-page.md", page.partition("\n")[2].replace("draft", "drafty"))
    assert site.refused()


def test_the_day_of_a_build_is_the_site_s(tmp_path: Path) -> None:
    """What holds now holds by the day where the site is at home."""
    site = Site(tmp_path, PUBLIC + DAYS)
    assert "Old office" in site.build("2024-06-30T14:59:59+00:00").words("/briefings/one/")
    assert "no longer" in site.build("2024-06-30T15:00:00+00:00").words("/briefings/one/")
