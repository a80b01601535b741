"""The growth rings on the screen: told by mouse, by keys and to a screen reader, and painted at every size."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.day import add_months
from companion.domain.rings import RingMonth, Rings, grow, ring_months
from companion.domain.value import replace
from companion.ui.theme import Theme
from companion.ui.theme.tokens import APPEARANCES, LIGHT, Tokens
from companion.ui.widgets.mark import OWN_SIZE, Mark
from companion.ui.widgets.rings import PaintedRings, RingsView, paint_rings, rings_sentence

BEGAN = date(2021, 1, 14)


def tree(months: int, *lapses: date) -> Rings:
    last = add_months(BEGAN, months) - timedelta(days=1)
    grown = []
    for first, end in ring_months(BEGAN, last):
        used = tuple(day for day in lapses if first <= day <= end)
        length = (end - first).days + 1
        grown.append(RingMonth(first, end, 1 - len(used) / length, 0.5, used, length))
    return grow(grown)


@pytest.fixture
def view(themed: None, show: Callable[..., QWidget]) -> RingsView:
    part = RingsView(196)
    part.set_rings(tree(30, date(2021, 3, 20), date(2021, 3, 22)))
    show(part, 196, 196)
    part.setFocus()
    return part


def test_the_tree_is_said_in_sentences_with_the_true_number_of_knots(view: RingsView) -> None:
    assert view.accessibleName() == "Growth rings"
    assert view.accessibleDescription() == view.sentence()
    assert view.sentence().startswith(
        "30 months, drawn as 10 rings, one for every three months. They begin on 14 January 2021."
    )
    assert "The widest month is the one from" in view.sentence()
    assert view.sentence().endswith("2 knots where you used; the tree kept growing.")


def test_the_sentence_counts_the_rings_as_they_are_drawn_and_names_the_months_without(view: RingsView) -> None:
    months = tree(64).months
    assert rings_sentence(tree(64), 465).startswith("64 rings, one for each month.")
    assert rings_sentence(tree(64), 196).startswith("64 months, drawn as 21 rings, one for every three months.")
    assert rings_sentence(tree(360), 465).startswith("360 months, drawn as 60 rings, one for every six months.")
    assert rings_sentence(tree(360), 170).startswith("360 months, drawn as 15 rings, one for every 2 years.")
    gap = grow([*months[:6], *months[18:]])
    words = "No ring for 12 months in between, of which no days are counted"
    assert f"{words}: 14 July 2021 to 13 July 2022." in rings_sentence(gap, 465)
    assert f"{words}." in rings_sentence(gap, 465, dates=False)
    view.set_rings(tree(64))
    view.set_side(520)
    assert view.accessibleDescription().startswith("64 rings, one for each month.")


def test_before_anything_is_counted_the_sentence_says_when_it_begins(themed: None, qtbot: QtBot) -> None:
    part = RingsView()
    qtbot.addWidget(part)
    assert part.sentence() == ""
    part.set_rings(grow([]))
    assert part.sentence() == "The rings begin to grow on the day you count from."
    qtbot.keyClick(part, Qt.Key.Key_Right)
    assert part.chosen is None
    assert part.print_rings() is False


def test_arrows_home_end_and_pages_tell_the_months(view: RingsView, qtbot: QtBot) -> None:
    told = []
    for key in (
        Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_PageDown,
        Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_PageUp,
    ):  # fmt: skip
        qtbot.keyClick(view, key)
        told.append(view.chosen)
    assert told == [0, 1, 0, 29, 29, 17, 16, 0, 0, 12]


def test_the_first_key_backwards_tells_the_newest_month(view: RingsView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen == 29


def test_escape_lets_the_month_go_and_then_belongs_to_the_screen(view: RingsView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.chosen is None


def test_a_month_is_said_aloud_with_its_knots(view: RingsView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("companion.ui.widgets.rings.say_aloud", lambda _part, words: said.append(words))
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert said[0] == "From 14 January 2021: 31 days without use, mood 5.0 of 10"
    assert said[2] == "From 14 March 2021: 29 days without use, mood 5.0 of 10, 2 knots"


def test_the_mouse_finds_a_month_even_where_quarters_are_drawn(view: RingsView, qtbot: QtBot) -> None:
    view.set_rings(tree(60, date(2021, 3, 20)))
    painted = PaintedRings(tree(60, date(2021, 3, 20)), 196)
    assert [layer.last for layer in painted.picture.layers[:2]] == [2, 5]
    for number in (10, 25, 41):
        outer, inner = painted.picture.outline_of(number)[20], painted.picture.outline_of(number - 1)[20]
        spot = QPointF((outer[0] + inner[0]) * 98, (outer[1] + inner[1]) * 98)
        qtbot.mouseMove(view, QPoint(2, 2))
        qtbot.mouseMove(view, spot.toPoint())
        assert view.chosen is not None
        assert abs(view.chosen - number) <= 1
        assert QToolTip.text() == view.month_sentence(view.chosen)
    qtbot.mouseMove(view, QPoint(2, 2))
    assert view.chosen is None


def test_new_data_keeps_the_month_that_was_brought_out(view: RingsView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    view.set_rings(tree(31, date(2021, 3, 20)))
    assert view.chosen == 29
    view.set_rings(tree(3))
    assert view.chosen is None


def test_the_menu_offers_to_print_with_and_without_dates(
    view: RingsView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bool] = []
    monkeypatch.setattr(
        "companion.ui.widgets.ring_sheet.ask_and_print",
        lambda _rings, _parent, *, dates: printed.append(dates) is None,
    )
    point = view.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, point, view.mapToGlobal(point))
    QApplication.sendEvent(view, event)
    menu = view.findChild(QMenu, "rings-menu")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Print my rings", "Print my rings, with dates"]
    for action in menu.actions():
        action.trigger()
    menu.close()
    qtbot.keyClick(view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed == [False, True, False]


def picture(rings: Rings, side: int, tokens: Tokens = LIGHT) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    theme = Theme(tokens)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    paint_rings(painter, rings, side, theme)
    painter.end()
    return image


def share(image: QImage, near: QColor) -> float:
    """How much of a picture is this colour or close to it."""
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            seen = image.pixelColor(x, y)
            away = abs(seen.red() - near.red()) + abs(seen.green() - near.green()) + abs(seen.blue() - near.blue())
            found += away < 90
    return found / (image.width() * image.height())


@pytest.mark.parametrize("side", [30, 170])
@pytest.mark.parametrize("appearance", sorted(APPEARANCES))
def test_three_hundred_knots_never_make_a_brown_tree(themed: None, side: int, appearance: str) -> None:
    tokens = APPEARANCES[appearance]
    days = [BEGAN + timedelta(days=36 * number) for number in range(300)]
    image = picture(tree(360, *days), side, tokens)
    amber = share(image, Theme(tokens).colour("amber"))
    assert 0 < amber < 0.03


@pytest.mark.parametrize("months", [0, 1, 3, 7, 14, 60, 120, 360])
def test_the_same_data_paints_the_same_picture(themed: None, months: int) -> None:
    rings = tree(months) if months else grow([])
    assert picture(rings, 170) == picture(grow(rings.months), 170)


def test_the_mark_is_a_persons_own_tree_while_it_is_given_one(themed: None, show: Callable[..., QWidget]) -> None:
    mark = Mark(26)
    show(mark, 26, 26)
    plain = mark.grab().toImage()
    mark.set_rings(tree(14, date(2021, 6, 20)))
    own = mark.grab().toImage()
    assert (mark.width(), own.width()) == (OWN_SIZE, OWN_SIZE)
    assert share(own, Theme(LIGHT).colour("amber")) > 0
    assert share(plain, Theme(LIGHT).colour("amber")) == 0
    for none in (grow([]), None):
        mark.set_rings(none)
        assert mark.grab().toImage() == plain


def test_a_deeper_tint_is_a_better_mood(themed: None) -> None:
    low, high = (grow([replace(month, mood=mood) for month in tree(1).months]) for mood in (0.1, 0.9))
    spot = (85, 50)
    assert picture(high, 170).pixelColor(*spot).lightness() < picture(low, 170).pixelColor(*spot).lightness()
