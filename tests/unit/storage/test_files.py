"""Where nothing of the person's may be put, however the place is spelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.domain.problems import OwnFolder
from companion.storage import files
from companion.storage.copies import save_copy
from companion.storage.database import Database
from tests.unit.storage.sample import NOW, make


@pytest.mark.parametrize(
    "spelled",
    ["data/companion.db", "data", "data/new.json", "data/backups/x/companion.db", "data/../data/a", "link/a", "second"],
)
def test_the_own_folder_is_known_under_every_name(tmp_path: Path, path: Path, spelled: str) -> None:
    make(path)
    (tmp_path / "link").symlink_to(path.parent)
    (tmp_path / "second").hardlink_to(path)
    with pytest.raises(OwnFolder):
        files.refuse_own(tmp_path / spelled, path.parent)


@pytest.mark.parametrize("spelled", ["all.json", "data-of-mine/a", "not/there/yet", "data.json"])
def test_beside_it_everything_is_allowed(tmp_path: Path, path: Path, spelled: str) -> None:
    make(path)
    files.refuse_own(tmp_path / spelled, path.parent)


def test_a_copy_is_never_saved_over_the_file(path: Path) -> None:
    make(path)
    db = Database.open(path, None)
    before = path.stat().st_ino
    with pytest.raises(OwnFolder):
        save_copy(db, path, NOW)
    assert path.stat().st_ino == before
    db.close()
