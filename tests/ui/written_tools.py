"""The written tools as they are walked through with every other page: (tool, the buttons that lead to a question)."""

from __future__ import annotations

from collections.abc import Mapping

BEGUN, ON = "sheet-begin", "sheet-next"

STAGES: Mapping[str, tuple[str, ...]] = {
    "sheet-lines": ("thought-record", BEGUN),
    "sheet-line": ("thought-record", BEGUN, ON, ON),
    "sheet-after": ("thought-record", BEGUN, "sheet-end"),
    "sheet-came": ("thought-record", BEGUN, "sheet-end", "sheet-go-on"),
    "sheet-choose": ("halt-check", BEGUN),
    "sheet-do": ("halt-check", BEGUN, "sheet-choice-lonely", ON),
    "sheet-links": ("chain-analysis", BEGUN, ON, "sheet-next-open-harder-1"),
    "sheet-plan": ("if-then-plan", BEGUN),
    "sheet-square": ("pros-and-cons", BEGUN),
    "sheet-pick": ("values-compass", BEGUN),
    "sheet-list": ("worry-window", BEGUN),
    "sheet-kept": ("values-compass", BEGUN, "sheet-choice-honest", "sheet-end"),
}
