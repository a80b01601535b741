"""Preferences: kept whole, never in anyone's way."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.value import part_names
from companion.prefs import Prefs, PrefsStore, parse_prefs, prefs_text


def test_what_is_changed_is_there_after_a_restart(tmp_path: Path) -> None:
    PrefsStore(tmp_path / "p.json").change(appearance="dark", text_size=150, window=(1, 2, 3, 4, 0))
    again = PrefsStore(tmp_path / "p.json").now
    assert (again.appearance, again.text_size, again.window) == ("dark", 150, (1, 2, 3, 4, 0))


def test_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text(json.dumps({"appearance": "dark", "colour_of_tomorrow": [1, 2]}), encoding="utf-8")
    PrefsStore(path).change(text_size=115)
    assert json.loads(path.read_text(encoding="utf-8"))["colour_of_tomorrow"] == [1, 2]


@pytest.mark.parametrize("text", ["", "{", "[]", "nonsense", "\x00\x01"])
def test_a_damaged_file_is_set_aside_and_the_defaults_serve(tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.json"
    path.write_text(text, encoding="utf-8")
    assert PrefsStore(path).now == Prefs()
    assert (tmp_path / "p.damaged.json").read_text(encoding="utf-8") == text


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers())))
def test_any_json_object_gives_preferences_in_range(raw: dict[str, object]) -> None:
    prefs = parse_prefs(json.dumps(raw))
    assert 100 <= prefs.text_size <= 200
    assert 0 <= prefs.idle_lock_minutes <= 24 * 60
    assert parse_prefs(prefs_text(prefs)) == prefs


NUMBERS = st.integers() | st.integers(-(10**30), 10**30) | st.floats()
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)
NAMES = list(part_names(Prefs))


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, ANYTHING) | {"window": st.lists(NUMBERS) | ANYTHING}))
def test_no_damaged_value_is_beyond_what_a_window_takes(raw: dict[str, object]) -> None:
    prefs = parse_prefs(json.dumps(raw))
    assert 100 <= prefs.text_size <= 200
    assert 0 <= prefs.idle_lock_minutes <= 24 * 60
    assert 0 <= prefs.first_run_step <= 1000
    assert all(type(getattr(prefs, name)) is type(getattr(Prefs(), name)) for name in NAMES)
    if prefs.window:
        x, y, width, height, maximised = prefs.window
        assert max(abs(x), abs(y)) <= 100_000
        assert min(width, height) >= 1
        assert max(width, height) <= 20_000
        assert maximised in (0, 1)


@given(st.tuples(*(st.integers(*ends) for ends in ((-100_000, 100_000),) * 2 + ((1, 20_000),) * 2 + ((0, 1),))))
def test_a_place_a_window_can_have_is_kept(place: tuple[int, ...]) -> None:
    assert parse_prefs(json.dumps({"window": list(place)})).window == place


@pytest.mark.parametrize("number", [2**31, -(2**31) - 1, 2**63, 10**400])
@pytest.mark.parametrize("spot", range(5))
def test_one_damaged_number_of_the_place_leaves_the_window_where_it_always_opens(number: int, spot: int) -> None:
    place = [10, 10, 800, 600, 0]
    place[spot] = number
    assert parse_prefs(json.dumps({"appearance": "dark", "window": place})) == Prefs(appearance="dark")


@pytest.mark.parametrize("text", ['{"text_size": ' + "9" * 5000 + "}", '{"a": ' + "[" * 200_000 + "}"])
def test_what_no_reader_takes_counts_as_damaged(tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.json"
    path.write_text(text, encoding="utf-8")
    assert PrefsStore(path).now == Prefs()


def test_a_value_of_the_wrong_kind_falls_back_to_its_default() -> None:
    prefs = parse_prefs(json.dumps({"text_size": "large", "motion": 1, "window": [1, "x", 3, 4, 5]}))
    assert (prefs.text_size, prefs.motion, prefs.window) == (100, True, ())


def test_listeners_hear_old_and_new_and_only_of_changes(tmp_path: Path) -> None:
    store = PrefsStore(tmp_path / "p.json")
    heard: list[tuple[str, str]] = []
    store.listen(lambda old, new: heard.append((old.appearance, new.appearance)))
    store.change(appearance="dark")
    store.change(appearance="dark")
    assert heard == [("system", "dark")]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a folder this user may not write")
def test_a_folder_that_cannot_be_written_keeps_the_change_for_now(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    store = PrefsStore(tmp_path / "p.json")
    store.change(appearance="dark")
    assert store.now.appearance == "dark"
    assert not store.kept
    tmp_path.chmod(0o700)


def test_a_place_that_is_no_folder_keeps_the_change_for_now(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    store = PrefsStore(blocked / "p.json")
    store.change(appearance="dark")
    assert store.now.appearance == "dark"
    assert not store.kept


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_their_owner_may_read_them(tmp_path: Path) -> None:
    PrefsStore(tmp_path / "p.json").change(appearance="dark")
    assert stat.S_IMODE((tmp_path / "p.json").stat().st_mode) == 0o600
