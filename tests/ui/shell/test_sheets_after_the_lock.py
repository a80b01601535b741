"""No sheet of the program loses what was written or chosen in it when the window locks; of secrets nothing is kept.

Those in which something is written save by Ctrl+S too.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import companion.ui
from companion.bootstrap import Program
from companion.domain.appointments import AppointmentWords
from companion.domain.contacts import ContactDetails
from companion.domain.counter import EventKind
from companion.domain.hope import HopeKind, Media
from companion.domain.ids import new_uuid
from companion.domain.journal import Writing
from companion.domain.marks import Anchor
from companion.services.half_written import HalfWritten
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.page import is_typed_into
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.sheet import Sheet
from tests.ui.running import WORDS, settle, unlock_again
from tests.ui.shell.sheets import front, press

pytestmark = pytest.mark.real_clock

#: Sheets that come back, each with the screen and route it is on and the buttons that lead to it.
WAYS: dict[str, list[tuple[str, dict[str, object], tuple[str, ...]]]] = {
    "ContactSheet": [("people", {"new": True}, ())],
    "LineSheet": [("people", {"line": ""}, ())],
    "PrescriptionSheet": [("medicines", {"new": True}, ())],
    "OwnWaySheet": [("cope", {"own": ""}, ())],
    "LetterSheet": [("hope-box", {"letter": ""}, ()), ("hope-box", {}, ("hope-letter",))],
    "HopeNameSheet": [("hope-box", {"name": "hope-1"}, ())],
    "KitSheet": [("kits", {"new": True}, ())],
    "AppointmentSheet": [
        ("appointments", {"new": True}, ()),
        ("appointments", {"one": "group/2190-11-05T19:00"}, ()),
    ],
    "DischargeSheet": [("aftercare", {"begin": True}, ())],
    "StepSheet": [("aftercare", {"step": ""}, ())],
    "SignSheet": [("plan", {"sign": ""}, ()), ("plan", {}, ("plan-sign-add",))],
    "HardDaysSheet": [("plan", {"sheet": "hard-days"}, ()), ("plan", {}, ("plan-hard-days",))],
    "NaloxoneSheet": [("today", {"sheet": "naloxone"}, ())],
    "RiskDatesSheet": [("today", {"sheet": "dates"}, ()), ("settings", {}, ("today-dates",))],
    "OwnSheet": [("milestones", {"own": None}, ())],
    "CardSheet": [("milestones", {}, ("milestone-card",))],
    "WhenSheet": [("journal", {"new": True}, ("entry-when",))],
    "NarrowSheet": [("journal", {"query": "tag:lonely", "narrow": True}, ())],
    "KeepSearchSheet": [("journal", {"query": "tag:lonely", "keep_search": True}, ())],
    "OpensOnSheet": [("journal", {"entry": "page-1"}, ("entry-close", "opens-in-0"))],
    "CheckInDaySheet": [("today", {}, ("checkin-date",))],
    "WordsSheet": [("settings", {}, ("words-triggers",)), ("settings", {}, ("words-feelings",))],
    "MeasureSheet": [("settings", {}, ("measure-new",)), ("settings", {}, ("measure-change-0",))],
    "DaySheet": [
        ("settings", {}, ("add-restart",)),
        ("settings", {}, ("written-change",)),
        ("settings", {}, ("thing-dates-0", "add-start")),
    ],
    "RunSheet": [("settings", {}, ("add-run",))],
    "MedicineSheet": [("settings", {}, ("add-medicine",))],
    "NameSheet": [("settings", {}, ("thing-add",)), ("settings", {}, ("thing-name-0",))],
    "NoteSheet": [("learn", {"article": "naloxone", "note": "mark-1"}, ()), ("marks", {"note": "mark-1"}, ())],
    "WishSheet": [("progress", {"wish": ""}, ())],
    "CostSheet": [("progress", {"cost": True}, ())],
    "QuestionSheet": [("questions", {"new": True}, ()), ("questions", {}, ("question-add",))],
    "PagesSheet": [("reports", {"pages": True}, ()), ("reports", {"reader": "myself"}, ("report-pages",))],
    "SpanSheet": [("progress", {}, ("reach-own",))],
    "LeftOverSheet": [],
    "SourcesSheet": [("settings", {}, ("about-sources",))],
}
#: Sheets where a secret is typed, or the word that erases: these go, and that is said.
SECRETS = {"SecretSheet", "SetSheet", "ChangeSheet", "ProveSheet", "LookInsideSheet", "EraseSheet"}
#: Sheets that keep what is written in them by themselves as they close.
KEPT_BY_THEMSELVES = {
    *("MomentSheet", "ReasonsSheet", "EarlierSheet", "ShowsSheet", "OwnListSheet", "SavedSheet"),
    *("PartSheet", "IfThenSheet", "GoalSheet", "RecordSheet"),
}
#: Sheets over no open file, or in which nothing can be written; the codes are asked for anew by themselves.
WITHOUT_WORDS = {
    *("RenewalSheet", "AnewSheet", "CodeSheet", "CodeUnseenSheet", "ShortcutSheet", "ArticleSheet", "ThingSheet"),
    *(
        "CloseUnsavedSheet",
        "DamagedSheet",
        "TakeOutSheet",
        "BringInSheet",
        "ListSheet",
        "_DatesSheet",
        "DatedListSheet",
        "EmptyBinSheet",
        "PrintSheet",
    ),
    *("DaysSheet", "TimesSheet", "Viewer", "ImportSheet", "GiveOutSheet", "ScriptSheet"),
    *("PictureSheet", "VersionsSheet"),
    *("ChoiceSheet", "CalendarInSheet", "CalendarOutSheet", "TableSheet", "HowSheet"),
}
EVERY_WAY = [pytest.param(kind, *way, id=f"{kind}-{n}") for kind, ways in WAYS.items() for n, way in enumerate(ways)]


def kinds_of(kind: type[Sheet]) -> set[str]:
    """The names of every kind of sheet in the program below one."""
    own = {one for one in kind.__subclasses__() if one.__module__.startswith("companion.")}
    return {one.__name__ for one in own}.union(*(kinds_of(one) for one in own)) if own else set()


def test_of_every_sheet_it_is_said_what_the_lock_does_to_it() -> None:
    for found in pkgutil.walk_packages(companion.ui.__path__, "companion.ui."):
        importlib.import_module(found.name)
    said = [set(WAYS), SECRETS, KEPT_BY_THEMSELVES, WITHOUT_WORDS]
    assert kinds_of(Sheet) == set().union(*said)
    assert all(not one & other for one, other in pairwise(said))


@pytest.fixture
def lived_in(program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program over a file in which there is something to change."""
    monkeypatch.setattr("companion.services.marks.new_uuid", lambda: "mark-1")
    program.ctx.services.marks.highlight("naloxone", Anchor("", "Naloxone blocks the places in the brain"))
    services, today = program.ctx.services, program.ctx.today()
    monkeypatch.setattr("companion.services.own_rows.new_uuid", iter(("bytes-1", "hope-1")).__next__)
    services.hope_box.keep(HopeKind.PHOTO, "sea", Media("image/jpeg", b"no picture"))
    monkeypatch.setattr("companion.services.own_rows.new_uuid", new_uuid)
    monkeypatch.setattr("companion.services.journal.new_uuid", lambda: "page-1")
    services.journal.create(Writing("To myself", "Dear me", ("letter",)))
    monkeypatch.setattr("companion.services.journal.new_uuid", new_uuid)
    services.saved_searches.add("Lonely", "tag:lonely")
    services.aftercare.begin(today, "", [(today, "Naloxone")])
    services.counter.start_on(today - timedelta(days=40))
    services.counter.add(EventKind.LAPSE, today - timedelta(days=3), counted=None)
    services.counted.add("Smoking")
    services.check_in_lists.add_measure("Energy", "None", "Plenty")
    services.contacts.add(ContactDetails(name="Sam"))
    services.appointments.keep({"group": AppointmentWords(title="Group", starts="2190-11-05T19:00", rule="FREQ=DAILY")})
    services.settings.change(naloxone_at_hand=True)
    return program


def come_forward(part: QWidget) -> None:
    """Have the keys of a window or a sheet be heard, as they are where it is in front."""
    part.activateWindow()
    settle()


def fill(sheet: Sheet) -> None:
    """Write or choose something else in every field."""
    for part in sheet.findChildren(QWidget):
        if isinstance(part, DateField):
            part.line.setText("3 jan half ty")
        elif isinstance(part, ScaleField):
            part.set_value(4)
        elif isinstance(part, QComboBox):
            part.setCurrentIndex(part.count() - 1)
        elif isinstance(part, QTimeEdit):
            part.setTime(part.time().addSecs(-60))
        elif isinstance(part, QTextEdit | QPlainTextEdit) and not part.isReadOnly():
            part.setPlainText("words of mine")
        elif isinstance(part, QLineEdit) and not isinstance(part.parentWidget(), DateField | QTimeEdit):
            part.setText("words")
        elif isinstance(part, QAbstractButton) and part.isCheckable():
            part.click()


@pytest.mark.parametrize(("kind", "screen", "route", "buttons"), EVERY_WAY)
def test_a_sheet_comes_back_after_the_lock_with_all_that_stood_in_it(
    lived_in: Program, kind: str, screen: str, route: dict[str, object], buttons: tuple[str, ...]
) -> None:
    program = lived_in
    program.window.go(screen, **route)
    for name in buttons:
        press(program, name)
    sheet = front(program)
    assert type(sheet).__name__ == kind
    fill(sheet)
    stood, titles = sheet.kept_words(), [one.windowTitle() for one in program.window.sheets.all()]
    program.window.lock()
    settle()
    assert not program.window.sheets.all()
    unlock_again(program)
    assert [one.windowTitle() for one in program.window.sheets.all()] == titles
    assert type(front(program)).__name__ == kind
    assert front(program).kept_words() == stood
    # Locked a second time before anything else is done.
    program.window.lock()
    settle()
    unlock_again(program)
    assert front(program).kept_words() == stood


def test_behind_a_sheet_that_comes_back_its_row_is_in_sight(lived_in: Program, qtbot: QtBot) -> None:
    lived_in.window.go("settings")
    press(lived_in, "words-feelings")
    fill(front(lived_in))
    lived_in.window.lock()
    settle()
    unlock_again(lived_in)
    button = lived_in.window.findChild(QAbstractButton, "words-feelings")
    assert button is not None
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())


def test_after_a_lock_over_the_code_one_is_where_it_was_made(program: Program, qtbot: QtBot) -> None:
    program.window.go("settings", section="privacy")
    press(program, "new-code")
    for field in front(program).findChildren(QLineEdit):
        field.setText(WORDS)
    press(program, "secret-go")
    qtbot.waitUntil(lambda: type(front(program)).__name__ == "CodeSheet")
    program.window.lock()
    settle()
    unlock_again(program)
    screen = program.window.current_screen()
    assert screen is not None
    assert screen.objectName() == "screen-settings"
    assert type(front(program)).__name__ == "CodeUnseenSheet"


def a_secret_to_change(program: Program) -> None:
    program.window.go("settings", section="privacy")
    press(program, "change-passphrase")
    for field in front(program).findChildren(QLineEdit):
        field.setText("a secret of mine")


def the_word_that_erases(program: Program) -> None:
    program.window.go("settings", section="data")
    press(program, "erase")
    for field in front(program).findChildren(QLineEdit):
        field.setText("erase")


@pytest.mark.parametrize("begin", [a_secret_to_change, the_word_that_erases])
def test_of_a_secret_nothing_is_kept_and_that_is_said(
    program: Program, monkeypatch: pytest.MonkeyPatch, begin: Callable[[Program], None]
) -> None:
    kept: list[object] = []
    keep = HalfWritten.keep
    monkeypatch.setattr(HalfWritten, "keep", lambda self, told: (kept.append(told), keep(self, told)))
    begin(program)
    title = front(program).windowTitle()
    program.window.lock()
    settle()
    assert kept == [{"gone": title}]
    told: list[str] = []
    monkeypatch.setattr(program.window, "toast", lambda words, undo=None: told.append(words))
    unlock_again(program)
    assert title not in [sheet.windowTitle() for sheet in program.window.sheets.all()]
    assert any(title in words and "Nothing was changed" in words for words in told)
    assert program.vault.proves(WORDS)


def test_words_whose_place_is_gone_are_shown_to_be_copied(lived_in: Program) -> None:
    lived_in.window.go("settings")
    press(lived_in, "measure-change-0")
    field = front(lived_in).findChild(QLineEdit, "measure-name")
    assert isinstance(field, QLineEdit)
    field.setText("How rested")
    lived_in.window.lock()
    settle()
    lived_in.vault.unlock(WORDS)
    lived_in.ctx.renew_session()
    (measure,) = lived_in.ctx.services.check_in_lists.measures()
    lived_in.ctx.services.check_in_lists.remove_measure(measure.uuid)
    lived_in.opened()
    lived_in._say_once()
    assert type(front(lived_in)).__name__ == "LeftOverSheet"
    assert "How rested" in front(lived_in).kept_words()["words"]  # type: ignore[operator]
    lived_in.window.lock()
    settle()
    unlock_again(lived_in)
    assert "How rested" in front(lived_in).kept_words()["words"]  # type: ignore[operator]


def test_a_day_of_what_was_named_only_now_comes_back_over_its_days(lived_in: Program) -> None:
    lived_in.window.go("settings")
    press(lived_in, "thing-add")
    name = front(lived_in).findChild(QLineEdit, "thing-name")
    assert isinstance(name, QLineEdit)
    name.setText("Drinking")
    front(lived_in).accept()
    press(lived_in, "add-start")
    fill(front(lived_in))
    stood, titles = front(lived_in).kept_words(), [one.windowTitle() for one in lived_in.window.sheets.all()]
    assert titles[0] == "Drinking"
    lived_in.window.lock()
    settle()
    unlock_again(lived_in)
    assert [one.windowTitle() for one in lived_in.window.sheets.all()] == titles
    assert front(lived_in).kept_words() == stood


def test_days_on_medicine_asked_for_by_its_name_come_back_too(lived_in: Program, qtbot: QtBot) -> None:
    lived_in.window.go("settings")
    press(lived_in, "thing-add")
    name = front(lived_in).findChild(QLineEdit, "thing-name")
    assert isinstance(name, QLineEdit)
    name.setText("methadone")
    front(lived_in).accept()
    press(lived_in, "thing-medicine")
    assert type(front(lived_in)).__name__ == "MedicineSheet"
    fill(front(lived_in))
    stood = front(lived_in).kept_words()
    lived_in.window.lock()
    settle()
    unlock_again(lived_in)
    assert type(front(lived_in)).__name__ == "MedicineSheet"
    assert front(lived_in).kept_words() == stood


#: Of the sheets that come back, those in which nothing of the person's own is written to be kept.
NOTHING_TO_SAVE = {"CardSheet", "CheckInDaySheet", "LeftOverSheet", "PagesSheet", "SourcesSheet"}


def test_ctrl_s_saves_in_every_sheet_in_which_something_is_written(lived_in: Program, qtbot: QtBot) -> None:
    program, pressed = lived_in, []
    ways = {kind: ways for kind, ways in WAYS.items() if kind not in NOTHING_TO_SAVE}
    for kind, screen, route, buttons in [
        *((kind, *way) for kind, found in ways.items() for way in found),
        ("ReasonsSheet", "today", {"sheet": "reasons"}, ()),
    ]:
        program.window.go(screen, **route)
        for name in buttons:
            press(program, name)
        sheet = front(program)
        come_forward(sheet)
        saves = [part for part in sheet.findChildren(Button) if part.kind == "primary"][-1]
        saves.clicked.disconnect()
        saves.clicked.connect(lambda _on=False, kind=kind: pressed.append(kind))
        fields = [part for part in sheet.findChildren(QWidget) if is_typed_into(part) and part.isVisible()]
        field = fields[0]
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        assert pressed, (kind, buttons)
        assert pressed.pop() == kind
        # Where it stays open, one goes on writing where one was.
        assert sheet.focusWidget() is field
        program.window.sheets.close()
        settle()


def test_ctrl_s_keeps_the_moment_that_is_noted(lived_in: Program, qtbot: QtBot) -> None:
    program = lived_in
    come_forward(program.window)
    qtbot.keyClick(program.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    sheet = front(program)
    come_forward(sheet)
    qtbot.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_4)
    qtbot.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not program.window.sheets.all()
    assert [one.given.mood for one in program.ctx.services.moments.of_day(program.ctx.today())] == [4]
