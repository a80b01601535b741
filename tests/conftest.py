"""What holds for every test: no real home, clock or network, nothing left running, nothing logged unannounced."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest

from companion.clock import SystemClock
from tests.fakes import FakeClock
from tests.leaks import leaked_threads, qt_watch
from tests.logfail import LogWatch

# Before anything imports Qt. A person who wants to see the windows names a platform of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Tests that talk to assistive technology start a bus of their own.
os.environ["NO_AT_BRIDGE"] = "1"

hypothesis.settings.register_profile("companion", deadline=None)
hypothesis.settings.load_profile("companion")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for each test, so that none reads or writes the real one."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".run",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
    }.items():
        (home / folder).mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(name, str(home / folder))
    return home


@pytest.fixture(autouse=True)
def _no_real_clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests hand in a FakeClock; one that reads the machine's would fail on some other day."""
    if request.node.get_closest_marker("real_clock") or request.node.get_closest_marker("e2e"):
        return

    def refuse(*_args: object) -> NoReturn:
        pytest.fail("a test read the machine's clock; hand in the `clock` fixture instead")

    monkeypatch.setattr(SystemClock, "now", refuse)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to reach another machine, or this one over the network, fails the test."""
    families = (socket.AF_INET, socket.AF_INET6)

    def guarded(name: str) -> None:
        original = getattr(socket.socket, name)

        def connect(self: socket.socket, *args: object) -> object:
            if self.family in families:
                pytest.fail(f"a test opened a network connection: {args!r}")
            return original(self, *args)

        monkeypatch.setattr(socket.socket, name, connect)

    def refuse(*args: object, **_kwargs: object) -> NoReturn:
        pytest.fail(f"a test looked up a network name: {args!r}")

    for name in ("connect", "connect_ex", "sendto"):
        guarded(name)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """A test that leaves a thread, timer or animation behind fails, and is told where it was started."""
    before = set(threading.enumerate())
    watch = qt_watch()
    with pytest.MonkeyPatch.context() as patch:
        if watch is not None:
            watch.install(patch)
        yield
    complaints = leaked_threads(before) + (watch.complaints() if watch is not None else [])
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture(autouse=True)
def expect_log() -> Iterator[LogWatch]:
    """Call it with a regular expression to announce a warning; a test fails on any it did not announce."""
    watch = LogWatch()
    root = logging.getLogger()
    root.addHandler(watch)
    yield watch
    root.removeHandler(watch)
    if complaints := watch.complaints():
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def clock() -> FakeClock:
    """A Saturday evening in London, 2026-11-21 18:40; it moves only when the test moves it."""
    return FakeClock(datetime(2026, 11, 21, 18, 40, tzinfo=UTC), "Europe/London")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty folder of the person's, readable by them alone."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder
