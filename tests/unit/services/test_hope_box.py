"""The hope box over a real file."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.hope import MUSIC_FILE, HopeKind, Media
from companion.domain.problems import InTheBoxAlready, NoRoomForMusic
from companion.domain.undo import Done
from companion.services.hope_box import HopeBoxService
from companion.services.own_rows import RowGone
from companion.storage.database import Database
from tests.fakes import FakeClock
from tests.unit.services.conftest import House

MARK = b"a picture nobody else may see " * 40
VOICE = Media("audio/wav", b"a voice nobody else may hear " * 40, seconds=74)
SONG = Media("audio/mpeg", b"a song nobody else may hear " * 40, seconds=247)
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
        lambda: box.keep(HopeKind.PHOTO, "", Media("image/jpeg", b"another")),
        lambda: box.keep(HopeKind.VOICE, "Mum", VOICE),
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
    box.keep(HopeKind.PHOTO, "sea", PHOTO)
    for number in range(8):
        box.keep(HopeKind.PHOTO, "sea", Media("image/jpeg", MARK + bytes([number])))
    target = tmp_path / "out" / "export.json"
    target.parent.mkdir()
    house.transfer.export(target)
    rows = json.loads(target.read_text(encoding="utf-8"))["tables"]["attachment"]
    assert len(rows) == 9
    rows.sort(key=lambda row: row["size"])
    assert base64.b64decode(rows[0]["content"], validate=True) == MARK
    assert base64.b64decode(rows[0]["preview"]) == PHOTO.preview
    assert rows[0]["sha256"] == hashlib.sha256(MARK).hexdigest()


def test_sounds_come_back_as_they_were_put_in_with_their_length(box: HopeBoxService) -> None:
    box.keep(HopeKind.VOICE, "Mum", VOICE)
    box.keep(HopeKind.MUSIC, "The river", SONG)
    voice, song = box.all()
    assert (voice.kind, voice.title, voice.seconds, voice.is_sound) == (HopeKind.VOICE, "Mum", 74, True)
    assert (song.media_type, song.size, song.seconds) == ("audio/mpeg", len(SONG.content), 247)
    assert (box.content(voice), box.content(song)) == (VOICE.content, SONG.content)
    assert box.preview(song) is None


def test_the_very_same_is_not_put_in_twice_but_again_once_it_was_taken_away(house: House, box: HopeBoxService) -> None:
    for kind, media in ((HopeKind.PHOTO, PHOTO), (HopeKind.MUSIC, SONG)):
        made = box.keep(kind, "first", media)
        told = len(house.told)
        with pytest.raises(InTheBoxAlready):
            box.keep(kind, "second", media)
        assert len(house.told) == told
        box.remove(made.uuid)
        assert box.keep(kind, "third", media)
    assert [item.title for item in box.all()] == ["third", "third"]


def test_two_recordings_of_silence_are_two_recordings(box: HopeBoxService) -> None:
    box.keep(HopeKind.VOICE, "a", VOICE)
    box.keep(HopeKind.VOICE, "b", VOICE)
    assert len(box.all()) == 2


def test_there_is_room_for_so_much_music_and_what_is_taken_away_makes_room(
    box: HopeBoxService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.services.hope_box.MUSIC_ROOM", 3 * len(SONG.content))
    songs = [box.keep(HopeKind.MUSIC, "", Media("audio/mpeg", SONG.content[:-1] + bytes([n]))) for n in range(3)]
    with pytest.raises(NoRoomForMusic):
        box.keep(HopeKind.MUSIC, "", SONG)
    # A voice is never turned away for songs.
    box.keep(HopeKind.VOICE, "", VOICE)
    box.keep(HopeKind.PHOTO, "", PHOTO)
    songs[0].undo()
    box.keep(HopeKind.MUSIC, "", SONG)


def test_sounds_are_in_the_export_and_in_a_backup_and_gone_after_thirty_days(
    house: House, box: HopeBoxService, tmp_path: Path
) -> None:
    box.keep(HopeKind.VOICE, "Mum", VOICE)
    gone = box.keep(HopeKind.MUSIC, "The river", SONG)
    target = tmp_path / "out" / "export.json"
    target.parent.mkdir()
    house.transfer.export(target)
    tables = json.loads(target.read_text(encoding="utf-8"))["tables"]
    assert {base64.b64decode(row["content"]) for row in tables["attachment"]} == {VOICE.content, SONG.content}
    assert {(row["kind"], row["seconds"]) for row in tables["hope_item"]} == {("voice", 74), ("music", 247)}
    box.remove(gone.uuid)
    box.purge(house.clock.now() + timedelta(days=31))
    with house.db.quick() as connection:
        left = connection.execute("SELECT content FROM attachment WHERE content IS NOT NULL").fetchall()
    assert left == [(VOICE.content,)]


def test_a_copy_of_a_sound_is_the_very_file_it_was(box: HopeBoxService, tmp_path: Path) -> None:
    box.keep(HopeKind.MUSIC, "The river", SONG)
    (out := tmp_path / "out").mkdir()
    box.save_copy(box.all()[0], out / "river.mp3")
    assert (out / "river.mp3").read_bytes() == SONG.content


def test_a_song_as_large_as_may_be_goes_in_and_comes_out(box: HopeBoxService) -> None:
    song = Media("audio/flac", b"fLaC" + bytes(MUSIC_FILE - 4))
    box.keep(HopeKind.MUSIC, "", song)
    assert box.content(box.all()[0]) == song.content


def test_of_an_encrypted_file_no_byte_of_a_photo_or_letter_can_be_read(tmp_path: Path, clock: FakeClock) -> None:
    path, key = tmp_path / "own" / "companion.db", bytes(range(32))
    path.parent.mkdir()
    db = Database.open(path, key, create=True)
    box = HopeBoxService(db, clock)
    box.keep(HopeKind.PHOTO, "MARKER-TITLE", PHOTO)
    box.write_letter("", "MARKER-LETTER")
    box.keep(HopeKind.VOICE, "", VOICE)
    in_use = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    db.close()
    for bytes_now in (in_use, path.read_bytes()):
        assert not any(mark in bytes_now for mark in (MARK[:30], VOICE.content[:20], b"MARKER-TITLE", b"MARKER-LETTER"))
    again = Database.open(path, key)
    assert HopeBoxService(again, clock).content(HopeBoxService(again, clock).all()[0]) == MARK
    again.close()
