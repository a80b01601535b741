"""The tools that are led part by part: from beginning to end by keyboard, paused, skipped, ended, held and spoken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.cope.led import Led
from companion.ui.cope.screen import CopeScreen
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.runner import UNWATCHED_MS
from companion.ui.widgets.text import Text
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.cope.conftest import Cope

Show = Callable[..., QWidget]
DELAY = "delay-distract-decide"
TOOLS = (
    "body-scan",
    DELAY,
    "five-senses",
    "muscle-relaxation",
    "progressive-relaxation",
    "self-compassion-break",
    "three-minute-space",
)
FORMS = [
    ("body-scan", ""),
    (DELAY, ""),
    ("five-senses", ""),
    ("muscle-relaxation", "tense"),
    ("muscle-relaxation", "let-go"),
    ("progressive-relaxation", "tense"),
    ("progressive-relaxation", "let-go"),
    ("self-compassion-break", "touch"),
    ("self-compassion-break", "no-touch"),
    ("three-minute-space", "breath"),
    ("three-minute-space", "feet"),
    ("three-minute-space", "sound"),
]


def led(cope: Cope) -> Led:
    part = cope.guide._part
    assert isinstance(part, Led)
    return part


def text(cope: Cope, name: str) -> str:
    part = cope.part(name, Text)
    assert isinstance(part, Text)
    return part.text()


def begin(cope: Cope, tool: str, *presses: str, **route: object) -> None:
    cope.screen.open(strategy=tool, start=True, **route)
    for name in (*presses, "guide-begin"):
        cope.press(name)


def key(qtbot: QtBot, which: Qt.Key) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    qtbot.keyClick(held, which)


def pause_words(cope: Cope) -> str:
    button = cope.part("guide-pause", QPushButton)
    assert isinstance(button, QPushButton)
    return button.text()


@pytest.mark.parametrize(("tool", "form"), FORMS)
def test_from_beginning_to_end_by_keyboard_alone(cope: Cope, qtbot: QtBot, tool: str, form: str) -> None:
    cope.screen.open(strategy=tool, start=True)
    slider = cope.part("rate-before")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_7)
    if form:
        chip = cope.part(f"form-{form}")
        chip.setFocus()
        key(qtbot, Qt.Key.Key_Space)
    cope.part("guide-begin").setFocus()
    key(qtbot, Qt.Key.Key_Return)
    parts, seen = led(cope).parts, []
    for _ in range(4000):
        if not cope.shown("guide-prompt"):
            break
        if not seen or seen[-1] != led(cope).part:
            seen.append(led(cope).part)
            assert text(cope, "guide-prompt") == seen[-1].words
        stage = cope.guide.runner.exercise.stage
        assert stage is not None
        if stage.waits:
            key(qtbot, Qt.Key.Key_Space)
        else:
            cope.live(5)
    assert tuple(seen) == parts
    key(qtbot, Qt.Key.Key_3)
    key(qtbot, Qt.Key.Key_Return)
    (kept,) = cope.ctx.services.coping.latest(tool)
    assert (kept.before, kept.after) == (7, 3)
    spent = cope.guide.runner.exercise.spent.total_seconds()
    assert kept.seconds == (round(spent) or None)
    assert cope.screen.go_back()
    assert cope.over is None


@pytest.mark.parametrize("tool", TOOLS)
def test_escape_leads_out_of_every_part_and_traps_nobody(cope: Cope, tool: str) -> None:
    cope.screen.open(strategy=tool, start=True)
    parts = cope.ctx.library.guide(tool).parts_of("tense")
    for number in range(len(parts)):
        cope.press("guide-begin")
        for _ in range(number):
            if cope.shown("guide-skip"):
                cope.press("guide-skip")
        if cope.shown("guide-prompt"):
            assert cope.screen.go_back()
        assert cope.shown("rate-after")
        cope.press("guide-go-on")
        cope.press("guide-again")
    assert cope.screen.go_back()
    assert cope.over is None


@pytest.mark.parametrize("tool", TOOLS)
def test_paused_it_stands_still_and_the_arrow_goes_on_and_never_back(cope: Cope, qtbot: QtBot, tool: str) -> None:
    begin(cope, tool)
    while (stage := cope.guide.runner.exercise.stage) is not None and stage.waits and stage.leads:
        part = cope.guide.runner.exercise.part
        key(qtbot, Qt.Key.Key_Right)
        assert cope.guide.runner.exercise.part > part or not cope.shown("guide-prompt")
    if not cope.shown("guide-prompt"):
        return
    cope.live(2)
    key(qtbot, Qt.Key.Key_Space)
    place = cope.guide.runner.exercise.place
    assert text(cope, "guide-left") == "Paused"
    assert pause_words(cope) == "Go on"
    cope.live(60)
    assert cope.guide.runner.exercise.place == place
    key(qtbot, Qt.Key.Key_Space)
    cope.live(1)
    assert cope.guide.runner.exercise.place.left == place.left - 1


def test_each_thing_found_is_a_dot_and_the_last_one_goes_on(cope: Cope, qtbot: QtBot) -> None:
    begin(cope, "five-senses")
    assert not cope.shown("led-picture")
    key(qtbot, Qt.Key.Key_Space)
    assert text(cope, "guide-name") == "See"
    assert pause_words(cope) == "Found one"
    for found in range(5):
        assert led(cope).view.shown.marked == found
        assert text(cope, "guide-left") == f"{5 - found} to go"
        key(qtbot, Qt.Key.Key_Space)
    assert text(cope, "guide-name") == "Feel"
    assert led(cope).view.shown.count == 4
    assert led(cope).view.shown.marked == 0
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "guide-pause", "the keyboard stays where it is pressed again"


def test_a_way_whose_parts_wait_counts_once_some_of_them_were_done(cope: Cope) -> None:
    begin(cope, "five-senses")
    for _ in range(7):
        cope.press("guide-skip")
    cope.press("guide-go-on")
    assert cope.ctx.services.coping.records() == {}
    cope.press("guide-again")
    cope.press("guide-begin")
    for _ in range(6):
        cope.press("guide-pause")
    cope.press("guide-end")
    cope.press("guide-go-on")
    assert cope.ctx.services.coping.record("five-senses").tries == 1


def test_only_letting_go_tenses_nothing(cope: Cope) -> None:
    begin(cope, "progressive-relaxation", "form-let-go", "minutes-5")
    tensed = []
    while cope.shown("guide-prompt"):
        tensed.append(led(cope).part.act == "tense")
        cope.press("guide-skip")
    assert len(tensed) == 13
    assert not any(tensed)


def test_the_own_minutes_are_between_one_and_sixty(cope: Cope) -> None:
    cope.screen.open(strategy=DELAY, start=True)
    cope.press("minutes-5")
    for _ in range(9):
        cope.press("minutes-own-less")
    assert text(cope, "minutes-own") == "1 min"
    for _ in range(80):
        cope.press("minutes-own-more")
    assert text(cope, "minutes-own") == "60 min"
    for _ in range(53):
        cope.press("minutes-own-less")
    cope.press("guide-begin")
    cope.press("guide-pause")
    assert cope.guide.runner.exercise.place.left == 7 * 60


def test_the_timer_goes_on_while_another_screen_is_shown_and_tells_softly_when_it_is_over(
    cope: Cope, shell: RecordingShell
) -> None:
    begin(cope, DELAY, craving=8)
    cope.press("guide-pause")
    cope.live(60)
    cope.screen.leave()
    cope.screen.hide()
    runner = cope.guide.runner
    assert not runner.ticking, "nothing is painted that nobody sees"
    assert runner.waking
    assert runner._due.interval() <= UNWATCHED_MS
    cope.clock.advance(timedelta(minutes=13))
    runner.beat()
    assert not [words for words, _undo in shell.toasts if words.startswith("The time you set")]
    assert runner._due.interval() <= UNWATCHED_MS
    cope.clock.advance(timedelta(minutes=1, seconds=1))
    runner.beat()
    assert shell.toasts[-1] == ("The time you set is over. Look in on Cope, and decide again.", None)
    assert not runner.waking
    told = len(shell.toasts)
    cope.screen.show()
    assert text(cope, "guide-name") == "Decide"
    assert len(shell.toasts) == told, "told once"


def test_seen_the_end_of_the_time_is_on_the_page_and_in_no_toast(cope: Cope, shell: RecordingShell) -> None:
    begin(cope, DELAY, "minutes-5")
    cope.press("guide-pause")
    cope.live(301)
    assert text(cope, "guide-name") == "Decide"
    assert not shell.toasts


def test_deciding_is_going_round_again_or_on_with_the_day(cope: Cope, qtbot: QtBot) -> None:
    begin(cope, DELAY, "minutes-5", craving=8)
    cope.press("guide-pause")
    cope.live(301)
    assert not cope.shown("guide-skip")
    cope.part("guide-round").setFocus()
    key(qtbot, Qt.Key.Key_Space)
    assert text(cope, "guide-name") == "Distract"
    assert cope.guide.runner.exercise.place.left == 300
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "guide-pause", "the button that was pressed has gone"
    cope.live(301)
    cope.press("guide-pause")
    cope.guide._part.scale.set_value(4)  # type: ignore[union-attr]
    cope.press("guide-go-on")
    (kept,) = cope.ctx.services.coping.latest(DELAY)
    assert (kept.before, kept.after, kept.seconds) == (8, 4, 600)


@pytest.mark.parametrize("tool", TOOLS)
def test_with_motion_off_nothing_moves_within_a_part(cope: Cope, qapp: QApplication, tool: str) -> None:
    install_theme(qapp, Theme(LIGHT, motion=False))
    begin(cope, tool)
    while (stage := cope.guide.runner.exercise.stage) is not None and stage.waits and stage.leads:
        cope.press("guide-skip")
    if not cope.shown("guide-prompt"):
        return
    cope.live(0.5)
    part, before, said = led(cope).part, led(cope).view.shown, text(cope, "guide-left")
    cope.live(2)
    assert led(cope).part == part
    after = led(cope).view.shown
    assert (after.moved, after.tense, after.fill) == (before.moved, before.tense, before.fill)
    assert text(cope, "guide-left") != said, "the words tell the time"


def test_with_motion_the_ring_widens_and_the_glow_moves_and_lets_go(cope: Cope, qapp: QApplication) -> None:
    install_theme(qapp, Theme(LIGHT, motion=True))
    begin(cope, "three-minute-space")
    cope.press("guide-skip")
    cope.press("guide-skip")
    fills = []
    for _ in range(8):
        cope.live(1)
        fills.append(led(cope).view.shown.fill)
    assert fills == sorted(fills, reverse=True)
    assert fills[0] > fills[-1] == pytest.approx(0.1, abs=0.01)
    begin(cope, "muscle-relaxation")
    cope.press("guide-skip")
    cope.live(2)
    assert led(cope).view.shown.tense == 1
    cope.press("guide-skip")
    cope.live(8)
    assert led(cope).view.shown.tense == 0


def test_the_picture_is_not_painted_where_nothing_of_it_can_be_seen_to_move(cope: Cope, qapp: QApplication) -> None:
    install_theme(qapp, Theme(LIGHT, motion=True))
    begin(cope, "body-scan")
    cope.live(9)
    QApplication.processEvents()

    class Paintings(QObject):
        count = 0

        def eventFilter(self, _watched: QObject, event: object) -> bool:
            Paintings.count += event.type() == 12  # type: ignore[attr-defined]
            return False

    watching = Paintings(led(cope).view)
    led(cope).view.installEventFilter(watching)
    for _ in range(10):
        cope.live(0.5)
        QApplication.processEvents()
    assert Paintings.count == 0


@pytest.mark.parametrize("tool", [one for one in TOOLS if one != DELAY])
def test_the_family_keeps_no_record_of_it(ctx: AppContext, show: Show, clock: FakeClock, tool: str) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    screen = CopeScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    theirs = Cope(ctx, screen, clock)
    theirs.screen.open(strategy=tool, start=True)
    if theirs.over is None:
        return
    assert not theirs.shown("rate-before")
    theirs.press("guide-begin")
    for _ in range(60):
        if not theirs.shown("guide-prompt"):
            break
        stage = theirs.guide.runner.exercise.stage
        assert stage is not None
        if stage.waits:
            theirs.press("guide-pause")
        else:
            theirs.live(4)
            theirs.press("guide-skip")
    assert theirs.shown("guide-ended")
    assert not theirs.shown("rate-after")
    theirs.screen.leave()
    assert ctx.services.coping.records() == {}
