"""The wheel holds the program with its content and assets, finds them, and holds nothing else."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel built from this tree, without the internet."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def files_below(folder: str) -> set[str]:
    """Every file of ours below a folder, by its path from the root."""
    paths = (path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if "__pycache__" not in path.parts and path.suffix != ".pyc"}


def test_the_wheel_holds_the_program_its_content_and_its_assets(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    content = files_below("companion/content/en")
    assets = {f"companion/{name}" for name in files_below("assets")}
    assert len(content) > 5
    assert len(assets) > 20
    assert files_below("companion") | assets <= names


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    version = wheel.name.split("-")[1]
    assert tops == {"companion", f"companion_recovery-{version}.dist-info"}


def test_the_wheel_brings_the_command_and_the_licences(wheel):
    with zipfile.ZipFile(wheel) as opened:
        (info,) = {name.split("/")[0] for name in opened.namelist() if ".dist-info/" in name}
        commands = opened.read(f"{info}/entry_points.txt").decode()
        metadata = opened.read(f"{info}/METADATA").decode()
        names = opened.namelist()
    assert "companion = companion.__main__:main" in commands
    assert "License-Expression: MIT" in metadata
    assert f"{info}/licenses/LICENSE" in names
    assert f"{info}/licenses/THIRD_PARTY.md" in names


def test_the_program_in_the_wheel_finds_its_content_and_assets(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "import companion\nfrom companion import resources\n"
        "print(companion.__file__)\n"
        "print((resources.assets_folder() / 'fonts' / 'Literata-Regular.ttf').read_bytes()[:4])\n"
        "print(len(list((resources.content_folder() / 'en').iterdir())))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    where, font, count = done.stdout.splitlines()
    assert Path(where).is_relative_to(tmp_path)
    assert font == repr(b"\x00\x01\x00\x00")
    assert int(count) > 0
