"""Starting with the session: written where the system looks for it, read from there, and taken away without a trace.

Each data folder has an entry of its own, which carries the folder where it is not the usual one.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from companion.domain.autostart import State, System, state, text
from companion.domain.problems import StartNotSet

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
#: Where the system's own list of such programs keeps what was switched off in it.
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_LABEL = "companion"


class Place(Protocol):
    """Where one entry stands. Errors of the system go through."""

    @property
    def where(self) -> Path:
        """What to name where it cannot be written."""

    def read(self) -> str | None:
        """What stands there and is followed; None where nothing does."""

    def write(self, words: str) -> None:
        """Have this stand there, and be followed."""

    def remove(self) -> None:
        """Have nothing stand there."""


class FilePlace:
    """A file: of the desktop's folder for such, or an agent of macOS."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def where(self) -> Path:
        """The file."""
        return self._path

    def read(self) -> str | None:
        """What is in the file; None where there is none."""
        try:
            return self._path.read_text("utf-8", errors="replace")
        except FileNotFoundError:
            return None

    def write(self, words: str) -> None:
        """Write the file whole, in place of what there is."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self._path.with_name(self._path.name + ".new")
        try:
            beside.write_text(words, "utf-8")
            os.replace(beside, self._path)
        except OSError:
            # A disk that is full leaves an empty one behind.
            beside.unlink(missing_ok=True)
            raise

    def remove(self) -> None:
        """Remove the file."""
        self._path.unlink(missing_ok=True)


class RegistryPlace:
    """A value of the person's own part of the Windows registry; `registry` is the module `winreg`, or one like it."""

    def __init__(self, name: str, registry: Any) -> None:
        self._name, self._registry = name, registry

    @property
    def where(self) -> Path:
        """The key, as a path is written there."""
        return Path(_RUN)

    def read(self) -> str | None:
        """The command; None where there is none, or it was switched off in the list of the system."""
        approved = self._value(_APPROVED)
        if isinstance(approved, bytes) and approved and approved[0] % 2:
            return None
        value = self._value(_RUN)
        return value if isinstance(value, str) else None

    def write(self, words: str) -> None:
        """Set the command, and take back that it was switched off."""
        registry = self._registry
        with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN) as key:
            registry.SetValueEx(key, self._name, 0, registry.REG_SZ, words)
        self._delete(_APPROVED)

    def remove(self) -> None:
        """Take the command away, and what the list of the system keeps of it."""
        self._delete(_RUN)
        self._delete(_APPROVED)

    def _value(self, folder: str) -> object:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, folder) as key:
                return registry.QueryValueEx(key, self._name)[0]
        except FileNotFoundError:
            return None

    def _delete(self, folder: str) -> None:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, folder, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, self._name)
        except FileNotFoundError:
            return


class Autostart:
    """Turns it on and off and says how it stands, which nothing of ours keeps: the system alone knows."""

    def __init__(self, system: System, place: Place, words: Sequence[str], name: str) -> None:
        self._system, self._place, self._words, self._name = system, place, words, name

    def state(self) -> State:
        """How it stands; OFF where it cannot be looked up."""
        try:
            return state(self._system, self._place.read(), self._words)
        except OSError:
            return State.OFF

    def turn_on(self) -> None:
        """Have it start with the session. StartNotSet."""
        try:
            self._place.write(text(self._system, self._words, self._name))
        except OSError as error:
            raise StartNotSet(self._place.where) from error

    def turn_off(self) -> None:
        """Have it start no more. StartNotSet."""
        try:
            self._place.remove()
        except OSError as error:
            raise StartNotSet(self._place.where) from error

    def mend(self) -> bool:
        """Where the program of this folder has moved since, have the one that runs now start; whether it does now.

        Nobody asked for it: what cannot be written now is told in the settings, and mended another time.
        """
        if self.state() is not State.ELSEWHERE:
            return False
        try:
            self.turn_on()
        except StartNotSet:
            return False
        return True


def for_this_computer(data_dir: Path | None) -> Autostart:
    """The entry of a data folder, None for the usual one, on the system this runs on."""
    name = _LABEL if data_dir is None else f"{_LABEL}-{hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:12]}"
    words = own_words(data_dir)
    if sys.platform == "win32":
        import winreg

        return Autostart(System.WINDOWS, RegistryPlace(name, winreg), words, name)
    if sys.platform == "darwin":
        agents = Path.home() / "Library" / "LaunchAgents"
        return Autostart(System.MAC, FilePlace(agents / f"{name}.plist"), words, name)
    return Autostart(System.DESKTOP, FilePlace(desktop_folder() / f"{name}.desktop"), words, name)


def desktop_folder() -> Path:
    """Where desktops look for what starts with the session; a relative path in the environment is none."""
    named = Path(os.environ.get("XDG_CONFIG_HOME") or "~")
    return (named if named.is_absolute() else Path.home() / ".config") / "autostart"


def own_words(data_dir: Path | None) -> tuple[str, ...]:
    """The command that starts this very program in the background."""
    python = Path(sys.executable)
    # Without it an empty console would open beside the window.
    windowed = python.with_name("pythonw.exe")
    start = str(windowed if windowed.exists() else python)
    tree = Path(__file__).resolve().parents[2] / "run.py"
    if getattr(sys, "frozen", False):
        program: tuple[str, ...] = (str(python),)
    elif tree.exists():
        program = (start, str(tree))
    else:
        program = (start, "-P", "-m", "companion")
    folder = () if data_dir is None else ("--data-dir", str(data_dir))
    return (*program, "--in-background", *folder)
