"""The rows of the timeline: what they say, how they look, and how they are fetched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from companion.context import AppContext
from companion.domain.ids import RowKind
from companion.domain.journal import Entry, TimelineItem
from companion.ui.journal.timeline_model import TimelineModel
from companion.ui.journal.timeline_rows import mood_dot
from companion.ui.theme import theme_of
from companion.ui.widgets.marked import lay_out
from tests.ui.journal.conftest import Opened

SATURDAY = date(2026, 11, 21)


def item(number: int, **changes: object) -> TimelineItem:
    values: dict[str, object] = {
        "kind": RowKind.ENTRY,
        "sort_key": 10_000 - number,
        "uuid": f"row {number}",
        "at": datetime(2026, 11, 20, 21, 5, tzinfo=UTC),
        "day": date(2026, 11, 20),
        "zone": "Europe/London",
        "title": "",
        "preview": "Slept well",
        "mood": None,
        "craving": None,
        "sleep": None,
    }
    return TimelineItem(**{**values, **changes})  # type: ignore[arg-type]


def said(row: TimelineItem) -> str:
    model = TimelineModel(lambda: SATURDAY)
    model.load(lambda _before: ((row,), None))
    return str(model.index(0).data())


@pytest.mark.usefixtures("themed")
def test_a_row_is_read_aloud_with_its_day_mood_and_words() -> None:
    spoken = said(item(0, title="A walk", mood=6, craving=2))
    assert spoken.startswith("Friday 20 ")
    assert "mood 6, craving 2, A walk, Slept well" in spoken


@pytest.mark.usefixtures("themed")
def test_a_check_in_names_only_what_was_given() -> None:
    spoken = said(item(0, kind=RowKind.CHECK_IN, mood=5, sleep=4, preview="Long day"))
    assert spoken.endswith("Check-in: mood 5, sleep 4. Long day")


@pytest.mark.usefixtures("themed")
@pytest.mark.parametrize(
    ("day", "words"),
    [
        (SATURDAY, "Today "),
        (date(2026, 11, 15), "Sunday 15 "),
        (date(2026, 11, 14), "Sat 14 November "),
        (date(2025, 3, 12), "12 March 2025 "),
    ],
)
def test_a_day_is_named_by_how_far_away_it_is(day: date, words: str) -> None:
    assert said(item(0, day=day)).startswith(words)


def test_only_one_page_is_fetched_until_the_person_scrolls(opened: Opened, wrote: Callable[..., Entry]) -> None:
    for hour in range(120):
        wrote(f"Note {hour}", hours=hour)
    screen = opened()
    timeline = screen.panel.list
    assert screen.panel.model.rowCount() == 50
    timeline.scrollToBottom()
    assert screen.panel.model.rowCount() == 100
    timeline.scrollToBottom()
    assert screen.panel.model.rowCount() == 120
    assert not screen.panel.model.canFetchMore(timeline.rootIndex())
    assert [row.preview for n in range(120) if isinstance(row := screen.panel.model.row(n), TimelineItem)] == [
        f"Note {hour}" for hour in range(120)
    ]


def test_a_change_keeps_the_rows_that_were_scrolled_to(
    opened: Opened, wrote: Callable[..., Entry], ctx: AppContext
) -> None:
    entries = [wrote(f"Note {hour}", hours=hour) for hour in range(80)]
    screen = opened()
    screen.panel.list.scrollToBottom()
    ctx.services.journal.delete(entries[70].uuid)
    assert screen.panel.model.rowCount() == 79
    assert screen.panel.model.place_of(entries[79].uuid) == 78


@pytest.mark.usefixtures("themed")
@pytest.mark.parametrize("word", ["remembering ", "\N{BLOSSOM}\N{HERB}\N{BLOSSOM} ", "x" * 90 + " "])
def test_a_long_text_fills_two_lines_and_says_that_there_is_more(word: str) -> None:
    font = theme_of().font("soft")
    layout = lay_out(((word * 30, False),), font, font, 240, 2, 22)
    assert layout.lineCount() == 2
    assert layout.text().endswith("…")
    assert layout.lineAt(1).naturalTextWidth() <= 240


@pytest.mark.usefixtures("themed")
def test_what_fits_is_shown_whole() -> None:
    font = theme_of().font("soft")
    assert lay_out((("Went to the\nshop", False),), font, font, 240, 2, 22).text() == "Went to the shop"


@pytest.mark.usefixtures("themed")
def test_found_words_are_bold_on_a_soft_ground() -> None:
    theme = theme_of()
    layout = lay_out(
        (("\N{HERB} a ", False), ("walk", True), (" home", False)), theme.font("soft"), theme.font("strong"), 240, 1, 22
    )
    (span,) = layout.formats()
    # Places are counted in UTF-16, where the herb takes two.
    assert (span.start, span.length) == (5, 4)
    assert span.format.background().color() == theme.colour("amber_soft")
    assert span.format.font().bold() or span.format.fontWeight() > theme.font("soft").weight()


@pytest.mark.usefixtures("themed")
@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize(
    "before",
    ["went out by the old canal and ", "\N{HERB}" * 60, "…by the water, \N{HERB} then (", ""],
    ids=["words", "one word", "cut already", "nothing"],
)
def test_the_first_found_word_is_in_sight_whatever_stands_before_it(before: str, lines: int) -> None:
    theme = theme_of()
    pieces = ((before * 3, False), ("heron", True), (", grey and still, on the far bank of the water " * 3, False))
    layout = lay_out(pieces, theme.font("soft"), theme.font("strong"), 240, lines, 22)
    span = layout.formats()[0]
    shown = layout.text().encode("utf-16-le")[span.start * 2 : (span.start + span.length) * 2].decode("utf-16-le")
    assert shown == "heron"
    last = layout.lineAt(layout.lineCount() - 1)
    assert span.start + span.length <= last.textStart() + last.textLength()
    assert last.naturalTextWidth() <= 240
    assert layout.text().count("……") == 0


@pytest.mark.usefixtures("themed")
def test_moods_differ_by_shape_and_not_by_colour_alone() -> None:
    def drawn(mood: int | None) -> list[int]:
        """How many dots of each line of pixels are covered."""
        image = QImage(40, 40, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        mood_dot(painter, theme_of(), QRectF(0, 0, 40, 40), mood)
        painter.end()
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        return [sum(grey.pixelColor(x, y).red() < 250 for x in range(40)) for y in range(40)]

    covered = [sum(drawn(mood)) for mood in range(0, 11, 2)]
    assert covered == sorted(covered)
    assert len(set(covered)) == len(covered)
    # Where none was given there is a dash and no ring.
    assert sum(line > 0 for line in drawn(None)) < 12
    assert sum(line > 0 for line in drawn(0)) > 30
