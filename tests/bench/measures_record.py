"""The rows about the record: what it costs to look at years of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from tests.bench.measures import Run
from tests.bench.report import Row, within, worst


def progress(run: Run) -> list[Row]:
    """Ten years of daily use looked at: Progress first painted, the slowest change of range, and what notes show."""
    opened, notes = [], []
    ranges: dict[str, list[float]] = defaultdict(list)
    folder = run.folders.copy("daily")
    for _ in run.turns("Progress over ten years", max(3, run.pairs // 2)):
        found = run.children.probe("progress", folder)
        opened.append(found["open_ms"])
        notes.append(found["notes_ms"])
        for reach, took in found["ranges"].items():
            ranges[reach].append(took)
    name, slowest = worst(ranges)
    return [
        within("Progress over ten years, first painted", opened, 150.0),
        within(f"a change of range, to painted, worst ('{name}')", slowest, 50.0),
        within("what the notes show, all of it, on the worker", notes, 500.0),
    ]


def reports(run: Run) -> list[Row]:
    """A year of the ten put on paper: Reports first painted, the yearbook chosen, and its PDF."""
    opened, chosen, saved = [], [], []
    folder = run.folders.copy("daily")
    for _ in run.turns("A report of a year", max(3, run.pairs // 2)):
        found = run.children.probe("report", folder)
        opened.append(found["open_ms"])
        chosen.append(found["chosen_ms"])
        saved.append(found["pdf_ms"])
    return [
        within("Reports over ten years, first painted", opened, 500.0),
        within("the yearbook of a year, chosen to painted", chosen, 500.0),
        within("the PDF of a year's yearbook", saved, 2000.0),
    ]


MEASURES: dict[str, Callable[[Run], list[Row]]] = {"progress": progress, "reports": reports}
