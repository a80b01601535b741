"""Erasing: all of ours, nothing of anybody else, and an honest word on what stayed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from companion.paths import Paths, find_paths, prepare
from companion.storage import backup, files, protect
from companion.storage.database import Database
from companion.storage.erase import erase
from companion.storage.instance import InstanceLock
from tests.unit.storage.sample import CHEAP, NOW, WORDS, make

SENTINEL = "of somebody else"


@pytest.fixture(params=[False, True], ids=["plain", "encrypted"])
def lived_in(request: pytest.FixtureRequest, tmp_path: Path) -> Paths:
    """A data folder somebody used, with leftovers of crashes, and with things of others in it."""
    before = os.umask(0o077)
    paths = find_paths(tmp_path / "shared")
    prepare(paths)
    os.umask(before)
    make(paths.database)
    key = protect.set_passphrase(paths.database, "first", cost=CHEAP).key if request.param else None
    db = Database.open(paths.database, key)
    for _ in range(2):
        backup.make_backup(db, paths.backups, NOW)
    db.close()
    with InstanceLock(paths.data):
        pass
    for name in ("companion.db-wal", ".unfinished-companion.db-1", "companion.keys.kept-1", "backups/.unfinished-x"):
        (paths.data / name).write_text(WORDS)
    (paths.data / ".unfinished-opened-1").mkdir()
    (paths.data / ".unfinished-opened-1" / "companion.db").write_text(WORDS)
    paths.prefs.write_text(WORDS)
    paths.log.write_text("log")
    (paths.cache / "deep" / "er").mkdir(parents=True)
    (paths.cache / "deep" / "er" / "x").write_text(WORDS)
    (paths.data / "letter.txt").write_text(SENTINEL)
    (paths.backups / "photos").mkdir()
    (paths.backups / "photos" / "a.jpg").write_text(SENTINEL)
    return paths


def test_everything_of_ours_goes_and_nothing_else(lived_in: Paths) -> None:
    outside = lived_in.data.parent / "outside"
    outside.mkdir()
    (outside / "theirs").write_text(SENTINEL)
    (lived_in.cache / "link").symlink_to(outside)
    done = erase(lived_in.data, (lived_in.config, lived_in.cache, lived_in.logs))
    assert done.left == ()
    assert done.removed > 10
    left = sorted(str(found.relative_to(lived_in.data)) for found in lived_in.data.rglob("*") if found.is_file())
    assert left == ["backups/photos/a.jpg", "companion.lock", "letter.txt"]
    assert (outside / "theirs").read_text() == SENTINEL
    assert not any(folder.exists() for folder in (lived_in.config, lived_in.cache, lived_in.logs))
    assert sorted(os.listdir(lived_in.backups)) == ["photos"]


def test_the_key_file_goes_first(lived_in: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[str] = []
    unlink = Path.unlink

    def note(self: Path, missing_ok: bool = False) -> None:
        gone.append(self.name)
        unlink(self, missing_ok)

    had_keys = files.keys_of(lived_in.database).exists()
    monkeypatch.setattr(Path, "unlink", note)
    erase(lived_in.data)
    keys_gone = [place for place, name in enumerate(gone) if name.startswith(files.KEYS)]
    assert keys_gone == list(range(len(keys_gone)))
    assert len(keys_gone) == (4 if had_keys else 1)


def test_what_cannot_be_removed_is_told_and_the_rest_goes(lived_in: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self.name == "companion.keys.kept-1":
            raise PermissionError(13, "held by another program")
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    done = erase(lived_in.data, (lived_in.config,))
    assert done.left == (lived_in.data / "companion.keys.kept-1",)
    assert WORDS not in done.left[0].read_text(), "what stays is written over"
    assert not lived_in.database.exists()
    assert not lived_in.config.exists()


def test_erasing_nothing_is_fine(tmp_path: Path) -> None:
    assert erase(tmp_path / "nowhere", (tmp_path / "nothing",)).removed == 0
