"""The worker: one thread, in order, answers on the window's thread, and nothing kept of what is done."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.ui.jobs import JobEnded, Jobs

#: Milliseconds after which a test gives up.
LONG = 5000


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


class Typed:
    """Something typed, which can be watched going away."""

    def __init__(self, words: str) -> None:
        self.words = words


def test_jobs_run_one_after_the_other_off_the_windows_thread_and_answer_on_it(jobs: Jobs, qtbot: QtBot) -> None:
    ran: list[tuple[int, int]] = []
    answered: list[tuple[int, int]] = []
    for number in range(20):
        jobs.run(
            lambda number=number: ran.append((number, threading.get_ident())) or number,
            lambda result: answered.append((result, threading.get_ident())),
        )
    qtbot.waitUntil(lambda: len(answered) == 20, timeout=LONG)
    here = threading.get_ident()
    assert [number for number, _thread in ran] == list(range(20))
    assert len({thread for _number, thread in ran}) == 1
    assert here not in {thread for _number, thread in ran}
    assert answered == [(number, here) for number in range(20)]


def test_it_is_busy_until_the_last_answer_is_delivered(jobs: Jobs, qtbot: QtBot) -> None:
    said: list[bool] = []
    go = threading.Event()
    jobs.busy_changed.connect(said.append)
    assert not jobs.busy
    with qtbot.waitSignal(jobs.busy_changed, timeout=LONG, check_params_cb=lambda busy: not busy):
        jobs.run(lambda: go.wait(LONG / 1000))
        jobs.run(lambda: None)
        assert jobs.busy
        go.set()
    assert not jobs.busy
    assert said == [True, False]


def test_answers_for_an_owner_who_is_gone_are_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    owner = QObject()
    go = threading.Event()
    answered: list[str] = []

    def tell(report: Callable[[float], None]) -> None:
        go.wait(LONG / 1000)
        report(0.5)

    def fail() -> None:
        raise ValueError

    jobs.run(
        tell, lambda _none: answered.append("done"), progress=lambda _share: answered.append("progress"), owner=owner
    )
    jobs.run(fail, failed=lambda _error: answered.append("failed"), owner=owner)
    jobs.run(lambda: None, lambda _none: answered.append("nobody's"))
    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(lambda: bool(answered) and not jobs.busy, timeout=LONG)
    assert answered == ["nobody's"]


def test_progress_comes_before_the_end_and_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[object, int]] = []

    def work(report: Callable[[float], None]) -> str:
        report(0.25)
        report(1.0)
        return "end"

    def hear(what: object) -> None:
        told.append((what, threading.get_ident()))

    jobs.run(work, hear, progress=hear)
    qtbot.waitUntil(lambda: len(told) == 3, timeout=LONG)
    here = threading.get_ident()
    assert told == [(0.25, here), (1.0, here), ("end", here)]


def test_a_failure_is_delivered_and_the_next_job_runs(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[Any] = []

    def fail() -> None:
        raise ValueError("no")

    jobs.on_unhandled(heard.append)
    jobs.run(fail, heard.append, failed=lambda error: heard.append(("own", str(error))))
    jobs.run(fail, heard.append)
    jobs.run(lambda: "next", heard.append)
    qtbot.waitUntil(lambda: len(heard) == 3, timeout=LONG)
    assert heard[0] == ("own", "no")
    assert isinstance(heard[1], ValueError)
    assert heard[2] == "next"


@pytest.mark.parametrize("kind", [SystemExit, KeyboardInterrupt, GeneratorExit])
def test_what_would_end_a_thread_ends_no_worker_and_is_delivered(
    jobs: Jobs, qtbot: QtBot, kind: type[BaseException]
) -> None:
    heard: list[Any] = []

    def leave() -> None:
        raise kind

    jobs.run(leave, heard.append, failed=heard.append)
    jobs.run(lambda: "next", heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=LONG)
    assert isinstance(heard[0], JobEnded)
    assert isinstance(heard[0].__cause__, kind)
    assert heard[1] == "next"
    assert not jobs.busy


def test_closing_finishes_what_is_queued_and_refuses_what_comes_after(jobs: Jobs, qtbot: QtBot) -> None:
    ran: list[int] = []
    for number in range(5):
        jobs.run(lambda number=number: ran.append(number))
    before = threading.active_count()
    jobs.close()
    assert ran == list(range(5))
    assert threading.active_count() == before - 1
    with pytest.raises(RuntimeError, match="closed"):
        jobs.run(lambda: ran.append(5))
    assert threading.active_count() == before - 1
    jobs.close()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=LONG)
    assert ran == list(range(5))


def test_a_worker_never_used_refuses_too_once_closed(qapp: object) -> None:
    for inline in (False, True):
        jobs = Jobs(inline=inline)
        jobs.close()
        with pytest.raises(RuntimeError, match="closed"):
            jobs.run(lambda: None)


@pytest.mark.parametrize("ends", ["well", "in a failure", "by leaving"])
def test_nothing_of_a_finished_job_is_held_by_the_waiting_worker(jobs: Jobs, qtbot: QtBot, ends: str) -> None:
    answered: list[bool] = []

    def start() -> tuple[weakref.ref[Typed], weakref.ref[Typed]]:
        secret, result = Typed("a walk by the water"), Typed("key")

        def work(report: Callable[[float], None]) -> Typed:
            report(0.5)
            if ends == "in a failure":
                raise ValueError(secret.words)
            if ends == "by leaving":
                raise SystemExit
            return result

        jobs.run(
            work,
            lambda _result: answered.append(True),
            failed=lambda _error: answered.append(False),
            progress=lambda _share: None,
        )
        return weakref.ref(secret), weakref.ref(result)

    gc.collect()
    gc.disable()
    try:
        refs = start()
        qtbot.waitUntil(lambda: bool(answered), timeout=LONG)
        # The worker is alive, waits for the next job, and no collection was needed.
        qtbot.waitUntil(lambda: all(ref() is None for ref in refs), timeout=LONG)
    finally:
        gc.enable()
    assert answered == [ends == "well"]


def test_inline_it_answers_before_it_returns(qapp: object) -> None:
    jobs = Jobs(inline=True)
    heard: list[Any] = []

    def fail() -> None:
        raise ValueError("no")

    jobs.run(lambda report: report(0.5) or "end", heard.append, progress=heard.append)
    jobs.run(fail, failed=lambda error: heard.append(str(error)))
    assert heard == [0.5, "end", "no"]
    assert not jobs.busy
