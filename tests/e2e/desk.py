"""A desk of its own for the real program: a display, a session bus, assistive technology, and hands on the keyboard."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READER = Path(__file__).with_name("atspi_reader.py")
#: The interpreter that has Debian's pyatspi; ours has not.
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 30.0


class NotSeen(AssertionError):
    """What was waited for did not come."""


def wait_for(look: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Look again and again until it is so.

    Raises:
        NotSeen: it was not so in time.
    """
    end = time.monotonic() + patience
    while not look():
        if time.monotonic() > end:
            raise NotSeen(what)
        time.sleep(0.05)


@dataclass(frozen=True)
class Node:
    """One thing a screen reader would find: its role, name, description, states and text."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    text: str
    depth: int


@dataclass
class Desk:
    """A display with a session bus; programs are started on it and typed into."""

    display: str
    env: dict[str, str]
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(
        self, data: Path | None, *words: str, wrap: Sequence[str] = (), env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start the real program on a data folder, under a wrapper such as a tracer if one is given."""
        where = ("--data-dir", str(data)) if data is not None else ()
        child = subprocess.Popen(
            [*wrap, sys.executable, "-m", "companion", *where, *words],
            cwd=ROOT,
            env={**self.env, **(env or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        self.children.append(child)
        return child

    def take_keyboard(self) -> None:
        """Give the keyboard to the window once it is there; a bare display has no window manager to do so."""
        look = ["xdotool", "search", "--onlyvisible", "--class", "companion"]

        def there() -> bool:
            found = subprocess.run(look, env=self.env, check=False, capture_output=True, text=True, timeout=30)
            windows = found.stdout.split()
            # A window found may not be viewable yet, or be gone again (the program's first, before its place is
            # known): the display then refuses the keyboard, and what stands there is looked for anew.
            return bool(windows) and self._can("windowfocus", "--sync", windows[-1])

        wait_for(there, "no window came up")

    def key(self, *keys: str) -> None:
        """Press keys, named as xdotool names them (Return, Tab, ctrl+l)."""
        self._do("key", "--clearmodifiers", "--delay", "15", *keys)

    def type(self, words: str) -> None:
        """Type words, a key at a time."""
        self._do("type", "--clearmodifiers", "--delay", "15", words)

    def _can(self, *words: str) -> bool:
        return (
            subprocess.run(["xdotool", *words], env=self.env, check=False, capture_output=True, timeout=60).returncode
            == 0
        )

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.env, check=True, capture_output=True, timeout=60)

    def tree(self, *words: str) -> tuple[Node, ...]:
        """Everything a screen reader finds in Companion now; with the word `focused`, what has the keyboard."""
        done = subprocess.run(
            [SYSTEM_PYTHON, str(READER), *words], env=self.env, check=True, capture_output=True, timeout=60, text=True
        )
        return tuple(
            Node(row["role"], row["name"], row["description"], frozenset(row["states"]), row["text"], row["depth"])
            for row in json.loads(done.stdout)
        )

    def says(self, words: str) -> bool:
        """Whether these words are shown or would be read out, anywhere in the window."""
        return any(words in part for node in self.tree() for part in (node.name, node.text, node.description))

    def wait_says(self, words: str, patience: float = PATIENCE) -> None:
        """Wait until the window says this."""
        wait_for(lambda: self.says(words), f"the window never said {words!r}", patience)

    def focused(self) -> Node | None:
        """What has the keyboard."""
        # A page that hands its focus to a part of it counts as focused too: the innermost is what has the keys.
        found = [
            node for node in self.tree("focused") if "focused" in node.states and node.role not in ("frame", "filler")
        ]
        return max(found, key=lambda node: node.depth, default=None)

    def tab_to(self, name: str, *, role: str = "", most: int = 60) -> Node:
        """Press Tab until the part with this name (or part of a name) has the keyboard.

        Raises:
            NotSeen: Tab went round without meeting it.
        """
        node = self.focused()
        for _ in range(most):
            if node is not None and name in node.name and (role in node.role or node.role == "check box"):
                return node
            self.key("Tab")
            node = self._moved_from(node)
        raise NotSeen(f"Tab never reached {name!r}")

    def _moved_from(self, before: Node | None) -> Node | None:
        """What has the keyboard once it is told to be elsewhere: on a busy machine the bus lags behind the keys."""
        end = time.monotonic() + 1.0
        while (node := self.focused()) == before and time.monotonic() < end:
            time.sleep(0.02)
        return node

    def press(self, name: str) -> None:
        """Go to a button by Tab and press it."""
        self.tab_to(name, role="button")
        self.key("space")

    def skip_first_run(self) -> None:
        """Go through the first run giving nothing: Enter, and again."""
        for number in range(1, 8):
            self.wait_says(f"Step {number} of 7")
            self.key("Return")

    def first_run(self, *, name: str, person: str, number: str, place: str, reason: str, passphrase: str) -> None:
        """Go through the first run by keyboard alone, giving everything, and counting from today."""
        self.wait_says("Step 1 of 7")
        self.key("Return")
        self.wait_says("Step 2 of 7")
        self.tab_to("What may Companion call you")
        self.type(name)
        self.key("Return")
        self.wait_says("Step 3 of 7")
        self.tab_to("Their name")
        self.type(person)
        self.key("Tab")
        self.type(number)
        self.key("Return")
        self.wait_says("Step 4 of 7")
        self.key("space")
        self.tab_to("Where is it kept")
        self.type(place)
        self.key("Return")
        self.wait_says("Step 5 of 7")
        self.type(reason)
        self.key("Return")
        self.wait_says("Step 6 of 7")
        self.tab_to("New passphrase")
        self.type(passphrase)
        self.key("Tab")
        self.type(passphrase)
        self.key("Return")
        self.wait_says("Your recovery code")
        self.press("I have it")
        self.wait_says("Step 7 of 7")
        self.tab_to("Not yet")
        self.key("Down")
        self.press("Go to Today")

    def picture(self, path: Path) -> None:
        """Keep a picture of the display, for whoever reads the failure."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=False, timeout=30)

    def stop(self, child: subprocess.Popen[bytes]) -> int:
        """Close a program as a person does, by its own key; returns its exit code."""
        self.key("ctrl+q")
        return child.wait(timeout=PATIENCE)


def _first_line(stream: int) -> str:
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(stream, 1)
        if not byte:
            break
        line += byte
    return line.decode().strip()


@contextmanager
def a_desk(width: int = 1280, height: int = 860) -> Iterator[Desk]:
    """A display, a session bus and the accessibility bus, all gone at the end."""
    reading, writing = os.pipe()
    # Without -noreset the display begins anew when its last window goes, and turns away whoever comes at that moment.
    size = f"{width}x{height}x24"
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    display = f":{_first_line(reading)}"
    os.close(reading)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert bus.stdout is not None
    address = _first_line(bus.stdout.fileno())
    env = {
        **os.environ,
        "DISPLAY": display,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LANG": "en_GB.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
    }
    env.pop("NO_AT_BRIDGE", None)
    launcher = subprocess.Popen(
        ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    desk = Desk(display, env)
    try:
        yield desk
    finally:
        for child in (*desk.children, launcher, bus, screen):
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
                try:
                    child.wait(timeout=5)
                except subprocess.TimeoutExpired:
                    child.kill()
                    child.wait()
            for stream in (child.stdout, child.stderr):
                if stream is not None:
                    stream.close()
