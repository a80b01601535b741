"""Self-checks on the screen: answered by keys, left half way, read over time; with one answer nobody is left alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.progress.check_asking import AskingPage
from companion.ui.progress.check_history import HistoryPage
from companion.ui.progress.check_picture import CheckPicture
from companion.ui.progress.check_result import ResultPage
from companion.ui.progress.checks_screen import SelfChecksScreen
from companion.ui.widgets.text import Text
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part

Key = Qt.Key


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> SelfChecksScreen:
    return show_live(SelfChecksScreen(ctx), 980, 780)


def shown(screen: SelfChecksScreen, kind: type) -> QWidget:
    return next(page for page in screen.findChildren(kind) if page.isVisible())


def words(of: QWidget) -> str:
    return " ".join(text.text() for text in of.findChildren(Text) if text.isVisible())


def answer(screen: SelfChecksScreen, qtbot: QtBot, *answers: int | None) -> None:
    """Answer by keys alone: a number and Enter; None leaves a question out."""
    for one in answers:
        page = shown(screen, AskingPage)
        if one is None:
            click(qtbot, page, "check-skip")
            continue
        held = page.first_part()
        qtbot.keyClick(held, str(one))
        qtbot.keyClick(page.first_part(), Key.Key_Return)


def test_a_check_is_answered_by_keys_alone_and_says_what_it_means(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, screen, "check-begin-phq-9")
    assert "1 of 9" in words(shown(screen, AskingPage))
    answer(screen, qtbot, 2, 3, 1, 4, 1, 2, 1, 1, 1)
    (kept,) = ctx.services.self_checks.of("phq-9")
    assert kept.answers == (1, 2, 0, 3, 0, 1, 0, 0, 0)
    said = words(shown(screen, ResultPage))
    assert "7 of 27" in said
    assert "5 to 9 is called mild" in said
    assert "not a diagnosis" in said
    assert shell.doors == []
    assert ctx.services.self_checks.half_done() == {}


def test_answers_of_a_form_that_begins_with_the_most_are_kept_by_their_worth(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, screen, "check-begin-who-5")
    answer(screen, qtbot, 1, 2, 3, 4, 6)
    assert ctx.services.self_checks.of("who-5")[0].answers == (5, 4, 3, 2, 0)
    assert "56 of 100" in words(shown(screen, ResultPage))


def test_next_waits_for_an_answer_and_a_question_left_out_leaves_no_total(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, screen, "check-begin-gad-7")
    page = shown(screen, AskingPage)
    assert not part(page, "check-next").isEnabled()
    qtbot.keyClick(page.first_part(), Key.Key_Return)
    assert page.at == 0
    answer(screen, qtbot, 1, 1, None, 1, 1, 1, 1)
    assert "1 left out, so there is no total" in words(shown(screen, ResultPage))
    assert ctx.services.self_checks.of("gad-7")[0].answers == (0, 0, None, 0, 0, 0, 0)


@pytest.mark.parametrize("others", [1, 4, None])
def test_the_ninth_answer_opens_the_crisis_door_at_once_and_holds_nobody_up(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, others: int | None
) -> None:
    click(qtbot, screen, "check-begin-phq-9")
    answer(screen, qtbot, *(others,) * 8)
    assert shell.doors == []
    answer(screen, qtbot, 2)
    assert shell.doors == ["suicide"]
    page = shown(screen, ResultPage)
    assert "You are not alone with this" in words(page)
    click(qtbot, page, "check-not-alone")
    assert shell.doors == ["suicide", "suicide"]
    click(qtbot, page, "check-plan")
    assert shell.went[-1] == ("plan", {"storm": True})
    click(qtbot, page, "check-done")
    assert part(screen, "check-card-phq-9").isVisible()


def at_the_ninth(screen: SelfChecksScreen, qtbot: QtBot) -> AskingPage:
    click(qtbot, screen, "check-begin-phq-9")
    answer(screen, qtbot, *(1,) * 8)
    page = shown(screen, AskingPage)
    assert isinstance(page, AskingPage)
    return page


@pytest.mark.parametrize("chosen", [2, 3, 4])
def test_the_crisis_door_opens_as_soon_as_the_answer_is_chosen_and_only_once(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, chosen: int
) -> None:
    page = at_the_ninth(screen, qtbot)
    qtbot.keyClick(page.first_part(), str(chosen))
    assert shell.doors == ["suicide"]
    assert page.isVisible()
    assert ctx.services.self_checks.half_done() == {"phq-9": (1, (*(0,) * 8, chosen - 1))}
    qtbot.keyClick(page.first_part(), Key.Key_Return)
    assert shell.doors == ["suicide"]
    assert ctx.services.self_checks.of("phq-9")[0].answers == (*(0,) * 8, chosen - 1)


def test_the_arrows_open_it_too_and_no_answer_but_that_one_does(
    screen: SelfChecksScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    page = at_the_ninth(screen, qtbot)
    qtbot.keyClick(page.first_part(), "1")
    assert shell.doors == []
    qtbot.keyClick(page.first_part(), Key.Key_Down)
    assert shell.doors == ["suicide"]


def test_who_chose_that_answer_and_then_leaves_it_out_was_led_there(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    page = at_the_ninth(screen, qtbot)
    qtbot.keyClick(page.first_part(), "3")
    click(qtbot, page, "check-skip")
    assert shell.doors == ["suicide"]
    assert ctx.services.self_checks.of("phq-9")[0].answers[8] is None


def test_a_full_disk_does_not_keep_the_crisis_door_shut(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.domain.problems import DiskFull

    def full(*_given: object) -> None:
        raise DiskFull

    ctx.services.self_checks.hold("phq-9", 1, (*(0,) * 8, 2))
    for name in ("keep", "hold"):
        monkeypatch.setattr(ctx.services.self_checks, name, full)
    screen.refresh()
    click(qtbot, screen, "check-begin-phq-9")
    page = shown(screen, AskingPage)
    assert page.at == 8
    click(qtbot, page, "check-next")
    assert shell.doors == ["suicide"]
    assert page.answers[8] == 2


def test_who_stops_after_that_answer_is_led_there_too(
    screen: SelfChecksScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, screen, "check-begin-phq-9")
    answer(screen, qtbot, *(1,) * 8)
    page = shown(screen, AskingPage)
    qtbot.keyClick(page.first_part(), "4")
    click(qtbot, page, "check-stop")
    assert shell.doors == ["suicide"]


def test_the_way_to_the_crisis_line_is_in_sight_all_along(
    screen: SelfChecksScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, screen, "check-begin-phq-2")
    click(qtbot, shown(screen, AskingPage), "check-help")
    assert shell.doors == ["suicide"]
    assert shown(screen, AskingPage)


def test_back_keeps_what_was_answered_and_escape_goes_the_same_way(screen: SelfChecksScreen, qtbot: QtBot) -> None:
    click(qtbot, screen, "check-begin-phq-9")
    answer(screen, qtbot, 3, 2)
    page = shown(screen, AskingPage)
    assert page.at == 2
    assert screen.go_back()
    assert page.at == 1
    assert part(page, "check-answer-2").isChecked()
    assert screen.go_back()
    assert screen.go_back()
    assert part(screen, "check-card-phq-9").isVisible()


def test_left_half_way_it_goes_on_where_it_was(
    screen: SelfChecksScreen, ctx: AppContext, show_live: ShowLive, qtbot: QtBot
) -> None:
    click(qtbot, screen, "check-begin-gad-7")
    answer(screen, qtbot, 2, 3)
    screen.leave()
    later = show_live(SelfChecksScreen(ctx), 980, 780)
    button = part(later, "check-begin-gad-7")
    assert button.text() == "Go on with it"
    click(qtbot, later, "check-begin-gad-7")
    page = shown(later, AskingPage)
    assert page.at == 2
    assert page.answers[:2] == (1, 2)


def test_a_short_one_in_between_takes_nothing_from_the_long_one_that_waits(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, screen, "check-begin-phq-9")
    answer(screen, qtbot, 2, 3)
    click(qtbot, shown(screen, AskingPage), "check-stop")
    click(qtbot, screen, "check-begin-phq-2")
    answer(screen, qtbot, 1, 1)
    assert len(ctx.services.self_checks.of("phq-2")) == 1
    click(qtbot, shown(screen, ResultPage), "check-done")
    click(qtbot, screen, "check-begin-phq-9")
    page = shown(screen, AskingPage)
    assert page.at == 2
    assert page.answers[:2] == (1, 2)


def test_one_of_other_questions_is_no_stumbling_block(screen: SelfChecksScreen, ctx: AppContext) -> None:
    ctx.services.self_checks.keep("readiness", 1, (8, 7, 6))
    screen.refresh()
    assert part(screen, "check-card-readiness").isVisible()
    assert "Last time" not in words(part(screen, "check-card-readiness"))


def test_after_the_lock_one_stands_at_the_same_question(
    screen: SelfChecksScreen, ctx: AppContext, show_live: ShowLive, qtbot: QtBot
) -> None:
    click(qtbot, screen, "check-begin-phq-9")
    answer(screen, qtbot, 1, 2, 3)
    qtbot.keyClick(shown(screen, AskingPage).first_part(), "4")
    screen.leave()
    route = screen.under_way()
    assert route is not None
    other = show_live(SelfChecksScreen(ctx), 980, 780)
    other.open(**route)
    page = shown(other, AskingPage)
    assert page.at == 3
    assert page.answers[:4] == (0, 1, 2, 3)


def test_numbers_are_told_by_themselves_and_beside_those_of_last_time(
    screen: SelfChecksScreen, ctx: AppContext, clock: FakeClock, qtbot: QtBot
) -> None:
    ctx.services.self_checks.keep("readiness", 1, (8, 3))
    clock.set(clock.now() + timedelta(days=20))
    click(qtbot, screen, "check-begin-readiness")
    for number in ("9", "5"):
        qtbot.keyClick(shown(screen, AskingPage).first_part(), number)
        click(qtbot, shown(screen, AskingPage), "check-next")
    said = words(shown(screen, ResultPage))
    assert "How much it matters: 9, How sure I am: 5" in said
    assert "Last time" in said
    assert "How sure I am: 3" in said


@pytest.mark.parametrize(("before", "said"), [(9, "2 lower"), (5, "2 higher"), (7, "The same as last time")])
def test_a_change_is_told_as_a_number_and_never_judged(
    screen: SelfChecksScreen, ctx: AppContext, clock: FakeClock, before: int, said: str
) -> None:
    def answers(total: int) -> tuple[int, ...]:
        return (total - 4, 1, 1, 1, 1, 0, 0, 0, 0) if total < 8 else (3, 3, total - 6, 0, 0, 0, 0, 0, 0)

    ctx.services.self_checks.keep("phq-9", 1, answers(before))
    clock.set(clock.now() + timedelta(days=20))
    made = ctx.services.self_checks.keep("phq-9", 1, answers(7))
    screen.open(result=made.uuid)
    assert said in words(shown(screen, ResultPage))


def test_words_beside_it_are_kept_when_one_leaves(screen: SelfChecksScreen, ctx: AppContext) -> None:
    made = ctx.services.self_checks.keep("phq-2", 1, (1, 1))
    screen.open(result=made.uuid)
    page = shown(screen, ResultPage)
    page.note.set_text("For Dr Ade")
    screen.leave()
    kept = ctx.services.self_checks.one(made.uuid)
    assert kept is not None
    assert kept.note == "For Dr Ade"


def test_one_is_deleted_and_comes_back_by_undo(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    made = ctx.services.self_checks.keep("phq-2", 1, (1, 1))
    screen.open(result=made.uuid)
    click(qtbot, shown(screen, ResultPage), "check-remove")
    assert ctx.services.self_checks.of("phq-2") == ()
    assert part(screen, "check-card-phq-2").isVisible()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert len(ctx.services.self_checks.of("phq-2")) == 1


def test_over_time_each_time_is_a_point_a_row_and_a_line_of_the_table(
    screen: SelfChecksScreen, ctx: AppContext, clock: FakeClock, qtbot: QtBot
) -> None:
    for answers in ((1,) * 7, (0, 0, 0, None, 0, 0, 0), (2,) * 7):
        ctx.services.self_checks.keep("gad-7", 1, answers)
        clock.set(clock.now() + timedelta(days=30))
    click(qtbot, screen, "check-over-gad-7")
    page = shown(screen, HistoryPage)
    picture = page.findChild(CheckPicture)
    assert picture is not None
    assert picture.points() == 3
    assert [row[1] for row in picture.table().rows] == ["7", "", "14"]
    assert "no total, 1 left out" in picture.point_words(1)
    assert "3 times" in picture.sentence()
    click(qtbot, page, "check-time-0")
    assert "14 of 21" in words(shown(screen, ResultPage))


def test_every_time_is_within_reach_however_many_there_are(
    screen: SelfChecksScreen, ctx: AppContext, clock: FakeClock, qtbot: QtBot
) -> None:
    for _ in range(40):
        ctx.services.self_checks.keep("craving", 1, (5, 6))
        clock.set(clock.now() + timedelta(days=1))
    screen.open(over="craving")
    page = shown(screen, HistoryPage)
    assert page.findChild(QWidget, "check-time-35") is None
    click(qtbot, page, "check-times-all")
    assert part(page, "check-time-39").isVisible()


def test_what_may_help_next_leads_there(screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot) -> None:
    made = ctx.services.self_checks.keep("withdrawal", 1, (1,) * 10)
    screen.open(result=made.uuid)
    page = shown(screen, ResultPage)
    click(qtbot, page, "check-read-withdrawal")
    shell = ctx.shell
    assert isinstance(shell, RecordingShell)
    assert shell.went[-1] == ("learn", {"article": "withdrawal"})
    click(qtbot, page, "check-door")
    assert shell.doors == ["withdrawal"]


def test_three_of_two_leads_on_to_the_nine(screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot) -> None:
    made = ctx.services.self_checks.keep("phq-2", 1, (2, 1))
    screen.open(result=made.uuid)
    click(qtbot, shown(screen, ResultPage), "check-then")
    assert shown(screen, AskingPage).check.id == "phq-9"


def test_the_list_says_from_when_it_tells_something_new(
    screen: SelfChecksScreen, ctx: AppContext, clock: FakeClock
) -> None:
    ctx.services.self_checks.keep("phq-9", 1, (0,) * 9)
    assert "It tells something new again from" in words(part(screen, "check-card-phq-9"))
    clock.set(clock.now() + timedelta(days=14))
    screen.refresh()
    assert "It tells something new" not in words(part(screen, "check-card-phq-9"))


def test_a_full_disk_takes_no_answer_away(
    screen: SelfChecksScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.domain.problems import DiskFull

    def full(*_given: object) -> None:
        raise DiskFull

    click(qtbot, screen, "check-begin-phq-2")
    answer(screen, qtbot, 2)
    keep = ctx.services.self_checks.keep
    monkeypatch.setattr(ctx.services.self_checks, "keep", full)
    answer(screen, qtbot, 3)
    assert isinstance(shell.problems[-1], DiskFull)
    page = shown(screen, AskingPage)
    assert page.answers == (1, 2)
    monkeypatch.setattr(ctx.services.self_checks, "keep", keep)
    click(qtbot, page, "check-next")
    assert ctx.services.self_checks.of("phq-2")[0].answers == (1, 2)


def test_progress_leads_there(ctx: AppContext, show_live: ShowLive, qtbot: QtBot, shell: RecordingShell) -> None:
    from companion.ui.progress.screen import ProgressScreen

    progress = show_live(ProgressScreen(ctx), 980, 780)
    progress.complete()
    QCoreApplication.processEvents()
    click(qtbot, progress, "progress-to-checks")
    assert shell.went[-1] == ("self-checks", {})
