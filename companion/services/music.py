"""Music read from a file for the hope box: told by its bytes and kept as it is, so that it sounds as it did."""

from __future__ import annotations

from pathlib import Path

from companion.domain.hope import MUSIC_FILE, TITLE_LIMIT, Media
from companion.domain.problems import CannotBeRead, NoSound, SoundTooLarge
from companion.domain.sound import Kind, sound_of

#: The endings offered when music is chosen; what is in the file decides.
ENDINGS = tuple(kind.ending for kind in Kind)
#: So much of a file tells whether it is a sound at all.
_HEAD = 4096


def is_music(path: Path) -> bool:
    """Whether a file is meant to be music: by its ending, or else by its first bytes. False where it cannot be read."""
    if path.suffix[1:].lower() in ENDINGS:
        return True
    try:
        with path.open("rb") as file:
            return sound_of(file.read(_HEAD)) is not None
    except OSError:
        return False


def music_of_file(path: Path) -> Media:
    """Music from a file; belongs on the worker. CannotBeRead, NoSound, SoundTooLarge.

    What its maker wrote in it, such as names and a picture of the cover, stays in it and is shown nowhere: to take it
    out of six kinds of file is a way to break a song, and a copy that is saved is then the very file they had.
    """
    try:
        if path.stat().st_size > MUSIC_FILE:
            raise SoundTooLarge(path)
        content = path.read_bytes()
    except OSError as error:
        raise CannotBeRead(path) from error
    sound = sound_of(content)
    if sound is None:
        raise NoSound(path)
    return Media(sound.kind.media_type, content, seconds=sound.seconds)


def title_of(path: Path) -> str:
    """The name of a file without its ending, as the title music begins with."""
    return " ".join(path.stem.replace("_", " ").split())[:TITLE_LIMIT]
