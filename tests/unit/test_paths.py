"""Where things live, and who may read them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.paths import find_paths, prepare


def test_with_a_folder_given_everything_is_inside_it(tmp_path: Path) -> None:
    paths = find_paths(tmp_path)
    assert paths.database == tmp_path / "companion.db"
    assert paths.backups == tmp_path / "backups"
    everything = (*paths.folders, paths.keys, paths.lock, paths.prefs, paths.log)
    assert all(place == tmp_path or tmp_path in place.parents for place in everything)


def test_without_one_they_are_where_the_system_keeps_such_things() -> None:
    paths = find_paths()
    assert all("companion" in str(folder).lower() for folder in paths.folders)


def test_the_library_that_knows_is_not_loaded_when_a_folder_is_given(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from companion.paths import find_paths; find_paths(Path(sys.argv[1]));"
        "assert 'platformdirs' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, timeout=60)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_folders_and_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        paths = find_paths(tmp_path / "data")
        paths.logs.mkdir(parents=True, mode=0o755)
        paths.data.chmod(0o700)
        prepare(paths)
        (paths.data / "file").write_text("x")
        assert [folder.stat().st_mode & 0o777 for folder in paths.folders] == [0o700] * 4
        assert (paths.data / "file").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_a_folder_the_person_chose_keeps_the_rights_it_has(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        shared = tmp_path / "stick"
        shared.mkdir(mode=0o755)
        prepare(find_paths(shared))
        assert shared.stat().st_mode & 0o777 == 0o755
        assert {folder.stat().st_mode & 0o777 for folder in shared.iterdir()} == {0o700}
    finally:
        os.umask(before)
