"""Memory that a start has freed goes back to the system, where the C library can be told so."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from companion.memory import give_back_unused


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the C library was asked to keep, each time it was asked, on a Linux with the GNU one."""
    found: list[int] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=found.append))
    return found


def test_the_gnu_library_is_asked_to_keep_nothing(asked: list[int]) -> None:
    give_back_unused()
    assert asked == [0]


def test_a_c_library_that_cannot_be_asked_is_left_alone(asked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())
    give_back_unused()
    assert asked == []


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_are_left_alone(asked: list[int], monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    give_back_unused()
    assert asked == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no list of their own pages")
def test_memory_freed_below_what_is_still_in_use_goes_back() -> None:
    def resident() -> int:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[1])

    library = ctypes.CDLL(None)
    if not hasattr(library, "malloc_trim"):
        pytest.skip("this is not the GNU C library")
    library.malloc.restype = ctypes.c_void_p
    # Too small to be given a region of their own, and together many megabytes below the one that stays.
    pieces = [library.malloc(60_000) for _ in range(400)]
    for piece in pieces:
        ctypes.memset(piece, 1, 60_000)
    last = library.malloc(60_000)
    for piece in pieces:
        library.free(ctypes.c_void_p(piece))
    before = resident()
    give_back_unused()
    after = resident()
    library.free(ctypes.c_void_p(last))
    assert before - after > 400 * 60_000 // 4096 // 2
