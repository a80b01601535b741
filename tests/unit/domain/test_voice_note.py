"""A voice note as it is spoken."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.sound import Kind, Sound, sound_of
from companion.domain.voice_note import LONGEST, Sample, Shape, VoiceNote, mu_law

SHAPES = [
    Shape(),
    Shape(48_000, 2, Sample.FLOAT),
    Shape(44_100, 2, Sample.LONG),
    Shape(8_000, 1, Sample.BYTE),
    Shape(96_000, 4, Sample.SHORT),
]


def heard(shape: Shape, seconds: float, level: float) -> bytes:
    """A steady pressure, as loud as `level` of all there is."""
    letter, middle, largest = shape.sample.value
    value = level * largest + middle
    one = value if shape.sample is Sample.FLOAT else int(min(value, largest * (2 if middle else 1) - 1))
    return array(letter, [one] * (round(shape.rate * seconds) * shape.channels)).tobytes()


def expanded(law: int) -> int:
    """What a player makes of eight bits, as G.711 says it."""
    law = ~law & 0xFF
    size = (((law & 15) << 3) + 132 << (law >> 4 & 7)) - 132
    return -size if law & 0x80 else size


@given(st.integers(-32_768, 32_767))
def test_in_eight_bits_a_sample_stays_within_a_small_share_of_what_it_was(sample: int) -> None:
    assert abs(expanded(mu_law(sample)) - sample) <= (abs(sample) + 132) / 32


@pytest.mark.parametrize(("sample", "law"), [(0, 0xFF), (32_767, 0x80), (-32_768, 0x00), (-1, 0x7F), (1000, 0xCE)])
def test_the_law_is_that_of_the_telephone(sample: int, law: int) -> None:
    assert mu_law(sample) == law


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_whatever_the_microphone_gives_becomes_one_voice_of_the_same_length(shape: Shape) -> None:
    note = VoiceNote(shape)
    note.add(heard(shape, 2, 0.5))
    assert note.seconds == pytest.approx(2, abs=0.001)
    assert note.level == pytest.approx(0.5, abs=0.01)
    assert note.rate in (8_000, 16_000, 22_050)
    assert sound_of(note.wav()) == Sound(Kind.WAV, 2)
    assert abs(expanded(note.wav()[58]) - 16_384) < 600


@given(st.lists(st.integers(0, 700), max_size=12), st.sampled_from(SHAPES))
def test_in_whatever_bits_it_comes_the_same_is_kept(sizes: list[int], shape: Shape) -> None:
    samples = (
        bytes(range(256)) * 40 if shape.sample is not Sample.FLOAT else array("f", [0.1, -0.7, 0.4]).tobytes() * 700
    )
    whole, parts = VoiceNote(shape), VoiceNote(shape)
    whole.add(samples)
    for size in sizes:
        parts.add(samples[:size])
        samples = samples[size:]
    parts.add(samples)
    assert parts.wav() == whole.wav()


def test_it_is_no_longer_than_its_longest_and_says_when_it_is_full() -> None:
    note = VoiceNote(Shape())
    minute = bytes(2 * 16_000 * 60)
    for _each in range(9):
        note.add(minute)
    assert not note.full
    for _each in range(2):
        note.add(minute)
    assert note.full
    assert note.seconds == LONGEST


def test_three_minutes_take_less_than_three_megabytes() -> None:
    note = VoiceNote(Shape())
    note.add(bytes(2 * 16_000 * 180))
    assert len(note.wav()) == 58 + 16_000 * 180
