"""The first run by keyboard alone: in the fewest keys, giving everything, for someone loved, and left half way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.domain.vault import FileState
from companion.ui.article_sheet import ArticleSheet
from companion.ui.article_view import ArticleView
from companion.ui.first_run.about_you import PersonStep
from companion.ui.first_run.naloxone import NaloxoneStep
from companion.ui.first_run.reason import ReasonStep
from companion.ui.first_run.screen import FAMILY_STEPS, STEPS, FirstRun
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.date_field import DateField
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]
NALOXONE, REASON = STEPS.index(NaloxoneStep), STEPS.index(ReasonStep)


def begin(ctx: AppContext, show: Show, step: int = 0, width: int = 1200, height: int = 780) -> FirstRun:
    ctx.prefs.change(first_run_step=step)
    page = FirstRun(ctx)
    show(page, width, height)
    page.activateWindow()
    QApplication.processEvents()
    return page


def key(*keys: Qt.Key) -> None:
    """Press keys one after the other, each where the keyboard is then."""
    for one in keys:
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClick(held, one)
        QApplication.processEvents()


def write(words: str) -> None:
    held = QApplication.focusWidget()
    assert isinstance(held, QLineEdit), held
    QTest.keyClicks(held, words)


def place(page: FirstRun) -> str:
    found = page.findChild(QLabel, "first-where")
    assert found is not None
    return found.text()


def option(page: FirstRun, name: str) -> QRadioButton:
    QApplication.sendPostedEvents()
    found = [part for part in page.findChildren(QRadioButton, f"first-{name}") if part.isVisible()]
    assert found, name
    return found[-1]


ENTER, DOWN, UP, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Space


def test_enter_alone_leads_through_and_writes_nothing(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show)
    with qtbot.waitSignal(page.finished):
        for number in range(1, len(STEPS) + 1):
            assert place(page) == f"Step {number} of {len(STEPS)}"
            key(ENTER)
    assert bare_ctx.vault.state().file is FileState.NONE


def test_enter_leads_from_the_name_of_a_person_to_their_number_and_then_on(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, STEPS.index(PersonStep))
    write("Mum")
    key(ENTER)
    write("07700 900461")
    key(ENTER)
    assert place(page) == f"Step {STEPS.index(PersonStep) + 2} of {len(STEPS)}"
    (person,) = bare_ctx.services.contacts.all()
    assert [number.number for number in person.details.numbers] == ["07700 900461"]


def test_a_person_without_a_number_takes_two_enters(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, STEPS.index(PersonStep))
    write("Mum")
    key(ENTER, ENTER)
    assert place(page) == f"Step {STEPS.index(PersonStep) + 2} of {len(STEPS)}"
    assert [one.details.name for one in bare_ctx.services.contacts.all()] == ["Mum"]


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_every_step_can_be_skipped_and_tells_how_far_it_is(bare_ctx: AppContext, show: Show, number: int) -> None:
    page = begin(bare_ctx, show, number)
    skip = page.findChild(QPushButton, "first-skip")
    assert skip is not None
    assert skip.isVisible()
    assert place(page) == f"Step {number + 1} of {len(STEPS)}"


def test_everything_is_given_without_the_mouse(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show)
    key(ENTER, TAB)
    write("Sam")
    key(ENTER)
    write("Mum")
    key(TAB)
    write("07700 900461")
    key(ENTER, SPACE, TAB)
    write("kitchen drawer")
    key(ENTER)
    write("To be there on Sundays")
    key(ENTER, ENTER, DOWN)
    with qtbot.waitSignal(page.finished):
        key(ENTER)
    services = bare_ctx.services
    settings = services.settings.current()
    assert (settings.name, settings.audience) == ("Sam", Audience.ME)
    assert (settings.naloxone_at_hand, settings.naloxone_place) == (True, "kitchen drawer")
    assert [one.words for one in services.plans.reasons()] == ["To be there on Sundays"]
    assert services.contacts.all()[0].details.numbers[0].number == "07700 900461"
    assert services.counter.count().began == bare_ctx.today()


def test_for_someone_loved_it_is_shorter_and_asks_for_no_date(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show)
    key(DOWN, ENTER)
    assert bare_ctx.services.settings.current().audience is Audience.SOMEONE_I_LOVE
    with qtbot.waitSignal(page.finished):
        for number in range(2, len(FAMILY_STEPS) + 1):
            assert place(page) == f"Step {number} of {len(FAMILY_STEPS)}"
            assert page.findChild(DateField) is None
            key(ENTER)
    assert bare_ctx.services.counter.count().began is None
    assert bare_ctx.services.plans.reasons() == ()


def test_who_it_is_for_can_be_taken_back(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show)
    key(DOWN, ENTER)
    assert page.go_back()
    assert option(page, "someone-i-love").isChecked()
    option(page, "someone-i-love").setFocus()
    key(UP, ENTER)
    assert bare_ctx.services.settings.current().audience is Audience.ME
    assert place(page) == f"Step 2 of {len(STEPS)}"


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("number", range(len(STEPS)))
def test_it_goes_on_where_it_was_stopped_without_a_word(
    bare_ctx: AppContext, show: Show, number: int, audience: Audience
) -> None:
    bare_ctx.vault.create()
    bare_ctx.renew_session()
    bare_ctx.services.settings.change(audience=audience)
    steps = STEPS if audience is Audience.ME else FAMILY_STEPS
    page = begin(bare_ctx, show)
    for _ in range(min(number, len(steps) - 1)):
        key(ENTER)
    was = place(page)
    page.hide()
    # As after a kill: nothing was asked of the page before it went.
    again = FirstRun(bare_ctx)
    show(again)
    assert place(again) == was == f"Step {min(number, len(steps) - 1) + 1} of {len(steps)}"


def test_a_number_beyond_the_last_step_is_the_last_step(bare_ctx: AppContext, show: Show) -> None:
    assert place(begin(bare_ctx, show, 999)) == f"Step {len(STEPS)} of {len(STEPS)}"


@pytest.mark.parametrize(
    ("keys", "kept"),
    [((SPACE,), (True, "")), ((DOWN,), (False, "")), ((), None), ((DOWN, DOWN), None)],
    ids=["yes", "not yet", "nothing", "what it is"],
)
def test_every_answer_about_naloxone_is_kept_and_none_is_made_up(
    bare_ctx: AppContext, show: Show, keys: tuple[Qt.Key, ...], kept: tuple[bool, str] | None
) -> None:
    begin(bare_ctx, show, NALOXONE)
    key(*keys, ENTER)
    if kept is None:
        assert bare_ctx.vault.state().file is FileState.NONE
    else:
        settings = bare_ctx.services.settings.current()
        assert (settings.naloxone_at_hand, settings.naloxone_place) == kept


def test_naloxone_stands_there_again_and_can_be_taken_back(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, NALOXONE)
    key(SPACE, TAB)
    write("in my bag")
    key(ENTER)
    assert page.go_back()
    assert option(page, "naloxone-yes").isChecked()
    field = page.findChildren(QLineEdit, "first-naloxone-place")[-1]
    assert field.text() == "in my bag"
    option(page, "naloxone-yes").setFocus()
    key(DOWN, DOWN, ENTER)
    settings = bare_ctx.services.settings.current()
    assert (settings.naloxone_at_hand, settings.naloxone_place) == (None, "")


@pytest.mark.parametrize("code", ["gb", "us", "za", "other"])
def test_not_yet_tells_how_it_is_had_in_their_country(bare_ctx: AppContext, show: Show, code: str) -> None:
    bare_ctx.prefs.change(country=code)
    page = begin(bare_ctx, show, NALOXONE)
    key(DOWN)
    shown = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    assert set(bare_ctx.library.naloxone_lines(code)) <= shown


def test_what_it_is_leads_into_the_article_and_back(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, NALOXONE)
    key(DOWN, DOWN)
    shown = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    assert bare_ctx.library.article("naloxone").info.summary in shown
    more = page.findChild(QPushButton, "first-naloxone-read")
    assert more is not None
    more.click()
    sheet = page.window().findChild(ArticleSheet)
    assert sheet is not None
    view = sheet.findChild(ArticleView, "article-sheet")
    assert view is not None
    assert "It will not harm someone who took no opioids" in view.toPlainText()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not isValid(sheet) or not sheet.isVisible()
    assert place(page).startswith(f"Step {NALOXONE + 1} ")
    page.activateWindow()
    QApplication.processEvents()
    key(ENTER)
    assert place(page).startswith(f"Step {NALOXONE + 2} "), "Enter goes on, and does not open the page again"


def test_a_link_of_the_article_leads_to_help_now(bare_ctx: AppContext, show: Show, shell: RecordingShell) -> None:
    page = begin(bare_ctx, show, NALOXONE)
    sheet = ArticleSheet(bare_ctx, "naloxone", page)
    view = sheet.findChild(ArticleView, "article-sheet")
    assert view is not None
    view.followed.emit("article:wont-wake-up#step-by-step")
    assert "Shake their shoulders" in view.toPlainText()
    view.followed.emit("door:overdose")
    assert shell.doors == ["overdose"]


def test_a_reason_is_changed_not_written_twice_and_can_be_taken_back(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, REASON)
    write("My boy")
    key(ENTER)
    assert page.go_back()
    QApplication.processEvents()
    field = page.findChildren(QLineEdit, "first-reason")[-1]
    assert field.text() == "My boy"
    field.setFocus()
    write(", and sleep")
    key(ENTER)
    assert [one.words for one in bare_ctx.services.plans.reasons()] == ["My boy, and sleep"]
    page.go_back()
    QApplication.processEvents()
    page.findChildren(QLineEdit, "first-reason")[-1].clear()
    key(ENTER)
    assert bare_ctx.services.plans.reasons() == ()


@pytest.mark.parametrize(
    ("step", "name", "kept"),
    [
        (1, "first-name", lambda ctx: ctx.services.settings.current().name),
        (2, "first-person", lambda ctx: ctx.services.contacts.all()[0].name),
        (REASON, "first-reason", lambda ctx: ctx.services.plans.reasons()[0].words),
    ],
)
def test_what_is_typed_when_the_window_closes_is_kept(
    bare_ctx: AppContext, show: Show, step: int, name: str, kept: Callable[[AppContext], str]
) -> None:
    page = begin(bare_ctx, show, step)
    field = page.findChild(QLineEdit, name)
    assert field is not None
    field.setText("Sam")
    page.leave()
    assert kept(bare_ctx) == "Sam"
    assert place(page).startswith(f"Step {step + 1} "), "and one goes on at the same step"


def test_a_passphrase_typed_when_the_window_closes_sets_nothing(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, len(STEPS) - 2)
    for field in page.findChildren(QLineEdit):
        field.setText("three calm words")
    page.leave()
    assert bare_ctx.vault.state().file is FileState.NONE


@pytest.mark.parametrize("keys", [(SPACE,), (DOWN,), (DOWN, DOWN)])
def test_with_large_letters_what_an_answer_brings_is_in_sight(
    bare_ctx: AppContext, show: Show, qapp: QApplication, keys: tuple[Qt.Key, ...]
) -> None:
    install_theme(qapp, Theme(LIGHT, 2.0, motion=False))
    page = begin(bare_ctx, show, NALOXONE, 900, 600)
    key(*keys)
    for _round in range(4):
        QApplication.processEvents()
    step = page.findChild(NaloxoneStep)
    assert step is not None
    below = next(part for part in step._below.values() if part.isVisible())
    view = page.scroll_area.viewport()
    first = next(part for part in below.findChildren(QWidget) if part.isVisible())
    assert view.rect().contains(QRect(first.mapTo(view, QPoint(0, 0)), first.size()))


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("back", [False, True], ids=["on", "back"])
def test_with_large_letters_what_is_asked_is_in_sight_whole_on_every_step_one_comes_to(
    bare_ctx: AppContext, show: Show, qapp: QApplication, audience: Audience, back: bool
) -> None:
    bare_ctx.vault.create()
    bare_ctx.renew_session()
    bare_ctx.services.settings.change(audience=audience)
    install_theme(qapp, Theme(LIGHT, 2.0, motion=False))
    steps = STEPS if audience is Audience.ME else FAMILY_STEPS
    page = begin(bare_ctx, show, len(steps) - 1 if back else 0, 900, 600)
    for _step in range(len(steps) - 1):
        page.go_back() if back else key(ENTER)
        for _round in range(8):
            QApplication.processEvents()
        held, view = page.focusWidget(), page.scroll_area.viewport()
        assert held is not None
        assert view.rect().contains(QRect(held.mapTo(view, QPoint(0, 0)), held.size())), place(page)


def test_the_day_that_is_counted_from_is_asked_last(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = begin(bare_ctx, show, len(STEPS) - 1)
    option(page, "not-yet").setFocus()
    key(DOWN, DOWN, TAB)
    write("14 aug")
    key(ENTER)
    with qtbot.waitSignal(page.finished):
        key(ENTER)
    assert bare_ctx.services.counter.count().began == date(2026, 8, 14)
