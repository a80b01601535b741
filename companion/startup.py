"""What makes the start and the unlocking quick, apart from the wiring itself."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.problems import OwnFolder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from companion.paths import Paths

ZONES = "zoneinfo/"


def hold_collection() -> None:
    """No garbage collection until `resume_collection`: at the start everything is new, and nothing of it is garbage."""
    import gc

    gc.disable()


def resume_collection() -> None:
    """Collect again from now on, and leave out what the start made: it stays for as long as the program runs."""
    import gc

    gc.freeze()
    gc.enable()


def bring_in_what_unlocking_needs() -> None:
    """Import, on the worker and while the person types, what deriving the key and showing Today will ask for."""

    import companion.services.checkins
    import companion.services.counter
    import companion.services.settings
    import companion.services.today
    import companion.storage.protect
    import companion.ui.shell.host
    import companion.ui.shell.sidebar
    import companion.ui.today.screen  # noqa: F401


def keep_out_of(app: "QApplication", paths: "Paths") -> None:
    """Have no file a person saves or prints go into the program's own folders, where it could replace theirs."""
    from companion.ui.widgets.places import keep_out

    def refuse(target: Path) -> None:
        from companion.storage import files

        files.refuse_own(target, *paths.folders)

    def choose_again(parent: "QWidget", problem: OwnFolder) -> bool:
        # The sheet that says so comes in with the first such choice, and not with the start.
        from companion.ui.problems import choose_again

        return choose_again(parent, problem)

    keep_out(app, refuse, choose_again)


def zone_name() -> str:
    """The IANA name of the zone this computer is in.

    On Linux the link of the system says it for the price of one call; elsewhere, and where the link is something else,
    Qt knows, after a few milliseconds the first time.
    """
    if not os.environ.get("TZ"):
        try:
            _before, link, name = os.readlink("/etc/localtime").partition(ZONES)
        except OSError:
            link = name = ""
        if link and name:
            return name
    from PySide6.QtCore import QTimeZone

    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii") or "UTC"
