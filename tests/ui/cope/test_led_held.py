"""The tools that are led part by part, held over a lock, and spoken by the voice of the computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.problems import DiskFull, DiskTrouble
from companion.domain.settings import Audience
from companion.ui.cope.guide import Guide
from companion.ui.cope.led import Led
from companion.ui.cope.screen import CopeScreen
from companion.ui.shell.guide_timer import GuideTimer
from companion.ui.voice import NoVoiceError
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell
from tests.ui.cope.conftest import Cope
from tests.ui.learn.fake_voice import FakeVoice

Show = Callable[..., QWidget]
DELAY = "delay-distract-decide"
TOOLS = (
    "body-scan",
    "five-senses",
    "muscle-relaxation",
    "progressive-relaxation",
    "self-compassion-break",
    "three-minute-space",
)


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


def again(cope: Cope, ctx: AppContext, show: Show, away: timedelta) -> Cope:
    """The screen built anew after a while, as after a lock or in another look."""
    cope.screen.leave()
    place = cope.screen.place()
    cope.screen.hide()
    cope.screen._put_away()
    cope.clock.advance(away)
    screen = CopeScreen(ctx)
    screen.refresh()
    screen.open(**place)
    show(screen, 980, 780)
    return Cope(ctx, screen, cope.clock)


@pytest.mark.parametrize("tool", TOOLS)
def test_held_over_a_lock_it_stands_where_it_stood_in_its_form(
    cope: Cope, ctx: AppContext, show: Show, tool: str
) -> None:
    forms = ctx.library.guide(tool).forms
    begin(cope, tool, *([f"form-{forms[-1].id}"] if forms else []), craving=6)
    if tool == "five-senses":
        for _ in range(3):
            cope.press("guide-pause")
    else:
        cope.press("guide-skip")
        cope.live(4)
    before = cope.guide.runner.exercise
    later = again(cope, ctx, show, timedelta(hours=3))
    after = later.guide.runner.exercise
    assert (after.at, after.place, after.marked) == (before.at, before.place, before.marked)
    assert led(later).parts == ctx.library.guide(tool).parts_of(forms[-1].id if forms else "")
    assert text(later, "guide-prompt") == led(later).part.words
    later.press("guide-end")
    later.guide._part.scale.set_value(2)  # type: ignore[union-attr]
    later.press("guide-go-on")
    (kept,) = ctx.services.coping.latest(tool)
    assert (kept.before, kept.after) == (6, 2)


@pytest.mark.parametrize(("away", "name", "left"), [(5, "Distract", 9), (60, "Decide", 0)])
def test_the_timer_is_true_over_a_lock(
    cope: Cope, ctx: AppContext, show: Show, away: int, name: str, left: int
) -> None:
    begin(cope, DELAY)
    cope.press("guide-pause")
    cope.live(60)
    later = again(cope, ctx, show, timedelta(minutes=away))
    assert text(later, "guide-name") == name
    assert later.guide.runner.exercise.place.left == left * 60
    assert later.guide.runner.exercise.spent == timedelta(minutes=15 - left)


def test_paused_the_timer_waits_over_a_lock(cope: Cope, ctx: AppContext, show: Show) -> None:
    begin(cope, DELAY)
    cope.press("guide-pause")
    cope.live(60)
    cope.press("guide-pause")
    later = again(cope, ctx, show, timedelta(minutes=30))
    assert later.guide.runner.exercise.place.left == 14 * 60
    assert not later.guide.runner.waking


def after_a_lock(cope: Cope, ctx: AppContext, show: Show, away: timedelta) -> Cope:
    """The screen over the file opened again after a while; nothing but the file remembers where anybody was."""
    cope.screen.leave()
    cope.screen._put_away()
    cope.screen.hide()
    cope.clock.advance(away)
    screen = CopeScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    return Cope(ctx, screen, cope.clock)


@pytest.mark.parametrize("tool", [*TOOLS, "paced-breathing", "urge-surfing"])
def test_after_the_lock_it_is_where_it_was_left(cope: Cope, ctx: AppContext, show: Show, tool: str) -> None:
    if tool == "paced-breathing":
        ctx.services.settings.change(breath_in=5, breath_out=7)
    begin(cope, tool, craving=6)
    if tool == "five-senses":
        cope.press("guide-pause")
        cope.press("guide-pause")
    cope.live(6)
    before = cope.guide.runner.exercise.pause()
    later = after_a_lock(cope, ctx, show, timedelta(hours=2))
    assert later.guide.strategy.id == tool
    assert later.guide.runner.exercise == before
    later.press("guide-end")
    later.guide._part.scale.set_value(2)  # type: ignore[union-attr]
    later.press("guide-go-on")
    (kept,) = ctx.services.coping.latest(tool)
    assert (kept.before, kept.after) == (6, 2)
    QApplication.processEvents()
    assert ctx.services.held_guide.read() is None, "done, it is gone on with by nobody"


def test_left_long_ago_it_is_of_another_hour(cope: Cope, ctx: AppContext, show: Show) -> None:
    begin(cope, "body-scan")
    cope.live(6)
    assert after_a_lock(cope, ctx, show, timedelta(hours=13)).over is None


def test_left_by_its_own_button_it_does_not_come_back(cope: Cope, ctx: AppContext, show: Show) -> None:
    begin(cope, DELAY)
    cope.press("guide-pause")
    QApplication.processEvents()
    assert ctx.services.held_guide.read() is not None, "a time that goes on is kept at once, not when somebody leaves"
    cope.press("guide-back")
    assert ctx.services.held_guide.read() is None
    assert after_a_lock(cope, ctx, show, timedelta(minutes=1)).over is None


def test_the_timer_is_true_after_the_program_was_ended(cope: Cope, ctx: AppContext, show: Show) -> None:
    begin(cope, DELAY, "minutes-30", craving=7)
    cope.press("guide-pause")
    cope.live(60)
    later = after_a_lock(cope, ctx, show, timedelta(minutes=9))
    assert later.guide.runner.exercise.place.left == 20 * 60
    assert later.guide.runner.ticking


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"strategy": "gone"},
        {"at": 99},
        {"at": 0},
        {"passed": "long"},
        {"since": "yesterday"},
        {"before": 12},
        {"pace": [1]},
    ],
)
def test_what_is_not_understood_is_let_be(cope: Cope, ctx: AppContext, show: Show, broken: dict[str, object]) -> None:
    begin(cope, "body-scan")
    cope.live(6)
    cope.screen.leave()
    told = ctx.services.held_guide.read()
    assert told is not None
    ctx.services.held_guide.keep(told | broken if broken else {})
    cope.screen._put_away()
    screen = CopeScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    assert screen._over is None


def test_somebody_who_loves_the_person_leaves_nothing_in_the_file(cope: Cope, ctx: AppContext) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    begin(cope, "body-scan")
    cope.live(6)
    cope.screen.leave()
    assert ctx.services.held_guide.read() is None


def test_a_time_that_ended_while_nothing_of_cope_was_built_is_told_once(
    cope: Cope, ctx: AppContext, shell: RecordingShell, show: Show
) -> None:
    begin(cope, DELAY, "minutes-5")
    cope.press("guide-pause")
    cope.live(60)
    window = cope.screen.window()
    timer = GuideTimer(ctx, window)
    assert not timer.waits, "the page that is there tells it itself"
    cope.screen.leave()
    cope.screen._put_away()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    timer.look()
    assert timer.waits
    cope.clock.advance(timedelta(minutes=4, seconds=1))
    timer.look()
    assert shell.toasts[-1] == ("The time you set is over. Look in on Cope, and decide again.", None)
    told = len(shell.toasts)
    assert not timer.waits
    timer.look()
    assert len(shell.toasts) == told
    screen = CopeScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    assert text(Cope(ctx, screen, cope.clock), "guide-name") == "Decide"
    timer.stop()


def test_the_end_of_a_time_is_told_though_a_full_disk_does_not_keep_that_it_was(
    cope: Cope, ctx: AppContext, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(cope, DELAY, "minutes-5")
    cope.press("guide-pause")
    cope.screen.leave()
    window = cope.screen.window()
    cope.screen._put_away()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def full(_told: object) -> None:
        raise DiskFull

    monkeypatch.setattr(ctx.services.held_guide, "keep", full)
    cope.clock.advance(timedelta(minutes=6))
    timer = GuideTimer(ctx, window)
    assert [words for words, _undo in shell.toasts] == ["The time you set is over. Look in on Cope, and decide again."]
    assert not shell.problems, "nobody asked for it"
    assert not timer.waits
    timer.stop()


def test_a_disk_that_does_not_answer_is_looked_at_again(
    cope: Cope, ctx: AppContext, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise DiskTrouble

    monkeypatch.setattr(ctx.services.held_guide, "read", away)
    timer = GuideTimer(ctx, cope.screen.window())
    assert timer.waits
    assert not shell.problems, "nobody asked for it"
    timer.stop()


class Voices:
    """Makes voices for a guide, and remembers them."""

    def __init__(self, guide: Guide) -> None:
        self.made: list[FakeVoice] = []
        guide.make_voice = self.make  # type: ignore[assignment]

    def make(self, parent: QObject) -> FakeVoice:
        self.made.append(FakeVoice(parent))
        return self.made[-1]

    @property
    def said(self) -> list[str]:
        return self.made[-1].said


def test_its_words_are_spoken_where_that_is_wanted_and_it_is_remembered(cope: Cope) -> None:
    cope.screen.open(strategy="three-minute-space", start=True)
    voices = Voices(cope.guide)
    cope.press("guide-begin")
    cope.live(1)
    assert not voices.made, "no voice is looked for until somebody asks"
    cope.press("guide-speak")
    parts = led(cope).parts
    assert voices.said == [parts[0].words]
    cope.press("guide-skip")
    assert voices.said == [parts[0].words, parts[1].words], "the new words cut the old ones off"
    cope.press("guide-pause")
    assert not voices.made[-1].busy
    cope.press("guide-pause")
    assert voices.said[-1] == parts[1].words, "gone on with, they are said again"
    cope.screen.hide()
    assert not voices.made[-1].busy, "out of sight is out of hearing"
    assert cope.ctx.prefs.now.speak_guides
    cope.screen.show()
    cope.press("guide-speak")
    assert not cope.ctx.prefs.now.speak_guides
    told = len(voices.said)
    cope.press("guide-skip")
    assert len(voices.said) == told


@pytest.mark.parametrize("tool", ["urge-surfing", "paced-breathing", "body-scan"])
def test_remembered_it_speaks_from_the_first_words_on(cope: Cope, qtbot: QtBot, tool: str) -> None:
    cope.ctx.prefs.change(speak_guides=True)
    cope.screen.open(strategy=tool, start=True)
    voices = Voices(cope.guide)
    cope.press("guide-begin")
    qtbot.waitUntil(lambda: bool(voices.made))
    assert voices.said == [cope.guide._part.words()]  # type: ignore[union-attr]
    cope.press("guide-end")
    assert not voices.made[-1].busy


@pytest.mark.parametrize(("missing", "words"), [(True, "run.py setup --voice"), (False, "speech-dispatcher")])
def test_without_a_voice_it_says_so_once_and_how_to_get_one(cope: Cope, missing: bool, words: str) -> None:
    def none(_parent: QObject) -> FakeVoice:
        raise NoVoiceError(missing=missing)

    cope.screen.open(strategy="body-scan", start=True)
    cope.guide.make_voice = none  # type: ignore[assignment]
    cope.press("guide-begin")
    assert not cope.shown("guide-silent")
    cope.press("guide-speak")
    assert words in text(cope, "guide-silent")
    assert "The words stay on the screen." in text(cope, "guide-silent")
    assert not led(cope).speak.isChecked()
    assert not cope.ctx.prefs.now.speak_guides
    assert cope.guide.runner.exercise.running, "it goes on as it was"
