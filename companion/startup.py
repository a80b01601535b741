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
    """No garbage collection until `collect_when_idle`: at the start everything is new, and nothing of it is garbage."""
    import gc

    gc.disable()


def collect_when_idle() -> None:
    """From now on collect whenever the window's thread has nothing left to do, and leave out what the start made.

    Python would collect wherever its count is full: on the worker, where no widget may be touched, and in the midst of
    painting. A collection comes as often as Python's own limits say, and costs nothing while nothing happens.
    """
    import gc

    from PySide6.QtCore import QAbstractEventDispatcher

    gc.freeze()
    QAbstractEventDispatcher.instance().aboutToBlock.connect(collect_if_due)


def collect_if_due() -> None:
    """Collect what is young, and what is older as often as Python would; nothing below its limits."""
    import gc

    limits, (young, middle, old) = gc.get_threshold(), gc.get_count()
    if young > limits[0]:
        gc.collect(2 if old > limits[2] else 1 if middle > limits[1] else 0)


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


def keep_traces_in(folder: Path) -> None:
    """Have what Qt itself remembers, such as the folders its own file window showed, stay in a folder of ours.

    There it is erased with everything else. Where the system has a file window, and settings, of its own, it is asked
    for neither.
    """
    from PySide6.QtCore import QSettings

    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


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
