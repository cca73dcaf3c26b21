"""From the bytes of a file to its text: strict UTF-8, one kind of line end, nothing invisible that could mislead."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from postil.diagnose.diagnostic import Diagnostic, Findings
from postil.source import Source, Span

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no text, HTML page or XML feed may hold; the line breaks among them would also shift line numbers."""

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_CLOSED_BY = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
"""Embeddings and isolates, and what closes each (Unicode Standard Annex 9, section 2)."""

_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def decode_text(path: str, data: bytes) -> tuple[Source, Findings]:
    """The text in `data`, and what makes it unfit to be read on: with findings the text serves only to show them."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(path, data, error.start)
    source = Source(path, _unix(text))
    return source, unfit(source)


def unfit(source: Source) -> Findings:
    """Control characters, and bidirectional controls that reorder what follows them: the first of each."""
    found = []
    control = CONTROLS.search(source.text)
    if control:
        count = sum(1 for _ in CONTROLS.finditer(source.text))
        found.append(
            Diagnostic(
                "control-character",
                f"{_name(control[0])} stands in the text" + (f", and {count - 1} more like it" if count > 1 else ""),
                source.span(control.start(), control.end()),
                ("delete it; a text file holds no control characters but line ends and tabs",),
            )
        )
    at = _reordering(source.text)
    if at >= 0:
        found.append(
            Diagnostic(
                "bidirectional-control",
                f"{_name(source.text[at])} changes the order in which readers see what follows",
                source.span(at, at + 1),
                ("delete it; where it is needed, close it in the same line, or use U+200E or U+200F",),
            )
        )
    return tuple(found)


def _reordering(text: str) -> int:
    """Where the first override, or embedding or isolate left open at its line's end, stands; -1 for none."""
    if not _BIDI.search(text):
        return -1
    open_: list[tuple[str, int]] = []
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    line = 0
    for match in _BIDI.finditer(text):
        now = bisect_right(starts, match.start())
        if now != line and open_:
            return open_[0][1]
        line = now
        if match[0] in _OVERRIDES:
            return match.start()
        if match[0] in _CLOSED_BY:
            open_.append((_CLOSED_BY[match[0]], match.start()))
        elif open_ and open_[-1][0] == match[0]:
            open_.pop()
    return open_[0][1] if open_ else -1


def _not_utf8(path: str, data: bytes, start: int) -> tuple[Source, Findings]:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    source = Source(path, _unix(data.decode("utf-8", errors="replace")))
    offset = len(_unix(data[:start].decode("utf-8")))
    byte = data[start]
    likely = bytes([byte]).decode("cp1252", errors="ignore")
    if encoding:
        advice = f"the file looks like {encoding}; save it as UTF-8"
    elif likely.isprintable() and likely:
        advice = f"save the file as UTF-8; in Windows-1252 this byte is {likely}"
    else:
        advice = "save the file as UTF-8"
    if encoding:
        return Source(path, ""), (
            Diagnostic("invalid-utf8", "the file is not UTF-8", Span(path, 1, 1, 1, 1), (advice,)),
        )
    message = f"byte 0x{byte:02X} is not UTF-8"
    return source, (Diagnostic("invalid-utf8", message, source.span(offset, offset + 1), (advice,)),)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _name(character: str) -> str:
    name = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} ({name.lower()})"
