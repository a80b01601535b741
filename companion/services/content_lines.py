"""The lines that contact cards and calendars are both made of: letters, folded lines, and marks before commas."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from companion.domain.problems import ChosenOutOfReach

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_FOLD = re.compile(rb"\r?\n[ \t]")
_LONGEST = 75


def chosen_text(path: Path, most: int) -> str | None:
    """The text of a file that was chosen; None where it has more bytes. ChosenOutOfReach."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise ChosenOutOfReach(path) from error
    return None if len(content) > most else decoded(content)


def decoded(content: bytes) -> str:
    """The text of a file, by its mark; without one as UTF-8 or UTF-16, else by the letters of Western Europe."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    head = content[:400]
    if b"\0" in head:
        return content.decode("utf-16-le" if head[1:2] == b"\0" else "utf-16-be", "replace")
    # Some programs fold by bytes, through the middle of a letter.
    for whole in (content, _FOLD.sub(b"", content)):
        try:
            return whole.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace")


def unfolded(text: str) -> Iterator[str]:
    """The whole lines of a file, put together again where they were folded; empty ones are left out."""
    whole, quoted = "", False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if quoted and whole.endswith("="):
            # An old phone breaks what it has quoted with a = at the end, and begins the next line anywhere.
            whole = whole[:-1] + line.lstrip(" \t")
            continue
        if line[:1] in (" ", "\t") and whole:
            whole += line[1:]
            continue
        if whole.strip():
            yield whole
        whole, quoted = line, "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
    if whole.strip():
        yield whole


def unmarked(value: str) -> str:
    """A value without its marks before commas, semicolons and line ends."""
    out, after = [], False
    for letter in value:
        if after:
            out.append("\n" if letter in "nN" else letter if letter in "\\,;:" else f"\\{letter}")
            after = False
        elif letter == "\\":
            after = True
        else:
            out.append(letter)
    return "".join(out) + ("\\" if after else "")


def marked(value: str) -> str:
    """A value with those marks."""
    plain = value.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, never through the middle of a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        length = len(letter.encode("utf-8"))
        if size + length > _LONGEST:
            pieces.append(piece)
            piece, size = "", 1
        piece, size = piece + letter, size + length
    return "\r\n ".join((*pieces, piece)) + "\r\n"
