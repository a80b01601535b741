"""Writing down who to turn to, in which order, and what the helplines say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.ui.calls import in_short, origin_words
from companion.ui.people.contact_row import ContactRow
from companion.ui.people.contact_sheet import ContactSheet
from companion.ui.people.screen import PeopleScreen
from companion.ui.roles import role_words
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part

DANA = ContactDetails("Dana", "keyworker", hours="weekdays 9 to 5", numbers=(Number("020 7946 0112"),))
MUM = ContactDetails("Mum", "family", night_ok=True, numbers=(Number("07700 900461", "mobile"), Number("*123#")))
CHRIS = ContactDetails("Chris", "neighbour upstairs", numbers=(Number("07700 900817"),))

LESS_SURE = {
    "high": "",
    "medium": " · Less sure: from other public bodies, not from the service's own page",
    "low": " · Less sure: from an old page or a copy only",
}


@pytest.fixture
def opened(ctx: AppContext, show_live: ShowLive) -> Callable[[], PeopleScreen]:
    """Opens the screen, told of every committed write as the shell tells it."""

    def open_people() -> PeopleScreen:
        return show_live(PeopleScreen(ctx), 980, 780)

    return open_people


@pytest.fixture
def three(ctx: AppContext) -> list[str]:
    return [ctx.services.contacts.add(details).uuid for details in (DANA, MUM, CHRIS)]


def write(qtbot: QtBot, of: QWidget, name: str, words: str) -> None:
    field = part(of, name)
    assert isinstance(field, (QLineEdit, QPlainTextEdit))
    field.clear()
    qtbot.keyClicks(field, words)


def sheet_of(screen: PeopleScreen) -> ContactSheet:
    (sheet,) = [sheet for sheet in screen.findChildren(ContactSheet) if sheet.isVisible()]
    return sheet


def names(screen: PeopleScreen) -> list[str]:
    return [row.accessibleName() for row in screen.findChildren(ContactRow) if row.isVisible()]


def row_of(screen: PeopleScreen, uuid: str) -> ContactRow:
    (row,) = [row for row in screen.findChildren(ContactRow) if row.uuid == uuid and row.isVisible()]
    return row


def words_on(of: QWidget) -> list[str]:
    return [label.text() for label in of.findChildren(QLabel) if label.isVisible()]


def test_an_empty_list_says_why_one_person_helps_and_opens_the_sheet(
    opened: Callable[[], PeopleScreen], qtbot: QtBot, ctx: AppContext
) -> None:
    screen = opened()
    assert "One person is worth adding" in words_on(screen)
    click(qtbot, screen, "people-add-first")
    sheet = sheet_of(screen)
    write(qtbot, sheet, "contact-name", "Mum")
    write(qtbot, sheet, "contact-number-1", "  07700 900461 ")
    write(qtbot, sheet, "contact-label-1", "mobile")
    click(qtbot, sheet, "contact-number-add")
    write(qtbot, sheet, "contact-number-2", "*123# ext. 4")
    click(qtbot, sheet, "contact-number-add")
    part(sheet, "contact-role").setCurrentIndex(1)  # type: ignore[attr-defined]
    write(qtbot, sheet, "contact-hours", "any time")
    write(qtbot, sheet, "contact-note", "Tea helps")
    qtbot.keyClick(part(sheet, "contact-night"), Qt.Key.Key_Space)
    click(qtbot, sheet, "contact-save")
    (mum,) = ctx.services.contacts.all()
    assert mum.details == ContactDetails(
        "Mum", "family", "Tea helps", "any time", True, (Number("07700 900461", "mobile"), Number("*123# ext. 4"))
    )
    assert names(screen) == ["Mum"]


def test_a_role_can_be_in_their_own_words(opened: Callable[[], PeopleScreen], qtbot: QtBot, ctx: AppContext) -> None:
    screen = opened()
    screen.open(new=True)
    sheet = sheet_of(screen)
    write(qtbot, sheet, "contact-name", "Ali")
    sheet.role.setCurrentIndex(sheet.role.count() - 1)
    write(qtbot, sheet, "contact-own-role", "from the Tuesday group")
    click(qtbot, sheet, "contact-save")
    (ali,) = ctx.services.contacts.all()
    assert ali.details.role == "from the Tuesday group"
    assert "from the Tuesday group" in words_on(screen)


@pytest.mark.usefixtures("themed")
def test_a_role_nobody_offered_stays_as_written() -> None:
    assert role_words("keyworker") == "Keyworker"
    assert role_words("neighbour upstairs") == "neighbour upstairs"


def test_without_a_name_the_sheet_stays_and_says_so(opened: Callable[[], PeopleScreen], qtbot: QtBot) -> None:
    screen = opened()
    screen.ask()
    sheet = sheet_of(screen)
    write(qtbot, sheet, "contact-number-1", "116 123")
    click(qtbot, sheet, "contact-save")
    assert sheet.isVisible()
    assert part(sheet, "contact-name-missing").isVisible()
    assert sheet.focusWidget() is part(sheet, "contact-name")
    sheet.reject()


def test_closing_a_sheet_by_mistake_loses_nothing(
    opened: Callable[[], PeopleScreen], qtbot: QtBot, shell: RecordingShell, ctx: AppContext
) -> None:
    screen = opened()
    screen.ask()
    write(qtbot, sheet_of(screen), "contact-name", "Dana")
    qtbot.keyClick(sheet_of(screen), Qt.Key.Key_Escape)
    words, again = shell.toasts[-1]
    assert words == "Not saved"
    assert again is not None
    again()
    assert part(sheet_of(screen), "contact-name").text() == "Dana"  # type: ignore[attr-defined]
    click(qtbot, sheet_of(screen), "contact-save")
    assert [contact.name for contact in ctx.services.contacts.all()] == ["Dana"]


def test_whoever_is_added_is_in_sight_with_the_keyboard_there_and_can_be_taken_back(
    opened: Callable[[], PeopleScreen], qtbot: QtBot, shell: RecordingShell, ctx: AppContext
) -> None:
    for number in range(40):
        ctx.services.contacts.add(ContactDetails(f"Someone {number}"))
    screen = opened()
    screen.ask()
    write(qtbot, sheet_of(screen), "contact-name", "Zoltan")
    click(qtbot, sheet_of(screen), "contact-save")
    (new,) = [contact for contact in ctx.services.contacts.all() if contact.name == "Zoltan"]
    qtbot.waitUntil(lambda: screen.findChild(QWidget, f"contact-{new.uuid}") is not None)
    row = part(screen, f"contact-{new.uuid}")
    qtbot.waitUntil(lambda: row.isAncestorOf(screen.focusWidget() or screen))
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect().height() == row.height())
    said, undo = shell.toasts[-1]
    assert said == "Zoltan is on your list"
    assert undo is not None
    undo()
    assert "Zoltan" not in [contact.name for contact in ctx.services.contacts.all()]


def test_after_a_change_the_keyboard_is_with_the_same_person(
    opened: Callable[[], PeopleScreen], three: list[str], qtbot: QtBot, shell: RecordingShell
) -> None:
    screen = opened()
    screen._change(three[1])
    write(qtbot, sheet_of(screen), "contact-name", " and Dad")
    click(qtbot, sheet_of(screen), "contact-save")
    qtbot.waitUntil(lambda: part(screen, f"contact-{three[1]}").isAncestorOf(screen.focusWidget() or screen))
    assert shell.toasts[-1][0] == "Saved"


def test_an_untouched_sheet_closes_without_a_word(
    opened: Callable[[], PeopleScreen], qtbot: QtBot, shell: RecordingShell
) -> None:
    screen = opened()
    screen.ask()
    qtbot.keyClick(sheet_of(screen), Qt.Key.Key_Escape)
    assert shell.toasts == []


def test_a_row_says_who_when_and_how(opened: Callable[[], PeopleScreen], three: list[str]) -> None:
    screen = opened()
    assert words_on(row_of(screen, three[0])) == ["Dana", "Keyworker · weekdays 9 to 5", "020 7946 0112"]
    assert words_on(row_of(screen, three[1])) == [
        "Mum", "Family", "Fine to ring at night", "mobile", "07700 900461", "*123#",
    ]  # fmt: skip


def test_a_number_is_copied_as_it_was_written(
    opened: Callable[[], PeopleScreen], qtbot: QtBot, three: list[str], shell: RecordingShell
) -> None:
    screen = opened()
    click(qtbot, row_of(screen, three[1]), "copy-*123#")
    assert QGuiApplication.clipboard().text() == "*123#"
    assert shell.toasts[-1][0] == "Copied"


def test_people_move_by_buttons_and_the_focus_goes_with_them(
    opened: Callable[[], PeopleScreen], qtbot: QtBot, three: list[str], ctx: AppContext
) -> None:
    screen = opened()
    click(qtbot, row_of(screen, three[2]), "contact-more")
    for expected in (["Dana", "Chris", "Mum"], ["Chris", "Dana", "Mum"]):
        up = part(row_of(screen, three[2]), "contact-up")
        up.setFocus()
        qtbot.keyClick(up, Qt.Key.Key_Space)
        assert [contact.name for contact in ctx.services.contacts.all()] == expected
        assert names(screen) == expected
    # First now: it cannot go further up, and the focus waits on the way back.
    assert not part(row_of(screen, three[2]), "contact-up").isEnabled()
    assert part(row_of(screen, three[2]), "contact-down").hasFocus()


def test_people_move_by_keyboard(opened: Callable[[], PeopleScreen], qtbot: QtBot, three: list[str]) -> None:
    screen = opened()
    part(row_of(screen, three[0]), "contact-more").setFocus()
    qtbot.keyClick(screen, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(screen) == ["Dana", "Mum", "Chris"]
    qtbot.keyClick(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(screen) == ["Mum", "Dana", "Chris"]
    qtbot.keyClick(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(screen) == ["Mum", "Chris", "Dana"]


def test_someone_is_changed(
    opened: Callable[[], PeopleScreen], qtbot: QtBot, three: list[str], ctx: AppContext
) -> None:
    screen = opened()
    click(qtbot, row_of(screen, three[1]), "contact-more")
    click(qtbot, row_of(screen, three[1]), "contact-change")
    sheet = sheet_of(screen)
    click(qtbot, sheet, "contact-number-remove-1")
    click(qtbot, sheet, "contact-save")
    mum = ctx.services.contacts.get(three[1])
    assert mum is not None
    assert mum.details.numbers == (Number("*123#"),)


def test_someone_taken_off_can_be_put_back_in_place(
    opened: Callable[[], PeopleScreen], qtbot: QtBot, three: list[str], shell: RecordingShell
) -> None:
    screen = opened()
    qtbot.keyClick(part(row_of(screen, three[1]), "contact-more"), Qt.Key.Key_Delete)
    assert names(screen) == ["Dana", "Chris"]
    words, undo = shell.toasts[-1]
    assert words == "Mum is off the list"
    assert undo is not None
    undo()
    assert names(screen) == ["Dana", "Mum", "Chris"]


def test_a_long_list_is_shown_in_parts(opened: Callable[[], PeopleScreen], qtbot: QtBot, ctx: AppContext) -> None:
    for number in range(34):
        ctx.services.contacts.add(ContactDetails(f"Person {number}"))
    screen = opened()
    assert len(names(screen)) == 30
    part(screen, "people-more").click()  # type: ignore[attr-defined]
    assert len(names(screen)) == 34


def test_helplines_say_what_happens_hours_cost_and_how_fresh_they_are(
    opened: Callable[[], PeopleScreen], ctx: AppContext
) -> None:
    screen = opened()
    country = ctx.library.country("gb")
    said = words_on(screen)
    assert any(country.emergency[0].number in words for words in said)
    for line in country.lines:
        assert any(words.startswith(line.name) for words in said)
        assert line.happens in said
        assert any(line.hours in words for words in said)
        assert any(line.cost in words for words in said)
        origin = origin_words(line, ctx.library.phrases().labels)
        assert origin in words_on(part(screen, f"helpline-{line.id}"))
        assert origin.endswith(LESS_SURE[line.sure])
        assert ("Less sure" in origin) == (line.sure != "high")
        assert in_short(line).endswith(" · less sure") == (line.sure != "high"), "nor does a short row hide it"


def test_a_line_says_when_it_was_checked_and_the_date_of_its_page_as_far_as_it_has_one(ctx: AppContext) -> None:
    labels = ctx.library.phrases().labels
    line = structs.replace(ctx.library.country("gb").lines[0], checked=date(2026, 11, 21), sure="high")
    for dated, said in (
        ("undated", "Checked 21 November 2026"),
        ("2024-05", "Checked 21 November 2026, in a page of May 2024"),
        ("2021", "Checked 21 November 2026, in a page of 2021"),
    ):
        assert origin_words(structs.replace(line, dated=dated), labels) == said


def test_helplines_follow_the_country(
    opened: Callable[[], PeopleScreen], qtbot: QtBot, ctx: AppContext, shell: RecordingShell
) -> None:
    screen = opened()
    ctx.prefs.change(country="ie")
    screen.refresh()
    assert f"Helplines, {ctx.library.country('ie').name}" in words_on(screen)
    assert f"Helplines, {ctx.library.country('gb').name}" not in words_on(screen)
    part(screen, "helplines-country").click()  # type: ignore[attr-defined]
    assert shell.went == [("settings", {"section": "country"})]


def test_helplines_are_those_of_a_country_chosen_meanwhile_when_the_screen_is_visited_again(
    opened: Callable[[], PeopleScreen], ctx: AppContext
) -> None:
    screen = opened()
    screen.hide()
    ctx.prefs.change(country="ie")
    screen.show()
    assert f"Helplines, {ctx.library.country('ie').name}" in words_on(screen)
    assert f"Helplines, {ctx.library.country('gb').name}" not in words_on(screen)
