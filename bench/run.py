"""The benchmark: one generated site built by Postil and its peers, cold and after edits, as a Markdown table."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import contestants, count, table
from bench.contestants import ROOT, Contestant
from bench.convert import HERE, Peers
from bench.edits import KINDS, Edit
from bench.generate import SEED, Site, write
from bench.serving import Served, serve
from bench.table import Cost

PLENTY = 5_000
"""From this many articles on, peers repeat no step but the cold build: all others cost them the same again."""

SETTLED = 3.0
"""Seconds that files are left alone before a round. Postil does not trust the times of files that are fresher than two
seconds, which is its affair after an edit, but no part of a build in which nothing changed."""


class Bench:
    """One generated site with its contestants."""

    def __init__(self, out: Path, articles: int, chosen: Sequence[Contestant], *, limit: float) -> None:
        self.contestants = chosen
        self.limit = limit
        self.costs: defaultdict[tuple[str, str], list[Cost]] = defaultdict(list)
        """By contestant and step."""
        self.remarks: list[str] = []
        self._contexts: dict[str, str] = {}
        names = tuple(one.name.lower() for one in chosen if one.name != "Postil")
        peers = Peers(out, names)
        self.expected = write(Site(articles, seed=SEED), out, each=peers.add if names else None)
        for one in chosen:
            if one.name == "Postil":
                shutil.copytree(ROOT / "templates", out / "templates")
            else:
                shutil.copytree(out / "content" / "glossary", one.project / one.glossary)

    def round(self, steps: Sequence[str], chosen: Sequence[Contestant]) -> None:
        """Each step once, contestant after contestant, so that a slow minute of the machine hits all alike."""
        time.sleep(SETTLED)
        with ExitStack() as undo:
            for step in steps:
                for one in chosen:
                    say(f"{one.name}: {table.STEPS[step]}")
                    if step in KINDS:
                        edit = Edit(one, step, self.expected)
                        undo.callback(edit.undo)
                        word = edit.save()
                        self.costs[one.name, step].append(self._measured(one))
                        self._remark(one, step, edit.not_shown(word))
                    else:
                        if step == "cold":
                            one.clean()
                        self.costs[one.name, step].append(self._measured(one))
                        self._check(one)

    def serve(self, times: int) -> None:
        """From save to served, for whoever has a server; again with the command that shows more, if needed."""
        for one in self.contestants:
            if not one.serve:
                self.remarks.append(f"{one.name} has no server yet.")
                continue
            seen = self._served(one, one.serve, times)
            if seen is None:
                continue
            self._costs(one, "serve", seen.seconds, seen.memory)
            self.remarks.append(f"{one.name}'s server was up after {table.seconds(seen.start)}.")
            if seen.everywhere is None and one.serve_whole:
                self.remarks.append(f"{one.name} needs `{one.serve_whole[-1]}` to show an edit everywhere.")
                seen = self._served(one, one.serve_whole, times)
            if seen and seen.everywhere:
                self._costs(one, "everywhere", seen.everywhere, seen.memory)
            else:
                self.remarks.append(f"{one.name}'s server never showed an edit on the page of a term in it.")

    def _served(self, one: Contestant, command: tuple[str, ...], times: int) -> Served | None:
        say(f"{one.name}: serving")
        edit = Edit(one, "article", self.expected)
        try:
            return serve(one, command, edit, times=times, limit=self.limit)
        except TimeoutError as error:
            self.remarks.append(f"{one.name} did not serve {error} within {self.limit:.0f} s.")
            return None
        finally:
            edit.undo()

    def _costs(self, one: Contestant, step: str, walls: Sequence[float], memory: float) -> None:
        self.costs[one.name, step] += (Cost(wall, memory=memory) for wall in walls)

    def _measured(self, one: Contestant) -> Cost:
        log = one.project / "build.log"
        measure = [
            sys.executable,
            "-I",
            "-S",
            str(HERE / "measure.py"),
            str(self.limit),
            str(log),
            *one.command,
        ]
        found = json.loads(subprocess.run(measure, cwd=one.project, capture_output=True, check=True).stdout)
        if found["code"]:
            said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise SystemExit(
                f"bench: {one.name} ended with {found['code']} after {found['wall']:.0f} s:\n{said}"
            )
        return Cost(found["wall"], found["cpu"], found["memory"])

    def _check(self, one: Contestant) -> None:
        """Believes no time before every page holds what it should, and the same sentences as everyone else's."""
        wrong = count.differences(one.site, self.expected)
        contexts = count.contexts(one.site)
        self._contexts = self._contexts or contexts
        first = self.contestants[0].name
        different = (id for id, sentences in contexts.items() if sentences != self._contexts[id])
        wrong += [f"glossary/{id}: its mentions do not read as those of {first}" for id in different]
        if wrong:
            raise SystemExit(
                f"bench: {one.name} is not right, in {len(wrong)} places:\n  " + "\n  ".join(wrong[:10])
            )

    def _remark(self, one: Contestant, step: str, missing: list[str]) -> None:
        if missing:
            what = f"{one.name}, {table.STEPS[step]}"
            self.remarks.append(f"{what}: {len(missing)} pages do not show it, such as {missing[0]}.")


def say(text: str) -> None:
    """Progress, for who waits."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def report(bench: Bench, asked: argparse.Namespace, load: tuple[float, float]) -> str:
    """Table, versions, machine and command."""
    lines = [
        f"{asked.articles:,} articles, {count.totals(bench.expected)}; medians of {asked.runs} runs; whole processes;",
        "peak memory of the largest process.",
        "",
        table.markdown([one.name for one in bench.contestants], bench.costs),
        "",
        *(f"- {one.name} {one.version}" for one in bench.contestants),
        f"- {contestants.machine()}; load before {load[0]:.1f}, during {load[1]:.1f}; written to {asked.dir}",
        f"- `python bench/run.py {' '.join(sys.argv[1:])}`",
        *(f"- {remark}" for remark in dict.fromkeys(bench.remarks)),
    ]
    return "\n".join(lines)


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument(
        "--peers", action="store_true", help="Hugo and Eleventy too, where bench/setup or you installed them"
    )
    parser.add_argument("--runs", type=int, default=3)
    steps = [step for step in table.STEPS if step != "everywhere"]
    parser.add_argument("--only", nargs="+", choices=steps, default=steps, help="these steps")
    parser.add_argument(
        "--tools", nargs="+", choices=["postil", "hugo", "eleventy"], help="these contestants"
    )
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir()
    parser.add_argument(
        "--dir", type=Path, default=Path(memory), help=f"where everything is written ({memory})"
    )
    parser.add_argument("--limit", type=float, default=900, help="seconds after which a run is given up")
    parser.add_argument("--keep", action="store_true", help="leave the projects and sites where they are")
    return parser.parse_args(arguments)


def main() -> None:
    """The command."""
    asked = parsed()
    before = os.getloadavg()[0]
    out = Path(tempfile.mkdtemp(prefix="postil-bench-", dir=asked.dir))
    found = [
        contestants.postil(out),
        *((contestants.hugo(out), contestants.eleventy(out)) if asked.peers else ()),
    ]
    chosen = [one for one in found if one and (not asked.tools or one.name.lower() in asked.tools)]
    loads = []
    try:
        say(f"writing {asked.articles:,} articles to {out}")
        bench = Bench(out, asked.articles, chosen, limit=asked.limit)
        steps = [step for step in table.STEPS if step in asked.only and step != "serve"]
        for run in range(asked.runs):
            whole = run == 0 or asked.articles < PLENTY
            bench.round(["cold"] if "cold" in steps else [], chosen)
            rest = [step for step in steps if step != "cold"]
            bench.round(rest, chosen if whole else [one for one in chosen if one.name == "Postil"])
            loads.append(os.getloadavg()[0])
        if "serve" in asked.only:
            bench.serve(asked.runs)
        print(report(bench, asked, (before, max(loads))))
    finally:
        if not asked.keep:
            shutil.rmtree(out, ignore_errors=True)


if __name__ == "__main__":
    main()
