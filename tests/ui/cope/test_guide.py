"""The two led ways from their beginning to their end, by mouse, by keyboard, in a hurry, and left half way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.cope.running import Breathing, Riding
from companion.ui.cope.screen import CopeScreen
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.runner import SMOOTH_MS, STILL_MS
from companion.ui.widgets.text import Text
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.cope.conftest import Cope

Show = Callable[..., QWidget]


def text(cope: Cope, name: str) -> str:
    part = cope.part(name, Text)
    assert isinstance(part, Text)
    return part.text()


def begin(cope: Cope, strategy: str, **route: object) -> None:
    cope.screen.open(strategy=strategy, start=True, **route)
    cope.press("guide-begin")


def test_an_urge_is_ridden_from_naming_it_to_what_next(cope: Cope, shell: RecordingShell) -> None:
    cope.screen.open(strategy="urge-surfing", craving=8)
    cope.press("way-start")
    assert cope.guide._part.scale.value() == 8  # type: ignore[union-attr]
    cope.press("minutes-3")
    cope.press("guide-begin")
    prompts = cope.ctx.library.strategy("urge-surfing").prompts
    seen = [text(cope, "guide-prompt")]
    while cope.shown("guide-prompt"):
        cope.live(0.5)
        if cope.shown("guide-prompt") and text(cope, "guide-prompt") != seen[-1]:
            seen.append(text(cope, "guide-prompt"))
    assert seen == list(prompts)
    cope.guide._part.scale.set_value(3)  # type: ignore[union-attr]
    cope.press("guide-go-on")
    (kept,) = cope.ctx.services.coping.latest("urge-surfing")
    assert (kept.before, kept.after, kept.seconds) == (8, 3, 180)
    assert "It eased: 8 before, 3 after" in cope.part("way-outcome").accessibleName()
    assert shell.toasts[-1][0] == "Kept in your record"
    cope.press("guide-done")
    assert cope.over is None


def test_it_is_all_done_by_keyboard_alone(cope: Cope, qtbot: QtBot) -> None:
    cope.screen.open(strategy="urge-surfing", start=True)
    slider = cope.part("rate-before")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_6)
    qtbot.keyClick(cope.part("guide-begin"), Qt.Key.Key_Return)
    begun = QApplication.focusWidget()
    assert begun is not None
    assert begun.objectName() == "guide-pause"
    cope.live(5)
    qtbot.keyClick(begun, Qt.Key.Key_Space)
    assert cope.guide.runner.exercise.paused
    qtbot.keyClick(begun, Qt.Key.Key_Space)
    assert not cope.guide.runner.exercise.paused
    before = text(cope, "guide-prompt")
    qtbot.keyClick(begun, Qt.Key.Key_Right)
    assert text(cope, "guide-prompt") != before
    assert cope.screen.go_back()
    after = QApplication.focusWidget()
    assert after is not None
    assert after.objectName() == "rate-after"
    qtbot.keyClick(after, Qt.Key.Key_2)
    qtbot.keyClick(cope.part("guide-go-on"), Qt.Key.Key_Return)
    (kept,) = cope.ctx.services.coping.latest("urge-surfing")
    assert (kept.before, kept.after) == (6, 2)
    assert cope.screen.go_back()
    assert cope.over is None


@pytest.mark.parametrize("strategy", ["urge-surfing", "paced-breathing"])
@pytest.mark.parametrize("name", ["guide-skip", "guide-end", "guide-back"])
def test_the_space_bar_presses_the_button_that_has_the_keyboard(
    cope: Cope, qtbot: QtBot, strategy: str, name: str
) -> None:
    begin(cope, strategy)
    guide, button = cope.guide, cope.part(name)
    assert isinstance(button, QAbstractButton)
    pressed: list[bool] = []
    button.pressed.connect(lambda: pressed.append(guide.runner.exercise.paused))
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [False], "and nothing stood still for it"
    assert (cope.over is None) is (name == "guide-back")
    assert cope.shown("rate-after") is (name == "guide-end" or (name, strategy) == ("guide-skip", "paced-breathing"))


@pytest.mark.parametrize("strategy", ["urge-surfing", "paced-breathing"])
def test_the_space_bar_elsewhere_on_the_page_pauses_and_goes_on(cope: Cope, qtbot: QtBot, strategy: str) -> None:
    begin(cope, strategy)
    cope.guide.scroll_area.begin_anew()
    page = QApplication.focusWidget()
    assert page is not None
    assert not isinstance(page, QAbstractButton)
    for paused in (True, False):
        qtbot.keyClick(page, Qt.Key.Key_Space)
        assert cope.guide.runner.exercise.paused is paused
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
    QApplication.sendEvent(page, held)
    assert not cope.guide.runner.exercise.paused, "held down it pauses once"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_on_a_rating_goes_on_with_it(cope: Cope, qtbot: QtBot, key: Qt.Key) -> None:
    cope.screen.open(strategy="urge-surfing", start=True)
    slider = cope.part("rate-before")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_6)
    qtbot.keyClick(slider, key)
    cope.live(25)
    cope.press("guide-end")
    after = QApplication.focusWidget()
    assert after is not None
    assert after.objectName() == "rate-after"
    held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(after, held)
    assert cope.shown("rate-after"), "a key held down since before runs through no rating"
    qtbot.keyClick(after, Qt.Key.Key_2)
    qtbot.keyClick(after, key)
    (kept,) = cope.ctx.services.coping.latest("urge-surfing")
    assert (kept.before, kept.after) == (6, 2)
    assert cope.shown("guide-done")


@pytest.mark.parametrize(("route", "first"), [({"start": True}, "guide-begin"), ({}, "way-start")])
def test_opened_at_a_place_before_it_is_shown_the_keyboard_begins_there(
    ctx: AppContext, show: Show, route: dict[str, bool], first: str
) -> None:
    screen = CopeScreen(ctx)
    screen.refresh()
    screen.open(strategy="urge-surfing", **route)
    held = screen.focusWidget()
    assert held is not None
    assert held.objectName() == first
    show(screen, 980, 780)


def test_the_arrows_of_a_scale_are_its_own_and_skip_nothing(cope: Cope, qtbot: QtBot) -> None:
    cope.screen.open(strategy="urge-surfing", start=True, craving=5)
    slider = cope.part("rate-before")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert cope.guide._part.scale.value() == 6  # type: ignore[union-attr]


def test_paused_it_stands_still_and_goes_on_from_there(cope: Cope) -> None:
    begin(cope, "urge-surfing")
    cope.live(20)
    cope.press("guide-pause")
    left = cope.guide.runner.exercise.place.left
    assert text(cope, "guide-left") == "Paused"
    assert cope.part("guide-pause", QPushButton).text() == "Go on"  # type: ignore[attr-defined]
    cope.live(60)
    assert cope.guide.runner.exercise.place.left == left
    cope.press("guide-pause")
    cope.live(10)
    assert cope.guide.runner.exercise.place.left == left - 10


def test_the_timer_runs_only_while_it_runs_and_is_seen(cope: Cope) -> None:
    cope.screen.open(strategy="paced-breathing", start=True)
    runner = cope.guide.runner
    assert not runner.ticking
    cope.press("guide-begin")
    assert runner.ticking
    cope.press("guide-pause")
    assert not runner.ticking
    cope.press("guide-pause")
    cope.screen.hide()
    assert not runner.ticking
    cope.screen.show()
    assert runner.ticking
    cope.press("guide-end")
    assert not runner.ticking


def test_a_machine_that_slept_finds_it_paused(cope: Cope) -> None:
    begin(cope, "paced-breathing")
    cope.live(7)
    place = cope.guide.runner.exercise.place
    cope.clock.advance(timedelta(hours=9))
    cope.guide.runner.beat()
    assert cope.guide.runner.exercise.paused
    assert cope.guide.runner.exercise.place == place
    assert text(cope, "guide-left") == "Paused"


def test_breathing_says_in_and_out_and_counts_the_seconds(cope: Cope) -> None:
    begin(cope, "paced-breathing")
    disc = cope.part("breathing-disc")
    running = cope.guide._part
    assert isinstance(running, Breathing)
    said = []
    for _second in range(10):
        said.append((running.words(), disc._line))  # type: ignore[attr-defined]
        cope.live(1)
    inward, outward = [("Breathe in", str(n)) for n in range(1, 5)], [("Breathe out", str(n)) for n in range(1, 7)]
    assert said == inward + outward
    assert "Dizzy? Breathe normally." in "\n".join(part.text() for part in running.findChildren(Text))


def test_the_pace_is_theirs_within_what_is_safe_and_remembered(cope: Cope) -> None:
    cope.screen.open(strategy="paced-breathing", start=True)
    for _ in range(9):
        cope.press("pace-in-more")
    assert text(cope, "pace-in") == "In for 6 seconds"
    assert text(cope, "pace-out") == "Out for 6 seconds"
    for _ in range(9):
        cope.press("pace-out-more")
    assert text(cope, "pace-out") == "Out for 9 seconds"
    cope.press("guide-begin")
    assert [beat.seconds for beat in cope.guide.runner.exercise.stages[1].beats] == [6, 9]
    settings = cope.ctx.services.settings.current()
    assert (settings.breath_in, settings.breath_out) == (6, 9)


def test_what_is_not_asked_for_is_not_stored(cope: Cope) -> None:
    begin(cope, "paced-breathing")
    assert cope.ctx.services.settings.current().breath_in == 4
    cope.screen.go_back()
    cope.press("guide-go-on")
    assert cope.ctx.services.coping.records() == {}
    assert "That was short, and that is fine" in cope.part("way-outcome").accessibleName()


def test_leaving_half_way_keeps_what_was_tried_and_ends_the_timer(cope: Cope) -> None:
    begin(cope, "urge-surfing", craving=6)
    cope.live(60)
    cope.screen.leave()
    assert not cope.guide.runner.ticking
    (kept,) = cope.ctx.services.coping.latest("urge-surfing")
    assert (kept.before, kept.after, kept.seconds) == (6, None, 60)


def test_gone_on_with_after_leaving_it_is_kept_once(cope: Cope) -> None:
    begin(cope, "urge-surfing", craving=6)
    cope.live(30)
    cope.screen.leave()
    cope.press("guide-pause")
    cope.live(30)
    cope.press("guide-end")
    cope.guide._part.scale.set_value(1)  # type: ignore[union-attr]
    cope.press("guide-go-on")
    cope.screen.leave()
    (kept,) = cope.ctx.services.coping.latest("urge-surfing")
    assert (kept.before, kept.after, kept.seconds) == (6, 1, 60)


def test_built_anew_in_another_look_it_goes_on_where_it_was(
    cope: Cope, ctx: AppContext, show: Show, clock: FakeClock
) -> None:
    begin(cope, "urge-surfing", craving=6)
    cope.live(45)
    cope.screen.leave()
    place = cope.screen.place()
    again = CopeScreen(ctx)
    again.refresh()
    again.open(**place)
    show(again, 980, 780)
    later = Cope(ctx, again, clock)
    assert later.guide.runner.exercise.paused
    assert later.guide.runner.exercise.place == cope.guide.runner.exercise.place
    later.press("guide-pause")
    later.press("guide-end")
    later.guide._part.scale.set_value(2)  # type: ignore[union-attr]
    later.press("guide-go-on")
    (kept,) = ctx.services.coping.latest("urge-surfing")
    assert (kept.before, kept.after) == (6, 2)


def test_going_again_takes_the_rating_after_for_the_one_before(cope: Cope) -> None:
    begin(cope, "urge-surfing", craving=8)
    cope.live(25)
    cope.press("guide-end")
    cope.guide._part.scale.set_value(6)  # type: ignore[union-attr]
    cope.press("guide-go-on")
    cope.press("guide-again")
    assert cope.guide._part.scale.value() == 6  # type: ignore[union-attr]
    cope.press("guide-begin")
    cope.live(25)
    cope.press("guide-end")
    cope.press("guide-go-on")
    assert cope.ctx.services.coping.record("urge-surfing").tries == 2


def test_undone_from_the_toast_the_record_is_as_it_was(cope: Cope, shell: RecordingShell) -> None:
    begin(cope, "urge-surfing", craving=8)
    cope.live(25)
    cope.press("guide-end")
    cope.press("guide-go-on")
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    cope.press("guide-done")
    assert cope.ctx.services.coping.records() == {}


class Paintings(QObject):
    """Counts how often a part is painted."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self.count = 0
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.mark.parametrize(("motion", "most"), [(True, 8), (False, 0)])
def test_it_is_painted_at_most_once_a_tick_and_standing_still_not_at_all(
    cope: Cope, qapp: QApplication, motion: bool, most: int
) -> None:
    install_theme(qapp, Theme(LIGHT, motion=motion))
    begin(cope, "urge-surfing")
    riding = cope.guide._part
    assert isinstance(riding, Riding)
    QApplication.processEvents()
    paintings = Paintings(riding.wave)
    for _ in range(8):
        cope.live(0.5)
        QApplication.processEvents()
    assert paintings.count <= most
    assert bool(paintings.count) is motion
    assert cope.guide.runner._timer.interval() == (SMOOTH_MS if motion else STILL_MS)


def test_without_motion_the_wave_waits_for_the_prompt_and_words_tell_the_time(cope: Cope, qapp: QApplication) -> None:
    install_theme(qapp, Theme(LIGHT, motion=False))
    begin(cope, "urge-surfing")
    riding = cope.guide._part
    assert isinstance(riding, Riding)
    before = riding.wave.grab().toImage()
    cope.live(10)
    assert riding.wave.grab().toImage() == before
    assert text(cope, "guide-left") == "4:50 left"
    cope.press("guide-skip")
    assert riding.wave.grab().toImage() != before


def test_with_motion_the_float_goes_on_and_the_wave_says_where(cope: Cope, qapp: QApplication) -> None:
    install_theme(qapp, Theme(LIGHT, motion=True))
    begin(cope, "urge-surfing")
    riding = cope.guide._part
    assert isinstance(riding, Riding)
    before = riding.wave._float().x()
    seen = []
    for _ in range(60):
        cope.live(4)
        if not seen or riding.where.text() != seen[-1]:
            seen.append(riding.where.text())
    assert riding.wave._float().x() > before
    assert seen == ["On the way up", "Near the top", "On the way down"]
    assert riding.wave.accessibleName() == "The wave: On the way down"


def test_each_beat_is_said_aloud_while_it_is_seen(cope: Cope, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("companion.ui.cope.running.say_aloud", lambda _part, words: said.append(words))
    begin(cope, "paced-breathing")
    cope.live(11)
    assert said == ["Breathe out", "Breathe in"]
    assert cope.part("guide-pause").accessibleDescription() == "Breathe in"
