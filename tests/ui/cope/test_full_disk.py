"""On a full disk no way to cope holds anybody back, and what was rated stays as long as it can."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from companion.bootstrap import Program
from companion.domain.problems import DiskFull
from companion.services.coping import CopingService
from companion.services.half_written import HalfWritten
from companion.services.settings import SettingsService
from companion.ui.cope.guide import Guide
from companion.ui.cope.screen import CopeScreen
from companion.ui.widgets.scale import ScaleField
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.cope.conftest import Cope
from tests.ui.hands import part
from tests.ui.running import settle, unlock_again


def full(*_args: object, **_named: object) -> None:
    raise DiskFull


def rate(cope: Cope, name: str, value: int) -> None:
    scale = cope.part(name).parent()
    assert isinstance(scale, ScaleField)
    scale.set_value(value)


def test_a_guided_way_comes_to_its_end_and_says_only_what_is_so(
    cope: Cope, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    cope.screen.open(strategy="urge-surfing", start=True, craving=7)
    cope.press("guide-begin")
    cope.live(40)
    cope.press("guide-end")
    rate(cope, "rate-after", 4)
    monkeypatch.setattr(CopingService, "tried", full)
    cope.press("guide-go-on")
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert not shell.toasts
    assert cope.shown("guide-ended")
    cope.press("guide-done")
    assert cope.over is None


def test_escape_leads_out_of_it(cope: Cope, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch) -> None:
    cope.screen.open(strategy="urge-surfing", start=True, craving=7)
    cope.press("guide-begin")
    cope.live(40)
    monkeypatch.setattr(CopingService, "tried", full)
    monkeypatch.setattr(HalfWritten, "keep", full)
    cope.screen.go_back()
    cope.screen.go_back()
    assert cope.over is None
    assert [type(one) for one in shell.problems] == [DiskFull]


def test_whoever_goes_elsewhere_is_told_once_and_then_goes(cope: Cope, monkeypatch: pytest.MonkeyPatch) -> None:
    cope.screen.open(strategy="body-scan", start=True)
    cope.press("guide-begin")
    cope.live(4)
    monkeypatch.setattr(HalfWritten, "keep", full)
    with pytest.raises(DiskFull):
        cope.screen.leave()
    cope.screen.leave()


def test_another_pace_keeps_nobody_from_breathing(
    cope: Cope, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    cope.screen.open(strategy="paced-breathing", start=True)
    cope.press("pace-out-more")
    monkeypatch.setattr(SettingsService, "change", full)
    cope.press("guide-begin")
    assert cope.guide.runner.exercise.running
    assert [type(one) for one in shell.problems] == [DiskFull]


def test_what_was_rated_stays_until_it_is_kept(
    cope: Cope, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    cope.screen.open(strategy="box-breathing")
    cope.way.before.set_value(7)
    cope.way.after.set_value(3)
    with monkeypatch.context() as patch:
        patch.setattr(CopingService, "tried", full)
        cope.press("way-keep")
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert (cope.way.before.value(), cope.way.after.value()) == (7, 3)
    cope.press("way-keep")
    assert (cope.way.before.value(), cope.way.after.value()) == (None, None)
    assert cope.ctx.services.coping.record("box-breathing").drop == 4


@pytest.mark.real_clock
def test_what_the_file_does_not_take_at_the_lock_waits_in_memory(
    program: Program, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.ctx.clock = clock
    program.ctx.renew_session()
    program.window.go("cope", strategy="body-scan", start=True)
    settle()
    button = part(program.window, "guide-begin")
    assert isinstance(button, QAbstractButton)
    button.click()
    screen = program.window.current_screen()
    assert isinstance(screen, CopeScreen)
    assert isinstance(screen._over, Guide)
    clock.advance(timedelta(seconds=9))
    screen._over.runner.beat()
    with monkeypatch.context() as patch:
        patch.setattr(HalfWritten, "keep", full)
        program.window.lock()
        settle()
    assert not program.ctx.unlocked
    unlock_again(program)
    screen = program.window.current_screen()
    assert isinstance(screen, CopeScreen)
    assert isinstance(screen._over, Guide)
    assert screen._over.runner.exercise.passed == timedelta(seconds=9)
