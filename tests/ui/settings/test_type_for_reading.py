"""The letters of articles, chosen in the reader or in Settings: each shows what was chosen in the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from companion.context import AppContext
from companion.ui.learn.pages import page_html
from companion.ui.learn.reader import Reader
from companion.ui.settings.appearance import AppearanceSection
from companion.ui.widgets.text import Text

Show = Callable[..., QWidget]


@pytest.fixture
def reader(ctx: AppContext, show: Show) -> Reader:
    made = Reader(ctx)
    made.show_page("Naloxone", page_html(ctx.library, "naloxone", "gb"))
    show(made, 710, 780)
    return made


@pytest.fixture
def section(ctx: AppContext, show: Show) -> AppearanceSection:
    made = AppearanceSection(ctx)
    made.refresh()
    show(made, 760, 780)
    return made


def press(part: QWidget, name: str) -> None:
    button = part.findChild(QPushButton, name)
    assert button is not None
    button.click()


def chosen(part: QWidget, *names: str) -> list[str]:
    return [name for name in names if part.findChild(QPushButton, name).isChecked()]  # type: ignore[union-attr]


def look_again(part: QWidget) -> None:
    """Leave a page and come back to it."""
    part.hide()
    part.show()


def family(reader: Reader) -> str:
    cursor = reader.view.document().find("Opioids slow breathing")
    return cursor.charFormat().font().family()


@pytest.mark.parametrize("letters", ["letters-sans", "letters-apart"])
def test_settings_show_the_letters_that_were_chosen_in_the_reader_and_what_they_are_not_for(
    reader: Reader, section: AppearanceSection, letters: str
) -> None:
    assert chosen(section, "type-serif", "type-sans") == ["type-serif"]
    press(reader, letters)
    look_again(section)
    assert chosen(section, "type-serif", "type-sans") == ["type-sans"]
    note = section.findChild(Text, "type-own-pages")
    assert note is not None
    assert note.isVisible()
    assert note.text().endswith("Your own pages are set with serifs.")
    press(section, "type-sans")
    assert not note.isVisible(), "pressed here it holds for both"


def test_an_article_and_its_card_follow_what_settings_say(reader: Reader, section: AppearanceSection) -> None:
    press(reader, "letters-sans")
    sans = family(reader)
    look_again(section)
    press(section, "type-serif")
    look_again(reader)
    assert family(reader) != sans
    press(reader, "text")
    assert chosen(reader, "letters-serif", "letters-sans", "letters-apart") == ["letters-serif"]
