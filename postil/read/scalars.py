"""One check for each kind of scalar that postil.model.keys names: from words to a value, or what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from postil.diagnose.nearest import nearest
from postil.model.keys import Ref
from postil.read.dates import day, edtf, moment
from postil.read.layout import MEDIA, SNAPSHOTS
from postil.read.wrong import Wrong

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 100
"""Characters: with the folders around it, a path that every file system takes."""

REFERENCE_KINDS = ("term", "article", "profile", "source", "claim", "event", "note", "topic")

_LANGUAGE = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*"
)
_ISO_639_1 = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht
    hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky
    la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny
    oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi
    yo za zh zu
    """.split()  # noqa: SIM905 (a table of letters reads better than 183 quotation marks)
)
"""The languages of two letters."""

_COUNTRY_FOR_LANGUAGE = {
    "jp": "ja",
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "ua": "uk",
    "us": "en",
    "gb": "en",
    "english": "en",
    "russian": "ru",
    "korean": "ko",
    "chinese": "zh",
    "japanese": "ja",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "arabic": "ar",
    "ukrainian": "uk",
}

_LOOKS_LIKE = dict(zip("аеорсухіјѕһԁοανι", "aeopcyxijshdoavi", strict=True))
"""Cyrillic and Greek letters that look like Latin ones (a part of Unicode Technical Standard 39's confusables)."""

_URL = re.compile(
    r"https?://(?P<host>[^\s/?#@:\\\[\]]+|\[[0-9A-Fa-f:.]+\])(?P<port>:\d{1,5})?(?P<rest>[/?#][^\s<>\"\\^`{|}]*)?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?\.?")
_HIDDEN_STEP = re.compile(r"%(?:2e|2f|5c|00)", re.IGNORECASE)
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*")


def _text(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text.strip()


def identifier(text: str) -> str | Wrong:
    """An id: it becomes a part of addresses and file names."""
    if ID.fullmatch(text) and len(text) <= LONGEST_ID:
        return text
    if len(text) > LONGEST_ID:
        return Wrong("invalid-id", f"this id is longer than {LONGEST_ID} characters", ("choose a shorter one",))
    slug = meant_as_id(text)
    return Wrong(
        "invalid-id",
        f"`{text}` is no id: an id has lower-case letters a to z, digits, and single hyphens",
        (*([f"write it as {slug}"] if slug else []), *odd_letter(text)),
    )


def odd_letter(text: str) -> tuple[str, ...]:
    """The line of help that names the first letter which only looks as if it could stand in an id."""
    odd = next((character for character in text if not character.isascii()), "")
    return (f"the letter {odd} in it is {unicodedata.name(odd, f'U+{ord(odd):04X}').lower()}",) if odd else ()


def meant_as_id(text: str) -> str:
    """The id that was meant: letters of other alphabets among Latin ones are taken for those that they look like."""
    if any("a" <= character <= "z" for character in text.lower()):
        text = "".join(_LOOKS_LIKE.get(character, character) for character in text.lower())
    return slugged(text)


def slugged(text: str) -> str:
    """The words as an id; empty where nothing of them can stand in one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain.lower())).strip("-")


def _anchor(text: str) -> str | Wrong:
    if re.fullmatch(r"[\w-]+(?:[.:][\w-]+)*", text):
        return text
    return Wrong(
        "invalid-id", f"`{text}` is no id of a heading", ("write it as in the address of the section, behind the `#`",)
    )


def url(text: str) -> str | Wrong:
    """A web address. Names, ports and passwords before an `@` are refused: they mislead about where a link leads."""
    found = _URL.fullmatch(text)
    if (
        found
        and (found["host"].startswith("[") or _HOST.fullmatch(found["host"]))
        and int((found["port"] or ":1")[1:]) < 65536
    ):
        return text
    if re.match(r"www\.|[\w-]+(\.[\w-]+)*\.(com|org|net|int|gov|edu|info|io|[a-z]{2})(/|$)", text):
        help_ = f"write https://{text}"
    elif re.match(r"https?:/*", text):
        help_ = "it may hold no spaces, brackets, quotation marks or `@` before the host; write a space as %20"
    else:
        help_ = "a web address begins with https:// or http://"
    return Wrong("invalid-url", f"`{text}` is no web address", (help_,))


def url_path(text: str) -> str | Wrong:
    """A path on the site itself."""
    help_ = f"write /{text.lstrip('/')}"
    if re.match(r"https?://[^/]+/", text):
        help_ = "leave out the scheme and the host: write " + re.sub(r"https?://[^/]+", "", text)
    elif re.fullmatch(r"/(?!/)[^\s?#\\<>\"]*", text):
        if ".." not in text.split("/") and "." not in text.split("/") and not _HIDDEN_STEP.search(text):
            return text
        help_ = "it may hold no steps such as `..`"
    elif text.startswith("/"):
        help_ = "it may hold no spaces, no backslash, no `?` and no `#`, and begins with one `/`"
    return Wrong("invalid-path", f"`{text}` is no path on this site", (help_,))


def _file_in(folder: str) -> Callable[[str], str | Wrong]:
    """The check of a file named from the folder it stands in."""

    def check(text: str) -> str | Wrong:
        plain = text.lstrip("/").removeprefix("content/").removeprefix(folder.removeprefix("content/"))
        if text != plain and plain and ".." not in plain.split("/"):
            return Wrong("invalid-path", f"`{text}` does not begin inside {folder}", (f"write {plain}",))
        if re.fullmatch(r"[^\\:*?\"<>|]+", text) and text.isprintable() and not {"", ".", ".."} & set(text.split("/")):
            return text
        return Wrong("invalid-path", f"`{text}` names no file in {folder}", ("write its name as it is from there",))

    return check


media_path = _file_in(MEDIA)
snapshot_path = _file_in(SNAPSHOTS)


def language(text: str) -> str | Wrong:
    """A BCP 47 language tag."""
    found = _LANGUAGE.fullmatch(text)
    if found and (len(found["language"]) > 2 or found["language"].lower() in _ISO_639_1):
        return text
    known = _COUNTRY_FOR_LANGUAGE.get(text.lower())
    if known:
        help_ = f"write {known}"
    elif _LANGUAGE.fullmatch(text.replace("_", "-")):
        help_ = f"write {text.replace('_', '-')}"
    else:
        help_ = "write a tag such as en, ru, ko or zh-Hant"
    return Wrong("invalid-language", f"`{text}` is no language tag", (help_,))


@lru_cache(maxsize=64)
def time_zone(text: str) -> str | Wrong:
    """A name of the IANA time zone database."""
    import zoneinfo

    try:
        if _ZONE.fullmatch(text):
            zoneinfo.ZoneInfo(text)
            return text
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        pass
    found = nearest(text.replace(" ", "_"), sorted(zoneinfo.available_timezones()))
    return Wrong(
        "invalid-time-zone",
        f"`{text}` is no time zone",
        (f"did you mean `{found[0]}`?" if found else "write a name such as Europe/Berlin, Asia/Seoul or UTC",),
    )


def sha256(text: str) -> str | Wrong:
    """A checksum, in lower case."""
    if re.fullmatch(r"[0-9a-fA-F]{64}", text):
        return text.lower()
    return Wrong(
        "invalid-checksum", "this is no SHA-256 checksum: it has 64 hexadecimal digits", ("`sha256sum FILE` prints it",)
    )


def reference(text: str, ref: Ref) -> str | Wrong:
    """An id of something written elsewhere; for `any` with its kind before a colon, or bare."""
    if ref.or_text:
        return _text(text)
    if ref.kind == "any":
        kind, colon, rest = text.partition(":")
        if not colon:
            return identifier(text)
        if kind not in REFERENCE_KINDS:
            return Wrong(
                "invalid-id", f"`{kind}:` is no kind of thing", ("write one of " + ", ".join(REFERENCE_KINDS),)
            )
        parts = rest.split("/") if kind == "note" else [rest]
        wrong = next((checked for part in parts if isinstance(checked := identifier(part), Wrong)), None)
        if len(parts) > 2:
            wrong = Wrong("invalid-id", f"`{text}` names no note", ("write note:article/id",))
        return wrong or text
    for kind in REFERENCE_KINDS:
        if text.startswith(f"{kind}:") and not isinstance(identifier(text.partition(":")[2]), Wrong):
            return Wrong(
                "invalid-id", f"only the id stands here, without `{kind}:`", (f"write {text.partition(':')[2]}",)
            )
    return identifier(text)


def whole_number(text: str) -> int | Wrong:
    """A whole number in decimal digits; `010` is none, since some read it as eight."""
    if re.fullmatch(r"[+-]?(0|[1-9][0-9]{0,17})", text):
        return int(text)
    return Wrong("invalid-number", f"`{text}` is no whole number", ("write digits alone, such as 20",))


def number(text: str) -> float | Wrong:
    """A decimal number."""
    if re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,30})?", text):
        return float(text)
    help_ = (
        f"write {text.replace(',', '.')}"
        if re.fullmatch(r"[+-]?\d+,\d+", text)
        else "write digits with a point, such as 39.02"
    )
    return Wrong("invalid-number", f"`{text}` is no number", (help_,))


def flag(text: str) -> bool | Wrong:
    """`true` or `false`."""
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    meant = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}.get(text.lower())
    return Wrong(
        "wrong-type", f"`{text}` is neither true nor false", (f"write {meant}" if meant else "write true or false",)
    )


CHECKS: dict[str, Callable[[str], str | date | datetime | Wrong | Any]] = {
    "text": _text,
    "markdown": str.strip,
    "id": identifier,
    "anchor": _anchor,
    "url": url,
    "url-path": url_path,
    "media": media_path,
    "snapshot": snapshot_path,
    "language": language,
    "time-zone": time_zone,
    "edtf": edtf,
    "day": day,
    "moment": moment,
    "sha256": sha256,
}
"""By the name of the scalar in postil.model.keys."""
