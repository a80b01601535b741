"""A temporary folder with an invented person's file, for looking round; nothing in it is kept."""

import shutil
import tempfile
from pathlib import Path

from companion.clock import Clock
from companion.demo.fill import make_demo


class DemoFolder:
    """Makes the folder at once and fills it when asked; `remove` takes it away again.

    What is in it is five years of a person's, or the months of someone who loves one (`family`).
    """

    def __init__(self, *, family: bool = False) -> None:
        self._family = family
        self.path = Path(tempfile.mkdtemp(prefix="companion-demo-"))

    def fill(self, database: Path, clock: Clock) -> None:
        """Write the invented person's file, unless it is there already."""
        if database.exists():
            return
        if self._family:
            from companion.demo.family import make_family_demo

            make_family_demo(database, clock)
        else:
            make_demo(database, clock.now(), clock.zone())

    def remove(self) -> None:
        """Remove everything, whatever the visitor wrote into it."""
        shutil.rmtree(self.path, ignore_errors=True)
