"""The archive of a century: 100,000 articles built once by Postil, to see that memory stays bounded."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import contestants, count, table
from bench.run import Bench, say

MIB = 2**20


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else tempfile.gettempdir()
    parser.add_argument("--dir", type=Path, default=Path(memory), help=f"where everything is written ({memory})")
    parser.add_argument("--limit", type=float, default=3_600, help="seconds after which a build is given up")
    asked = parser.parse_args()
    out = Path(tempfile.mkdtemp(prefix="postil-scale-", dir=asked.dir))
    try:
        say(f"writing {asked.articles:,} articles to {out}")
        bench = Bench(out, asked.articles, [contestants.postil(out)], limit=asked.limit)
        size = sum(path.stat().st_size for path in (out / "content").rglob("*") if path.is_file())
        bench.round(["cold", "nothing", "article"], bench.contestants)
        print(f"{asked.articles:,} articles, {size / MIB:,.0f} MiB of content, {count.totals(bench.expected)}\n")
        print(table.markdown(["Postil"], bench.costs))
        peak = max(cost.memory or 0 for cost in bench.costs["Postil", "cold"])
        share = peak * MIB / size
        print(f"\nPeak memory of a cold build: {peak:,.0f} MiB in one process, {share:.2f} of the content's size.")
        print(f"Postil {bench.contestants[0].version}; {contestants.machine()}; written to {asked.dir}")
    finally:
        shutil.rmtree(out, ignore_errors=True)


if __name__ == "__main__":
    main()
