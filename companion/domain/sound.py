"""Sounds told by their first bytes, never by their name, and how long they last; nothing in them is played or changed.

Of what is broken nothing is known but that it may be a sound: the length is then None.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import Enum

from companion.domain.value import Value

#: The longest a sound is said to be: a head that tells more is wrong.
_LONGEST = 7 * 24 * 3600
#: How far behind the tags of an MP3 its first frame is looked for, and how far from the end the last page of an Ogg.
_LOOKED_THROUGH, _LAST_PAGE = 64 * 1024, 128 * 1024
_MP3_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_MP3_KBITS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
#: Of the films and songs in one kind of box: those that say they are songs, or say nothing.
_SONG_BRANDS = (b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso5", b"iso6", b"dash", b"3gp4", b"3gp5")
_OPUS_RATE = 48_000


class Kind(Enum):
    """A kind of sound: the ending of its files, and its media type."""

    MP3 = ("mp3", "audio/mpeg")
    OGG = ("ogg", "audio/ogg")
    OPUS = ("opus", "audio/opus")
    M4A = ("m4a", "audio/mp4")
    FLAC = ("flac", "audio/flac")
    WAV = ("wav", "audio/wav")

    def __init__(self, ending: str, media_type: str) -> None:
        self.ending, self.media_type = ending, media_type


class Sound(Value):
    """What the bytes tell of a sound: its kind, and its whole seconds where they are known."""

    kind: Kind
    seconds: int | None = None


def ending_of(media_type: str) -> str:
    """The ending for a media type; that of MP3 where it is none of a sound."""
    return next((kind.ending for kind in Kind if kind.media_type == media_type), Kind.MP3.ending)


def sound_of(content: bytes) -> Sound | None:
    """What sound this is; None where it is none, or of a kind that is not taken."""
    kind = _kind(content)
    if kind is None:
        return None
    try:
        seconds = _SECONDS[kind](content)
    except (struct.error, IndexError, ZeroDivisionError):
        seconds = None
    known = seconds is not None and 0 < seconds < _LONGEST
    return Sound(kind, max(1, round(seconds)) if known and seconds is not None else None)


def _kind(content: bytes) -> Kind | None:
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return Kind.WAV
    if content[:4] == b"fLaC":
        return Kind.FLAC
    if content[:4] == b"OggS":
        first = content[:256]
        # A film may lie in an Ogg file too.
        opus, vorbis = b"OpusHead" in first, b"\x01vorbis" in first or b"\x7fFLAC" in first
        return Kind.OPUS if opus else Kind.OGG if vorbis else None
    if content[4:8] == b"ftyp":
        return Kind.M4A if content[8:12] in _SONG_BRANDS else None
    at = _behind_tags(content)
    if content[at : at + 4] == b"fLaC":
        return Kind.FLAC
    return Kind.MP3 if at or _frame(content, 0) else None


# -- how long -------------------------------------------------------------------------------------------------


def _wav(content: bytes) -> float | None:
    a_second: int = 0
    for name, at, size in _chunks(content):
        if name == b"fmt ":
            a_second = struct.unpack_from("<I", content, at + 8)[0]
        elif name == b"data":
            return float(min(size, len(content) - at)) / a_second
    return None


def _chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        yield name, at + 8, size
        at += 8 + size + size % 2


def _flac(content: bytes) -> float | None:
    # Behind the name of its first block and of that block: twenty bits of rate, eight of other things, then samples.
    told = int.from_bytes(content[_behind_tags(content) + 18 : _behind_tags(content) + 26], "big")
    return (told & 0xF_FFFF_FFFF) / (told >> 44)


def _ogg(content: bytes) -> float | None:
    first, last = content[:256], content.rfind(b"OggS", max(0, len(content) - _LAST_PAGE))
    begun = 0
    if (at := first.find(b"OpusHead")) >= 0:
        rate, begun = _OPUS_RATE, struct.unpack_from("<H", first, at + 10)[0]
    elif (at := first.find(b"\x01vorbis")) >= 0:
        rate = struct.unpack_from("<I", first, at + 12)[0]
    else:
        at = first.index(b"\x7fFLAC")
        rate = int.from_bytes(first[at + 27 : at + 30], "big") >> 4
    return float((struct.unpack_from("<q", content, last + 6)[0] - begun) / rate)


def _m4a(content: bytes) -> float | None:
    for name, at, end in _boxes(content, 0, len(content)):
        if name != b"moov":
            continue
        for inner, within, _end in _boxes(content, at, end):
            if inner == b"mvhd":
                long = content[within] == 1
                scale, length = struct.unpack_from(">IQ" if long else ">II", content, within + (20 if long else 12))
                return float(length / scale)
    return None


def _boxes(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, at)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", content, at + 8)[0], 16
        size = size or end - at
        if size < head:
            return
        yield name, at + head, min(at + size, end)
        at += size


def _mp3(content: bytes) -> float | None:
    begin = _behind_tags(content)
    for at in range(begin, min(begin + _LOOKED_THROUGH, len(content) - 4)):
        frame = _frame(content, at)
        if frame is None:
            continue
        kbits, rate, samples = frame
        head = content[at : at + 200]
        for name, frames_at in ((b"Xing", 8), (b"Info", 8), (b"VBRI", 14)):
            # Such a frame counts all the others, of which each may be of another size.
            if (told := head.find(name)) >= 0 and (name == b"VBRI" or head[told + 7] & 1):
                return float(struct.unpack_from(">I", head, told + frames_at)[0] * samples / rate)
        return (len(content) - at) * 8 / (kbits * 1000)
    return None


def _behind_tags(content: bytes) -> int:
    """Where what follows an ID3 tag begins; 0 where there is none."""
    if content[:3] != b"ID3" or len(content) < 10 or not 2 <= content[3] <= 4 or max(content[6:10]) > 0x7F:
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte
    return 10 + size + (10 if content[5] & 0x10 else 0)


def _frame(content: bytes, at: int) -> tuple[int, int, int] | None:
    """Thousands of bits a second, rate and samples of the MP3 frame that begins here; None where none does."""
    head = content[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version, bits, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or not 0 < bits < 15 or rate == 3:
        return None
    newest = version == 3
    return _MP3_KBITS[newest][bits], _MP3_RATES[version][rate], 1152 if newest else 576


_SECONDS = {
    Kind.MP3: _mp3,
    Kind.OGG: _ogg,
    Kind.OPUS: _ogg,
    Kind.M4A: _m4a,
    Kind.FLAC: _flac,
    Kind.WAV: _wav,
}
