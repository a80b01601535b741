"""Music read from files for the hope box."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.domain.hope import MUSIC_FILE, Media
from companion.domain.problems import CannotBeRead, NoSound, SoundTooLarge
from companion.services.music import is_music, music_of_file, title_of
from tests.unit.domain import sounds


def test_music_is_kept_byte_for_byte_with_its_length(tmp_path: Path) -> None:
    (song := tmp_path / "a.mp3").write_bytes(sounds.mp3())
    assert music_of_file(song) == Media("audio/mpeg", sounds.mp3(), seconds=sounds.LASTS)


def test_what_is_in_the_file_decides_and_not_its_name(tmp_path: Path) -> None:
    (named_wrong := tmp_path / "song.mp3").write_bytes(sounds.ogg())
    assert music_of_file(named_wrong).media_type == "audio/ogg"
    (no_name := tmp_path / "song").write_bytes(sounds.flac())
    assert is_music(no_name)
    (photo := tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    assert not is_music(photo)
    assert not is_music(tmp_path / "gone")


def test_what_cannot_be_taken_is_refused_by_its_reason(tmp_path: Path) -> None:
    (text := tmp_path / "list.mp3").write_bytes(b"#EXTM3U\nhttp://example.org/\n")
    with pytest.raises(NoSound):
        music_of_file(text)
    with pytest.raises(CannotBeRead):
        music_of_file(tmp_path / "gone.mp3")
    with (large := tmp_path / "large.wav").open("wb") as file:
        file.truncate(MUSIC_FILE + 1)
    with pytest.raises(SoundTooLarge):
        music_of_file(large)


def test_the_title_is_the_name_of_the_file() -> None:
    assert title_of(Path("/m/01_The  river_song.live.mp3")) == "01 The river song.live"
    assert len(title_of(Path("x" * 200 + ".mp3"))) == 120
