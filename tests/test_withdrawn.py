"""What is withdrawn keeps its address and says so; what belongs to others shows no more than may be shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sites import Site
from status_sites import ARTICLE, MARKS, NOTE, PUBLIC

RETIRED = PUBLIC + ARTICLE.replace("STATUS", "status: retired")


@pytest.fixture(scope="module")
def retired(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with a retired briefing."""
    return Site(tmp_path_factory.mktemp("retired"), RETIRED).build()


def test_a_retired_briefing_keeps_its_address_title_and_corrections(retired: Site) -> None:
    """And nothing else of what it said."""
    kept = {"zqx-secret", "zqxtitle", "zqxauthor", "zqx-correction", "zqxcorrected", "zqx-alias"}
    assert {mark for mark in MARKS if retired.has(mark)} == kept
    assert "This briefing was withdrawn" in retired.words("/briefings/zqx-secret/")


def test_a_retired_briefing_is_found_in_the_archive_alone(retired: Site) -> None:
    """Nothing sends readers or search engines to it: not the home page, a topic, the feed, the sitemap."""
    pages = ["archive/2019/index.html", "briefings/zqx-secret/index.html", "zqx-alias/index.html"]
    assert retired.where("zqxtitle") == pages
    assert '<meta name="robots" content="noindex">' in retired.page("/briefings/zqx-secret/")


def test_links_to_a_retired_briefing_and_its_notes_lead_to_its_page_or_nowhere(tmp_path: Path) -> None:
    """The page is there; its notes are not, so the words of links to them stay as words."""
    text = RETIRED.replace("We use plain words", "[here](article:zqx-secret), [there](note:zqx-secret/zqx-note)")
    page = Site(tmp_path, text).build().page("/about/")
    assert re.search(r'<a [^>]*href="\.\./briefings/zqx-secret/index\.html"[^>]*>here</a>, there\.', page)


def test_a_correction_names_only_notes_that_are_there(tmp_path: Path) -> None:
    """A note that is not published is not linked from the correction that concerns it."""
    note = NOTE.replace("STATE", "status: draft")
    correction = "corrections: [{id: c, date: 2024-06-30, text: Mended., notes: [first, zqx-note]}]"
    text = PUBLIC.replace("key_points:", f"{correction}\nkey_points:")
    site = Site(tmp_path, text + note).build()
    assert 'href="#note-first"' in site.page("/briefings/one/")
    assert not site.has("zqx-note")


def test_a_retired_note_keeps_its_number_and_its_address(tmp_path: Path) -> None:
    """And says that it was withdrawn; nothing of its text, its title, its sources is left, in no list."""
    site = Site(tmp_path, PUBLIC + NOTE.replace("STATE", "status: retired")).build()
    assert {mark for mark in MARKS if site.has(mark)} == {"zqx-note", "zqxby"}
    assert site.page("/briefings/one/").count('id="note-zqx-note"') == 1
    assert "This note was withdrawn" in site.words("/briefings/one/")
    for page in ("/briefings/one/", "/archive/2024/"):
        assert "1 note" in site.words(page) and "2 notes" not in site.words(page)
    assert "Nothing rests on it yet" in site.words("/sources/unread/")
    assert "No briefing mentions it yet" in site.words("/glossary/lonely/")


def test_a_link_to_a_retired_note_does_not_tell_its_title(tmp_path: Path) -> None:
    """The address still leads there."""
    text = PUBLIC.replace("see: [two]", "see: ['note:one/zqx-note']") + NOTE.replace("STATE", "status: retired")
    site = Site(tmp_path, text).build()
    assert 'href="#note-zqx-note"' in site.page("/briefings/one/").partition('class="note-see"')[2]
    assert not site.has("zqxnotetitle")


def test_a_retired_note_need_not_fit_any_more(tmp_path: Path) -> None:
    """Its words may be gone from the text: it stands on the whole briefing then, and is no error."""
    note = NOTE.replace("STATE", "status: retired").replace("The treaty", "zqgone words")
    site = Site(tmp_path, PUBLIC + note).build()
    assert "This note was withdrawn" in site.words("/briefings/one/")
    assert not site.has("zqgone")


THEIRS = """\
-- site.yaml --
title: Desk
-- articles/their-text.md --
---
title: On their text
date: 2024-06-20
source: {publisher: Paper, title: Their title, url: https://paper.example/, rights: All rights reserved, republish: HOW}
---
wa wb wc wd treaty we. Wf wg Pyongyang wh.

## wi wj

- wk wl
- wm *wn wo* treaty wp, [wq](source:paper) wr

| ws | wt |
|---|---|
| wu | wv treaty |

> wx [wy](term:treaty) wz

`va` vb ![vc](vd.svg)

-- annotations/their-text.yaml --
notes:
  - {id: first, quote: wc wd treaty, note: On some words.}
  - {id: second, quote: wn wo treaty, note: On others., title: A title}
  - {id: whole, note: On the whole., date: 2024-06-25}
  - {id: later, quote: wu, note: In a table., date: 2024-06-25, sources: [paper]}

-- glossary/law.yaml --
terms:
  - {id: treaty, term: treaty, short: A written agreement.}

-- profiles/all.yaml --
profiles:
  - {id: pyongyang, name: Pyongyang, kind: place}

-- sources/all.yaml --
sources:
  - {id: paper, title: The paper, publisher: Press}

-- media/vd.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
"""

WORD = re.compile(r"\b[vw][a-z]\b", re.IGNORECASE)
"""The words that only the body of THEIRS has."""


def their_words(site: Site) -> set[str]:
    """All words of the body in any file that is made from content, addresses and file names among them."""
    made = {path: data.decode() for path, data in site.files.items() if not path.startswith("assets/")}
    return {word.lower() for text in (*made, *made.values()) for word in WORD.findall(text)}


def test_a_text_in_full_shows_every_word(tmp_path: Path) -> None:
    """So the words that the tests below look for are such as can be found."""
    site = Site(tmp_path, THEIRS.replace("HOW", "full")).build()
    assert len(their_words(site)) == 29


def test_an_excerpt_shows_the_noted_words_alone(tmp_path: Path) -> None:
    """No other word of the text in any file: not in an outline, an anchor, a mention's sentence, the feed."""
    site = Site(tmp_path, THEIRS.replace("HOW", "excerpt")).build()
    assert their_words(site) == {"wc", "wd", "wn", "wo", "wu"}
    page = site.page("/briefings/their-text/")
    assert all(f'id="note-{note}"' in page for note in ("first", "second", "whole", "later"))
    assert 'href="https://paper.example/"' in page and "All rights reserved" in page
    assert "2 mentions" in site.words("/glossary/treaty/")
    assert "No briefing mentions it yet" in site.words("/profiles/pyongyang/")


def test_a_link_shows_the_words_that_notes_are_on_and_no_others(tmp_path: Path) -> None:
    """The text is not there, the notes are, each under the words that it is on."""
    site = Site(tmp_path, THEIRS.replace("HOW", "link")).build()
    assert their_words(site) == {"wc", "wd", "wn", "wo", "wu"}
    page = site.page("/briefings/their-text/")
    assert all(f'id="note-{note}"' in page for note in ("first", "second", "whole", "later"))
    assert "passage-" not in page and "On others." in site.words("/briefings/their-text/")
    assert "No briefing mentions it yet" in site.words("/glossary/treaty/")
