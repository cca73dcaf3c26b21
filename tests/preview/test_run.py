"""A preview from its start to its end: where it listens, what it shows, how it stops."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from incremental.site import Roads, article, folder, notes
from postil.cli import main
from preview.served import PATIENCE, Served, files, until

NOTES = "content/annotations/pilot.yaml"


@pytest.fixture
def serving() -> Iterator[Any]:
    """Starts previews, and ends them."""
    begun: list[Served] = []

    def begin(*options: str, **keywords: Any) -> Served:
        begun.append(Served(*options, **keywords))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


def test_the_port_is_kept_and_a_busy_one_stepped_over(serving: Any) -> None:
    """The same project, the same address; another program there is said, and the next port taken, once."""
    served = serving()
    first = served.port
    served.stop()
    served.start()
    assert served.port == first
    served.stop()
    with socket.create_server(("127.0.0.1", first)):
        served.start()
        assert served.port > first
        assert f"port {first} is taken by another program; this one is {served.port}" in served.log
        served.stop()
    served.start()
    assert served.port == first


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_told(serving: Any, how: int) -> None:
    """Also while pages are connected; without a traceback, and with a word on what is next."""
    served = serving("--port", "0")
    with socket.create_connection(("127.0.0.1", served.port)) as idle:
        idle.sendall(b"GET / HTTP/1.1\r\n")
        # The connection alone would hold it up for as long as it is open.
        assert served.stop(how) < PATIENCE
    assert served.process.returncode == 0
    assert served.log.endswith("Preview ended. Next:   python build.py\n")
    assert "Traceback" not in served.log


def test_what_was_learned_is_kept(serving: Any) -> None:
    """The second preview begins with it, and still sees what changed between the two."""
    served = serving("--port", "0")
    served.stop()
    served.swap("content/articles/pilot.md", "over the bar", "across the shoal")
    served.start()
    assert "across the shoal" in served.ask("/briefings/pilot/")[2]
    assert any(path.endswith(".preview.sqlite") for path in files(served.roads.root / ".postil"))


def test_it_stands_at_the_real_path(serving: Any) -> None:
    """Below the path of `base_url`; the root of the host leads there, and nothing else is anywhere."""
    roads = Roads(folder())
    roads.write("content/site.yaml", roads.text("content/site.yaml").replace("roads.example/", "roads.example/news/"))
    served = serving("--port", "0", roads=roads)
    assert served.url.endswith("/news/")
    assert served.ask("/news/")[0] == 200
    assert served.ask("/")[1]["location"] == "/news/"
    assert served.ask("/news/briefings/pilot")[1]["location"] == "/news/briefings/pilot/"
    assert served.ask("/briefings/pilot/")[0] == 404


def test_drafts_are_shown_unless_it_is_for_the_public(serving: Any) -> None:
    """Drafts, what is not due, notes of the desk; with `--as public` what readers get."""
    roads = Roads(folder())
    roads.write("content/articles/fog.md", article("fog", body="Fog.", more="status: draft\n"))
    roads.write("content/articles/soon.md", article("soon", body="Soon.", more="publish_at: 2024-07-05T00:00+00:00\n"))
    inner = "  - {id: inner, quote: takes ships over, note: Ask Ada., layer: internal}\n"
    roads.write(NOTES, notes("In fog the pilot waits", more=inner))
    served = serving("--port", "0", roads=roads)
    assert served.ask("/briefings/fog/")[0] == served.ask("/briefings/soon/")[0] == 200
    assert "Ask Ada." in served.ask("/briefings/pilot/")[2]
    public = serving("--port", "0", "--as", "public", roads=roads)
    assert public.ask("/briefings/fog/")[0] == public.ask("/briefings/soon/")[0] == 404
    assert "Ask Ada." not in public.ask("/briefings/pilot/")[2]
    then = serving("--port", "0", "--as", "public", "--now", "2024-07-06", roads=roads)
    assert then.ask("/briefings/soon/")[0] == 200


def test_it_begins_with_errors(serving: Any) -> None:
    """What is wrong is told in full, and the rest of the site is there."""
    roads = Roads(folder())
    roads.write(NOTES, "notes:\n  - quote: [\n")
    served = serving("--port", "0", roads=roads)
    assert "error[yaml-syntax]" in served.log
    assert "1 error to mend" in served.log
    assert served.ask("/briefings/pilot/")[0] == 200


def test_everyone_is_warned_of_everyone(serving: Any) -> None:
    """Listening to other machines is said, with what that means."""
    served = serving("--port", "0", "--host", "0.0.0.0")
    assert "warning: everyone who reaches this machine" in served.log
    assert served.ask("/")[0] == 200


def test_a_line_for_each_rebuild(serving: Any) -> None:
    """When, what, where, how long."""
    served = serving("--port", "0")
    served.swap("content/articles/pilot.md", "over the bar", "across the shoal")
    line = r"\d\d:\d\d:\d\d content/articles/pilot\.md → /briefings/pilot/, \d+ ms\n"
    until(lambda: re.search(line, served.log), lambda: served.log)


def test_a_program_that_answers_each_rebuild_is_left_alone(serving: Any) -> None:
    """It is named, and what it leaves in the end is shown."""
    served = serving("--port", "0")
    path = "content/articles/pilot.md"
    texts = [served.roads.text(path), served.roads.text(path).replace("over the bar", "across the shoal")]
    numbers = count()

    def written_once_more() -> bool:
        served.write(path, texts[next(numbers) % 2])
        time.sleep(0.1)
        return f"{path} is written again and again" in served.log

    # A busy machine may see no more than two of them within the time that counts, for a while.
    until(written_once_more, lambda: served.log, within=4 * PATIENCE)
    served.write(path, texts[1])
    served.shows("/briefings/pilot/", "across the shoal")


def test_a_place_opens_in_the_editor(serving: Any, browser: Any) -> None:
    """A click on a place in a finding starts the command of the environment, with file and line."""
    roads = Roads(folder())
    told = roads.root / "told"
    script = roads.root / "edit"
    script.write_text(f"#!/bin/sh\necho \"$@\" > {told}\n", encoding="utf-8")
    script.chmod(0o755)
    served = serving("--port", "0", roads=roads, env={"POSTIL_EDITOR": f"{script} {{file}} at {{line}}:{{column}}"})
    page = browser.new_page()
    page.goto(served.url + "briefings/pilot/")
    served.swap(NOTES, "quote:", "qoute:")
    place = page.locator("postil-preview .overlay [data-file]")
    place.click()
    until(lambda: told.exists() and told.read_text(encoding="utf-8"), lambda: "nothing was started")
    assert told.read_text(encoding="utf-8") == f"{roads.root}/{NOTES} at 3:5\n"
    page.close()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--port", "x"], "`x` is no port"),
        (["--port", "70000"], "`70000` is no port"),
        (["--as", "nobody"], "invalid choice"),
        (["--host", "203.0.113.7"], "the system says"),
    ],
)
def test_what_cannot_be_is_said(options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong options and addresses end in a line, not in a traceback."""
    assert main(["serve", *options], root=tmp_path) in (2, 3)
    assert said in capsys.readouterr().err


def test_a_project_without_content_is_shown_as_that(serving: Any) -> None:
    """The preview begins, says what is missing, and shows the first briefing when it is written."""
    roads = Roads(folder())
    shutil.rmtree(roads.root / "content")
    served = serving("--port", "0", roads=roads)
    assert "missing-content" in served.log
    roads.write("content/articles/first.md", article("first", body="The very first."))
    served.shows("/briefings/first/", "The very first.")


def test_damage_to_what_is_remembered_is_not_noticed(serving: Any) -> None:
    """The file in which the preview keeps what it learned is written over, cut and deleted while it runs."""
    served = serving("--port", "0")
    kept = next((served.roads.root / ".postil").glob("*.preview.sqlite"))
    words = "over the bar"
    for number, damage in enumerate((lambda: kept.write_bytes(b"x" * 50_000), lambda: os.truncate(kept, 5000), kept.unlink)):
        damage()
        assert "A fixed light" in served.ask("/glossary/beacon/")[2]
        served.swap("content/articles/pilot.md", words, words := f"across shoal {number}")
        served.shows("/briefings/pilot/", words)
        served.shows("/briefings/tide/", "tide")
    served.stop()
    assert "Traceback" not in served.log and "mistake in Postil" not in served.log
    served.start()
    assert words in served.ask("/briefings/pilot/")[2]


def test_a_link_that_an_edit_breaks_elsewhere_is_told(serving: Any) -> None:
    """A heading is renamed to which a page leads that nobody has open; the terminal says so, and that it is mended."""
    roads = Roads(folder())
    roads.write("content/articles/pilot.md", article("pilot", body="A pilot.\n\n## In fog\n\nHe waits."))
    roads.write("content/articles/tide.md", article("tide", body="See [there](../pilot/index.html#in-fog)."))
    served = serving("--port", "0", roads=roads)
    served.swap("content/articles/pilot.md", "## In fog", "## In mist")
    until(lambda: "error[dead-link]: the link `../pilot/index.html#in-fog`" in served.log, lambda: served.log)
    assert "content/articles/tide.md:" in served.log
    served.swap("content/articles/pilot.md", "## In mist", "## In fog")
    until(lambda: "mended: error[dead-link] content/articles/tide.md" in served.log, lambda: served.log)
