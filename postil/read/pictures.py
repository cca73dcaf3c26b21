"""Pictures: their size, and a smaller copy of those that are larger than a page can show; the only importer of Pillow."""

from __future__ import annotations

import re
from io import BytesIO

WIDEST = 1600
"""Pixels: twice the widest column, so that a picture is sharp on a dense screen and no reader loads more than that."""

ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
"""Files that are resized; an animated GIF or a drawing stays as it is."""

_DRAWING = re.compile(rb"<svg\b[^>]*>")
_SIDES = tuple(re.compile(rb"\s%s\s*=\s*[\"']\s*(\d+(?:\.\d+)?)(?:px)?\s*[\"']" % side) for side in (b"width", b"height"))
_VIEW = re.compile(rb"\sviewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*[\"']")


def fitted(path: str, data: bytes) -> tuple[bytes, tuple[int, int]]:
    """The bytes to publish and the width and height in pixels; the bytes as they are, and 0 by 0, for what is no picture."""
    if path.lower().endswith(".svg"):
        return data, _drawn(data)
    if not path.lower().endswith((*ENDINGS, ".gif")):
        return data, (0, 0)
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as picture:
            width, height = picture.size
            if width <= WIDEST or not path.lower().endswith(ENDINGS):
                return data, (width, height)
            smaller = picture.resize((WIDEST, round(height * WIDEST / width)), Image.Resampling.LANCZOS)
            out = BytesIO()
            smaller.save(out, format=picture.format, quality=85)
            return out.getvalue(), smaller.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return data, (0, 0)


def _drawn(data: bytes) -> tuple[int, int]:
    """What a drawing says of its size, so that its page need not move when it comes; without one it is as wide as a page can show."""
    root = _DRAWING.search(data)
    if not root:
        return 0, 0
    sides = [side.search(root[0]) for side in _SIDES]
    if all(sides):
        width, height = (float(side[1]) for side in sides if side)
        return round(width), round(height)
    view = _VIEW.search(root[0])
    try:
        width, height = map(float, view.groups()) if view else (0.0, 0.0)
    except ValueError:
        return 0, 0
    return (WIDEST, round(WIDEST * height / width)) if width and height else (0, 0)
