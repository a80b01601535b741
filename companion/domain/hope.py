"""The hope box: what somebody keeps to hold on to: photos, letters, voice notes, music."""

from __future__ import annotations

from enum import StrEnum

from companion.domain.value import Value, field

#: The longer side a photo is kept at, and that of its preview, in pixels.
PHOTO_SIDE, PREVIEW_SIDE = 2048, 320
#: The largest file a photo is taken from, in bytes; said before one is chosen.
PHOTO_FILE = 60 * 1024 * 1024
#: The largest file music is taken from, and how much of it the box holds in all, in bytes. It is kept as it is, and
#: every backup, of which there may be some twenty, holds it once more.
MUSIC_FILE, MUSIC_ROOM = 20 * 1024 * 1024, 100 * 1024 * 1024
#: How long a name and a letter may be.
TITLE_LIMIT, LETTER_LIMIT = 120, 20_000


class HopeKind(StrEnum):
    """What can be in the box."""

    PHOTO = "photo"
    LETTER = "letter"
    VOICE = "voice"
    MUSIC = "music"


class Media(Value):
    """What a photo or a sound is made of, ready to be kept."""

    media_type: str
    content: bytes = field(repr=False)
    preview: bytes | None = field(default=None, repr=False)
    seconds: int | None = None


class HopeItem(Value):
    """One thing in the box, in the person's order; its bytes are read by its `attachment` when they are shown."""

    uuid: str
    kind: HopeKind
    title: str = ""
    words: str = ""
    attachment: str | None = None
    media_type: str = ""
    size: int = 0
    position: int = 0
    seconds: int | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it is heard and not seen."""
        return self.kind in (HopeKind.VOICE, HopeKind.MUSIC)
