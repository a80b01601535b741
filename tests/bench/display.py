"""A display of our own: a window on the person's screen would be in the way, and a compositor would blur the times."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SCREEN = "1400x1000x24"


class NoDisplay(RuntimeError):
    """There is no Xvfb on this machine and no display to use instead."""


@contextmanager
def own_display(*, here: bool) -> Iterator[str]:
    """The name of a display to open windows on: a new Xvfb, or with `here` the one this terminal has."""
    present = os.environ.get("DISPLAY", "")
    server = None if here else shutil.which("Xvfb")
    if server is None:
        if not present:
            raise NoDisplay("no Xvfb found and DISPLAY is not set")
        yield present
        return
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        if not number:
            raise NoDisplay("Xvfb did not start")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait(10)
