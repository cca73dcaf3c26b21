"""Text and attributes as HTML."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Text as it stands between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def value(text: str) -> str:
    """Text as it stands between the quotation marks of an attribute."""
    return escaped(text).replace('"', "&quot;") if '"' in text else escaped(text)


def attribute(name: str, text: str) -> str:
    """` name="text"`."""
    return f' {name}="{value(text)}"'
