"""The same pages in Firefox: notes in the margin, popovers by keyboard and by pointer, nothing on the console."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox_driver import Firefox
from PIL import Image
from readers_site import PAGE, build

ENTER, ESCAPE = "\ue007", "\ue00c"
CARD = "const card = document.querySelector('.card'); const shown = card && card.checkVisibility({ visibilityProperty: true });"
SHOWN, GONE = f"{CARD} return shown", f"{CARD} return !shown"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("firefox") / "x")


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Debian's Firefox."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.skip("Firefox is not installed: apt-get install firefox-esr")
    driven = Firefox(program, tmp_path_factory.mktemp("profile") / "x")
    yield driven
    driven.close()


def test_notes_and_popovers_work_in_firefox(firefox: Firefox, site: Path) -> None:
    """On a wide window: each note beside its passage, a term's meaning on Enter and under the pointer."""
    firefox.open((site / PAGE).as_uri(), width=1440)
    beside = firefox.evaluate("""return [...document.querySelectorAll('.note-text')].filter(e => document.getElementById('ref-' + e.id.slice(5)))
        .map(e => [e.getBoundingClientRect(), e.closest('.notes').previousElementSibling.getBoundingClientRect()])
        .map(([note, text]) => [note.height > 20, note.left > text.right, Math.abs(note.top - text.top) < 300])""")
    assert len(beside) == 4 and all(all(one) for one in beside)

    firefox.evaluate("document.querySelector('.body a.term').focus()")
    assert firefox.evaluate(GONE)
    firefox.press(ENTER)
    assert firefox.wait(SHOWN) and firefox.evaluate(f"{CARD} return card.innerText.includes('A promise of help in war.')")
    assert firefox.evaluate("return document.activeElement.matches('.body a.term')")
    place = "const a = document.activeElement.getBoundingClientRect(), b = document.querySelector('.card').getBoundingClientRect();"
    assert firefox.evaluate(f"{place} return b.top >= a.bottom - 1 && b.top - a.bottom < 20 && Math.abs(b.left - a.left) < 4")
    firefox.press(ESCAPE)
    assert firefox.wait(GONE) and firefox.evaluate("return document.activeElement.matches('.body a.term')")

    x, y = firefox.evaluate("const box = document.querySelector('.body a.profile').getClientRects()[0]; return [box.x + 5, box.y + 5]")
    firefox.point(x, y)
    assert firefox.wait(SHOWN) and firefox.evaluate(f"{CARD} return card.innerText.includes('Leader of North Korea')")
    seen = Image.open(io.BytesIO(firefox.picture())).convert("RGB")
    left, top, right, bottom = firefox.evaluate(f"{CARD} const b = card.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]")
    colors = seen.crop((int(left) + 4, int(top) + 4, int(right) - 4, int(bottom) - 4)).getcolors(100_000)
    assert colors and len(colors) > 8, "something is written on the popover"
    assert min(max(colors)[1]) > 235, "on light paper"
    firefox.point(3, 3)
    assert firefox.wait(GONE)
    assert firefox.errors(site.as_uri()) == []


@pytest.mark.parametrize("page", ["index.html", PAGE, "glossary/index.html", "profiles/kim/index.html"])
def test_pages_fit_a_narrow_window_in_firefox(firefox: Firefox, site: Path, page: str) -> None:
    """Nothing stands out at the side, and no script fails."""
    firefox.open((site / page).as_uri(), width=500)
    assert firefox.evaluate("return document.documentElement.scrollWidth <= innerWidth && innerWidth < 520")
    assert firefox.evaluate("return document.documentElement.dataset.level") == "annotated", "scripts run under the policy"
    assert firefox.errors(site.as_uri()) == []
