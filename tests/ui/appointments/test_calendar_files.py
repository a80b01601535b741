"""Calendar files on the page of appointments: looked at first, chosen from by keyboard, taken back, and given out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.domain.appointments import AppointmentWords
from companion.domain.problems import CalendarTooLarge, DiskFull, NoCalendar
from companion.domain.settings import Audience
from companion.domain.value import replace
from companion.services.appointments import AppointmentService
from companion.ui.appointments.calendar_in_sheet import CalendarInSheet
from companion.ui.appointments.calendar_out_sheet import CalendarOutSheet
from companion.ui.appointments.screen import AppointmentsScreen
from companion.ui.widgets.buttons import Button, Switch
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said
from tests.ui.running import settle, unlock_again
from tests.ui.shell.sheets import front, press

S = TypeVar("S", bound=QWidget)
Choose = Callable[[Path | None], None]
FOLDER = Path(__file__).parents[2] / "fixtures" / "calendars"
GROUP = AppointmentWords(
    title="Group", place="Library", starts="2026-11-26T19:00", zone="Europe/London", rule="FREQ=WEEKLY"
)


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> AppointmentsScreen:
    return show_live(AppointmentsScreen(ctx), 900, 700)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Have a file be chosen wherever one is asked for."""

    def chosen(path: Path | None) -> None:
        monkeypatch.setattr("companion.ui.widgets.places.ask_which", lambda *_asked: path)
        monkeypatch.setattr("companion.ui.widgets.places.ask_where", lambda *_asked: path)

    return chosen


def sheet_of(screen: QWidget, kind: type[S]) -> S:
    (sheet,) = [one for one in screen.window().findChildren(kind) if one.isVisible()]
    return sheet


def titles(ctx: AppContext) -> list[str]:
    return [one.words.title for one in ctx.services.appointments.all()]


def on(sheet: QWidget) -> dict[str, bool]:
    return {one.accessibleName(): one.isChecked() for one in sheet.findChildren(Switch) if one.isVisible()}


@pytest.mark.parametrize("audience", list(Audience))
def test_a_file_is_looked_at_first_chosen_from_by_keyboard_and_taken_back(
    screen: AppointmentsScreen,
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    choose: Choose,
    audience: Audience,
) -> None:
    ctx.services.settings.change(audience=audience)
    choose(FOLDER / "google.ics")
    qtbot.keyClick(part(screen, "calendar-in"), Qt.Key.Key_Space)
    sheet = sheet_of(screen, CalendarInSheet)
    assert titles(ctx) == [], "nothing is written yet"
    assert on(sheet) == {"Thursday group": True, "Keyworker": True, "At Mum's": True}
    assert sheet.focusWidget() is part(sheet, "import-go")
    heard = said(sheet)
    assert any("Every week on Thursday, until 25 March 2027; 3 times off or moved" in one for one in heard)
    assert any("Friday 4 December, 09:30, 4 Quay Street" in one for one in heard)
    qtbot.keyClick(part(sheet, "import-1"), Qt.Key.Key_Space)
    qtbot.keyClick(part(sheet, "import-go"), Qt.Key.Key_Return)
    assert sorted(titles(ctx)) == ["At Mum's", "Thursday group"]
    assert "Thursday group" in said(screen)
    words, undo = shell.toasts[-1]
    assert words == "2 appointments brought in"
    assert undo is not None
    undo()
    assert titles(ctx) == []


def test_the_same_file_again_has_nothing_to_choose(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot, choose: Choose
) -> None:
    choose(FOLDER / "apple.ics")
    for _ in range(2):
        click(qtbot, screen, "calendar-in")
        sheet = sheet_of(screen, CalendarInSheet)
        if part(sheet, "import-go").isEnabled():
            click(qtbot, sheet, "import-go")
    assert "On your list, with nothing to change: 2 appointments." in said(sheet)
    assert "Nothing in this file is to be brought in." in said(sheet)
    assert on(sheet) == {}
    assert not part(sheet, "import-go").isEnabled()
    sheet.reject()


def test_what_cannot_be_read_is_told_by_its_title_and_why(
    screen: AppointmentsScreen, qtbot: QtBot, choose: Choose
) -> None:
    choose(FOLDER / "broken.ics")
    click(qtbot, screen, "calendar-in")
    sheet = sheet_of(screen, CalendarInSheet)
    heard = said(sheet)
    assert "Could not be read, and left out: 4 appointments." in heard
    assert "On no day there is: its day or time cannot be read" in heard
    assert any("comes again in a way that is not understood" in one for one in heard)
    sheet.reject()


def test_what_is_over_is_off_at_first_and_can_be_chosen(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot, choose: Choose, tmp_path: Path
) -> None:
    event = "BEGIN:VEVENT\nUID:{n}\nSUMMARY:Visit {n}\nDTSTART:2026{n}01T100000\nEND:VEVENT\n"
    (tmp_path / "past.ics").write_text("".join(event.format(n=n) for n in (10, 12)))
    choose(tmp_path / "past.ics")
    click(qtbot, screen, "calendar-in")
    sheet = sheet_of(screen, CalendarInSheet)
    assert on(sheet) == {"Visit 10": False, "Visit 12": True}
    assert "Over already, and not chosen: 1 appointment." in said(sheet)
    click(qtbot, sheet, "import-all")
    click(qtbot, sheet, "import-go")
    assert titles(ctx) == ["Visit 10", "Visit 12"]


def test_among_two_thousand_one_is_found_and_few_are_drawn(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot, choose: Choose, tmp_path: Path
) -> None:
    event = "BEGIN:VEVENT\nUID:{n}\nSUMMARY:Visit {n}\nDTSTART:20270{m}15T100000\nEND:VEVENT\n"
    (tmp_path / "many.ics").write_text("".join(event.format(n=n, m=n % 9 + 1) for n in range(2000)))
    choose(tmp_path / "many.ics")
    click(qtbot, screen, "calendar-in")
    sheet = sheet_of(screen, CalendarInSheet)
    assert len(on(sheet)) == 30
    assert part(sheet, "import-go").accessibleName() == "Bring in 2000 appointments"
    click(qtbot, sheet, "import-none")
    qtbot.keyClicks(part(sheet, "import-search"), "visit 1999")
    assert list(on(sheet)) == ["Visit 1999"]
    click(qtbot, sheet, "import-1999")
    click(qtbot, sheet, "import-go")
    assert titles(ctx) == ["Visit 1999"]


def test_a_long_title_is_cut_to_its_line_and_read_whole(
    screen: AppointmentsScreen, qtbot: QtBot, choose: Choose, tmp_path: Path
) -> None:
    title = "Review & " + "very " * 60 + "long"
    (tmp_path / "long.ics").write_text(f"BEGIN:VEVENT\nUID:1\nSUMMARY:{title}\nDTSTART:20270101T100000\nEND:VEVENT\n")
    choose(tmp_path / "long.ics")
    click(qtbot, screen, "calendar-in")
    sheet = sheet_of(screen, CalendarInSheet)
    (switch,) = sheet.findChildren(Switch)
    assert switch.accessibleName() == title
    assert switch.text().startswith("Review & very")
    assert switch.shortcut().isEmpty()
    assert switch.width() <= sheet.width()
    sheet.reject()


@pytest.mark.parametrize(("content", "problem"), [(b"\x89PNG\r\n", NoCalendar), (b"x" * 20_000_001, CalendarTooLarge)])
def test_a_file_that_is_none_is_said_and_nothing_changes(
    screen: AppointmentsScreen,
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    choose: Choose,
    tmp_path: Path,
    content: bytes,
    problem: type[Exception],
) -> None:
    (tmp_path / "photo.ics").write_bytes(content)
    choose(tmp_path / "photo.ics")
    click(qtbot, screen, "calendar-in")
    assert [type(one) for one in shell.problems] == [problem]
    assert titles(ctx) == []
    assert part(screen, "calendar-in").isEnabled()


def test_on_a_full_disk_nothing_comes_in_and_it_is_said(
    screen: AppointmentsScreen,
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    choose: Choose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_given: object) -> None:
        raise DiskFull

    choose(FOLDER / "google.ics")
    click(qtbot, screen, "calendar-in")
    monkeypatch.setattr(AppointmentService, "keep", full)
    click(qtbot, sheet_of(screen, CalendarInSheet), "import-go")
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert titles(ctx) == []


def test_where_there_is_none_none_can_be_given_out(screen: AppointmentsScreen, ctx: AppContext) -> None:
    button = screen.findChild(Button, "calendar-out")
    assert isinstance(button, Button)
    assert not button.isVisible()
    ctx.services.appointments.add(GROUP)
    screen.refresh()
    assert button.isVisible()


def out(screen: AppointmentsScreen, qtbot: QtBot, *, words: bool = False, every: bool = False) -> None:
    qtbot.keyClick(part(screen, "calendar-out"), Qt.Key.Key_Space)
    sheet = sheet_of(screen, CalendarOutSheet)
    for name, wanted in (("calendar-out-words", words), ("calendar-out-which", every)):
        if wanted:
            choice = part(sheet, name)
            assert isinstance(choice, QComboBox)
            qtbot.keyClick(choice, Qt.Key.Key_Down)
    click(qtbot, sheet, "calendar-out-go")


def test_what_is_to_come_is_given_out_with_its_times_alone_unless_more_is_asked_for(
    screen: AppointmentsScreen,
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    choose: Choose,
    tmp_path: Path,
) -> None:
    ctx.services.appointments.add(GROUP)
    ctx.services.appointments.add(AppointmentWords(title="Long ago", starts="2020-01-01"))
    screen.refresh()
    target = tmp_path / "appointments.ics"
    choose(target)
    out(screen, qtbot)
    text = target.read_text()
    assert (text.count("BEGIN:VEVENT"), text.count("SUMMARY:Appointment")) == (1, 1)
    assert "Library" not in text
    assert "Saved as" in shell.toasts[-1][0]
    out(screen, qtbot, words=True, every=True)
    text = target.read_text()
    assert ("SUMMARY:Group" in text, "LOCATION:Library" in text, "SUMMARY:Long ago" in text) == (True, True, True)


def test_a_place_that_cannot_be_written_is_said(
    screen: AppointmentsScreen,
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    choose: Choose,
    tmp_path: Path,
) -> None:
    ctx.services.appointments.add(GROUP)
    screen.refresh()
    choose(tmp_path / "gone" / "appointments.ics")
    out(screen, qtbot)
    assert len(shell.problems) == 1
    choose(None)
    out(screen, qtbot)
    assert len(shell.problems) == 1, "who would rather not is told nothing"


def test_what_the_calendar_changed_and_what_the_person_did_are_told_apart(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot, choose: Choose, tmp_path: Path
) -> None:
    def file(sequence: int, start: str) -> None:
        lines = f"BEGIN:VEVENT\nUID:1\nSUMMARY:Visit\nSEQUENCE:{sequence}\nDTSTART:{start}\nEND:VEVENT\n"
        (tmp_path / "one.ics").write_text(lines)

    choose(tmp_path / "one.ics")
    file(1, "20261201T100000")
    click(qtbot, screen, "calendar-in")
    click(qtbot, sheet_of(screen, CalendarInSheet), "import-go")
    (one,) = ctx.services.appointments.all()
    ctx.services.appointments.change(one.uuid, replace(one.words, title="Mine", starts="2026-12-02T11:00"))
    click(qtbot, screen, "calendar-in")
    sheet = sheet_of(screen, CalendarInSheet)
    assert on(sheet) == {"Visit": False}
    sheet.reject()
    settle()
    file(2, "20261203T100000")
    click(qtbot, screen, "calendar-in")
    sheet = sheet_of(screen, CalendarInSheet)
    assert on(sheet) == {"Visit": True}
    assert "Changed in the calendar since: 1 appointment." in said(sheet)
    click(qtbot, sheet, "import-go")
    assert [one.words.starts for one in ctx.services.appointments.all()] == ["2026-12-03T10:00"]


@pytest.mark.real_clock
def test_the_lock_in_the_middle_writes_nothing_and_the_file_can_be_chosen_again(
    program: Program, choose: Choose, qtbot: QtBot
) -> None:
    def looked_at() -> None:
        program.window.go("appointments")
        press(program, "calendar-in")
        qtbot.waitUntil(lambda: bool(program.window.sheets.all()))
        assert isinstance(front(program), CalendarInSheet)

    choose(FOLDER / "google.ics")
    looked_at()
    program.window.lock()
    settle()
    unlock_again(program)
    assert not any(isinstance(one, CalendarInSheet) for one in program.window.sheets.all())
    assert program.ctx.services.appointments.all() == ()
    program.window.sheets.close()
    settle()
    looked_at()
    press(program, "import-go")
    settle()
    assert len(program.ctx.services.appointments.all()) == 3
