"""What the invented person keeps in their hope box, as rows of its tables: letters, a painted picture, a tune."""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from random import Random
from typing import Any
from uuid import UUID

from companion.demo.person import SEED
from companion.domain.voice_note import RATE, Shape, VoiceNote

_LETTERS = (
    ("From a good day", "Dear me,\n\nthe canal was green and you laughed at the heron. It comes back. Wait for it."),
    ("What Mum wrote", "I never stopped being glad that you are here. Soup on Wednesday, whatever happens."),
)
#: Of the painted picture: its size, and the colours of the sky from its top down.
PICTURE_SIZE = _WIDE, _HIGH = 320, 213
#: What is hummed: tones in Hertz, and seconds of each.
_HUMMED = ((196.0, 0.6), (220.0, 0.6), (261.6, 1.0), (220.0, 0.6), (196.0, 1.2))
_SKY = ((246, 193, 119), (122, 92, 142))


def hope_rows(said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Rows of the hope box."""
    from companion.storage.tables.hope import attachment, hope_item

    chance = Random(f"{SEED}/hope")  # noqa: S311 - nothing secret is invented here
    own = {"created_at": said, "updated_at": said}

    def uuid() -> str:
        return str(UUID(int=chance.getrandbits(128), version=4))

    def kept(media_type: str, content: bytes, preview: bytes | None) -> dict[str, Any]:
        told = {"media_type": media_type, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        return {"uuid": uuid(), **told, "preview": preview, "content": content, **own}

    picture, tune = kept("image/png", evening_picture(), evening_picture()), kept("audio/wav", _tune(), None)
    things = (
        ("photo", "The hill behind Mum's", "", picture["uuid"], None),
        *(("letter", *letter, None, None) for letter in _LETTERS),
        ("voice", "Ife, humming", "", tune["uuid"], round(sum(length for _tone, length in _HUMMED))),
    )
    rows: list[dict[str, Any]] = [
        {"uuid": uuid(), "kind": kind, "title": title, "words": words, "attachment_uuid": to, "seconds": seconds, **own}
        | {"position": at}
        for at, (kind, title, words, to, seconds) in enumerate(things)
    ]
    return [(attachment, [picture, tune]), (hope_item, rows)]


def _tune() -> bytes:
    """A few notes, as somebody hums them, as WAV."""
    note = VoiceNote(Shape())
    for tone, length in _HUMMED:
        count = round(RATE * length)
        swell = [min(at, count - at, RATE // 10) / (RATE // 10) for at in range(count)]
        hum = [round(6000 * loud * math.sin(at * tone * math.tau / RATE)) for at, loud in enumerate(swell)]
        note.add(struct.pack(f"={count}h", *hum))
    return note.wav()


def evening_picture() -> bytes:
    """An evening sky over a hill with a tree, as PNG."""
    lines = []
    for y in range(_HIGH):
        share = y / _HIGH
        line = [tuple(int(one + (other - one) * share) for one, other in zip(*_SKY, strict=True))] * _WIDE
        for x in range(_WIDE):
            crown = ((x - 200) / 46) ** 2 + ((y - 88) / 36) ** 2 < 1
            if crown:
                line[x] = (47, 74, 58)
            elif y > 150 + ((x - 170) / 36) ** 2:
                line[x] = (63, 95, 82)
            elif abs(x - 200) < 4 and y > 88:
                line[x] = (74, 58, 47)
        lines.append(b"\0" + bytes(part for colour in line for part in colour))
    head = struct.pack(">IIBBBBB", _WIDE, _HIGH, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(lines), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
