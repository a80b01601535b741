"""Starting with the session: written, read and taken away in every system's own way, on any system."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from companion.domain.autostart import State, System
from companion.domain.problems import StartNotSet
from companion.services.autostart import (
    Autostart,
    FilePlace,
    Place,
    RegistryPlace,
    desktop_folder,
    for_this_computer,
    own_words,
)

WORDS = ("/usr/bin/companion", "--in-background")
MOVED = ("/usr/local/bin/companion", "--in-background")
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Registry:
    """As much of `winreg` as is used, over a dictionary."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = "user", 2, 1

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, object]] = {RUN: {"Other": "other.exe"}}
        self.closed = False

    @contextmanager
    def OpenKey(self, _root: str, name: str, _zero: int = 0, _access: int = 1) -> Iterator[str]:
        if name not in self.keys:
            raise FileNotFoundError(name)
        yield name

    @contextmanager
    def CreateKey(self, _root: str, name: str) -> Iterator[str]:
        if self.closed:
            raise PermissionError(name)
        self.keys.setdefault(name, {})
        yield name

    def QueryValueEx(self, key: str, name: str) -> tuple[object, int]:
        if name not in self.keys[key]:
            raise FileNotFoundError(name)
        return self.keys[key][name], self.REG_SZ

    def SetValueEx(self, key: str, name: str, _zero: int, _kind: int, value: object) -> None:
        self.keys[key][name] = value

    def DeleteValue(self, key: str, name: str) -> None:
        if name not in self.keys[key]:
            raise FileNotFoundError(name)
        del self.keys[key][name]


@pytest.fixture
def registry() -> Registry:
    return Registry()


@pytest.fixture(params=list(System))
def one(request: pytest.FixtureRequest, tmp_path: Path, registry: Registry) -> tuple[System, Place]:
    """Each system's way in turn."""
    system = System(request.param)
    if system is System.WINDOWS:
        return system, RegistryPlace("companion", registry)
    ending = "plist" if system is System.MAC else "desktop"
    return system, FilePlace(tmp_path / "not there yet" / f"companion.{ending}")


def test_it_is_off_until_turned_on_and_leaves_nothing_when_turned_off(one: tuple[System, Place]) -> None:
    autostart = Autostart(*one, WORDS, "companion")
    assert autostart.state() is State.OFF
    autostart.turn_off()
    autostart.turn_on()
    autostart.turn_on()
    assert autostart.state() is State.ON
    autostart.turn_off()
    assert (autostart.state(), one[1].read()) == (State.OFF, None)


def test_a_program_that_moved_is_said_and_mended(one: tuple[System, Place]) -> None:
    Autostart(*one, WORDS, "companion").turn_on()
    now = Autostart(*one, MOVED, "companion")
    assert now.state() is State.ELSEWHERE
    assert now.mend()
    assert now.state() is State.ON
    assert not now.mend()


def test_nothing_is_mended_that_is_off(one: tuple[System, Place]) -> None:
    autostart = Autostart(*one, WORDS, "companion")
    assert not autostart.mend()
    assert autostart.state() is State.OFF


def test_what_was_switched_off_in_the_list_of_windows_is_off_until_switched_on_here(registry: Registry) -> None:
    autostart = Autostart(System.WINDOWS, RegistryPlace("companion", registry), WORDS, "companion")
    autostart.turn_on()
    registry.keys[APPROVED] = {"companion": bytes([3, 0, 0, 0]), "Other": bytes([2])}
    assert autostart.state() is State.OFF
    assert not Autostart(System.WINDOWS, RegistryPlace("companion", registry), MOVED, "companion").mend()
    autostart.turn_on()
    assert autostart.state() is State.ON
    registry.keys[APPROVED]["companion"] = bytes([2, 0])
    assert autostart.state() is State.ON
    autostart.turn_off()
    assert registry.keys == {RUN: {"Other": "other.exe"}, APPROVED: {"Other": bytes([2])}}


def test_a_registry_that_takes_nothing_is_a_known_problem(registry: Registry) -> None:
    registry.closed = True
    with pytest.raises(StartNotSet):
        Autostart(System.WINDOWS, RegistryPlace("companion", registry), WORDS, "companion").turn_on()


def test_a_place_that_cannot_be_written_is_a_known_problem_and_stays_as_it_is(tmp_path: Path) -> None:
    taken = tmp_path / "autostart"
    taken.write_text("somebody's file")
    autostart = Autostart(System.DESKTOP, FilePlace(taken / "companion.desktop"), WORDS, "companion")
    with pytest.raises(StartNotSet):
        autostart.turn_on()
    with pytest.raises(StartNotSet):
        autostart.turn_off()
    assert (autostart.state(), autostart.mend()) == (State.OFF, False)
    assert taken.read_text() == "somebody's file"


def test_a_full_disk_leaves_the_former_entry_and_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = FilePlace(tmp_path / "companion.desktop")
    Autostart(System.DESKTOP, place, WORDS, "companion").turn_on()
    moved = Autostart(System.DESKTOP, place, MOVED, "companion")

    def full(*_given: object) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(StartNotSet):
        moved.turn_on()
    assert not moved.mend()
    assert moved.state() is State.ELSEWHERE
    assert [path.name for path in tmp_path.iterdir()] == ["companion.desktop"]


def test_each_data_folder_has_an_entry_of_its_own_which_carries_it(tmp_path: Path) -> None:
    usual, stick = for_this_computer(None), for_this_computer(tmp_path / "stick")
    stick.turn_on()
    assert (usual.state(), stick.state()) == (State.OFF, State.ON)
    usual.turn_on()
    stick.turn_off()
    assert usual.state() is State.ON
    assert own_words(tmp_path)[-2:] == ("--data-dir", str(tmp_path))
    assert "--in-background" in own_words(None)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these keep it elsewhere")
def test_the_desktops_folder_is_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert desktop_folder() == tmp_path / "config" / "autostart"
    for_this_computer(None).turn_on()
    assert [path.name for path in desktop_folder().iterdir()] == ["companion.desktop"]
    monkeypatch.setenv("XDG_CONFIG_HOME", "not/absolute")
    assert desktop_folder() == Path.home() / ".config" / "autostart"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert desktop_folder() == Path.home() / ".config" / "autostart"


def test_a_frozen_program_starts_itself_and_one_of_a_tree_by_its_own_script(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(own_words(None)[1]).name == "run.py"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_words(None) == (sys.executable, "--in-background")
