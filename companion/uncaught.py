"""What nobody caught: a known problem is said, anything else goes to the log and to a gentle sheet."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.problems import KnownProblem

if TYPE_CHECKING:
    from types import TracebackType

    from companion.ui.shell.window import MainWindow


def catch_everything(window: MainWindow, log: Path, clock: Clock) -> None:
    """From now on, send it there; the machinery comes with the first mistake."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        here = threading.current_thread() is threading.main_thread()
        if isinstance(error, KnownProblem) and here:
            window.show_problem(error)
            return
        from companion.diagnostics import Log, error_details

        text = error_details(error.with_traceback(trace))
        Log(log, clock.now().isoformat(timespec="seconds")).add(text)
        if here:
            from companion.ui.problems import show_mistake

            show_mistake(window, text)

    sys.excepthook = caught
    threading.excepthook = lambda args: caught(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
