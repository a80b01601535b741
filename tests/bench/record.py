"""What is done with the record: Progress opened, its range changed, and a year of it put on paper."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

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


def report(program, found, _words):
    """Open Reports, choose the yearbook, and save a year of it as a PDF."""
    from companion.domain.reports import Reader
    from companion.ui.reports import saving

    hand = Hand(program)
    hand.rest(1500)
    found["open_ms"] = hand.timed(lambda: hand.go("reports"))
    hand.rest(300)
    screen = program.window.current_screen()
    chip = screen.findChild(QAbstractButton, f"report-{Reader.MYSELF.value}")
    found["chosen_ms"] = hand.timed(chip.click)
    hand.rest(300)
    with TemporaryDirectory() as folder:
        place = Path(folder) / "papers.pdf"
        saving.ask_where = lambda *_asked: place
        began = time.monotonic()
        screen.findChild(QAbstractButton, "report-pdf").click()
        found["pdf_ms"] = (time.monotonic() - began) * 1000
        if place.stat().st_size < 10_000:
            raise AssertionError("not what was to be measured")


JOURNEYS = {"progress": progress, "report": report}
