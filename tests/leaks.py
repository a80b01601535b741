"""Finds what a test left running: threads, Qt threads, timers and animations, each with where it was started."""

from __future__ import annotations

import sys
import threading
import traceback
import weakref
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

_GRACE = 2.0  # seconds a thread that was told to stop may take


class QtWatch:
    """Notes every QTimer, animation and QThread started from Python, without keeping any of them alive."""

    def __init__(self, core: ModuleType, is_valid: Callable[[Any], bool]) -> None:
        self._core = core
        self._is_valid = is_valid
        self._started: list[tuple[weakref.ref[Any], str]] = []
        self._single: set[Any] = set()

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Watch `start` of the three kinds, and turn `QTimer.singleShot` into timers that can be watched."""
        for cls in (self._core.QTimer, self._core.QAbstractAnimation, self._core.QThread):
            patch.setattr(cls, "start", self._watched(cls.start))
        patch.setattr(self._core.QTimer, "singleShot", self._single_shot)

    def complaints(self) -> list[str]:
        """What still runs, one sentence each; all of it is stopped on the way."""
        found = []
        for ref, where in self._started:
            thing = ref()
            if thing is None or not self._is_valid(thing):
                continue
            if (kind := self._stop_if_running(thing)) is not None:
                found.append(f"{kind} still running, started at {where}")
        self._started.clear()
        self._single.clear()
        return found

    def _stop_if_running(self, thing: Any) -> str | None:
        name = type(thing).__name__
        if isinstance(thing, self._core.QTimer):
            running = thing.isActive()
            thing.stop()
        elif isinstance(thing, self._core.QThread):
            # A thread that was told to quit is given the time to do so.
            running = thing.isRunning() and not thing.wait(int(_GRACE * 1000))
            if running:
                thing.quit()
                thing.wait(int(_GRACE * 1000))
        else:
            running = thing.state() != self._core.QAbstractAnimation.State.Stopped
            thing.stop()
        return name if running else None

    def _watched(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def start(thing: Any, *args: Any, **kwargs: Any) -> Any:
            self._started.append((weakref.ref(thing), _caller()))
            return original(thing, *args, **kwargs)

        return start

    def _single_shot(self, msec: int, *args: Any) -> None:
        """Do what QTimer.singleShot does, by a timer that belongs to the context or to the slot's own object."""
        *middle, slot = args
        contexts = [arg for arg in middle if isinstance(arg, self._core.QObject)]
        owner = contexts[0] if contexts else getattr(slot, "__self__", None)
        timer = self._core.QTimer(owner if isinstance(owner, self._core.QObject) else None)
        timer.setSingleShot(True)
        self._single.add(timer)

        def fire() -> None:
            self._single.discard(timer)
            timer.deleteLater()
            slot()

        timer.timeout.connect(fire)
        timer.start(msec)


def _caller() -> str:
    """The nearest place in our own code above the watched call."""
    for frame in reversed(traceback.extract_stack()[:-2]):
        if frame.filename != __file__:
            return f"{frame.filename}:{frame.lineno}"
    return "an unknown place"


def qt_watch() -> QtWatch | None:
    """A watch when Qt is loaded, else None: a test without Qt must not load it."""
    core = sys.modules.get("PySide6.QtCore")
    shiboken = sys.modules.get("shiboken6") or sys.modules.get("shiboken6.Shiboken")
    if core is None or shiboken is None:
        return None
    return QtWatch(core, shiboken.isValid)


def leaked_threads(before: set[threading.Thread]) -> list[str]:
    """Names of threads that were not there before and do not end by themselves."""
    found = []
    for thread in set(threading.enumerate()) - before:
        # Threads that Qt or C code started show up as dummies; Qt's own are watched above.
        if isinstance(thread, threading._DummyThread):
            continue
        thread.join(_GRACE)
        if thread.is_alive():
            found.append(f"thread still running: {thread.name}")
    return found
