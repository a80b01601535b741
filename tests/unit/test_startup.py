"""Garbage is collected where the window's thread has nothing to do, and nowhere else."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractEventDispatcher
from pytestqt.qtbot import QtBot

from companion import startup


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    found: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: found.append(generation) or 0)
    return found


@pytest.fixture
def _as_before() -> Iterator[None]:
    was = gc.isenabled()
    yield
    QAbstractEventDispatcher.instance().aboutToBlock.disconnect(startup.collect_if_due)
    gc.unfreeze()
    if was:
        gc.enable()


@pytest.mark.parametrize(
    ("counts", "generations"),
    [((700, 99, 99), []), ((701, 10, 10), [0]), ((701, 11, 10), [1]), ((701, 11, 11), [2]), ((9000, 0, 0), [0])],
)
def test_what_is_collected_follows_pythons_own_limits(
    monkeypatch: pytest.MonkeyPatch,
    collected: list[int],
    counts: tuple[int, int, int],
    generations: list[int],
) -> None:
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    startup.collect_if_due()
    assert collected == generations


@pytest.mark.usefixtures("_as_before")
def test_after_the_start_collections_wait_for_the_loop_to_have_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, collected: list[int]
) -> None:
    startup.hold_collection()
    startup.collect_when_idle()
    assert not gc.isenabled()
    monkeypatch.setattr(gc, "get_count", lambda: (10_000, 0, 0))
    assert collected == []
    qtbot.waitUntil(lambda: bool(collected))
    assert set(collected) == {0}
