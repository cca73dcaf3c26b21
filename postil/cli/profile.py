"""`build --profile`: where the time went, as a table."""

from __future__ import annotations

from postil.engine.observer import Stage, Stopwatch

THINGS = {
    Stage.READING: "file",
    Stage.ANCHORING: "briefing",
    Stage.COMPOSING: "page",
    Stage.RENDERING: "page",
    Stage.LINKS: "page",
    Stage.WRITING: "file",
}
"""What goes through each stage that counts."""


def table(watch: Stopwatch, whole: float) -> str:
    """The time of each stage, its share of the whole build, and what went through it. `whole` is in seconds.

    What is left over, the start of Python and its libraries above all, stands in a line of its own.
    """
    other = max(0.0, whole - sum(watch.seconds.values()))
    rows = [(stage.value, seconds, _count(stage, watch.counts[stage])) for stage, seconds in watch.seconds.items()]
    rows += [("starting, and the rest", other, ""), ("all", whole, "")]
    wide = max(len(name) for name, _, _ in rows)
    lines = [f"{name:<{wide}}  {seconds:8.3f} s  {_share(seconds, whole):>4}  {count}" for name, seconds, count in rows]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _share(seconds: float, whole: float) -> str:
    return f"{seconds / whole:.0%}" if whole else ""


def _count(stage: Stage, number: int) -> str:
    thing = THINGS.get(stage)
    if not thing:
        return ""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
