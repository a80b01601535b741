"""Starting the measured processes, one at a time, each in the same surroundings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FLOOR = "from tests.bench.floor import main; main()"


class ChildFailed(RuntimeError):
    """A measured process ended badly; its own words are in the message."""


def surroundings(display: str = "") -> dict[str, str]:
    """The environment of a measured process: a person's, with nothing of a developer's that changes how Python runs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "COMPANION_"))}
    return kept | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}


class Children:
    """Starts processes on one display."""

    def __init__(self, display: str) -> None:
        self._env = surroundings(display)

    def floor(self, *words: str) -> float:
        """A bare window: milliseconds from process start to painted, or with "memory" its PSS in MB."""
        return float(self._run(["-c", FLOOR, *words]))

    def probe(self, mode: str, folder: Path, *words: str) -> dict[str, Any]:
        """The real program over a data folder, measured in one of the probe's modes."""
        return self._answer("tests.bench.probe", mode, str(folder), *words)

    def plain(self, mode: str, *words: str) -> dict[str, Any]:
        """Services and the raw driver without a window, in one of `windowless`' modes."""
        return self._answer("tests.bench.windowless", mode, *words)

    def moving(self, folder: Path, out: Path) -> dict[str, Any]:
        """Everything of a data folder out as JSON and back into a new file, both put into `out`."""
        return self._answer("tests.bench.moving", str(folder), str(out))

    def rings(self) -> dict[str, Any]:
        """The growth rings, grown and painted into a picture: milliseconds by how many lapses are in them."""
        return self._answer("tests.bench.rings")

    def make_folder(self, target: Path, entries: int | str, *, encrypted: bool) -> None:
        """Make a data folder."""
        self._run(["-m", "tests.bench.making", str(target), str(entries), "encrypted" if encrypted else "plain"])

    def back_up(self, folder: Path, *, encrypted: bool) -> None:
        """Have today's backup made, as the day's first start would."""
        self._run(["-m", "tests.bench.making", str(folder), "backup", "encrypted" if encrypted else "plain"])

    def _answer(self, module: str, *words: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._run(["-m", module, *words]))
        return found

    def _run(self, arguments: list[str]) -> str:
        # -P as `run.py` has it. The instant goes last and is taken last.
        command = [sys.executable, "-P", *arguments, repr(time.monotonic())]
        done = subprocess.run(
            command, env=self._env, cwd=ROOT, capture_output=True, text=True, timeout=1800, check=False
        )
        if done.returncode != 0 or not done.stdout.strip():
            raise ChildFailed(f"{' '.join(arguments)}\n{done.stdout}{done.stderr}".strip())
        return done.stdout.strip().splitlines()[-1]


def compile_all() -> None:
    """Byte code for everything that is ours, so that no start pays for compiling."""
    for folder in ("companion", "tests/bench"):
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / folder)], check=True)
