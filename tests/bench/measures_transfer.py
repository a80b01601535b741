"""The rows about the way out and back in: everything as JSON, and a new file made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from tests.bench.measures import MANY, Run
from tests.bench.report import Pairs, Row, Unit, above_floor, within


def transfer(run: Run) -> list[Row]:
    """A hundred thousand entries out and in, beside the same bytes written plainly; and the memory that takes."""
    folder = run.folders.copy(MANY)
    found: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for turn in run.turns("everything out and in", max(3, run.pairs // 5)):
        out = folder.with_name(f"{folder.name}-out-{turn}")
        out.mkdir()
        told = run.children.moving(folder, out)
        run.folders.forget(str(out))
        for name in ("export_ms", "import_ms", "plain_ms"):
            found[name].append(told[name])
        for name in ("export", "import"):
            found[f"{name}_a_second"].append(told["entries"] / told[f"{name}_ms"] * 1000)
            sizes[name].append(told[f"{name}_mb"])
    details = {name: sorted(numbers) for name, numbers in found.items()}
    rows = [
        within(f"export of {MANY:,} entries to JSON", found["export_ms"], 15_000.0, details=details),
        within(f"import of {MANY:,} entries from JSON", found["import_ms"], 60_000.0),
    ]
    for name in ("export", "import"):
        pairs = Pairs(tuple(before for before, _ in sizes[name]), tuple(after for _, after in sizes[name]))
        rows.append(above_floor(f"peak memory of the {name}, above the open file", pairs, 48.0, Unit.MB))
    return rows


MEASURES: dict[str, Callable[[Run], list[Row]]] = {"transfer": transfer}
