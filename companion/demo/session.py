"""A temporary folder with an invented person's five years, for looking round; nothing in it is kept."""

import shutil
import tempfile
from pathlib import Path

from companion.clock import Clock
from companion.demo.fill import make_demo


class DemoFolder:
    """Makes the folder at once and fills it when asked; `remove` takes it away again."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="companion-demo-"))

    def fill(self, database: Path, clock: Clock) -> None:
        """Write the invented person's file, unless it is there already."""
        if not database.exists():
            make_demo(database, clock.now(), clock.zone())

    def remove(self) -> None:
        """Remove everything, whatever the visitor wrote into it."""
        shutil.rmtree(self.path, ignore_errors=True)
