"""The tools that are led part by part, held over a lock, and spoken by the voice of the computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.cope.guide import Guide
from companion.ui.cope.led import Led
from companion.ui.cope.screen import CopeScreen
from companion.ui.voice import NoVoiceError
from companion.ui.widgets.text import Text
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
