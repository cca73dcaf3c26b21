"""Scalars by their kinds: what passes, and what is refused."""

from __future__ import annotations

import pytest

from postil.read.dates import edtf
from postil.read.scalars import identifier, language, media_path, url, url_path
from postil.read.wrong import Wrong


@pytest.mark.parametrize(
    "text",
    [
        "2024",
        "2024-06",
        "2024-06-19",
        "2023~",
        "1961?",
        "1994/1996",
        "2024-06-19/..",
        "../2024",
        "2024-21",
        "196X",
        "1985-04-XX",
    ],
)
def test_edtf_dates_pass(text: str) -> None:
    """Those that the format page names, and what else the standard has."""
    assert edtf(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-02-30",
        "2024-13",
        "2024-6",
        "19.06.2024",
        "0000",
        "1996/1994",
        "/",
        "../..",
        "2024-06-19T18:00",
        "x" * 10_000,
        "2024-06-31/2025",
    ],
)
def test_what_is_no_edtf_date_is_refused(text: str) -> None:
    """Days that do not exist, other orders, ends before beginnings."""
    assert isinstance(edtf(text), Wrong)


@pytest.mark.parametrize(
    "text",
    [
        "https://un.org",
        "http://un.org:80/a?b=c#d",
        "https://пример.рф/x",
        "https://[::1]/",
        "https://a.example/%20(x)",
        "https://undocs.org/A/RES/3314(XXIX)",
    ],
)
def test_web_addresses_pass(text: str) -> None:
    """With ports, other alphabets, brackets and parameters."""
    assert url(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "//un.org/x",
        "https://",
        "https:///x",
        "https://u:p@h/",
        "https://a b",
        'https://a/"x',
        "ftp://a",
        "blob:https://a",
        "https://a\\b",
        "https://-a-.example",
        "https://a:99999/",
        "HTTPS:a",
    ],
)
def test_what_hides_where_it_leads_is_no_web_address(text: str) -> None:
    """Foreign schemes, passwords, backslashes, quotation marks."""
    assert isinstance(url(text), Wrong)


@pytest.mark.parametrize(
    "text", ["/../x", "/a/%2e%2e/b", "//evil", "a", "/a b", "/a?b", "/a#b", "/a\\b", "/a/./b", "/%00"]
)
def test_a_path_cannot_climb_out_of_the_site(text: str) -> None:
    """Steps upward, written out or escaped."""
    assert isinstance(url_path(text), Wrong)


@pytest.mark.parametrize(
    "text", ["../x.png", "a/../../x", "/etc/passwd", "a\\b", "C:/x", "", "a//b", "./x", "media/x.png"]
)
def test_a_picture_is_named_from_its_folder(text: str) -> None:
    """And stays in it."""
    assert isinstance(media_path(text), Wrong)


@pytest.mark.parametrize("text", ["a--b", "-a", "a-", "A", "a_b", "a b", "а", "", "a/b", "..", "a.b", "a\n", "a" * 101])
def test_what_is_no_id_is_refused(text: str) -> None:
    """Ids become addresses and file names."""
    assert isinstance(identifier(text), Wrong)


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("en", True),
        ("zh-Hant-TW", True),
        ("yue", True),
        ("jp", False),
        ("en_US", False),
        ("English", False),
        ("e", False),
    ],
)
def test_languages_are_tags(text: str, fine: bool) -> None:
    """BCP 47, with two-letter codes that exist."""
    assert isinstance(language(text), str) is fine
