"""What was measured, as a Markdown table: medians, and ratios to the faster peer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds."""
    cpu: float | None = None
    """Seconds, of the process and all it started; None where it was not taken."""
    memory: float | None = None
    """Peak resident memory in MiB, of the largest of its processes."""


STEPS = {
    "cold": "cold build",
    "nothing": "nothing changed",
    "article": "one article edited",
    "note": "one note edited",
    "definition": "one definition edited",
    "serve": "save to served",
    "everywhere": "save to served, on other pages too",
}
"""What the rows are called."""

TARGETS = {
    "cold": 1 / 2,
    "nothing": 1 / 60,
    "article": 1 / 40,
    "note": 1 / 40,
    "definition": 1 / 15,
    "serve": 1 / 15,
    "everywhere": 1 / 15,
}
"""What Postil's share of the faster peer's time must be at most, at 10,000 articles."""

Costs = Mapping[tuple[str, str], Sequence[Cost]]
"""By contestant and step."""


def markdown(names: Sequence[str], costs: Costs) -> str:
    """The table. A cell gives wall time, and in brackets CPU time and peak memory."""
    peers = [name for name in names if name != "Postil"]
    rows = [
        [
            "",
            *names,
            *(["Postil to the faster peer", "must be at most"] if peers and "Postil" in names else []),
        ]
    ]
    for step, label in STEPS.items():
        measured = {name: costs[name, step] for name in names if costs.get((name, step))}
        if not measured:
            continue
        row = [label, *(_cell(measured[name]) if name in measured else "–" for name in names)]
        if len(rows[0]) > len(row):
            row += _ratio(measured, step)
        rows.append(row)
    rows.insert(1, ["---"] + ["---:"] * (len(rows[0]) - 1))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _cell(costs: Sequence[Cost]) -> str:
    more = []
    cpus = [cost.cpu for cost in costs if cost.cpu is not None]
    memories = [cost.memory for cost in costs if cost.memory is not None]
    if cpus:
        more.append(f"{seconds(median(cpus))} CPU")
    if memories:
        more.append(f"{median(memories):,.0f} MiB")
    wall = f"**{seconds(median(cost.wall for cost in costs))}**"
    return f"{wall} ({', '.join(more)})" if more else wall


def _ratio(measured: Mapping[str, Sequence[Cost]], step: str) -> list[str]:
    walls = {name: median(cost.wall for cost in costs) for name, costs in measured.items()}
    mine = walls.pop("Postil", None)
    if mine is None or not walls:
        return ["–", _share(TARGETS[step])]
    return [_share(mine / min(walls.values())), _share(TARGETS[step])]


def _share(share: float) -> str:
    """A ratio: as a decimal, or as one part in so many."""
    return f"{share:.2f}" if share > 0.3 else f"1/{1 / share:.0f}"


def seconds(value: float) -> str:
    """A time with a unit, in three digits."""
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s" if value < 10 else f"{value:.1f} s"
