"""The size of drawings, so that a page does not move when one comes."""

import pytest

from postil.read.pictures import WIDEST, fitted


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('<svg viewBox="0 0 10 5">', (WIDEST, WIDEST // 2)),
        ("<?xml version='1.0'?><svg width='30px' height='20' viewBox='0 0 9 9'>", (30, 20)),
        ('<svg width="100%" height="100%" viewBox="0,0,4,4">', (WIDEST, WIDEST)),
        ('<svg stroke-width="3" height="2">', (0, 0)),
        ('<svg viewBox="0 0 1.2.3 4">', (0, 0)),
        ('<svg viewBox="0 0 0 4">', (0, 0)),
        ("no drawing", (0, 0)),
    ],
)
def test_a_drawing_says_its_size(root: str, size: tuple[int, int]) -> None:
    """In width and height, or in the proportions of its view; its bytes stay as they are."""
    assert fitted("map.SVG", root.encode()) == (root.encode(), size)
