from __future__ import annotations

from pathlib import Path

import pytest

from companion.resources import PACKAGE, assets_folder, content_folder


def package_in(folder: Path) -> Path:
    package = folder / "companion"
    (package / "content" / "en").mkdir(parents=True)
    return package


def test_content_is_found_in_the_package() -> None:
    assert content_folder() == PACKAGE / "content"
    assert (content_folder() / "en" / "sections.toml").is_file()


def test_in_a_source_tree_assets_stand_beside_the_package(tmp_path: Path) -> None:
    package = package_in(tmp_path)
    (tmp_path / "assets").mkdir()
    assert assets_folder(package) == tmp_path / "assets"


def test_in_a_wheel_and_a_frozen_build_assets_stand_inside_the_package(tmp_path: Path) -> None:
    package = package_in(tmp_path)
    (package / "assets").mkdir()
    (tmp_path / "assets").mkdir()
    assert assets_folder(package) == package / "assets"


def test_an_installation_that_lost_its_folders_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="The assets folder of Companion is missing"):
        assets_folder(tmp_path / "companion")
    with pytest.raises(FileNotFoundError, match="The content folder of Companion is missing"):
        content_folder(tmp_path / "companion")
