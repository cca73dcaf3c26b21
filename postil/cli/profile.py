"""`build --profile`: where the time went, as a table."""

from __future__ import annotations

from postil.cli.told import counted
from postil.engine.observer import Step, Stopwatch

THINGS = {
    Step.READING: "file",
    Step.ANCHORING: "briefing",
    Step.COMPOSING: "page",
    Step.RENDERING: "page",
    Step.LINKS: "page",
    Step.WRITING: "file",
}
"""What goes through each stage that counts."""


def table(watch: Stopwatch) -> str:
    """The time of each stage, its share of the whole build, what workers did meanwhile, and what went through it.

    What is left over, loading libraries above all, stands in a line of its own.
    """
    whole, helped = watch.whole, any(watch.workers.values())
    other = max(0.0, whole - sum(watch.seconds.values()))
    rows = [(one.value, watch.seconds[one], watch.workers[one], _count(one, watch.counts[one])) for one in Step]
    rows += [("loading, and the rest", other, 0.0, ""), ("all", whole, sum(watch.workers.values()), "")]
    wide = max(len(name) for name, *_ in rows)
    lines = [f"{'':<{wide}}  {'seconds':>8}  share" + ("  by workers" if helped else "")]
    for name, seconds, workers, count in rows:
        theirs = f"  {_seconds(workers) if workers else '':>10}" if helped else ""
        lines.append(f"{name:<{wide}}  {_seconds(seconds):>8}  {_share(seconds, whole):>5}{theirs}  {count}")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f}"


def _share(seconds: float, whole: float) -> str:
    return f"{seconds / whole:.0%}" if whole else ""


def _count(stage: Step, number: int) -> str:
    thing = THINGS.get(stage)
    return counted(number, thing) if thing else ""
