"""What a computer is given so that a program starts with the session: a text for each kind of system, and its reading.

Nothing personal stands in it: the program, and the folder where one was chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from companion.domain.value import Value


class System(StrEnum):
    """Which way a computer has: a file of the desktop, a value of the Windows registry, or an agent of macOS."""

    DESKTOP = "desktop"
    WINDOWS = "windows"
    MAC = "mac"


class State(StrEnum):
    """Whether the program starts with the session, as the computer has it; ELSEWHERE where another one would start."""

    OFF = "off"
    ON = "on"
    ELSEWHERE = "elsewhere"


class Entry(Value):
    """What stands there: the command in the system's own words, and whether it is to be followed."""

    command: str
    followed: bool = True


def text(system: System, words: Sequence[str], name: str) -> str:
    """What is written so that a command, given as its words, is run when the session begins."""
    if system is System.WINDOWS:
        return command(system, words)
    if system is System.MAC:
        import plistlib

        agent = {"Label": name, "ProgramArguments": list(words), "RunAtLoad": True, "ProcessType": "Interactive"}
        return plistlib.dumps(agent).decode("utf-8")
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.5",
        "Name=Companion",
        f"Exec={command(system, words)}",
        "Icon=companion",
        "Terminal=false",
        "StartupNotify=false",
    )
    return "\n".join(lines) + "\n"


def command(system: System, words: Sequence[str]) -> str:
    """A command as a system writes it."""
    if system is System.MAC:
        return "\n".join(words)
    return " ".join(_of_windows(word) if system is System.WINDOWS else _of_desktop(word) for word in words)


def read(system: System, written: str) -> Entry:
    """What a text says that stands there, as a person or the system itself may have changed it since."""
    if system is System.WINDOWS:
        return Entry(written)
    if system is System.MAC:
        return _agent(written)
    known = _own_lines(written)
    # A desktop's own settings switch an entry off by a line of theirs and leave the file.
    off = known.get("Hidden") == "true" or known.get("X-GNOME-Autostart-enabled") == "false"
    return Entry(known.get("Exec", ""), not off)


def state(system: System, written: str | None, words: Sequence[str]) -> State:
    """How it stands with what is written there, None for nothing, and the command that should be run."""
    entry = None if written is None else read(system, written)
    if entry is None or not entry.followed:
        return State.OFF
    return State.ON if entry.command == command(system, words) else State.ELSEWHERE


def _agent(written: str) -> Entry:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        agent = plistlib.loads(written.encode("utf-8"))
    except (plistlib.InvalidFileException, ExpatError, ValueError):
        return Entry("")
    if not isinstance(agent, dict) or not isinstance(agent.get("ProgramArguments"), list):
        return Entry("")
    followed = agent.get("RunAtLoad") is True and not agent.get("Disabled")
    return Entry(command(System.MAC, [str(word) for word in agent["ProgramArguments"]]), followed)


def _own_lines(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    inside = False
    for line in written.splitlines():
        if line.startswith("["):
            inside = line.strip() == "[Desktop Entry]"
        elif inside and not line.startswith("#"):
            name, _sign, value = line.partition("=")
            found.setdefault(name.strip(), value.strip())
    return found


def _of_desktop(word: str) -> str:
    # Quoted twice over: for the command line of the entry, and for a text in a file of this kind.
    for sign in '\\"`$':
        word = word.replace(sign, f"\\{sign}")
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def _of_windows(word: str) -> str:
    # A quote cannot be in a path there; a folder's last backslash would hide the quote that ends it.
    ending = len(word) - len(word.rstrip("\\"))
    return f'"{word}{ending * chr(92)}"'
