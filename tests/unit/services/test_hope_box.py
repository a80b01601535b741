"""The hope box over a real file."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.hope import HopeKind, Media
from companion.domain.undo import Done
from companion.services.hope_box import HopeBoxService
from companion.services.own_rows import RowGone
from companion.storage.database import Database
from tests.fakes import FakeClock
from tests.unit.services.conftest import House

MARK = b"a picture nobody else may see " * 40
PHOTO = Media("image/jpeg", MARK, b"small " + MARK[:30])


@pytest.fixture
def box(house: House) -> HopeBoxService:
    return HopeBoxService(house.db, house.clock)


def test_a_photo_and_a_letter_come_back_as_they_were_put_in(house: House, box: HopeBoxService) -> None:
    box.keep(HopeKind.PHOTO, "  Us at  the sea ", PHOTO)
    box.write_letter("To me", "You got through\n\nMarch.\n")
    photo, letter = box.all()
    assert (photo.title, photo.media_type, photo.size) == ("Us at the sea", "image/jpeg", len(MARK))
    assert (box.content(photo), box.preview(photo)) == (PHOTO.content, PHOTO.preview)
    assert (letter.words, box.content(letter), box.preview(letter)) == ("You got through\n\nMarch.", None, None)
    assert len(house.told) == 2, "each is one write"


def test_adding_changing_ordering_and_removing_can_be_taken_back(box: HopeBoxService) -> None:
    photo, letter = box.keep(HopeKind.PHOTO, "sea", PHOTO).uuid, box.write_letter("a", "b").uuid
    before = box.all()
    acts: tuple[Callable[[], Done], ...] = (
        lambda: box.change(photo, "hill"),
        lambda: box.change(letter, "c", "d"),
        lambda: box.order([letter, photo]),
        lambda: box.remove(photo),
        lambda: box.write_letter("", "another"),
        lambda: box.keep(HopeKind.PHOTO, "", PHOTO),
    )
    for act in acts:
        done = act()
        assert box.all() != before
        done.undo()
        assert box.all() == before
    assert box.content(before[0]) == MARK
    assert box.anything()


def test_an_empty_letter_and_a_thing_that_is_not_there_change_nothing(house: House, box: HopeBoxService) -> None:
    with pytest.raises(ValueError, match="words"):
        box.write_letter("to me", " \n ")
    with pytest.raises(RowGone):
        box.remove("nobody")
    with pytest.raises(RowGone):
        box.change("nobody", "x")
    assert (box.all(), house.told) == ((), [])


def test_where_the_second_half_cannot_be_written_the_bytes_are_not_there_either(
    house: House, box: HopeBoxService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_values: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(box._rows, "add", full)
    with pytest.raises(OSError, match="no room"):
        box.keep(HopeKind.PHOTO, "", PHOTO)
    with house.db.quick() as connection:
        assert connection.execute("SELECT count(*) FROM attachment").fetchone() == (0,)


def test_thirty_days_after_it_was_taken_away_nothing_of_it_is_in_the_file(house: House, box: HopeBoxService) -> None:
    kept = box.keep(HopeKind.PHOTO, "kept", Media("image/jpeg", b"stays"))
    box.remove(box.keep(HopeKind.PHOTO, "sea", PHOTO).uuid)
    box.remove(box.write_letter("to me", "a letter").uuid)
    assert box.purge(house.clock.now() + timedelta(days=29)) == 0
    assert box.purge(house.clock.now() + timedelta(days=31)) == 3
    assert box.purge(house.clock.now() + timedelta(days=32)) == 0
    with house.db.quick() as connection:
        gone = "SELECT content, preview, size, sha256 FROM attachment WHERE deleted_at IS NOT NULL"
        assert connection.execute(gone).fetchall() == [(None, None, 0, "")]
        words = connection.execute("SELECT title, words FROM hope_item WHERE deleted_at IS NOT NULL").fetchall()
    assert words == [("", ""), ("", "")]
    assert [item.uuid for item in box.all()] == [kept.uuid]
    house.db.close()
    assert MARK[:30] not in house.db.path.read_bytes()


def test_the_export_holds_the_bytes_as_base64(house: House, box: HopeBoxService, tmp_path: Path) -> None:
    for _each in range(9):
        box.keep(HopeKind.PHOTO, "sea", PHOTO)
    target = tmp_path / "out" / "export.json"
    target.parent.mkdir()
    house.transfer.export(target)
    rows = json.loads(target.read_text(encoding="utf-8"))["tables"]["attachment"]
    assert len(rows) == 9
    assert base64.b64decode(rows[0]["content"], validate=True) == MARK
    assert base64.b64decode(rows[0]["preview"]) == PHOTO.preview
    assert rows[0]["sha256"] == hashlib.sha256(MARK).hexdigest()


def test_of_an_encrypted_file_no_byte_of_a_photo_or_letter_can_be_read(tmp_path: Path, clock: FakeClock) -> None:
    path, key = tmp_path / "own" / "companion.db", bytes(range(32))
    path.parent.mkdir()
    db = Database.open(path, key, create=True)
    box = HopeBoxService(db, clock)
    box.keep(HopeKind.PHOTO, "MARKER-TITLE", PHOTO)
    box.write_letter("", "MARKER-LETTER")
    in_use = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    db.close()
    for bytes_now in (in_use, path.read_bytes()):
        assert not any(mark in bytes_now for mark in (MARK[:30], b"MARKER-TITLE", b"MARKER-LETTER"))
    again = Database.open(path, key)
    assert HopeBoxService(again, clock).content(HopeBoxService(again, clock).all()[0]) == MARK
    again.close()
