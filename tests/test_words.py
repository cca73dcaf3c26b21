"""The words of the interface: complete in every language, said in the right form, on the pages of that language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from interface import LANGUAGES, ROOT, voice, wordings, words
from postil.compose import said
from postil.compose.words import script_words
from postil.engine.understanding.wording import findings_of
from postil.model.words import phrase
from sites import Site

ENGLISH = next(one for one in wordings() if one.language == "en")

TWO = """\
-- site.yaml --
title: Zeitung
language: {language}
-- articles/pact.md --
---
title: Der Pakt
date: 2024-06-20
authors: [Redaktion]
lang: de
---

Zwei Staaten versprechen einander Hilfe.
-- annotations/pact.yaml --
notes:
  - {{id: hilfe, quote: Hilfe, note: So steht es da., confidence: high}}
  - {{id: zwei, quote: Zwei, note: Es sind zwei.}}
"""


def test_the_six_languages_are_there() -> None:
    """English, German, French, Russian, Korean, Arabic."""
    assert LANGUAGES == ("ar", "de", "en", "fr", "ko", "ru")


def test_every_language_is_complete() -> None:
    """No word, no plural form and nothing to be filled in is missing or too many."""
    assert list(findings_of(wordings())) == []


def test_what_pages_say_is_what_is_declared() -> None:
    """Each word that compose/ says stands in said.py, and each that stands there is said, or shown by its kind."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "postil/compose").glob("*.py"))
    spoken = set(re.findall(r'\.(?:say|count)\(\s*"(\w+)"', code))
    assert spoken <= said.NEEDED
    for key in (*said.FILLED, *said.PLAIN):
        assert f'"{key}"' in code.replace(Path(said.__file__).read_text(encoding="utf-8"), ""), key


def test_every_word_is_used() -> None:
    """What neither a template nor a page nor a script says is translated six times for nobody."""
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.js")]
    shown = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for key in ENGLISH.words:
        if key.startswith("js_"):
            used = re.search(rf'words\("{key[3:]}"|"{key[3:]}" : "|label: postil', shown)
        else:
            used = key in said.NEEDED or re.search(rf"words\.{key}\b", shown)
        assert used, key


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["0 notes", "1 note", "2 notes", "5 notes", "11 notes", "21 notes", "1,500 notes"]),
        ("de", ["0 Anmerkungen", "1 Anmerkung", "2 Anmerkungen", "5 Anmerkungen", "11 Anmerkungen",
                "21 Anmerkungen", "1.500 Anmerkungen"]),
        ("fr", ["0 note", "1 note", "2 notes", "5 notes", "11 notes", "21 notes", "1\u202f500 notes"]),
        ("ru", ["0 примечаний", "1 примечание", "2 примечания", "5 примечаний", "11 примечаний", "21 примечание",
                "1\u00a0500 примечаний"]),
        ("ko", ["주석 0개", "주석 1개", "주석 2개", "주석 5개", "주석 11개", "주석 21개", "주석 1,500개"]),
        ("ar", ["لا حواشي", "حاشية واحدة", "حاشيتان", "5 حواشٍ", "11 حاشية", "21 حاشية", "1,500 حاشية"]),
    ],
)
def test_a_number_chooses_the_form(lang: str, said: list[str]) -> None:
    """As CLDR says for the language."""
    assert [voice(lang).count("notes", number) for number in (0, 1, 2, 5, 11, 21, 1500)] == said


def test_a_word_that_is_not_there_is_that_of_the_wider_language_the_site_or_english(tmp_path: Path) -> None:
    """In this order, each with the plural rule of its own language."""
    site = Site(tmp_path, TWO.format(language="ru"))
    site.put("articles/pact.md", "---\ntitle: P\ndate: 2024-06-20\nauthors: [A]\nlang: de-AT\n---\n\nZwei helfen.\n")
    site.put("annotations/pact.yaml", "notes:\n  - {id: z, quote: Zwei, note: Es sind zwei.}\n")
    site.put("words/de-AT.yaml", "key_points: Kurz\nby: Aus der Feder von {authors}\n").build()
    assert "Aus der Feder von A" in site.words("/briefings/pact/") and "1 Anmerkung" in site.words("/briefings/pact/")
    page = site.put("articles/pact.md", "---\ntitle: P\ndate: 2024-06-20\nlang: uk\n---\n\nZwei helfen.\n").build().page(
        "/briefings/pact/"
    )
    assert '<html lang="uk" dir="ltr">' in page and "1 примечание" in page and "20 червня 2024" in page
    assert '<header class="masthead" lang="ru" dir="auto">' in page


def test_a_site_replaces_single_words(tmp_path: Path) -> None:
    """Those in content/words/, and no others."""
    site = Site(tmp_path, TWO.format(language="en"))
    site.put("words/de.yaml", 'notes: {one: "{count} Notiz", other: "{count} Notizen"}\n').build()
    assert "2 Notizen" in site.words("/briefings/pact/") and "Hohe Gewissheit" in site.words("/briefings/pact/")


def test_a_page_speaks_the_language_of_its_article(tmp_path: Path) -> None:
    """The briefing German, the rest of the site English; what is the site's own says so."""
    site = Site(tmp_path, TWO.format(language="en")).build()
    page, home = site.page("/briefings/pact/"), site.page("/")
    assert "2 Anmerkungen" in page and "20. Juni 2024" in page and "Von Redaktion" in page
    assert '<a href="../../index.html" lang="en" dir="auto">' in page
    assert "Latest" in home or "June 20, 2024" in home
    assert '<h2 class="item-title" lang="de" dir="auto">' in home and "2 notes" in home


def test_no_english_is_left_around_a_german_page(tmp_path: Path) -> None:
    """Every text of the chrome is one of the German words; what scripts say is German, too."""
    site = Site(tmp_path, TWO.format(language="de")).build()
    page = site.page("/briefings/pact/")
    english = {text for text in _texts("en") if text not in _texts("de") and len(text) > 3}
    body = re.sub(r"<script[^>]*>.*?</script>", "", page.partition("<body>")[2], flags=re.S)
    seen = {part.strip() for part in re.findall(r">([^<]+)<", body)}
    seen |= set(re.findall(r'(?:aria-label|title|alt)="([^"]*)"', body))
    assert seen & english == set()
    scripts = json.loads(re.search(r'id="words">(.*?)</script>', page)[1])  # type: ignore[index]
    assert scripts == json.loads(script_words(words("de"))) and scripts["copied"] == "Kopiert"


def _texts(lang: str) -> set[str]:
    """All words of a language that stand by themselves."""
    return {phrase(words(lang), key).text for key in ENGLISH.words if "{" not in phrase(words(lang), key).text}


def test_what_is_filled_in_is_not_filled_again() -> None:
    """A name with braces stays as its writer wrote it."""
    assert voice().say("by", authors="{count} {x}") == "By {count} {x}"
