"""The first run, by keyboard: given everything, given nothing, and left half way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Counting
from companion.domain.vault import FileState
from companion.services.keeping import code_confirmed
from companion.ui.first_run.protect import PassphraseStep
from companion.ui.first_run.screen import STEPS, FirstRun
from companion.ui.widgets.date_field import DateField

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 21)
PROTECT = STEPS.index(PassphraseStep)


def begin(ctx: AppContext, show: Show, step: int = 0) -> FirstRun:
    """The first run, shown at a step (counted from 0)."""
    ctx.prefs.change(first_run_step=step)
    page = FirstRun(ctx)
    show(page)
    page.activateWindow()
    return page


def press(page: FirstRun, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible(), f"{name} is not there"
    button.click()


def type_in(qtbot: QtBot, page: FirstRun, name: str, words: str) -> QLineEdit:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    qtbot.keyClicks(field, words)
    return field


def choose(page: FirstRun, name: str) -> None:
    option = page.findChild(QRadioButton, name)
    assert option is not None
    option.click()


def text_of(page: FirstRun, name: str) -> str:
    QApplication.processEvents()
    labels = [label for label in page.findChildren(QLabel, name) if label.isVisible()]
    return labels[-1].text()


def test_skipping_everything_writes_nothing_and_ends(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show)
    with qtbot.waitSignal(page.finished):
        for _ in STEPS:
            press(page, "first-skip")
    assert bare_ctx.vault.state().file is FileState.NONE


def test_the_country_is_guessed_before_anything_is_asked(bare_ctx: AppContext, show: Show) -> None:
    bare_ctx.prefs.change(country="")
    begin(bare_ctx, show)
    assert bare_ctx.prefs.now.country in {info.code for info in bare_ctx.library.countries()}


def test_the_file_is_made_when_the_first_word_is_kept(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, 1)
    assert bare_ctx.vault.state().file is FileState.NONE
    field = type_in(qtbot, page, "first-name", "  Sam ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bare_ctx.vault.state().file is FileState.PLAIN
    assert bare_ctx.services.settings.current().name == "Sam"
    assert text_of(page, "first-where").startswith("Step 3")


def test_whoever_stops_half_way_goes_on_there_with_what_was_given(
    bare_ctx: AppContext, show: Show, qtbot: QtBot
) -> None:
    page = begin(bare_ctx, show, 2)
    type_in(qtbot, page, "first-person", "Mum")
    type_in(qtbot, page, "first-number", "07700 900461")
    press(page, "first-next")
    page.close()
    again = FirstRun(bare_ctx)
    show(again)
    assert text_of(again, "first-where").startswith("Step 4")
    assert again.go_back()
    name = again.findChild(QLineEdit, "first-person")
    assert name is not None
    assert name.text() == "Mum"


def test_the_same_person_is_changed_not_written_twice(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, 2)
    type_in(qtbot, page, "first-person", "Mum")
    press(page, "first-next")
    page.go_back()
    type_in(qtbot, page, "first-number", "07700 900461")
    press(page, "first-next")
    (person,) = bare_ctx.services.contacts.all()
    assert person.name == "Mum"
    assert [number.number for number in person.details.numbers] == ["07700 900461"]


def test_a_number_alone_is_kept_too(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, 2)
    type_in(qtbot, page, "first-number", "07700 900461")
    press(page, "first-next")
    assert bare_ctx.services.contacts.all()[0].details.numbers[0].number == "07700 900461"


def give_passphrase(page: FirstRun, qtbot: QtBot, words: str, again: str | None = None) -> None:
    type_in(qtbot, page, "first-passphrase", words)
    field = type_in(qtbot, page, "first-passphrase-again", words if again is None else again)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("something_written", [False, True])
def test_a_passphrase_gives_a_code_that_opens_the_file(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, something_written: bool
) -> None:
    if something_written:
        bare_ctx.vault.create()
        bare_ctx.renew_session()
        bare_ctx.services.settings.change(name="Sam")
    page = begin(bare_ctx, show, PROTECT)
    give_passphrase(page, qtbot, "three calm words")
    assert bare_ctx.vault.encrypted
    code = text_of(page, "recovery-code").replace("\n", "-")
    press(page, "first-next")
    assert text_of(page, "first-where").startswith(f"Step {PROTECT + 2} ")
    bare_ctx.session = None
    bare_ctx.vault.lock()
    bare_ctx.vault.unlock_with_code(code)
    bare_ctx.renew_session()
    assert bare_ctx.services.settings.current().name == ("Sam" if something_written else "")


def test_two_different_passphrases_go_nowhere(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, PROTECT)
    give_passphrase(page, qtbot, "three calm words", "three calm wods")
    assert bare_ctx.vault.state().file is FileState.NONE
    assert text_of(page, "first-where").startswith(f"Step {PROTECT + 1} ")
    assert "not the same" in text_of(page, "passphrase-says")


def test_a_copy_of_the_code_can_be_compared(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, PROTECT)
    give_passphrase(page, qtbot, "three calm words")
    groups = text_of(page, "recovery-code").replace("\n", "-").split("-")
    field = type_in(qtbot, page, "code-proof", f"{groups[1].lower()} {groups[3]}")
    assert text_of(page, "code-proof-says") == "That is right."
    field.clear()
    qtbot.keyClicks(field, "#####")
    told = page.findChild(QLabel, "code-proof-says")
    assert told is not None
    assert not told.isVisible(), "nobody is corrected in the midst of a word"
    qtbot.keyClicks(field, "AAAAA")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "not the same" in text_of(page, "code-proof-says")
    press(page, "first-next")
    assert text_of(page, "step-title") == "Your recovery code", "nor by the button, while what was typed differs"
    assert not code_confirmed(bare_ctx.vault)
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert text_of(page, "step-title") == "Your recovery code", "an Enter left over from the step before"
    press(page, "first-next")
    assert text_of(page, "step-title") != "Your recovery code"
    assert code_confirmed(bare_ctx.vault)


def test_enter_over_the_right_groups_goes_on(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, PROTECT)
    give_passphrase(page, qtbot, "three calm words")
    groups = text_of(page, "recovery-code").replace("\n", "-").split("-")
    field = type_in(qtbot, page, "code-proof", groups[1] + groups[3])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert text_of(page, "step-title") != "Your recovery code"
    assert code_confirmed(bare_ctx.vault)


def test_where_there_is_a_passphrase_there_is_nothing_to_skip(bare_ctx: AppContext, show: Show) -> None:
    bare_ctx.vault.create("three calm words")
    bare_ctx.renew_session()
    page = begin(bare_ctx, show, PROTECT)
    skip = page.findChild(QPushButton, "first-skip")
    assert skip is not None
    assert not skip.isVisible()
    press(page, "first-next")
    assert text_of(page, "first-where").startswith(f"Step {PROTECT + 2} ")


def test_whoever_lost_the_code_half_way_gets_another(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    former = bare_ctx.vault.create("three calm words")
    bare_ctx.renew_session()
    page = begin(bare_ctx, show, PROTECT)
    press(page, "first-new-code")
    code = text_of(page, "recovery-code").replace("\n", "-")
    assert code != former
    bare_ctx.session = None
    bare_ctx.vault.lock()
    bare_ctx.vault.unlock_with_code(code)


@pytest.mark.parametrize(
    ("option", "began", "counting"),
    [
        ("first-not-yet", None, Counting.NOT_YET),
        ("first-today", TODAY, Counting.COUNT),
        ("first-earlier", date(2026, 8, 14), Counting.COUNT),
        ("first-rather-not", None, Counting.RATHER_NOT),
    ],
)
def test_every_answer_about_counting_is_kept(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, option: str, began: date | None, counting: Counting
) -> None:
    page = begin(bare_ctx, show, len(STEPS) - 1)
    choose(page, option)
    field = page.findChild(DateField, "first-date")
    assert isinstance(field, DateField)
    assert field.isVisible() == (option == "first-earlier")
    if field.isVisible():
        # Typed and not confirmed: the button at the end is enough.
        qtbot.keyClicks(field.line, "14 aug")
    press(page, "first-next")
    if bare_ctx.unlocked:
        assert bare_ctx.services.counter.count().began == began
        assert bare_ctx.services.settings.current().counting is counting
    else:
        assert option == "first-not-yet"


def test_what_was_answered_about_counting_stands_there_again(bare_ctx: AppContext, show: Show) -> None:
    bare_ctx.vault.create()
    bare_ctx.renew_session()
    bare_ctx.services.counter.start_on(date(2026, 8, 14))
    page = begin(bare_ctx, show, len(STEPS) - 1)
    chosen = page.findChild(QRadioButton, "first-earlier")
    field = page.findChild(DateField, "first-date")
    assert chosen is not None
    assert isinstance(field, DateField)
    assert chosen.isChecked()
    assert field.value() == date(2026, 8, 14)


@pytest.mark.parametrize(("typed", "shown"), [("11 may", "Monday 11 May 2026"), ("last summer", "last summer")])
def test_an_answer_about_counting_is_there_again_after_going_back_and_nothing_is_written(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, typed: str, shown: str
) -> None:
    page = begin(bare_ctx, show, len(STEPS) - 1)
    choose(page, "first-earlier")
    field = page.findChild(DateField, "first-date")
    assert isinstance(field, DateField)
    qtbot.keyClicks(field.line, typed)
    assert page.go_back()
    press(page, "first-skip")
    QApplication.processEvents()
    chosen = [part for part in page.findChildren(QRadioButton, "first-earlier") if part.isVisible()]
    (again,) = (part for part in page.findChildren(DateField, "first-date") if part.isVisible())
    assert chosen[0].isChecked()
    assert again.line.text() == shown
    assert bare_ctx.vault.state().file is FileState.NONE


def test_no_passphrase_is_remembered_when_one_goes_back(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, PROTECT)
    type_in(qtbot, page, "first-passphrase", "three calm words")
    assert page.go_back()
    press(page, "first-next")
    QApplication.processEvents()
    fields = [part for part in page.findChildren(QLineEdit, "first-passphrase") if part.isVisible()]
    assert [part.text() for part in fields] == [""]


def test_an_earlier_date_that_cannot_be_read_is_asked_for_again_and_nothing_is_made(
    bare_ctx: AppContext, show: Show, qtbot: QtBot
) -> None:
    page = begin(bare_ctx, show, len(STEPS) - 1)
    choose(page, "first-earlier")
    field = page.findChild(DateField, "first-date")
    assert isinstance(field, DateField)
    qtbot.keyClicks(field.line, "last summer")
    with qtbot.assertNotEmitted(page.finished):
        press(page, "first-next")
    assert field.line.text() == "last summer"
    assert field.problem().startswith("Write a day like 21 November 2026 or 21/11/2026")
    assert field.line.hasFocus()
    assert bare_ctx.vault.state().file is FileState.NONE


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        ("05/11/2026", date(2026, 11, 5), "That is Thursday 5 November 2026."),
        ("last tuesday", date(2026, 11, 17), "That is Tuesday 17 November 2026."),
        ("3 weeks ago", date(2026, 10, 31), "That is Saturday 31 October 2026."),
    ],
)
def test_a_typed_day_is_said_back_before_return_and_one_return_goes_on(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, typed: str, day: date, said: str
) -> None:
    page = begin(bare_ctx, show, len(STEPS) - 1)
    choose(page, "first-earlier")
    field = page.findChild(DateField, "first-date")
    assert isinstance(field, DateField)
    sentence = field.findChild(QLabel, "date-sentence")
    assert sentence is not None
    qtbot.keyClicks(field.line, typed)
    assert field.line.text() == typed
    assert sentence.text() == said
    assert sentence.isVisible()
    with qtbot.waitSignal(page.finished):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert bare_ctx.services.counter.count().began == day


def test_a_month_alone_is_asked_kindly_for_its_day_and_nothing_is_kept(
    bare_ctx: AppContext, show: Show, qtbot: QtBot
) -> None:
    page = begin(bare_ctx, show, len(STEPS) - 1)
    choose(page, "first-earlier")
    field = page.findChild(DateField, "first-date")
    assert isinstance(field, DateField)
    qtbot.keyClicks(field.line, "march 2024")
    with qtbot.assertNotEmitted(page.finished):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.problem() == "Which day was it? About right is fine, such as 1 March 2024."
    assert bare_ctx.vault.state().file is FileState.NONE


def test_the_arrows_choose_how_to_count(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, len(STEPS) - 1)
    first = page.findChild(QRadioButton, "first-not-yet")
    second = page.findChild(QRadioButton, "first-today")
    assert first is not None
    assert second is not None
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()


def test_escape_goes_back_and_stays_at_the_first(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, 2)
    assert page.go_back()
    assert page.go_back()
    assert not page.go_back()
    assert text_of(page, "first-where").startswith("Step 1")


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_help_now_is_on_every_step(bare_ctx: AppContext, show: Show, qtbot: QtBot, step: int) -> None:
    page = begin(bare_ctx, show, step)
    with qtbot.waitSignal(page.help_wanted):
        page.help_button.click()


def test_tab_goes_from_the_questions_to_going_on(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, 2)
    seen = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == ["first-person", "first-number", "first-next", "first-skip", "first-back"]
    page.close()
