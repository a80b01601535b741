"""Where cards stand: in as many columns as there is room for, none of them empty, none torn from its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from companion.ui.today.board import FIRST, LAST, THREE, BoardWidget

Show = Callable[..., QWidget]


class Block(QWidget):
    """A card of a fixed height."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.tall = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(300, self.tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.tall)


def board(heights: dict[str, int]) -> tuple[BoardWidget, dict[str, Block]]:
    widget = BoardWidget()
    homes: dict[str, tuple[int | None, int | None]] = {
        "counter": (0, None), "list": (1, None), "check-in": (0, None), "next": (1, 2),
    }  # fmt: skip
    blocks = {name: Block(name, height) for name, height in heights.items()}
    for order, (name, block) in enumerate(blocks.items()):
        two, three = homes.get(name, (None, None))
        widget.board.put(block, order, two=two, three=three)
    return widget, blocks


USUAL = {"counter": 300, "list": 280, "check-in": 480, "next": 250, "reason": 110, "weeks": 240}


def names(widget: BoardWidget, width: int) -> list[list[str]]:
    return [[part.objectName() for part in column] for column in widget.board.columns(width)]


def test_a_narrow_page_has_one_column_in_order(themed: None) -> None:
    widget, _ = board(USUAL)
    assert names(widget, 600) == [list(USUAL)]


def test_two_columns_keep_each_card_where_it_belongs_and_fill_up_the_shorter_one(themed: None) -> None:
    widget, _ = board(USUAL)
    assert names(widget, 900) == [["counter", "check-in", "reason"], ["list", "next", "weeks"]]


def test_a_wide_page_has_three_columns(themed: None) -> None:
    widget, _ = board(USUAL)
    assert names(widget, 1600) == [["counter", "check-in"], ["list", "reason"], ["next", "weeks"]]


@pytest.mark.parametrize("width", [700, 900, 1240, 1440, 1620])
@pytest.mark.parametrize("kept", [("counter", "check-in"), ("list", "next", "weeks"), ("weeks",), ("reason", "weeks")])
def test_where_cards_are_hidden_no_column_is_left_empty(themed: None, show: Show, width: int, kept: str) -> None:
    widget, blocks = board(USUAL)
    for name, block in blocks.items():
        block.setVisible(name in kept)
    show(widget, width, 900)
    columns = names(widget, width)
    assert sorted(name for column in columns for name in column) == sorted(kept)
    assert all(columns)
    assert len(columns) == min(len(kept), 3 if width >= THREE else 2)


def test_cards_stay_in_their_columns_while_one_of_them_grows(themed: None) -> None:
    widget, blocks = board(USUAL)
    before = names(widget, 900)
    blocks["list"].tall = 900
    widget.board.invalidate()
    assert names(widget, 900) == before


def test_cards_stay_in_their_columns_though_other_widths_are_asked_about(themed: None) -> None:
    widget, blocks = board(USUAL)
    before = names(widget, 900)
    blocks["check-in"].tall = 200
    widget.board.invalidate()
    for width in (600, 1600):
        widget.heightForWidth(width)
    widget.sizeHint()
    assert names(widget, 900) == before


def test_a_new_card_joins_the_shorter_column_and_the_others_stay(themed: None) -> None:
    widget, blocks = board(USUAL)
    before = names(widget, 900)
    blocks["check-in"].tall = 900
    widget.board.put(Block("at-hand", 160), 3)
    assert names(widget, 900) == [before[0], ["list", "next", "at-hand", "weeks"]]


def test_the_first_line_ends_on_one_line_where_little_is_wanting(themed: None, show: Show) -> None:
    widget, blocks = board(USUAL)
    show(widget, 900, 1200)
    assert blocks["counter"].height() == blocks["list"].height() == 300
    blocks["list"].tall = 300 + FIRST + 1
    blocks["list"].updateGeometry()
    QApplication.processEvents()
    assert blocks["counter"].height() == 300


def test_columns_end_together_where_little_is_wanting_and_never_by_a_hole(themed: None, show: Show) -> None:
    widget, blocks = board({"counter": 300, "list": 300, "check-in": 480, "next": 480 - LAST})
    show(widget, 900, 1200)
    assert blocks["next"].geometry().bottom() == blocks["check-in"].geometry().bottom()
    blocks["next"].tall -= 1
    blocks["next"].updateGeometry()
    QApplication.processEvents()
    assert blocks["next"].height() == 480 - LAST - 1


@pytest.mark.parametrize("width", [400, 900, 1600])
def test_the_height_asked_for_is_the_height_needed(themed: None, show: Show, width: int) -> None:
    widget, blocks = board(USUAL)
    height = widget.heightForWidth(width)
    show(widget, width, height)
    assert max(block.geometry().bottom() for block in blocks.values()) + 1 == height
    assert all(block.width() > 0 and block.geometry().right() < width for block in blocks.values())


def test_nothing_at_all_has_no_height(themed: None) -> None:
    assert BoardWidget().heightForWidth(900) == 0
