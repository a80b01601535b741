"""What one worker does: set up each scene in each look, and save the picture."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from tests.screens.looks import ALL_LOOKS
from tests.screens.scenes import all_scenes
from tests.screens.stage import make_application, on_stage

#: Scene and look by index, and the name of the file: what travels between processes.
Task = tuple[int, int, str]
#: What the offscreen platform says of what only a real desktop can do.
_HARMLESS = "This plugin does not support"
#: A recovery code is chance; in pictures it is always this one.
_CODE = "K7QZ2-9MWTR-4HXBN-V6EPA-3DSGY-M"


def draw(share: int, tasks: list[Task], folder: Path, templates: Path, place: Path) -> list[str]:
    """Draw the pictures of one share into `folder`; returns a line for each that could not be taken."""
    app = make_application()
    scenes = all_scenes()
    failed = []
    for scene, look, name in tasks:
        stage_of = on_stage(app, scenes[scene].life, ALL_LOOKS[look], templates, place / f"worker{share}")
        try:
            with patch("companion.storage.keys.new_code", return_value=_CODE), _quiet() as said, stage_of as stage:
                scenes[scene].act(stage)
                if not stage.picture().save(str(folder / name)):
                    raise OSError(folder / name)
                # The app keeps what it makes to its owner; a picture is for everyone.
                (folder / name).chmod(0o644)
            failed += [f"{name}: Qt said: {line}" for line in said()]
        except Exception:
            failed.append(f"{name}: {traceback.format_exc()}")
    return failed


@contextmanager
def _quiet() -> Iterator[Callable[[], list[str]]]:
    """Collect what Qt says instead of printing it."""
    said: list[str] = []

    def hear(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if not words.startswith(_HARMLESS):
            said.append(words)

    former = qInstallMessageHandler(hear)
    try:
        yield lambda: said
    finally:
        qInstallMessageHandler(former)
