"""A word of the glossary on a page: calm dots below it, and a small card by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.learn.screen import LearnScreen
from companion.ui.learn.word_card import WordCard, words_of
from companion.ui.theme import theme_of
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


@pytest.fixture
def learn(learn: LearnScreen) -> LearnScreen:
    learn.open(article="medicines")
    return learn


def addresses(learn: LearnScreen) -> list[str]:
    return [address for _start, _end, address in words_of(learn.reader.view.document())]


def ask(learn: LearnScreen, address: str) -> WordCard:
    learn.reader.view.followed.emit(address)
    card = learn.reader.words.card
    assert card is not None
    return card


def button(learn: LearnScreen, name: str) -> QAbstractButton:
    found = learn.findChild(QAbstractButton, name)
    assert found is not None
    return found


def test_words_are_marked_once_with_dots_in_the_ink_of_the_page(learn: LearnScreen) -> None:
    found = addresses(learn)
    assert "word:craving" not in found, "that one is on every page"
    assert "word:withdrawal" not in found
    assert "word:naloxone" not in found or found.count("word:naloxone") == 1
    assert "word:receptor" in found or "word:benzodiazepine" in found
    for start, end, _address in words_of(learn.reader.view.document()):
        cursor = QTextCursor(learn.reader.view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        style = cursor.charFormat()
        assert style.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
        assert style.foreground().color() == theme_of().colour("ink")
    links = learn.reader.view.document().find("detox, or staying on medicine")
    assert links.charFormat().foreground().color() == theme_of().colour("primary"), "ways on look as they did"


def test_they_are_marked_again_when_the_letters_change(learn: LearnScreen) -> None:
    before = addresses(learn)
    sans = learn.reader.findChild(QAbstractButton, "letters-sans")
    assert sans is not None
    sans.click()
    assert addresses(learn) == before
    cursor = QTextCursor(learn.reader.view.document())
    start, end, _address = words_of(learn.reader.view.document())[0]
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.charFormat().underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine


def test_a_card_says_what_a_word_means_and_stays_within_the_page(learn: LearnScreen, ctx: AppContext) -> None:
    card = ask(learn, "word:benzodiazepine")
    said = [label.text() for label in card.findChildren(QLabel)]
    term = ctx.library.term("benzodiazepine")
    assert term.term in said
    assert term.text in said
    assert "Also: diazepam, Valium, alprazolam, Xanax" in said
    assert learn.reader.view.rect().contains(card.geometry())
    assert card.width() >= theme_of().px(300)
    labels = card.findChildren(QLabel)
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels if label.wordWrap())


def test_tab_reaches_a_word_enter_opens_its_card_and_escape_puts_it_away(learn: LearnScreen, qtbot: QtBot) -> None:
    view = learn.reader.view
    view.setFocus()
    for _press in range(40):
        if view.textCursor().charFormat().anchorHref().startswith("word:"):
            break
        qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.textCursor().charFormat().anchorHref().startswith("word:")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    card = learn.reader.words.card
    assert card is not None
    held = QApplication.focusWidget()
    assert held is not None
    assert card.isAncestorOf(held), "the keyboard is on the card"
    ways = [held]
    while (following := _tabbed(ways[-1], qtbot)) is not ways[0]:
        assert card.isAncestorOf(following), "Tab goes round on the card, and not on in the page below it"
        ways.append(following)
    assert len(ways) == len(card.findChildren(QAbstractButton))
    qtbot.keyClick(held, Qt.Key.Key_Escape)
    assert learn.reader.words.card is None
    assert view.hasFocus()


def _tabbed(held: QWidget, qtbot: QtBot) -> QWidget:
    qtbot.keyClick(held, Qt.Key.Key_Tab)
    now = QApplication.focusWidget()
    assert now is not None
    return now


def test_the_way_back_of_the_screen_closes_the_card_first(learn: LearnScreen) -> None:
    ask(learn, "word:receptor")
    assert learn.go_back()
    assert learn.reader.words.card is None


def test_a_press_elsewhere_scrolling_and_another_page_close_it(learn: LearnScreen, qtbot: QtBot) -> None:
    ask(learn, "word:receptor")
    qtbot.mouseClick(learn.reader.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert learn.reader.words.card is None
    ask(learn, "word:receptor")
    learn.reader.view.verticalScrollBar().setValue(200)
    assert learn.reader.words.card is None
    ask(learn, "word:receptor")
    learn.resize(900, 700)
    assert learn.reader.words.card is None
    ask(learn, "word:receptor")
    learn.open(article="naloxone")
    assert learn.reader.words.card is None


def test_one_card_at_a_time(learn: LearnScreen) -> None:
    ask(learn, "word:receptor")
    ask(learn, "word:benzodiazepine")
    assert sum(not card.isHidden() for card in learn.findChildren(WordCard)) == 1


def test_the_card_leads_to_the_page_that_tells_more_and_to_all_words(learn: LearnScreen, shell: RecordingShell) -> None:
    ask(learn, "word:benzodiazepine")
    button(learn, "word-all").click()
    assert shell.went == [("glossary", {"word": "benzodiazepine"})]
    ask(learn, "word:receptor")
    button(learn, "word-more").click()
    assert "What happens in the brain" in learn.reader.view.accessibleName()
    assert learn.reader.words.card is None


def test_on_its_own_page_a_word_does_not_offer_to_read_that_page(learn: LearnScreen) -> None:
    card = ask(learn, "word:methadone")
    assert card.findChild(QAbstractButton, "word-more") is None


def test_a_word_that_is_not_known_is_told_as_a_problem(learn: LearnScreen, shell: RecordingShell) -> None:
    learn.reader.view.followed.emit("word:nowhere")
    assert len(shell.problems) == 1
    assert learn.reader.words.card is None
