"""Text and attributes as HTML."""

from __future__ import annotations


def escaped(text: str) -> str:
    """Text as it stands between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def attribute(name: str, value: str) -> str:
    """` name="value"`."""
    return f' {name}="{escaped(value).replace(chr(34), "&quot;")}"'
