"""The people screen in the real window, by keyboard alone: Tab goes as the eye does, whatever was made anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.lines import LineWords
from companion.ui.people.contact_row import ContactRow
from companion.ui.people.contact_sheet import ContactSheet
from companion.ui.people.helplines import HelplineRow
from companion.ui.people.line_sheet import LineSheet
from companion.ui.shell.window import MainWindow
from companion.ui.widgets.sheet import Sheet
from tests.ui.running import settle

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
DANA = ContactDetails("Dana", numbers=(Number("020 7946 0112"),))
MUM = ContactDetails("Mum", numbers=(Number("07700 900461", "mobile"), Number("*123#")))
CLINIC = LineWords("Our clinic", "drug-line", "01632 960002")
#: What Tab comes by in their rows, while nothing is asked of any.
#: What stands above the people: adding one, and the ways to what else belongs to aftercare.
HEAD = ["people-add", "people-appointments", "people-medicines"]
DANAS = ["Dana copy-020 7946 0112", "Dana contact-more"]
MUMS = ["Mum copy-07700 900461", "Mum copy-*123#", "Mum contact-more"]
#: Below them: people out of a file, and into one.
FILES = ["people-in", "people-out"]
SAYING = ["Dana contact-say", "Dana contact-spoke"]
ACTS = ["line-change", "line-top", "line-hide"]


@pytest.fixture
def window(ctx: AppContext, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on People: two people, and the helplines of a country with one of their own among them."""
    for details in (DANA, MUM):
        ctx.services.contacts.add(details)
    ctx.services.lines.add("gb", CLINIC)
    made = MainWindow(ctx)
    ctx.shell = made
    database = ctx.vault.database
    assert database is not None
    database.listen(made.areas_changed)
    qtbot.addWidget(made)
    made.resize(1200, 780)
    made.show_screens()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.go("people")
    settle()
    yield made
    made.toasts.forget()


def held() -> QWidget:
    part = QApplication.focusWidget()
    assert part is not None
    return part


def main_window() -> MainWindow:
    (window,) = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
    return window


def here() -> str:
    """Where the keyboard is: whose row, and which button in it."""
    part: QWidget | None = held()
    name = held().objectName()
    while part is not None and not isinstance(part, ContactRow | HelplineRow):
        part = part.parentWidget()
    return f"{part.accessibleName()} {name}" if part is not None else name


def press(qtbot: QtBot, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
    for key in keys:
        qtbot.keyClick(held(), key, modifier)
        settle()
        # The offscreen display forgets which window is active when a sheet closes; a real one does not.
        (QApplication.activeModalWidget() or main_window()).activateWindow()
        settle()
    return here()


def go_to(qtbot: QtBot, stop: str) -> None:
    for _ in range(200):
        if here() == stop:
            return
        press(qtbot, Key.Key_Tab)
    pytest.fail(f"Tab never comes to {stop}")


def walk(qtbot: QtBot, key: Qt.Key, until: str) -> list[str]:
    modifier = SHIFT if key == Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
    seen = [here()]
    while seen[-1] != until and len(seen) < 200:
        seen.append(press(qtbot, key, modifier=modifier))
    return seen


def whole_way(qtbot: QtBot) -> list[str]:
    """All of the screen from its first button to its last; the way back must be the same."""
    go_to(qtbot, "people-add")
    there = walk(qtbot, Key.Key_Tab, "helplines-country")
    back = walk(qtbot, Key.Key_Backtab, "people-add")
    assert back == there[::-1]
    return there


def of_lines(window: MainWindow) -> list[str]:
    """What Tab is to come by in the rows of the helplines, from the top of the screen to its foot."""
    rows = [row for row in window.findChildren(HelplineRow) if row.isVisible()]
    rows.sort(key=lambda row: row.mapTo(window, row.rect().topLeft()).y())
    copies = [f"{row.line.name} copy-{row.line.number}" if row.line.number else "" for row in rows]
    return [
        stop for row, copy in zip(rows, copies, strict=True) for stop in (copy, f"{row.line.name} line-more") if stop
    ]


def usual_way(window: MainWindow) -> list[str]:
    return [*HEAD, *DANAS, *MUMS, *FILES, "helplines-add", *of_lines(window), "helplines-country"]


def sheet_of(window: MainWindow, kind: type[Sheet]) -> Sheet:
    (sheet,) = [sheet for sheet in window.findChildren(kind) if sheet.isVisible()]
    return sheet


def test_tab_goes_over_the_screen_as_the_eye_does(window: MainWindow, qtbot: QtBot) -> None:
    assert whole_way(qtbot) == usual_way(window)


def test_what_can_be_done_with_a_line_comes_right_after_the_button_that_shows_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    way = usual_way(window)
    go_to(qtbot, "FRANK line-more")
    press(qtbot, Key.Key_Space)
    after = way.index("FRANK line-more") + 1
    way[after:after] = [f"FRANK {act}" for act in ACTS]
    assert whole_way(qtbot) == way
    # Put away and shown once more, they are where they were.
    go_to(qtbot, "FRANK line-more")
    press(qtbot, Key.Key_Space)
    assert whole_way(qtbot) == usual_way(window)
    go_to(qtbot, "FRANK line-more")
    press(qtbot, Key.Key_Space)
    assert whole_way(qtbot) == way


def test_what_can_be_done_with_a_person_comes_right_after_the_button_that_shows_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    go_to(qtbot, "Dana contact-more")
    press(qtbot, Key.Key_Space)
    acts = ["Dana contact-change", *SAYING, "Dana contact-down", "Dana contact-remove"]
    assert whole_way(qtbot) == [*HEAD, *DANAS, *acts, *usual_way(window)[len(HEAD) + len(DANAS) :]]


def test_a_person_who_was_moved_is_in_their_new_place_for_tab_too(window: MainWindow, qtbot: QtBot) -> None:
    go_to(qtbot, "Dana contact-more")
    press(qtbot, Key.Key_Space, Key.Key_Tab)
    assert press(qtbot, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab) == "Dana contact-down"
    assert press(qtbot, Key.Key_Space) == "Dana contact-up", "down is shut at the end of the list"
    acts = ["Dana contact-change", *SAYING, "Dana contact-up", "Dana contact-remove"]
    rest = usual_way(window)[usual_way(window).index("people-in") :]
    assert whole_way(qtbot) == [*HEAD, *MUMS, *DANAS, *acts, *rest]
    go_to(qtbot, "Dana contact-more")
    press(qtbot, Key.Key_Up, modifier=ALT)
    assert whole_way(qtbot) == [*HEAD, *DANAS, *[a.replace("-up", "-down") for a in acts], *MUMS, *rest]


def test_a_person_taken_off_and_put_back_is_in_their_place_for_tab(window: MainWindow, qtbot: QtBot) -> None:
    go_to(qtbot, "Dana contact-more")
    press(qtbot, Key.Key_Delete)
    lines = usual_way(window)[usual_way(window).index("people-in") :]
    assert whole_way(qtbot) == [*HEAD, *MUMS, *lines]
    go_to(qtbot, "toast-undo")
    press(qtbot, Key.Key_Space)
    assert whole_way(qtbot) == usual_way(window)


def test_a_line_on_top_hidden_brought_back_or_undone_is_where_it_is_seen_for_tab(
    window: MainWindow, qtbot: QtBot
) -> None:
    go_to(qtbot, "NHS 111 line-more")
    press(qtbot, Key.Key_Space, Key.Key_Tab)
    assert press(qtbot, Key.Key_Tab) == "NHS 111 line-top"
    assert press(qtbot, Key.Key_Space) == "NHS 111 line-more"
    assert of_lines(window)[0].startswith("NHS 111")
    assert whole_way(qtbot) == usual_way(window)
    go_to(qtbot, "toast-undo")
    press(qtbot, Key.Key_Space)
    assert not of_lines(window)[0].startswith("NHS 111")
    assert whole_way(qtbot) == usual_way(window)
    go_to(qtbot, "FRANK line-more")
    press(qtbot, Key.Key_Space, Key.Key_Tab, Key.Key_Tab)
    assert press(qtbot, Key.Key_Tab) == "FRANK line-hide"
    press(qtbot, Key.Key_Space)
    assert "FRANK line-more" not in of_lines(window)
    go_to(qtbot, "helplines-hidden")
    press(qtbot, Key.Key_Space)
    lines = of_lines(window)
    hidden = lines.index("FRANK copy-0300 123 6600")
    lines.insert(hidden, "helplines-hidden")
    assert whole_way(qtbot) == [*HEAD, *DANAS, *MUMS, *FILES, "helplines-add", *lines, "helplines-country"]
    go_to(qtbot, "FRANK line-more")
    press(qtbot, Key.Key_Space, Key.Key_Tab, Key.Key_Tab)
    assert press(qtbot, Key.Key_Tab) == "FRANK line-show"
    press(qtbot, Key.Key_Space)
    assert whole_way(qtbot) == usual_way(window)


def test_another_number_of_a_person_comes_after_the_ones_before_it(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    go_to(qtbot, "contact-number-add")
    assert press(qtbot, Key.Key_Space) == "contact-number-2"
    assert walk(qtbot, Key.Key_Tab, "contact-hours") == [
        "contact-number-2",
        "contact-label-2",
        "contact-number-remove-2",
        "contact-number-add",
        "contact-hours",
    ]
    assert walk(qtbot, Key.Key_Backtab, "contact-number-2")[-2:] == ["contact-label-2", "contact-number-2"]
    assert press(qtbot, Key.Key_Backtab, modifier=SHIFT) == "contact-number-remove-1"
    press(qtbot, Key.Key_Escape)


@pytest.mark.parametrize(
    ("button", "kind", "title", "field"),
    [
        ("people-add", ContactSheet, "Someone to turn to", "contact-name"),
        ("helplines-add", LineSheet, "A line of your own", "line-name"),
    ],
)
def test_what_is_new_and_given_up_is_still_new_where_it_is_brought_back(
    window: MainWindow, qtbot: QtBot, button: str, kind: type[Sheet], title: str, field: str
) -> None:
    go_to(qtbot, button)
    press(qtbot, Key.Key_Space)
    first = sheet_of(window, kind)
    assert here() == field
    qtbot.keyClicks(held(), "Ali")
    lead = first.lead.text() if first.lead is not None else ""
    press(qtbot, Key.Key_Escape)
    # Given up once more as it was brought back, it can be brought back once more.
    for _ in range(2):
        go_to(qtbot, "toast-undo")
        press(qtbot, Key.Key_Space)
        sheet = sheet_of(window, kind)
        assert sheet.windowTitle() == title
        assert sheet.lead is not None
        assert sheet.lead.text() == lead
        assert held().text() == "Ali"  # type: ignore[attr-defined]
        press(qtbot, Key.Key_Escape)


@pytest.mark.parametrize(
    ("row", "act", "kind", "field"),
    [
        ("Dana contact-more", "contact-change", ContactSheet, "contact-name"),
        ("Our clinic line-more", "line-change", LineSheet, "line-name"),
    ],
)
def test_what_is_changed_and_given_up_is_still_a_change_where_it_is_brought_back(
    window: MainWindow, qtbot: QtBot, row: str, act: str, kind: type[Sheet], field: str
) -> None:
    go_to(qtbot, row)
    press(qtbot, Key.Key_Space, Key.Key_Tab)
    assert here().endswith(act)
    press(qtbot, Key.Key_Space)
    assert here() == field
    qtbot.keyClicks(held(), "B")
    press(qtbot, Key.Key_Escape)
    for _ in range(2):
        go_to(qtbot, "toast-undo")
        press(qtbot, Key.Key_Space)
        assert sheet_of(window, kind).windowTitle() == "Change what is written"
        assert held().text() == "B"  # type: ignore[attr-defined]
        press(qtbot, Key.Key_Escape)


def test_someone_new_brought_back_counts_as_written_where_the_app_is_locked_then(
    window: MainWindow, qtbot: QtBot
) -> None:
    go_to(qtbot, "people-add")
    press(qtbot, Key.Key_Space)
    qtbot.keyClicks(held(), "Ali")
    press(qtbot, Key.Key_Escape)
    go_to(qtbot, "toast-undo")
    press(qtbot, Key.Key_Space)
    sheet = sheet_of(window, ContactSheet)
    assert sheet.comes_back
    assert sheet.is_changed()


def test_after_spoke_today_the_keyboard_is_still_with_that_person(window: MainWindow, qtbot: QtBot) -> None:
    go_to(qtbot, "Dana contact-more")
    press(qtbot, Key.Key_Space, Key.Key_Tab, Key.Key_Tab)
    assert press(qtbot, Key.Key_Tab) == "Dana contact-spoke"
    assert press(qtbot, Key.Key_Space) == "Dana contact-more"
    assert whole_way(qtbot) == usual_way(window)


def test_what_to_say_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    go_to(qtbot, "Dana contact-more")
    press(qtbot, Key.Key_Space, Key.Key_Tab)
    assert press(qtbot, Key.Key_Tab) == "Dana contact-say"
    assert press(qtbot, Key.Key_Space) == "script-close"
    assert press(qtbot, Key.Key_Escape) == "Dana contact-say"
