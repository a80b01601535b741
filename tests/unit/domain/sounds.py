"""The heads of sounds of every kind, of a length, as bytes; what follows the head is not music."""

from __future__ import annotations

import struct

from companion.domain.sound import Kind

#: Seconds each of them lasts.
LASTS = 83


def wav(seconds: int = LASTS) -> bytes:
    body = bytes(8000 * seconds)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    odd = struct.pack("<4sI", b"LIST", 3) + b"abc\0"
    return b"RIFF\0\0\0\0WAVE" + form + odd + struct.pack("<4sI", b"data", len(body)) + body


def flac(seconds: int = LASTS) -> bytes:
    told = (44_100 << 44 | 1 << 41 | 15 << 36 | 44_100 * seconds).to_bytes(8, "big")
    return b"fLaC\0\0\0\x22" + bytes(10) + told + bytes(16)


def _ogg(first: bytes, granule: int) -> bytes:
    page = struct.pack("<4sBBqIIIB", b"OggS", 0, 2, 0, 1, 0, 0, 1) + bytes([len(first)]) + first
    return page + b"music" * 500 + struct.pack("<4sBBqIIIB", b"OggS", 0, 4, granule, 1, 1, 0, 0)


def opus(seconds: int = LASTS) -> bytes:
    return _ogg(b"OpusHead\x01\x02" + struct.pack("<HIhB", 312, 44_100, 0, 0), 48_000 * seconds + 312)


def ogg(seconds: int = LASTS) -> bytes:
    return _ogg(b"\x01vorbis" + struct.pack("<IBI", 0, 2, 22_050) + bytes(14), 22_050 * seconds)


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, name) + body


def m4a(seconds: int = LASTS) -> bytes:
    head = _box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, 1000 * seconds) + bytes(80))
    return _box(b"ftyp", b"M4A \0\0\0\0isom") + _box(b"mdat", b"music" * 50) + _box(b"moov", _box(b"trak", b"") + head)


def _mp3_frame(kbits: int = 9) -> bytes:
    # MPEG 1, layer 3, 128 kbit/s, 44 100 a second: 417 bytes.
    return bytes((0xFF, 0xFB, kbits << 4, 0)) + bytes(413)


def mp3_steady(seconds: int = LASTS) -> bytes:
    return _mp3_frame() + bytes(128_000 // 8 * seconds - 417)


def mp3(seconds: int = LASTS) -> bytes:
    """With a tag as large as a picture of a cover, and frames of many sizes that its first one counts."""
    tag = b"ID3\x04\0\0\0\0\x0f\x00" + bytes(15 << 7)
    first = bytearray(_mp3_frame())
    first[36:48] = b"Xing" + struct.pack(">II", 1, round(seconds * 44_100 / 1152))
    return tag + bytes(first) + bytes(2000)


EVERY = {Kind.WAV: wav, Kind.FLAC: flac, Kind.OPUS: opus, Kind.OGG: ogg, Kind.M4A: m4a, Kind.MP3: mp3}
