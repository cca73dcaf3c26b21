"""Pictures: their size, and a smaller copy of those that are larger than a page can show; the only importer of Pillow."""

from __future__ import annotations

from io import BytesIO

WIDEST = 1600
"""Pixels: twice the widest column, so that a picture is sharp on a dense screen and no reader loads more than that."""

ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
"""Files that are resized; an animated GIF or a drawing stays as it is."""


def fitted(path: str, data: bytes) -> tuple[bytes, tuple[int, int]]:
    """The bytes to publish and the width and height in pixels; the bytes as they are, and 0 by 0, for what is no picture."""
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
