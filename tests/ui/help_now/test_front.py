"""The first page of Help now, locked and unlocked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.ui.calls import CallRow, ShortNote
from companion.ui.help_now.page import HelpNow
from companion.ui.widgets import copy_button
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


def _front(ctx: AppContext, show: Show, width: int = 980, height: int = 780) -> HelpNow:
    help_now = HelpNow(ctx)
    help_now.open_door()
    show(help_now, width, height)
    return help_now


def _words(widget: QWidget) -> str:
    said = [label.text() for label in widget.findChildren(QLabel)]
    said += [
        f"{button.accessibleName()} {button.accessibleDescription()}" for button in widget.findChildren(QPushButton)
    ]
    return "\n".join(said)


def _rows(widget: QWidget) -> list[str]:
    return [row.accessibleName() for row in widget.findChildren(CallRow)]


def _add_people(ctx: AppContext) -> None:
    contacts = ctx.services.contacts
    contacts.add(ContactDetails("Dana", "keyworker", hours="weekdays 9 to 5", numbers=(Number("020 7946 0112"),)))
    contacts.add(ContactDetails("Mum", "family", night_ok=True, numbers=(Number("07700 900461"),)))
    contacts.add(ContactDetails("No number yet", "friend"))


def test_the_emergency_number_is_the_largest_text_of_the_first_page(bare_ctx: AppContext, show: Show) -> None:
    help_now = _front(bare_ctx, show)
    number = help_now.findChild(Text, "emergency-number")
    assert number is not None
    assert number.text() == "999"
    sizes = [label.font().pixelSize() for label in help_now.findChildren(Text) if label is not number]
    assert number.font().pixelSize() > max(sizes)


@pytest.mark.parametrize("door", ["overdose", "craving", "talk", "used", "suicide", "withdrawal", "child"])
def test_every_door_opens_from_the_first_page_by_keyboard_and_escape_returns(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, door: str
) -> None:
    help_now = _front(bare_ctx, show)
    button = help_now.findChild(QPushButton, f"door-{door}")
    assert button is not None
    assert button.accessibleName()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert help_now.door == door
    assert help_now.go_back()
    assert help_now.door == ""
    assert not help_now.go_back()


def test_the_keyboard_starts_at_show_me_what_to_do(bare_ctx: AppContext, show: Show) -> None:
    help_now = _front(bare_ctx, show)
    help_now.setFocus()
    focused = help_now.focusWidget()
    assert focused is not None
    assert focused.objectName() == "door-overdose"


def test_with_no_number_known_it_stands_as_a_sentence(bare_ctx: AppContext, show: Show) -> None:
    bare_ctx.prefs.change(country="other")
    help_now = _front(bare_ctx, show)
    said = help_now.findChild(QLabel, "emergency-number")
    assert said is not None
    assert said.text() == "Call your local emergency number"
    assert said.alignment() & Qt.AlignmentFlag.AlignLeft


def test_the_key_escape_is_named_on_the_button_that_does_what_it_does(
    bare_ctx: AppContext, show: Show, qtbot: QtBot
) -> None:
    help_now = _front(bare_ctx, show)

    def named() -> set[str]:
        # The name of the key is painted after the words: a button without it is as wide as its words alone.
        found = {}
        for name in ("help-close", "help-back"):
            button = help_now.findChild(Button, name)
            if button is not None and button.isVisible():
                wide = button.sizeHint().width()
                button.set_hint("")
                found[name] = button.sizeHint().width() < wide
        return {name for name, key in found.items() if key}

    assert named() == {"help-close"}
    help_now.open_door("overdose")
    qtbot.wait(1)
    assert named() == {"help-back"}


def test_close_says_it_is_closed(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    help_now = _front(bare_ctx, show)
    close = help_now.findChild(QPushButton, "help-close")
    assert close is not None
    with qtbot.waitSignal(help_now.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)


def test_locked_it_shows_nothing_of_the_persons_own(ctx: AppContext, show: Show) -> None:
    _add_people(ctx)
    ctx.services.counter.start_on(date(2026, 8, 14))
    ctx.session = None
    for door in ("", "talk", "used", "craving", "suicide", "withdrawal", "overdose", "child"):
        help_now = HelpNow(ctx)
        help_now.open_door(door)
        show(help_now, 980, 780)
        said = _words(help_now)
        for own in ("Dana", "Mum", "7946", "900461", "99 days", "Your people"):
            assert own not in said, (door, own)
        assert "999" in said


def test_unlocked_it_lists_their_people_with_numbers_in_their_order(ctx: AppContext, show: Show) -> None:
    _add_people(ctx)
    assert _rows(_front(ctx, show))[:2] == ["Dana", "Mum"]


@pytest.mark.parametrize("hour", [22, 23, 3, 6])
def test_at_night_whoever_is_fine_to_ring_at_night_comes_first(
    ctx: AppContext, show: Show, clock: FakeClock, hour: int
) -> None:
    _add_people(ctx)
    clock.set(datetime(2026, 11, 21, hour, 30, tzinfo=UTC))
    help_now = _front(ctx, show)
    assert _rows(help_now)[:2] == ["Mum", "Dana"]
    assert "fine to ring at night" in _words(help_now)


def test_a_number_is_copied_and_the_button_says_so_for_a_while(
    ctx: AppContext, show: Show, shell: RecordingShell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_button, "SAID_MS", 1)
    aloud: list[str] = []
    monkeypatch.setattr(copy_button, "say_aloud", lambda _part, words: aloud.append(words))
    _add_people(ctx)
    help_now = _front(ctx, show)
    copy = next(
        button
        for button in help_now.findChildren(QPushButton, "copy-number")
        if button.accessibleName() == "Copy number of Dana"
    )
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "020 7946 0112"
    assert (copy.text(), aloud) == ("Copied", ["Copied"])
    assert shell.toasts == [], "a note would take room from what to do now"
    qtbot.waitUntil(lambda: copy.text() == "")
    assert copy.accessibleName() == "Copy number of Dana"


@pytest.mark.parametrize(
    ("start", "said"), [(date(2026, 8, 14), "99 days ago"), (date(2021, 11, 21), "1,826 days ago")]
)
def test_i_have_used_names_their_own_number_of_days(ctx: AppContext, show: Show, start: date, said: str) -> None:
    ctx.services.counter.start_on(start)
    help_now = _front(ctx, show)
    used = help_now.findChild(QPushButton, "door-used")
    assert used is not None
    assert said in used.accessibleDescription()


def test_the_country_can_be_changed_while_locked(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    help_now = _front(bare_ctx, show)
    choice = help_now.findChild(QComboBox, "help-country")
    assert choice is not None
    choice.setCurrentIndex(choice.findData("us"))
    choice.activated.emit(choice.currentIndex())
    assert bare_ctx.prefs.now.country == "us"
    numbers = [label.text() for label in help_now.findChildren(Text, "emergency-number") if label.isVisible()]
    assert numbers == ["911"]


def test_in_a_low_window_every_door_is_in_sight_without_scrolling(bare_ctx: AppContext, show: Show) -> None:
    help_now = _front(bare_ctx, show, 832, 600)
    for door in ("overdose", "used", "suicide", "withdrawal", "child"):
        card = help_now.findChild(QPushButton, f"door-{door}")
        assert card is not None
        assert card.mapTo(help_now, card.rect().bottomLeft()).y() <= 600


def test_an_unknown_door_shows_the_first_page(bare_ctx: AppContext, show: Show) -> None:
    help_now = HelpNow(bare_ctx)
    help_now.open_door("no-such-door")
    show(help_now)
    assert help_now.door == ""
    assert help_now.findChild(QPushButton, "door-overdose") is not None


def test_three_people_need_no_scrolling_and_long_hours_keep_to_one_line(ctx: AppContext, show: Show) -> None:
    hours = "Monday to Friday, 9:30 to 17:00, not in August"
    for name in ("Dana", "Mum", "Chris"):
        ctx.services.contacts.add(ContactDetails(name, "keyworker", hours=hours, numbers=(Number("020 7946 0112"),)))
    help_now = _front(ctx, show)
    area = help_now.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    notes = [note for note in help_now.findChildren(ShortNote) if note.isVisible()]
    assert [note.toolTip() for note in notes] == [f"Keyworker · {hours}"] * 3
    assert {note.height() < note.fontMetrics().height() * 2 for note in notes} == {True}


@pytest.mark.parametrize("number", ["0808 808 8000 ext 4411", "0808 808 8000 ext 4411 then 2"])
@pytest.mark.parametrize("width", [745, 860, 980])
def test_no_part_of_a_long_number_is_hidden(ctx: AppContext, show: Show, width: int, number: str) -> None:
    ctx.services.contacts.add(ContactDetails("Dana", "keyworker", hours="weekdays", numbers=(Number(number),)))
    help_now = _front(ctx, show, width, 800)
    labels = [label for label in help_now.findChildren(QLabel) if label.isVisible() and label.text() == number]
    doors = [door.accessibleDescription() for door in help_now.findChildren(QPushButton, "front-talk")]
    assert all(label.fontMetrics().horizontalAdvance(number) <= label.width() for label in labels)
    assert labels or number in doors[0]
