"""What was measured, as rows of one table: medians, ratios, and whether the target is met. Pure arithmetic."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from statistics import median, quantiles

HEADINGS = ("what", "floor", "ours", "ratio", "middle half", "target", "met", "n")


class Unit(Enum):
    """How a measured number is printed."""

    MS = "ms"
    MB = "MB"
    TIMES = "x"
    PERCENT = "%"
    A_MINUTE = "a minute"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Measured side by side, in one unit: each `ours` beside the `floor` taken right before or after it."""

    floor: tuple[float, ...]
    ours: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.ours or len(self.floor) != len(self.ours):
            raise ValueError("every measurement needs the floor beside it")

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours over floor, pair by pair: what slows the machine for a while slows both of a pair."""
        return tuple(ours / floor for floor, ours in zip(self.floor, self.ours, strict=True))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    `value` is what is held against `limit`: a ratio, or a time where there is no floor. `details` go into the file
    and under the table, each a short sentence or number.
    """

    what: str
    ours: float
    unit: Unit
    limit: float
    limit_unit: Unit
    value: float
    runs: int
    floor: float | None = None
    spread: tuple[float, float] | None = None
    floor_words: str = ""
    target_words: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def met(self) -> bool:
        """Whether the value, as it is printed, keeps the limit."""
        return round(self.value, 1 if self.limit_unit in (Unit.MS, Unit.MB) else 2) <= self.limit


def middle_half(numbers: Sequence[float]) -> tuple[float, float]:
    """The first and third quartile; of one number, that number twice."""
    if len(numbers) < 2:
        return numbers[0], numbers[0]
    cuts = quantiles(numbers, n=4, method="inclusive")
    return cuts[0], cuts[2]


def beside_floor(what: str, pairs: Pairs, limit: float, unit: Unit = Unit.MS, **more: object) -> Row:
    """A row that is held to a ratio: medians of both sides, and the median of the ratios of the pairs."""
    return Row(
        what,
        median(pairs.ours),
        unit,
        limit,
        Unit.TIMES,
        median(pairs.ratios),
        len(pairs.ours),
        median(pairs.floor),
        middle_half(pairs.ratios),
        **more,  # type: ignore[arg-type]
    )


def after_work(what: str, work: Sequence[float], pairs: Pairs, limit: float, **more: object) -> Row:
    """A row that may take what a piece of work takes by itself, and so many floors on top of it.

    The value is (ours - work) / floor, pair by pair.
    """
    extra = Pairs(pairs.floor, tuple(o - w for o, w in zip(pairs.ours, work, strict=True)))
    done = median(work)
    return Row(
        what,
        median(pairs.ours),
        Unit.MS,
        limit,
        Unit.TIMES,
        median(extra.ratios),
        len(pairs.ours),
        median(pairs.floor),
        middle_half(extra.ratios),
        floor_words=f"{number(done, Unit.MS)} + {number(median(pairs.floor), Unit.MS)}",
        target_words=f"work + {limit:.1f} x",
        **more,  # type: ignore[arg-type]
    )


def within(what: str, times: Sequence[float], limit_ms: float, **more: object) -> Row:
    """A row that is held to a time; `times` are repetitions of one thing, in milliseconds."""
    return Row(
        what,
        median(times),
        Unit.MS,
        limit_ms,
        Unit.MS,
        median(times),
        len(times),
        spread=middle_half(times),
        **more,  # type: ignore[arg-type]
    )


def share(what: str, percents: Sequence[float], limit: float, **more: object) -> Row:
    """A row that is held to a share of one core's time, in percent."""
    return Row(
        what,
        median(percents),
        Unit.PERCENT,
        limit,
        Unit.PERCENT,
        median(percents),
        len(percents),
        spread=middle_half(percents),
        **more,  # type: ignore[arg-type]
    )


def above_floor(what: str, pairs: Pairs, limit: float, unit: Unit, **more: object) -> Row:
    """A row that is held to what ours is more than the floor, pair by pair."""
    more_than = [ours - floor for floor, ours in zip(pairs.floor, pairs.ours, strict=True)]
    return Row(
        what,
        median(pairs.ours),
        unit,
        limit,
        unit,
        median(more_than),
        len(pairs.ours),
        median(pairs.floor),
        middle_half(more_than),
        target_words=f"floor + {limit:.1f}",
        **more,  # type: ignore[arg-type]
    )


def worst(times: Mapping[str, Sequence[float]]) -> tuple[str, Sequence[float]]:
    """The thing whose median is highest, and its repetitions."""
    name = max(times, key=lambda one: median(times[one]))
    return name, times[name]


def number(value: float, unit: Unit) -> str:
    """A number with its unit, as precise as it deserves."""
    if unit is Unit.TIMES:
        return f"{value:.2f} x"
    if unit is Unit.PERCENT:
        return f"{value:.3f} %"
    if unit is Unit.A_MINUTE:
        return f"{value:.1f} a minute"
    return f"{value:.2f} {unit.value}" if value < 10 else f"{value:.1f} {unit.value}"


def cells(row: Row) -> tuple[str, ...]:
    """The row's texts, one for each heading."""
    spread = "-"
    if row.spread is not None:
        low, high = row.spread
        bare = number(low, row.limit_unit).removesuffix(row.limit_unit.value).strip()
        spread = f"{bare} to {number(high, row.limit_unit)}"
    floor = "-" if row.floor is None else number(row.floor, row.unit)
    return (
        row.what,
        row.floor_words or floor,
        number(row.ours, row.unit),
        number(row.value, Unit.TIMES) if row.limit_unit is Unit.TIMES else "-",
        spread,
        row.target_words or f"<= {number(row.limit, row.limit_unit)}",
        "yes" if row.met else "NO",
        str(row.runs),
    )


def table(rows: Sequence[Row]) -> str:
    """All rows as a Markdown table, columns aligned."""
    lines = [HEADINGS, *(cells(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADINGS))]
    drawn = [
        "| " + " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) + " |" for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([drawn[0], rule, *drawn[1:]])


def as_json(rows: Sequence[Row], about: Mapping[str, object]) -> str:
    """Everything measured, for comparing one run with another."""
    return json.dumps(
        {
            "about": dict(about),
            "rows": [
                {
                    "what": row.what,
                    "floor": row.floor,
                    "ours": row.ours,
                    "unit": row.unit.value,
                    "value": row.value,
                    "limit": row.limit,
                    "limit_unit": row.limit_unit.value,
                    "met": row.met,
                    "runs": row.runs,
                    "spread": row.spread,
                    "details": dict(row.details),
                }
                for row in rows
            ],
        },
        indent=1,
    )
