"""Translations of a briefing: linked to each other, for readers and for search engines; terms under their names there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sites import BASE, Site

VERSIONS = """\
-- articles/pact.md --
---
title: The pact
date: 2024-06-20
---

They signed a treaty.
-- articles/pact-ru.md --
---
title: Договор
date: 2024-06-20
lang: ru
topics: [alliances, space]
translation_of: pact
---

Они подписали договор об авиации. Приехали Путин и Kim Jong Un. Был Лавров.
-- articles/pact-ar.md --
---
title: المعاهدة
date: 2024-06-20
lang: ar
translation_of: pact
---

وقعا معاهدة.
-- glossary/law.yaml --
terms:
  - id: treaty
    term: treaty
    short: A binding agreement.
    labels:
      ru: {term: договор, short: Обязательное соглашение.}
      ar: {term: معاهدة}
  - {id: aviation, term: aviation, short: Flying., labels: {de: {term: Luftfahrt}, ru: {term: авиация, forms: [авиации]}}}
-- profiles/people.yaml --
profiles:
  - id: putin
    name: Vladimir Putin
    summary: President of Russia.
    roles: [{title: President, from: 2012}]
    labels: {ru: {name: Владимир Путин, forms: [Путин], summary: Президент России.}}
  - {id: kim, name: Kim Jong Un, summary: Leader of North Korea., labels: {ru: {name: Ким Чен Ын}}}
  - id: lavrov
    name: Sergey Lavrov
    labels: {ru: {name: Лавров}}
    roles:
      - {title: Minister, organisation: Russia, from: 2004, labels: {ru: {title: министр иностранных дел}}}
      - {title: Member, organisation: Council, from: 2004, labels: {RU: {title: член совета}, de: {title: Mitglied}}}
      - {title: Guest, from: 2024-06-25, to: 2024-07}
  - {id: bolton, name: John Bolton, labels: {de: {name: Bolton}}}
-- site.yaml --
topics:
  - {id: alliances, title: Alliances, labels: {ru: {title: Союзы}}}
  - {id: space, title: Space}
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A briefing in three languages."""
    return Site(tmp_path, VERSIONS).build()


def alternates(html: str) -> list[tuple[str, str]]:
    """Language and address of each alternate link."""
    return re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', html)


def test_every_version_names_all_versions(site: Site) -> None:
    """Each lists itself and the others, alike, with the original as the default."""
    base = f"{BASE}briefings/"
    expected = [("en", f"{base}pact/"), ("x-default", f"{base}pact/"), ("ar", f"{base}pact-ar/"), ("ru", f"{base}pact-ru/")]
    for page in ("pact", "pact-ru", "pact-ar"):
        assert alternates(site.page(f"/briefings/{page}/")) == expected


def test_readers_are_led_to_the_other_versions(site: Site) -> None:
    """Each under its own name, in the words of the page; not to the page itself."""
    assert "Also in: العربية русский" in site.words("/briefings/pact/")
    assert "На других языках: English العربية" in site.words("/briefings/pact-ru/")
    assert "بلغات أخرى: English русский" in site.words("/briefings/pact-ar/")


def test_without_a_base_address_only_readers_are_led(tmp_path: Path) -> None:
    """A search engine needs whole addresses."""
    page = Site(tmp_path, VERSIONS).build(base_url="").page("/briefings/pact/")
    assert alternates(page) == [] and "русский" in page


def test_a_briefing_by_itself_names_no_versions(site: Site) -> None:
    """Nor does one whose translations are drafts."""
    for lang in ("ru", "ar"):
        text = (site.folder / f"content/articles/pact-{lang}.md").read_text(encoding="utf-8")
        site.put(f"articles/pact-{lang}.md", text.replace("lang:", "status: draft\nlang:"))
    page = site.build().page("/briefings/pact/")
    assert alternates(page) == [] and "Also in" not in page


def test_the_home_page_and_the_one_for_what_is_missing_show_the_original_alone(site: Site) -> None:
    """Its translations are reached from it; they stand in the archive, in their language."""
    assert "Договор" not in site.words("/") and "Договор" not in site.words("/404.html")
    assert 'lang="ru" dir="auto"><a href="../../briefings/pact-ru/index.html">Договор' in site.page("/archive/2024/")


def test_a_term_is_shown_as_the_page_calls_it(site: Site) -> None:
    """Under its label, with the meaning in that language where there is one; else in the site's, and said so."""
    page = site.page("/briefings/pact-ru/")
    assert ">договор</a></dt><dd>Обязательное соглашение.</dd>" in page
    assert '>авиация</a></dt><dd lang="en" dir="auto">Flying.</dd>' in page
    assert ">treaty</a></dt><dd>A binding agreement.</dd>" in site.page("/briefings/pact/")


def test_a_changed_label_reaches_its_pages(site: Site) -> None:
    """Those in its language, and only what else shows it."""
    text = (site.folder / "content/glossary/law.yaml").read_text(encoding="utf-8")
    site.put("glossary/law.yaml", text.replace("Обязательное соглашение", "Письменное соглашение")).build()
    assert "Письменное соглашение." in site.page("/briefings/pact-ru/")
    assert site.outcome and "briefings/pact/index.html" not in site.outcome.composed


def test_a_profile_is_found_and_shown_as_the_page_calls_it(site: Site) -> None:
    """Under its name there; what nobody has translated is in the site's language, and said so."""
    page = site.page("/briefings/pact-ru/")
    assert '<a class="profile" href="../../profiles/putin/index.html">Путин</a>' in page
    assert 'putin/index.html">Владимир Путин</a></dt>' in page
    assert '<span lang="en" dir="auto">President</span>' in page
    assert 'kim/index.html">Ким Чен Ын</a></dt>' in page and '<dd lang="en" dir="auto">Leader of North Korea.</dd>' in page
    assert "Приехали Путин и Kim Jong Un." in site.words("/profiles/putin/")


def test_an_office_is_shown_as_the_page_calls_it(site: Site) -> None:
    """In the words of its label, where all that were held on the day have one; in the site's language otherwise, and said so."""
    offices = 'profiles/lavrov/index.html">Лавров</a></dt>\n<dd><b>Тогда</b> <span>министр иностранных дел; член совета</span></dd>'
    assert offices in site.page("/briefings/pact-ru/")
    text = (site.folder / "content/profiles/people.yaml").read_text(encoding="utf-8")
    site.put("profiles/people.yaml", text.replace("labels: {RU: {title: член совета}, ", "labels: {")).build()
    assert '<span lang="en" dir="auto">Minister, Russia; Member, Council</span>' in site.page("/briefings/pact-ru/")


def test_a_topic_is_shown_as_the_page_calls_it(site: Site) -> None:
    """On briefings in other languages; its own list stays in the site's."""
    page = site.page("/briefings/pact-ru/")
    assert 'alliances/index.html">Союзы</a>' in page and 'space/index.html" lang="en" dir="auto">Space</a>' in page
    assert "<h1>Alliances</h1>" in site.page("/topics/alliances/")


def test_names_in_other_languages_are_looked_up(site: Site) -> None:
    """Of terms and of profiles; under which they are found is said beside the name."""
    data = site.files["assets/names.js"].decode()
    assert all(f'"{name}"' in data for name in ("договор", "معاهدة", "авиации", "Владимир Путин", "Путин"))


def test_a_changed_name_of_a_topic_reaches_its_pages(site: Site) -> None:
    """Those in its language."""
    text = (site.folder / "content/site.yaml").read_text(encoding="utf-8")
    site.put("site.yaml", text.replace("Союзы", "Альянсы")).build()
    assert ">Альянсы</a>" in site.page("/briefings/pact-ru/")
