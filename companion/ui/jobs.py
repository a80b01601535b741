"""One worker for whatever may take longer than 50 ms; results come back on the window's thread."""

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from companion.domain.value import Value

#: How long the end of the program waits for work before it is told to hurry.
PATIENCE_S = 1.0


class _Job(Value):
    work: Callable[..., Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Callable[[float], None] | None
    owner: QObject | None


class JobEnded(RuntimeError):
    """A job ended itself by what is no ordinary error, as `sys.exit` raises; its cause tells."""


class Jobs(QObject):
    """Runs work in order on one thread.

    Args:
        inline: True runs each job at once on the caller's thread, for tests.
    """

    _finished = Signal(object, object, object)
    _progressed = Signal(object, float)
    #: True when a job begins, False when the last one ended.
    busy_changed = Signal(bool)

    def __init__(self, *, inline: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inline = inline
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._waiting = 0
        self._closed = False
        self._fallback: Callable[[Exception], None] | None = None
        self._finished.connect(self._deliver)
        self._progressed.connect(self._report)

    @property
    def busy(self) -> bool:
        """Whether anything is running or waiting, or its answer not delivered yet."""
        return self._waiting > 0

    def on_unhandled(self, fallback: Callable[[Exception], None]) -> None:
        """What to do with a failure nobody else answers for."""
        self._fallback = fallback

    def run(
        self,
        work: Callable[..., Any],
        done: Callable[[Any], None] = lambda _result: None,
        *,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[float], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Do `work()` on the worker, then `done(result)` or `failed(error)` on this thread.

        With `progress`, work is called with one argument, a callable that takes 0.0 to 1.0. The answers
        are dropped when `owner` no longer exists. Work must not touch widgets.

        Raises:
            RuntimeError: the worker was closed.
        """
        if self._closed:
            raise RuntimeError("the worker was closed")
        job = _Job(work, done, failed or self._unhandled, progress, owner)
        if self._inline:
            self._run_now(job)
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name="companion-worker", daemon=True)
            self._thread.start()
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self._queue.put(job)

    def close(self, *, hurry: Callable[[], None] = lambda: None) -> None:
        """Finish what is queued and end the worker; nothing runs any more after this.

        `hurry` is called once it takes longer than a moment.
        """
        self._closed = True
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(PATIENCE_S)
            if self._thread.is_alive():
                hurry()
                self._thread.join()
            self._thread = None

    def _unhandled(self, error: Exception) -> None:
        if self._fallback is None:
            raise error
        self._fallback(error)

    def _call(self, job: _Job, report: Callable[[float], None]) -> tuple[Any, Exception | None]:
        try:
            return (job.work(report) if job.progress is not None else job.work()), None
        except Exception as error:
            return None, error

    def _run_now(self, job: _Job) -> None:
        result, error = self._call(job, job.progress or (lambda _share: None))
        if error is not None:
            job.failed(error)
        else:
            job.done(result)

    def _loop(self) -> None:
        # No name here for the job: it may hold what somebody typed, and this frame lives as long as the worker.
        while self._work_off(self._queue.get()):
            pass

    def _work_off(self, job: _Job | None) -> bool:
        """Do one job and send its answer; False for the end of all work."""
        if job is None:
            return False
        try:
            result, error = self._call(job, partial(self._progressed.emit, job))
        except BaseException as cause:
            # Nobody but the person ends this program, and no job the worker that others wait for.
            result, error = None, JobEnded(f"work ended by {type(cause).__name__}")
            error.__cause__ = cause
        self._finished.emit(job, result, error)
        # The trace of a failure holds this frame: with the failure in it, both would stay until a collection.
        del job, result, error
        return True

    def _report(self, job: _Job, share: float) -> None:
        if job.progress is not None and (job.owner is None or isValid(job.owner)):
            job.progress(share)

    def _deliver(self, job: _Job, result: Any, error: Exception | None) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.busy_changed.emit(False)
        if job.owner is not None and not isValid(job.owner):
            return
        if error is not None:
            job.failed(error)
        else:
            job.done(result)
