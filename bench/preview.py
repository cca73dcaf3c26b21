"""From save to seen: the time from saving a file until the changed words stand in an open page of a real browser."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import contestants
from bench.contestants import ROOT, Contestant
from bench.convert import Peers
from bench.edits import Edit
from bench.generate import SEED, Site, write
from bench.serving import running, wait

WATCH = """
(() => {
  // At every frame: once the newest word stands in the page, the frame after it has been painted.
  let seen = 'nothing';
  const look = () => {
    const words = document.body?.textContent.match(/amended\\d+/g) || [];
    const newest = words.at(-1) || '';
    if (newest !== seen) {
      seen = newest;
      requestAnimationFrame(() => console.log(`seen ${newest} ${performance.timeOrigin + performance.now()}`));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
"""Runs in the page, whoever made it, and after each time it is loaded again."""

REST = 0.7
"""Seconds between two saves, so that none falls into the time in which a tool gathers further ones."""


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium of this machine."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        yield launched
        launched.close()


def seen(launched: Any, one: Contestant, edit: Edit, *, saves: int, limit: float) -> tuple[list[float], float]:
    """Milliseconds from each save until its word was painted, and the seconds until the server was up."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.perf_counter()
    with running(one, one.serve, port):
        wait(port, edit.page, "", limit)
        up = time.perf_counter() - begun
        page = launched.new_page()
        page.add_init_script(WATCH)
        page.goto(f"http://127.0.0.1:{port}/{edit.page}")
        times = []
        for number in range(saves + 1):
            page.wait_for_timeout(1000 * REST)
            before = time.time()
            with page.expect_console_message(_is_seen, timeout=1000 * limit) as message:
                edit.save()
            painted = float(message.value.text.split()[2])
            # The first save warms up whoever it is.
            times += [painted - 1000 * before] if number else []
        page.close()
    return times, up


def _is_seen(message: Any) -> bool:
    return re.match(r"seen amended\d+ ", message.text) is not None


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[200])
    parser.add_argument("--saves", type=int, default=50)
    parser.add_argument("--peers", action="store_true", help="hugo server and eleventy --serve too")
    parser.add_argument("--tools", nargs="+", choices=["postil", "hugo", "eleventy"], help="these contestants")
    parser.add_argument("--limit", type=float, default=300, help="seconds after which a server is given up")
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir()
    parser.add_argument("--dir", type=Path, default=Path(memory), help=f"where everything is written ({memory})")
    asked = parser.parse_args(arguments)
    print("| articles | | median | nine in ten within | slowest | up after |\n|---|---|---|---|---|---|")
    for articles in asked.articles:
        out = Path(tempfile.mkdtemp(prefix="postil-preview-", dir=asked.dir))
        try:
            _measure(out, articles, asked)
        finally:
            shutil.rmtree(out, ignore_errors=True)
    print(f"\nMilliseconds from save to painted, {asked.saves} saves each. {contestants.machine()}.")


def _measure(out: Path, articles: int, asked: argparse.Namespace) -> None:
    peers = (contestants.hugo(out), contestants.eleventy(out)) if asked.peers else ()
    chosen = [one for one in (contestants.postil(out), *peers) if one]
    chosen = [one for one in chosen if not asked.tools or one.name.lower() in asked.tools]
    names = tuple(one.name.lower() for one in chosen if one.name != "Postil")
    converted = Peers(out, names)
    expected = write(Site(articles, seed=SEED), out, each=converted.add if names else None)
    shutil.copytree(ROOT / "templates", out / "templates")
    for one in chosen:
        if one.name != "Postil":
            shutil.copytree(out / "content" / "glossary", one.project / one.glossary)
    with browser() as launched:
        for one in chosen:
            edit = Edit(one, "article", expected)
            try:
                times, up = seen(launched, one, edit, saves=asked.saves, limit=asked.limit)
            except Exception as error:
                print(f"| {articles:,} | {one.name} | {type(error).__name__} |", flush=True)
                continue
            finally:
                edit.undo()
            tenth = quantiles(times, n=10)[-1] if len(times) > 1 else times[0]
            cells = (f"{value:.0f} ms" for value in (median(times), tenth, max(times)))
            print(f"| {articles:,} | {one.name} | {' | '.join(cells)} | {up:.1f} s |", flush=True)


if __name__ == "__main__":
    main()
