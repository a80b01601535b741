"""What is done with the record: Progress opened, and its range changed."""

import time

from PySide6.QtWidgets import QAbstractButton

from tests.bench.journeys import Hand

REACHES = ("year", "90", "30", "all")


def progress(program, found, _words):
    """Open Progress, choose each range, and have the notes looked at as the worker does."""
    hand = Hand(program)
    hand.rest(1500)
    found["open_ms"] = hand.timed(lambda: hand.go("progress"))
    hand.rest(500)
    screen = program.window.current_screen()
    found["ranges"] = {}
    for reach in REACHES:
        chip = screen.findChild(QAbstractButton, f"reach-{reach}")
        found["ranges"][reach] = hand.timed(chip.click)
        hand.rest(150)
    service = program.ctx.services.progress
    began = time.monotonic()
    shown = service.shown_by_notes(program.ctx.today())
    found["notes_ms"] = (time.monotonic() - began) * 1000
    if not shown.asked:
        raise AssertionError("not what was to be measured")


JOURNEYS = {"progress": progress}
