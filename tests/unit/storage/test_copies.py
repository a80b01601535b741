"""Saved copies: there and back, and hostile ones refused."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.domain.problems import BackupDamaged, BackupMissing
from companion.storage import backup, files, protect
from companion.storage.copies import opened_copy, save_copy
from companion.storage.database import Database
from companion.storage.restore import restore
from tests.unit.storage.sample import CHEAP, NOW, WORDS, files_holding, make, titles

PAGES = ["Page 0", "Page 1", "Page 2"]


@pytest.fixture(params=[False, True], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest, path: Path) -> bytes | None:
    """A file at `path`, of both kinds."""
    make(path)
    return protect.set_passphrase(path, "first", cost=CHEAP).key if request.param else None


@pytest.fixture
def saved(path: Path, key: bytes | None, tmp_path: Path) -> Path:
    """Its saved copy."""
    db = Database.open(path, key)
    target = tmp_path / "stick" / "copy.zip"
    target.parent.mkdir()
    told: list[float] = []
    save_copy(db, target, NOW, progress=told.append)
    db.close()
    assert told == sorted(told)
    assert told[-1] == 1.0
    return target


def test_a_saved_copy_brings_everything_to_another_computer(
    saved: Path, path: Path, key: bytes | None, tmp_path: Path
) -> None:
    assert os.listdir(saved.parent) == ["copy.zip"]
    assert set(os.listdir(path.parent)) <= {"companion.db", "companion.keys"}
    other = tmp_path / "other" / files.DATABASE
    with opened_copy(saved, other.parent) as found:
        assert found.encrypted == (key is not None)
        database = found.folder / files.DATABASE
        found_key = protect.unlock_with_passphrase(database, "first", cost=CHEAP) if found.encrypted else None
        assert found_key == key
        assert backup.look_inside(found, found_key).entries == 3
        restore(found, other, NOW, key=None, backup_key=found_key)
    assert titles(other, key) == PAGES
    assert not [name for name in os.listdir(other.parent) if name.startswith(files.UNFINISHED)]


def test_an_encrypted_copy_does_not_betray_a_word(saved: Path, key: bytes | None) -> None:
    assert (files_holding(saved.parent, WORDS) == []) or key is None
    assert saved.stat().st_mode & 0o077 == 0


def test_looking_at_a_copy_and_leaving_it_leaves_nothing(saved: Path, tmp_path: Path) -> None:
    with opened_copy(saved, tmp_path / "other"):
        assert os.listdir(tmp_path / "other") != []
    assert os.listdir(tmp_path / "other") == []


def test_an_older_copy_of_the_same_name_is_replaced_whole(saved: Path, path: Path, key: bytes | None) -> None:
    before = saved.read_bytes()
    db = Database.open(path, key)
    save_copy(db, saved, NOW.replace(hour=11))
    db.close()
    assert saved.read_bytes() != before
    assert os.listdir(saved.parent) == ["copy.zip"]


def rebuilt(saved: Path, change: Callable[[zipfile.ZipFile, dict[str, bytes]], None]) -> Path:
    """A zip as `change` makes it, given the contents of the saved one."""
    with zipfile.ZipFile(saved) as bundle:
        contents = {name: bundle.read(name) for name in bundle.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bundle:
        change(bundle, contents)
    target = saved.with_name("hostile.zip")
    target.write_bytes(made.getvalue())
    return target


def write_all(bundle: zipfile.ZipFile, contents: dict[str, bytes]) -> None:
    for name, content in contents.items():
        bundle.writestr(name, content)


def with_stranger(name: str) -> Callable[[zipfile.ZipFile, dict[str, bytes]], None]:
    def change(bundle: zipfile.ZipFile, contents: dict[str, bytes]) -> None:
        write_all(bundle, contents)
        bundle.writestr(name, b"x")

    return change


def with_link(bundle: zipfile.ZipFile, contents: dict[str, bytes]) -> None:
    contents.pop(files.MANIFEST)
    write_all(bundle, contents)
    link = zipfile.ZipInfo(files.MANIFEST)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    bundle.writestr(link, "/etc/passwd")


def with_huge_manifest(bundle: zipfile.ZipFile, contents: dict[str, bytes]) -> None:
    write_all(bundle, contents | {files.MANIFEST: b" " * 10_000_000 + contents[files.MANIFEST]})


def without_manifest(bundle: zipfile.ZipFile, contents: dict[str, bytes]) -> None:
    contents.pop(files.MANIFEST)
    write_all(bundle, contents)


def with_rubbish(bundle: zipfile.ZipFile, contents: dict[str, bytes]) -> None:
    write_all(bundle, contents | {files.DATABASE: b""})


@pytest.mark.parametrize(
    "change",
    [
        with_stranger("../../escaped"),
        with_stranger("/tmp/escaped"),  # noqa: S108
        with_stranger("folder/companion.db"),
        with_stranger("companion.db/"),
        with_stranger("..\\escaped"),
        with_stranger("note.txt"),
        with_link,
        with_huge_manifest,
        without_manifest,
        with_rubbish,
    ],
)
def test_a_hostile_zip_is_refused_and_leaves_nothing(
    saved: Path, tmp_path: Path, change: Callable[[zipfile.ZipFile, dict[str, bytes]], None]
) -> None:
    hostile = rebuilt(saved, change)
    before = {place for place in tmp_path.rglob("*")}
    with pytest.raises(BackupDamaged), opened_copy(hostile, tmp_path / "other"):
        pytest.fail("it was opened")
    assert {place for place in tmp_path.rglob("*")} - before == {tmp_path / "other"}


def test_the_same_name_twice_is_refused(saved: Path, tmp_path: Path) -> None:
    def twice(bundle: zipfile.ZipFile, contents: dict[str, bytes]) -> None:
        write_all(bundle, contents)
        with pytest.warns(UserWarning, match="Duplicate"):
            bundle.writestr(files.DATABASE, b"second")

    with pytest.raises(BackupDamaged), opened_copy(rebuilt(saved, twice), tmp_path / "other"):
        pytest.fail("it was opened")


def test_a_member_that_lies_about_its_size_is_refused(saved: Path, tmp_path: Path) -> None:
    content = bytearray(saved.read_bytes())
    with zipfile.ZipFile(saved) as bundle:
        true = bundle.getinfo(files.DATABASE).file_size
    told = true.to_bytes(4, "little")
    assert told in content
    saved.write_bytes(bytes(content).replace(told, (true // 2).to_bytes(4, "little")))
    with pytest.raises(BackupDamaged), opened_copy(saved, tmp_path / "other"):
        pytest.fail("it was opened")


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all" * 100])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(BackupDamaged), opened_copy(tmp_path / "x.zip", tmp_path / "other"):
        pytest.fail("it was opened")


def test_a_damaged_zip_is_refused(saved: Path, tmp_path: Path) -> None:
    content = bytearray(saved.read_bytes())
    content[len(content) // 3] ^= 255
    saved.write_bytes(bytes(content))
    with pytest.raises(BackupDamaged), opened_copy(saved, tmp_path / "other"):
        pytest.fail("it was opened")


def test_a_copy_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BackupMissing), opened_copy(tmp_path / "x.zip", tmp_path / "other"):
        pytest.fail("it was opened")
