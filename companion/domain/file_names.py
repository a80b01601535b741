"""Names of files that every system takes: Windows, macOS and Linux, whatever the words were."""

from __future__ import annotations

import re
import unicodedata

#: Letters of a name, so that with a folder before it and an ending after it no system finds it too long.
LONGEST = 50
#: Names that Windows keeps for its devices, whatever ending they have.
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in "0123456789"
}


def safe_name(words: str, instead: str = "") -> str:
    """Words as the name of a file: small letters and figures of any script with hyphens; `instead` where none is left.

    Small letters, since `A` and `a` are one name on two of the three systems; composed ones, since macOS takes both.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    # Marks above and below a letter belong to it; they stand in most scripts of South Asia.
    kept = "".join(
        letter if letter.isalnum() or unicodedata.category(letter) in ("Mn", "Mc") else " " for letter in folded
    )
    short = "-".join(kept.split())[:LONGEST].strip("-")
    if short in _DEVICES:
        short = f"{short}-"
    return short or instead


def safe_ending(media_type: str) -> str:
    """The ending for bytes of a kind, with its point."""
    known = {
        "image/jpeg": ".jpg",
        "image/png": ".png",
        "image/webp": ".webp",
        "image/gif": ".gif",
        "audio/mpeg": ".mp3",
        "audio/ogg": ".ogg",
        "audio/opus": ".opus",
        "audio/mp4": ".m4a",
        "audio/flac": ".flac",
        "audio/wav": ".wav",
    }
    named = re.fullmatch(r"\w+/(?:x-)?([a-z0-9]{1,8})", media_type)
    return known.get(media_type, f".{named[1]}" if named else ".bin")
