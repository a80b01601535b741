"""What cannot be kept stays on its sheet, as it was written, and is kept once there is room again."""

from __future__ import annotations

from typing import NoReturn

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from companion.bootstrap import Program
from companion.domain.hope import HopeKind, Media
from companion.domain.marks import Anchor
from companion.domain.problems import DiskFull
from companion.storage.database import Database
from tests.ui.running import settle
from tests.ui.shell.sheets import front, press

pytestmark = pytest.mark.real_clock

#: A sheet, the screen and route it is on, one of its fields, and the button that saves.
SHEETS = {
    "LetterSheet": ("hope-box", {"letter": ""}, "letter-words", "letter-save"),
    "HopeNameSheet": ("hope-box", {"name": "{hope}"}, "hope-name", "hope-name-save"),
    "OwnWaySheet": ("cope", {"own": ""}, "own-name", "own-save"),
    "KitSheet": ("kits", {"new": True}, "kit-place", "kit-save"),
    "PrescriptionSheet": ("medicines", {"new": True}, "medicine-name", "medicine-save"),
    "DischargeSheet": ("aftercare", {"move": True}, "discharge-place", "discharge-save"),
    "StepSheet": ("aftercare", {"step": ""}, "step-words", "step-save"),
    "AppointmentSheet": ("appointments", {"new": True}, "appointment-title", "appointment-save"),
    "SignSheet": ("plan", {"sign": ""}, "sign-name", "sign-save"),
    "NoteSheet": ("learn", {"article": "naloxone", "note": "{mark}"}, "note-words", "note-save"),
}


def write(sheet: QWidget, name: str) -> QWidget:
    """Write into the field of this name, which may be one line or many."""
    field = next(part for part in sheet.findChildren(QWidget, name))
    if isinstance(field, QPlainTextEdit | QTextEdit):
        field.setPlainText("words of mine")
    else:
        assert isinstance(field, QLineEdit)
        field.setText("words of mine")
    return field


@pytest.mark.parametrize("kind", SHEETS)
def test_a_full_disk_leaves_the_sheet_open_with_all_that_was_written(
    program: Program, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    services, today = program.ctx.services, program.ctx.today()
    hope = services.hope_box.keep(HopeKind.PHOTO, "sea", Media("image/jpeg", b"no picture")).uuid
    services.aftercare.begin(today, "", [(today, "Naloxone")])
    mark = services.marks.highlight("naloxone", Anchor("", "Naloxone blocks the places in the brain")).uuid
    screen, route, field, save = SHEETS[kind]
    known = {"{hope}": hope, "{mark}": mark}
    program.window.go(screen, **{name: known.get(str(value), value) for name, value in route.items()})
    settle()
    sheet = front(program)
    assert type(sheet).__name__ == kind
    write(sheet, field)

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
    stood = sheet.kept_words()
    assert "words of mine" in stood.values()
    press(program, save)
    settle()
    assert not program.window.sheets.all()
