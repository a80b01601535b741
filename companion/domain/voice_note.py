"""A voice note as it is spoken: what a microphone gives, made small at once, so that at any instant all of it is there.

It is kept as WAV of one voice, about 16 000 times a second, in eight bits by the mu-law of the telephone (ITU-T G.711):
every player knows it, it needs no encoder, and a minute takes a megabyte where sixteen bits would take two.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from companion.domain.value import Value

#: The longest a voice note may be, and with how many seconds left that is said.
LONGEST, SAY_LEFT = 600, 30
#: As often as a voice is heard each second; a rate that is a multiple is brought down to it.
RATE = 16_000
#: What mu-law adds before it looks for the highest bit, and the loudest it knows.
_BIAS, _LOUDEST = 132, 32_635


class Sample(Enum):
    """How a microphone writes one sample: the letter of its array, its middle, and its largest value."""

    BYTE = ("B", 128, 128)
    SHORT = ("h", 0, 1 << 15)
    LONG = ("i", 0, 1 << 31)
    FLOAT = ("f", 0, 1)


class Shape(Value):
    """What a microphone gives: samples of all channels in turn, so many times a second."""

    rate: int = RATE
    channels: int = 1
    sample: Sample = Sample.SHORT

    @property
    def frame(self) -> int:
        """The bytes of one instant, all channels together."""
        return array(self.sample.value[0]).itemsize * self.channels


class VoiceNote:
    """Takes what is heard, bit by bit, up to its longest.

    Args:
        shape: what the microphone gives.
    """

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        #: So many instants of the microphone become one: the middle of them is taken.
        self._every = max(1, shape.rate // RATE)
        self.rate = shape.rate // self._every
        self._kept = bytearray()
        self._rest = b""
        #: How loud the last of it was, from 0 to 1.
        self.level = 0.0

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self._kept) / self.rate

    @property
    def full(self) -> bool:
        """Whether no more goes in."""
        return len(self._kept) >= LONGEST * self.rate

    def add(self, heard: bytes) -> None:
        """Take what was heard next; what is left of an instant waits for its rest."""
        heard = self._rest + heard
        size = self._shape.frame * self._every
        whole = len(heard) - len(heard) % size
        self._rest = heard[whole:]
        if not whole:
            return
        one = self._one_voice(heard[:whole])
        self.level = min(1.0, max(map(abs, one)) / 32_768)
        law = _law()
        made = bytes(map(law.__getitem__, one))
        self._kept += made[: LONGEST * self.rate - len(self._kept)]

    def wav(self) -> bytes:
        """All of it so far, as a file that any player opens."""
        size = len(self._kept)
        told = struct.pack("<4sIHHIIHHH", b"fmt ", 18, 7, 1, self.rate, self.rate, 1, 8, 0)
        body = told + struct.pack("<4sII", b"fact", 4, size) + struct.pack("<4sI", b"data", size) + self._kept
        body += b"\0" * (size % 2)
        return struct.pack("<4sI4s", b"RIFF", len(body) + 4, b"WAVE") + body

    def _one_voice(self, heard: bytes) -> Sequence[int]:
        letter, middle, largest = self._shape.sample.value
        samples: array[int] = array(letter)
        samples.frombytes(heard)
        if self._shape.frame == 2 and self._shape.sample is Sample.SHORT and self._every == 1:
            # What most of them give.
            return samples
        # All channels of all instants that become one are as many samples in a row.
        many = self._shape.channels * self._every
        parts = [samples[place::many] for place in range(many)]
        share = 32_768 / (largest * many)
        middle *= many
        low, high = -32_768, 32_767
        return [max(low, min(high, round((total - middle) * share))) for total in map(sum, zip(*parts, strict=True))]


def mu_law(sample: int) -> int:
    """A sample of sixteen bits in eight, as G.711 has it."""
    size = min(abs(sample), _LOUDEST) + _BIAS
    power = size.bit_length() - 8
    return ~((0x80 if sample < 0 else 0) | power << 4 | size >> (power + 3) & 15) & 0xFF


@lru_cache(maxsize=1)
def _law() -> tuple[int, ...]:
    """The law of every sample: those above nought by their place, those below by their place from the end."""
    return tuple(mu_law(sample if sample < 32_768 else sample - 65_536) for sample in range(65_536))
