"""Finding somebody among many, who can be reached now, when they were spoken to, and what to say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.problems import DiskFull
from companion.domain.settings import Audience
from companion.storage.database import Database
from companion.ui.own_people import own_people
from companion.ui.people.contact_row import ContactRow
from companion.ui.people.give_out_sheet import GiveOutSheet
from companion.ui.people.import_sheet import ImportSheet
from companion.ui.people.screen import PeopleScreen
from companion.ui.people.script_sheet import ScriptSheet
from companion.ui.reach_words import general_script
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.people.test_people import click, names, opened, part, sheet_of, words_on, write

__all__ = ["opened"]

FOLDER = Path(__file__).parents[2] / "fixtures" / "cards"
DOCTOR = Number("01632 960407"), Number("+44 1632 960077")
MANY = (
    ContactDetails("Chris", "friend", numbers=(Number("07700 900142"),)),
    ContactDetails("Dana", "keyworker", reach="mo-fr 9-17", organisation="Harbour", numbers=(Number("01632 960218"),)),
    ContactDetails("Dr Okafor", "doctor", reach="sa 10:00-12:00", numbers=DOCTOR),
    ContactDetails("Night line", "service", reach="22:00-06:00", numbers=(Number("0800 HELP"),)),
    ContactDetails("Mum", "family", night_ok=True, numbers=(Number("01632 960734"),)),
    *(ContactDetails(f"Friend {n}", "friend", numbers=(Number(f"07700 90010{n}"),)) for n in range(5)),
)  # fmt: skip


@pytest.fixture
def many(ctx: AppContext) -> list[str]:
    return [ctx.services.contacts.add(details).uuid for details in MANY]


@pytest.fixture
def noon(ctx: AppContext, clock: FakeClock) -> FakeClock:
    """A Monday at noon, in UTC."""
    clock.set(datetime(2026, 11, 23, 12, tzinfo=UTC))
    return clock


def toggle(qtbot: QtBot, screen: QWidget, name: str) -> None:
    qtbot.keyClick(part(screen, name), Qt.Key.Key_Space)


def test_a_short_list_is_not_searched(opened: Callable[[], PeopleScreen], ctx: AppContext) -> None:
    ctx.services.contacts.add(MANY[0])
    screen = opened()
    assert not screen.findChildren(QWidget, "people-search")[0].isVisible()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dana", ["Dana"]),
        ("harbour", ["Dana"]),
        ("DOCTOR", ["Dr Okafor"]),
        ("900142", ["Chris"]),
        ("900-142", ["Chris"]),
        ("01632 960077", ["Dr Okafor"]),
        ("0800", ["Night line"]),
        ("0800 help", ["Night line"]),
        ("friend 3", ["Friend 3"]),
        ("zzz", []),
    ],
)
def test_somebody_is_found_by_name_role_place_or_number(
    opened: Callable[[], PeopleScreen], many: list[str], qtbot: QtBot, words: str, found: list[str]
) -> None:
    screen = opened()
    write(qtbot, screen, "people-search", words)
    assert names(screen) == found
    if not found:
        click(qtbot, screen, "people-clear")
    else:
        qtbot.keyClick(part(screen, "people-search"), Qt.Key.Key_Escape)
    assert len(names(screen)) == len(MANY)


def test_a_group_narrows_the_list_and_pressed_again_shows_everyone(
    opened: Callable[[], PeopleScreen], many: list[str], qtbot: QtBot
) -> None:
    screen = opened()
    toggle(qtbot, screen, "people-group-professionals")
    assert names(screen) == ["Dana", "Dr Okafor"]
    toggle(qtbot, screen, "people-group-services")
    assert names(screen) == ["Night line"]
    toggle(qtbot, screen, "people-group-services")
    assert len(names(screen)) == len(MANY)


def test_who_can_be_reached_is_said_as_it_is_now_and_not_as_the_page_was_drawn(
    opened: Callable[[], PeopleScreen], many: list[str], noon: FakeClock
) -> None:
    screen = opened()
    (row,) = [one for one in screen.findChildren(ContactRow) if one.uuid == many[1]]
    assert "Can be reached now, until 17:00" in words_on(row)
    noon.set(datetime(2026, 11, 23, 17, 1, tzinfo=UTC))
    screen._minutes.over.emit()
    assert "Not now. Again from Tuesday 09:00" in words_on(row) or "Not now. Again from Tuesday 9:00" in words_on(row)
    screen.hide()
    assert not screen._minutes.running, "out of sight nothing is followed"
    noon.set(datetime(2026, 11, 24, 9, tzinfo=UTC))
    screen.show()
    assert "Can be reached now, until 17:00" in words_on(row)


def test_everyone_is_shown_again_in_one_go(opened: Callable[[], PeopleScreen], many: list[str], qtbot: QtBot) -> None:
    screen = opened()
    toggle(qtbot, screen, "people-group-professionals")
    toggle(qtbot, screen, "people-now-first")
    write(qtbot, screen, "people-search", "zzz")
    drawn: list[None] = []
    screen._finder.changed.connect(lambda: drawn.append(None))
    click(qtbot, screen, "people-clear")
    assert len(names(screen)) == len(MANY)
    assert len(drawn) == 1


def test_who_can_be_reached_now_comes_first_by_day_and_by_night(
    opened: Callable[[], PeopleScreen], many: list[str], qtbot: QtBot, noon: FakeClock
) -> None:
    screen = opened()
    toggle(qtbot, screen, "people-now-first")
    assert names(screen)[:2] == ["Dana", "Chris"]
    noon.set(datetime(2026, 11, 24, 2, tzinfo=UTC))
    screen.refresh()
    assert names(screen)[:3] == ["Night line", "Mum", "Chris"]
    assert "Can be reached now, until 06:00" in words_on(screen)


def test_help_now_at_night_begins_with_who_is_awake_in_their_own_order(
    ctx: AppContext, many: list[str], noon: FakeClock
) -> None:
    assert [one.name for one in own_people(ctx)][:2] == ["Chris", "Dana"]
    noon.set(datetime(2026, 11, 24, 2, tzinfo=UTC))
    assert [one.name for one in own_people(ctx)][:3] == ["Night line", "Mum", "Chris"]


def test_spoke_today_is_one_press_is_told_in_days_and_is_taken_back(
    opened: Callable[[], PeopleScreen], ctx: AppContext, shell: RecordingShell, qtbot: QtBot, noon: FakeClock
) -> None:
    uuid = ctx.services.contacts.add(MANY[0]).uuid
    screen = opened()
    click(qtbot, screen, "contact-more")
    click(qtbot, screen, "contact-spoke")
    assert "Spoken to today" in words_on(screen)
    noon.set(datetime(2026, 12, 2, 12, tzinfo=UTC))
    screen.refresh()
    assert any("9 day" in words for words in words_on(screen))
    _words, undo = shell.toasts[-1]
    assert undo is not None
    undo()
    contact = ctx.services.contacts.get(uuid)
    assert contact is not None
    assert contact.details.last_contact is None


def test_what_to_say_is_large_and_copied_and_can_be_ones_own(
    opened: Callable[[], PeopleScreen], ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.contacts.add(MANY[0])
    screen = opened()
    click(qtbot, screen, "contact-more")
    click(qtbot, screen, "contact-say")
    (sheet,) = screen.findChildren(ScriptSheet)
    assert general_script() in words_on(sheet)
    assert "07700 900142" in words_on(sheet)
    click(qtbot, sheet, "script-change")
    form = sheet_of(screen)
    click(qtbot, form, "contact-unfold")
    write(qtbot, form, "contact-script", "It is me. Talk to me about football.")
    click(qtbot, form, "contact-save")
    assert ctx.services.contacts.all()[0].details.script == "It is me. Talk to me about football."


def preview_of(screen: PeopleScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, file: Path) -> ImportSheet:
    monkeypatch.setattr("companion.ui.widgets.places.ask_which", lambda *_asked: file)
    click(qtbot, screen, "people-in")
    (sheet,) = [sheet for sheet in screen.window().findChildren(ImportSheet) if sheet.isVisible()]
    return sheet


@pytest.mark.parametrize("audience", list(Audience))
def test_a_phone_s_file_is_looked_at_first_chosen_from_and_taken_back(
    opened: Callable[[], PeopleScreen],
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    audience: Audience,
) -> None:
    ctx.services.settings.change(audience=audience)
    ctx.services.contacts.add(ContactDetails("My Dana", numbers=(Number("07700-900371"),)))
    screen = opened()
    sheet = preview_of(screen, qtbot, monkeypatch, FOLDER / "iphone.vcf")
    assert any("Joins My Dana: the same number" in words for words in words_on(sheet))
    assert names(screen) == ["My Dana"], "nothing is written yet"
    assert sheet.focusWidget() is part(sheet, "import-go")
    toggle(qtbot, sheet, "import-0")
    click(qtbot, sheet, "import-go")
    assert names(screen) == ["My Dana", "Mum ❤"]
    _words, undo = shell.toasts[-1]
    assert undo is not None
    undo()
    screen.refresh()
    assert names(screen) == ["My Dana"]


def test_of_a_whole_phone_nobody_is_chosen_until_the_person_does(
    opened: Callable[[], PeopleScreen], ctx: AppContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nTEL:07700 9{n:05d}\nEND:VCARD\n"
    (tmp_path / "all.vcf").write_text("".join(card.format(n=n) for n in range(500)))
    screen = opened()
    sheet = preview_of(screen, qtbot, monkeypatch, tmp_path / "all.vcf")
    assert not part(sheet, "import-go").isEnabled()
    write(qtbot, sheet, "import-search", "person 49")
    click(qtbot, sheet, "import-all")
    click(qtbot, sheet, "import-go")
    taken = ctx.services.contacts.all()
    assert len(taken) == 15
    assert all("49" in one.name or "49" in one.details.numbers[0].number for one in taken)


def test_who_was_chosen_stays_chosen_where_the_disk_is_full(
    opened: Callable[[], PeopleScreen],
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_areas: object) -> NoReturn:
        raise DiskFull

    screen = opened()
    sheet = preview_of(screen, qtbot, monkeypatch, FOLDER / "iphone.vcf")
    toggle(qtbot, sheet, "import-0")
    with monkeypatch.context() as broken:
        broken.setattr(Database, "write", full)
        click(qtbot, sheet, "import-go")
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert ctx.services.contacts.all() == ()
    click(qtbot, sheet, "import-go")
    assert len(ctx.services.contacts.all()) == 1
    assert not sheet.isVisible()


@pytest.mark.parametrize("typed", ["07700900123", "07700 900123", "900-123"])
def test_a_number_in_a_file_is_found_however_it_is_typed(
    opened: Callable[[], PeopleScreen],
    ctx: AppContext,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    typed: str,
) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nTEL:07700 9{n:05d}\nEND:VCARD\n"
    (tmp_path / "all.vcf").write_text("".join(card.format(n=n) for n in range(200)))
    screen = opened()
    sheet = preview_of(screen, qtbot, monkeypatch, tmp_path / "all.vcf")
    write(qtbot, sheet, "import-search", typed)
    click(qtbot, sheet, "import-all")
    click(qtbot, sheet, "import-go")
    assert [one.name for one in ctx.services.contacts.all()] == ["Person 123"]


def test_a_file_that_is_none_is_said_and_nothing_changes(
    opened: Callable[[], PeopleScreen],
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "photo.vcf").write_bytes(b"\x89PNG\r\n")
    screen = opened()
    monkeypatch.setattr("companion.ui.widgets.places.ask_which", lambda *_asked: tmp_path / "photo.vcf")
    click(qtbot, screen, "people-in")
    assert len(shell.problems) == 1
    assert ctx.services.contacts.all() == ()
    assert part(screen, "people-in").isEnabled()


def test_who_is_shown_is_saved_as_a_file_of_either_version(
    opened: Callable[[], PeopleScreen], many: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "people.vcf"
    monkeypatch.setattr("companion.ui.widgets.places.ask_where", lambda *_asked: target)
    screen = opened()
    toggle(qtbot, screen, "people-group-professionals")
    click(qtbot, screen, "people-out")
    (sheet,) = screen.window().findChildren(GiveOutSheet)
    kind = part(sheet, "give-out-version")
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(1)
    click(qtbot, sheet, "give-out-go")
    text = target.read_text()
    assert text.count("BEGIN:VCARD") == 2
    assert text.count("VERSION:4.0") == 2


def test_a_number_with_letters_is_copied_as_it_was_typed(
    opened: Callable[[], PeopleScreen], many: list[str], qtbot: QtBot
) -> None:
    screen = opened()
    (row,) = [row for row in screen.findChildren(ContactRow) if row.accessibleName() == "Night line"]
    click(qtbot, row, "copy-0800 HELP")
    assert QGuiApplication.clipboard().text() == "0800 HELP"


def test_while_the_list_is_narrowed_nobody_is_moved(
    opened: Callable[[], PeopleScreen], many: list[str], ctx: AppContext, qtbot: QtBot
) -> None:
    screen = opened()
    write(qtbot, screen, "people-search", "d")
    click(qtbot, next(row for row in screen.findChildren(ContactRow) if row.isVisible()), "contact-more")
    assert not part(screen, "contact-down").isEnabled()
    before = [one.uuid for one in ctx.services.contacts.all()]
    screen._move(many[1], 1)
    assert [one.uuid for one in ctx.services.contacts.all()] == before


def test_a_row_that_stays_through_a_search_is_moved_only_where_the_whole_order_is_seen(
    opened: Callable[[], PeopleScreen], many: list[str], qtbot: QtBot
) -> None:
    screen = opened()
    row = screen.findChild(ContactRow, f"contact-{many[1]}")
    assert row is not None
    row.show_acts(True)
    assert part(row, "contact-up").isEnabled()
    write(qtbot, screen, "people-search", "dana")
    assert screen.findChild(ContactRow, f"contact-{many[1]}") is row, "no key waits for it to be made anew"
    assert not part(row, "contact-up").isEnabled()
    assert not part(row, "contact-down").isEnabled()
    write(qtbot, screen, "people-search", "")
    assert screen.findChild(ContactRow, f"contact-{many[1]}") is row
    assert part(row, "contact-up").isEnabled()
