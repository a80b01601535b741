"""The export: every row, one moment, checked by its own digest."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from companion.domain.checkin import Answers
from companion.domain.contacts import ContactDetails, Number
from companion.domain.journal import Writing
from companion.domain.problems import FolderReadOnly, OwnFolder
from companion.storage import migrations
from companion.storage.tables import metadata
from tests.columns import PAGE, with_columns
from tests.unit.services.conftest import House


def live(house: House) -> None:
    house.counter.start_on(date(2026, 8, 14))
    house.checkins.save(date(2026, 11, 21), Answers(mood=0, triggers=("Lonely",), note="é ☕"))
    house.journal.create(Writing("Kept", 'Line one\n\n"quoted" \\ \t', ("night",)))
    gone = house.journal.create(Writing("Binned"))
    house.journal.delete(gone.uuid)
    house.contacts.add(ContactDetails("Chris", numbers=(Number("07700 900142"),)))
    house.journal.save_draft(Writing("half"))


def test_every_table_and_every_row_is_in_the_export(house: House, tmp_path: Path) -> None:
    live(house)
    outcome = house.transfer.export(tmp_path / "all.json")
    content = json.loads(outcome.path.read_text("utf-8"))
    assert (content["format"], content["version"], content["schema"]) == ("companion-export", 1, migrations.LATEST)
    assert set(content["tables"]) == set(metadata.tables)
    assert {name: len(rows) for name, rows in content["tables"].items()} == content["rows"] == dict(outcome.rows)
    with house.db.quick() as connection:
        for name, rows in content["tables"].items():
            columns = ", ".join(f'"{column.name}"' for column in metadata.tables[name].columns)
            stored = connection.execute(f"SELECT {columns} FROM {name}").fetchall()  # noqa: S608
            assert sorted(map(repr, stored)) == sorted(repr(tuple(row.values())) for row in rows)


def test_the_bin_and_what_was_not_given_are_told_as_they_are(house: House, tmp_path: Path) -> None:
    live(house)
    tables = json.loads(house.transfer.export(tmp_path / "all.json").path.read_text("utf-8"))["tables"]
    assert {row["title"]: row["deleted_at"] is None for row in tables["journal_entry"]} == {
        "Kept": True,
        "Binned": False,
    }
    check_in = tables["check_in"][0]
    assert (check_in["mood"], check_in["craving"], check_in["note"]) == (0, None, "é ☕")


def test_the_digest_in_the_file_is_that_of_everything_above_it(house: House, tmp_path: Path) -> None:
    live(house)
    outcome = house.transfer.export(tmp_path / "all.json")
    content = outcome.path.read_bytes()
    above, _, _ = content.rpartition(b',"sha256"')
    assert json.loads(content)["sha256"] == hashlib.sha256(above).hexdigest()
    assert (outcome.sha256, outcome.size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_only_the_finished_file_is_there_and_only_its_owner_can_read_it(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    heard: list[float] = []
    live(house)
    house.transfer.export(folder / "all.json", heard.append)
    assert [path.name for path in folder.iterdir()] == ["all.json"]
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    if os.name == "posix":
        assert stat.S_IMODE((folder / "all.json").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_leaves_the_former_export_alone(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "all.json"
    target.write_text("former")

    def refuse(*_args: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FolderReadOnly):
        house.transfer.export(target)
    assert target.read_text() == "former"


def test_an_interrupted_export_leaves_nothing(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    live(house)

    def stop(_part: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        house.transfer.export(folder / "all.json", stop)
    assert list(folder.iterdir()) == []


def test_an_export_never_takes_the_place_of_the_file(house: House) -> None:
    before = house.db.path.stat().st_ino
    with pytest.raises(OwnFolder):
        house.transfer.export(house.db.path)
    assert house.db.path.stat().st_ino == before


def test_every_column_and_its_rules_are_told_of_in_the_document() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_columns(page), "run `python -m tests.columns`"
