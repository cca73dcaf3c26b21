"""The HTML of whole outputs, judged by the Nu HTML checker: no errors, and no warnings but those explained here."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from hostile_site import HOSTILE
from sites import ROOT, Site
from test_golden import EXPECTED

JAR = ROOT / "tests/.deps/node/node_modules/vnu-jar/build/dist/vnu.jar"

EXPLAINED = {
    # A page on disk has no origin, so nothing is 'self' to the checker; in a browser it is (tests/browser shows that).
    r"Resource violates Content Security Policy \(meta tag\): (external (stylesheet|script)|image) “(?!\w+:|//)",
    # JSON-LD is data and never run: a script of a type that is no script ends before the policy is asked
    # (https://html.spec.whatwg.org/#prepare-the-script-element, step "neither a JavaScript MIME type …").
    r"Inline script violates Content Security Policy \(meta tag\)",
}
"""Patterns of warnings that are wrong, and why."""


@pytest.fixture(scope="module")
def messages(published: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """What the checker says of the project's own site, the hostile and the golden one, and of a page with mistakes."""
    if not shutil.which("java") or not JAR.is_file():
        pytest.skip("the HTML checker needs Java and vnu-jar, which tests/run installs where it can")
    hostile = Site(tmp_path_factory.mktemp("html"), HOSTILE).build()
    wrong = tmp_path_factory.mktemp("wrong") / "wrong.html"
    wrong.write_text("<!doctype html><html lang=en><title>Wrong</title><p id=a><p id=a><img src=x><blink>")
    done = subprocess.run(
        ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss2m", "-jar", str(JAR), "--format", "json",
         "--skip-non-html", "--exit-zero-always", str(published), str(hostile.output), str(EXPECTED), str(wrong)],
        capture_output=True, text=True, encoding="utf-8",
    )
    found: list[dict[str, str]] = json.loads(done.stderr)["messages"]
    return found


def test_all_pages_are_valid_html(messages: list[dict[str, str]]) -> None:
    """Every page of every kind."""
    unexplained = [
        f"{one['url'].rpartition('/site/')[2]}:{one.get('lastLine')}: {one['message']}  {one.get('extract', '')!r}"
        for one in messages
        if not one["url"].endswith("wrong.html") and not any(re.match(pattern, one["message"]) for pattern in EXPLAINED)
    ]
    assert not unexplained, "\n".join(unexplained[:20])


def test_the_checker_does_find_mistakes(messages: list[dict[str, str]]) -> None:
    """A page with a doubled id, a picture without words and an element of the past is not let through."""
    found = " ".join(one["message"] for one in messages if one["url"].endswith("wrong.html"))
    assert "Duplicate ID" in found and "“alt”" in found and "“blink”" in found
