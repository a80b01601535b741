"""The running program opens no socket but those of the display, the session bus and the accessibility bus."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.e2e.desk import Desk

pytestmark = pytest.mark.e2e

_CONNECT = re.compile(r"connect\(\d+, \{sa_family=(AF_\w+)(?:, sun_path=(@?\"[^\"]*\"))?")
_SOCKET = re.compile(r"socket\((AF_\w+),")
_LISTEN = re.compile(r"bind\(\d+, \{sa_family=(AF_\w+)(?:, sun_path=(@?\"[^\"]*\"))?")
#: Display server, session bus, accessibility bus, the system's name service cache, and our own "come forward"
#: socket, which Qt binds under a temporary name and renames.
_ALLOWED = re.compile(r"X11-unix|/dbus-|dbus/|at-spi|/bus\b|companion-[0-9a-f]{24}|/nscd/|^@|/\.[A-Za-z0-9]{6}/s$")


def test_a_visit_of_every_screen_opens_no_network_socket(desk: Desk, tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("no tracer here")
    trace = tmp_path / "trace"
    child = desk.start(
        tmp_path / "data", wrap=("strace", "-f", "-e", "trace=socket,connect,bind,sendto", "-o", str(trace))
    )
    desk.take_keyboard()
    desk.wait_says("Companion", patience=90)
    desk.key("F1")
    desk.wait_says("You are not alone in this", patience=60)
    desk.key("Escape")
    desk.skip_first_run()
    desk.wait_says("How are you right now?", patience=60)
    for key, words in (
        ("ctrl+2", "Search your journal"),
        ("ctrl+4", "Safety first"),
        ("ctrl+5", "People"),
        ("ctrl+comma", "Appearance"),
    ):
        desk.key(key)
        desk.wait_says(words, patience=60)
    assert desk.stop(child) == 0
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    families = {found[1] for line in lines if (found := _SOCKET.search(line))}
    assert families, "the tracer saw nothing"
    assert families <= {"AF_UNIX", "AF_LOCAL", "AF_NETLINK"}, families
    strangers = {
        (found[1], found[2])
        for line in lines
        for found in (_CONNECT.search(line), _LISTEN.search(line))
        if found and found[1] != "AF_NETLINK" and not _ALLOWED.search((found[2] or "").strip('"'))
    }
    assert strangers == set()
