"""What cannot be kept stays on its sheet, as it was written, and is kept once there is room again."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from companion.bootstrap import Program
from companion.domain.hope import HopeKind, Media
from companion.domain.marks import Anchor
from companion.domain.problems import DiskFull
from companion.storage.database import Database
from companion.ui.widgets.date_field import DateField
from tests.ui.running import settle
from tests.ui.shell.sheets import front, press

pytestmark = pytest.mark.real_clock

#: A sheet, the screen and route it is on, the button that leads to it, one of its fields, and the button that saves.
SHEETS = {
    "LetterSheet": ("hope-box", {"letter": ""}, "", "letter-words", "letter-save"),
    "HopeNameSheet": ("hope-box", {"name": "{hope}"}, "", "hope-name", "hope-name-save"),
    "OwnWaySheet": ("cope", {"own": ""}, "", "own-name", "own-save"),
    "KitSheet": ("kits", {"new": True}, "", "kit-place", "kit-save"),
    "QuestionSheet": ("questions", {"new": True}, "", "question-words", "question-save"),
    "PrescriptionSheet": ("medicines", {"new": True}, "", "medicine-name", "medicine-save"),
    "DischargeSheet": ("aftercare", {"move": True}, "", "discharge-place", "discharge-save"),
    "StepSheet": ("aftercare", {"step": ""}, "", "step-words", "step-save"),
    "AppointmentSheet": ("appointments", {"new": True}, "", "appointment-title", "appointment-save"),
    "SignSheet": ("plan", {"sign": ""}, "", "sign-name", "sign-save"),
    "NoteSheet": ("learn", {"article": "naloxone", "note": "{mark}"}, "", "note-words", "note-save"),
    "ContactSheet": ("people", {"new": True}, "", "contact-name", "contact-save"),
    "LineSheet": ("people", {"line": ""}, "", "line-name", "line-save"),
    "OwnSheet": ("milestones", {"own": None}, "", "own-name", "own-keep"),
    "WordsSheet": ("settings", {}, "words-triggers", "words-new", "words-keep"),
    "MeasureSheet": ("settings", {}, "measure-new", "measure-name", "measure-keep"),
    "NameSheet": ("settings", {}, "thing-add", "thing-name", "thing-keep"),
    "MedicineSheet": ("settings", {}, "add-medicine", "medicine-name", "medicine-keep"),
    "DaySheet": ("settings", {}, "add-restart", "", "day-keep"),
    "RunSheet": ("settings", {}, "add-run", "", "run-keep"),
    "MomentSheet": ("today", {}, "checkin-moment", "moment-note", "moment-keep"),
}
#: What else must be written before such a sheet can be kept.
NEEDED: dict[str, dict[str, str | date]] = {
    "LineSheet": {"line-number": "116 123"},
    "OwnSheet": {"own-days": "75"},
    "DaySheet": {"day-field": date(2025, 3, 3)},
    "RunSheet": {"run-first": date(2025, 3, 3), "run-last": date(2025, 4, 4)},
}


def write(sheet: QWidget, name: str, words: str | date) -> None:
    """Write into the field of this name, which may be one line or many, or a day."""
    field = next(part for part in sheet.findChildren(QWidget, name))
    if isinstance(words, date):
        assert isinstance(field, DateField)
        field.set_value(words)
    elif isinstance(field, QPlainTextEdit | QTextEdit):
        field.setPlainText(words)
    else:
        assert isinstance(field, QLineEdit)
        field.setText(words)


@pytest.mark.parametrize("kind", SHEETS)
def test_a_full_disk_leaves_the_sheet_open_with_all_that_was_written(
    program: Program, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    services, today = program.ctx.services, program.ctx.today()
    hope = services.hope_box.keep(HopeKind.PHOTO, "sea", Media("image/jpeg", b"no picture")).uuid
    services.aftercare.begin(today, "", [(today, "Naloxone")])
    mark = services.marks.highlight("naloxone", Anchor("", "Naloxone blocks the places in the brain")).uuid
    screen, route, button, field, save = SHEETS[kind]
    known = {"{hope}": hope, "{mark}": mark}
    program.window.go(screen, **{name: known.get(str(value), value) for name, value in route.items()})
    if button:
        press(program, button)
    settle()
    sheet = front(program)
    assert type(sheet).__name__ == kind
    for name, words in NEEDED.get(kind, {}).items():
        write(sheet, name, words)
    if field:
        write(sheet, field, "words of mine")

    def full(*_areas: object) -> NoReturn:
        raise DiskFull

    told: list[Exception] = []
    with monkeypatch.context() as broken:
        broken.setattr(program.window, "show_problem", told.append)
        broken.setattr(Database, "write", full)
        press(program, save)
        settle()
    assert [type(one) for one in told] == [DiskFull]
    assert sheet.isVisible()
    stood = [str(value) for value in sheet.kept_words().values()]
    assert not field or any("words of mine" in value for value in stood)
    press(program, save)
    settle()
    assert kind not in {type(one).__name__ for one in program.window.sheets.all()}
