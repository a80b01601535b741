"""The data opens with public tools alone, exactly as docs/file-format.md says."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from companion.storage import files, protect
from companion.storage.tables import metadata
from tests.unit.storage.sample import CHEAP, make

PAGE = Path(__file__).parents[3] / "docs" / "file-format.md"
PASSPHRASE = "caf\u00e9 on the corner"


def statements() -> list[str]:
    """The SQL a reader of the page types into the shell, in order."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("sqlite> ") for line in lines if line.startswith("sqlite> ")]


def derive(folder: Path, kind: str, typed: str) -> str:
    (recipe,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    program = folder / "openkey.py"
    program.write_text(recipe, encoding="utf-8")
    command = [sys.executable, str(program), str(folder / files.KEYS), kind]
    done = subprocess.run(command, input=typed + "\n", capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.strip()


@pytest.fixture
def protected(path: Path) -> tuple[Path, protect.Protected]:
    make(path)
    return path, protect.set_passphrase(path, PASSPHRASE, cost=CHEAP)


@pytest.mark.parametrize("kind", ["passphrase", "recovery-code"])
def test_the_recipe_gives_the_key_and_the_statements_open_the_data(
    protected: tuple[Path, protect.Protected], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, secret = protected
    monkeypatch.setenv("PYTHONUTF8", "1")
    typed = "cafe\u0301 on the corner" if kind == "passphrase" else secret.code.lower().replace("0", "o")
    digits = derive(path.parent, kind, typed)
    assert digits == secret.key.hex()

    monkeypatch.chdir(path.parent)
    key, select, *export = (line.replace("<the 64 digits>", digits) for line in statements())
    connection = sqlcipher.connect("companion.db", isolation_level=None)
    connection.execute(key)
    assert [row[1] for row in connection.execute(select)] == ["Page 0", "Page 1", "Page 2"]
    for statement in export:
        connection.execute(statement).fetchall()
    connection.close()

    plain = sqlite3.connect("plain.db")
    assert [row[1] for row in plain.execute(select)] == ["Page 0", "Page 1", "Page 2"]
    plain.close()


def shell_version() -> int:
    """The major version of the public shell, 0 where there is none; some systems carry one too old for this."""
    if shutil.which("sqlcipher") is None:
        return 0
    asked = "PRAGMA cipher_version;\n"
    done = subprocess.run(["sqlcipher", ":memory:"], input=asked, capture_output=True, text=True, check=True)
    return int(done.stdout.split(".")[0] or 0)


@pytest.mark.skipif(shell_version() < 4, reason="no public sqlcipher shell of version 4 here")
def test_the_public_shell_opens_the_data(protected: tuple[Path, protect.Protected]) -> None:
    path, secret = protected
    key, select, *_ = (line.replace("<the 64 digits>", secret.key.hex()) for line in statements())
    done = subprocess.run(
        ["sqlcipher", str(path)], input=f"{key}\n{select}\n", capture_output=True, text=True, check=True
    )
    assert [line.split("|")[1] for line in done.stdout.splitlines() if "|" in line] == ["Page 0", "Page 1", "Page 2"]


def test_a_plain_file_opens_with_the_standard_library(path: Path) -> None:
    make(path)
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT title FROM journal_entry WHERE deleted_at IS NULL ORDER BY sort_key").fetchall()
    connection.close()
    assert rows == [("Page 0",), ("Page 1",), ("Page 2",)]


@pytest.mark.parametrize("page", ["file-format.md", "export.md"])
def test_every_table_of_the_file_is_told_of(page: str) -> None:
    told = set(re.findall(r"`(\w+)`", (PAGE.parent / page).read_text("utf-8")))
    assert set(metadata.tables) <= told
