"""Sounds told by their bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.sound import Kind, Sound, ending_of, sound_of
from tests.unit.domain import sounds


@pytest.mark.parametrize("kind", Kind)
def test_of_every_kind_it_is_known_what_it_is_and_how_long(kind: Kind) -> None:
    assert sound_of(sounds.EVERY[kind]()) == Sound(kind, sounds.LASTS)
    assert sound_of(sounds.EVERY[kind](4001)) == Sound(kind, 4001)


def test_of_an_mp3_whose_frames_are_of_one_size_they_tell_how_long() -> None:
    assert sound_of(sounds.mp3_steady()) == Sound(Kind.MP3, sounds.LASTS)


def test_a_flac_behind_a_tag_of_another_kind_is_a_flac() -> None:
    assert sound_of(b"ID3\x04\0\0\0\0\0\x07" + bytes(7) + sounds.flac()) == Sound(Kind.FLAC, sounds.LASTS)


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"RIFF\0\0\0\0AVI LIST",
        b"OggS\0\x02" + bytes(22) + b"\x80theora",
        b"\0\0\0\x18ftypavif" + bytes(16),
        b"\0\0\0\x18ftypheic" + bytes(16),
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"\xff\xfe<\0h\0t\0m\0l\0",
        b"\xff\xf1\x50\x80 AAC on its own",
        b"#EXTM3U\nhttp://example.org/song.mp3\n",
        b"ID3 is how this text begins",
        b"MZ\x90\0",
    ],
)
def test_what_is_no_sound_or_of_another_kind_is_none(other: bytes) -> None:
    assert sound_of(other) is None


def test_a_head_that_tells_nonsense_gives_no_length() -> None:
    for broken in (sounds.wav(0), sounds.flac(0), sounds.m4a(0), sounds.flac(8 * 24 * 3600), sounds.flac()[:20]):
        sound = sound_of(broken)
        assert sound is not None
        assert sound.seconds is None


@given(st.sampled_from(list(Kind)), st.integers(0, 4000), st.binary(max_size=40), st.integers(0, 400))
def test_a_broken_sound_never_raises_and_is_never_of_a_wrong_length(kind: Kind, cut: int, put: bytes, at: int) -> None:
    whole = sounds.EVERY[kind](2)
    broken = whole[:at] + put + whole[at + len(put) :]
    for content in (broken, broken[:cut]):
        sound = sound_of(content)
        assert sound is None or sound.seconds is None or 0 < sound.seconds < 7 * 24 * 3600 + 1


@given(st.binary(max_size=300))
def test_whatever_bytes_there_are_nothing_raises(content: bytes) -> None:
    sound_of(content)


def test_every_kind_has_its_ending_by_its_media_type() -> None:
    assert {ending_of(kind.media_type) for kind in Kind} == {"mp3", "ogg", "opus", "m4a", "flac", "wav"}
    assert ending_of("audio/x-unknown") == "mp3"
