"""Finding out whose file it is, and what all readers need: dates, bounded archives, names for what has none."""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from lzma import LZMAError
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.domain.imports import Found, LeftOut, Program
from companion.domain.problems import ChosenOutOfReach, NotForImport

Rows = Iterator[Found | LeftOut]
#: Gives what is in a file, from its beginning, each time it is asked.
Source = Callable[[], Rows]

#: Ten years of long pages are some twenty million bytes; what is larger by far is no journal.
MOST_BYTES = 300_000_000
#: So many files at most are looked at in a folder or an archive.
MOST_FILES = 200_000


def source_of(path: Path, zone: ZoneInfo) -> tuple[Program, Source]:
    """Whose file or folder it is, and what gives its contents; `zone` is that of times that name none.

    Raises:
        NotForImport: it is of no program that is known here.
        ChosenOutOfReach: it cannot be opened.
    """
    from companion.services.importing import day_one, daylio, journey, jrnl, markdown, red_notebook

    try:
        if path.is_dir():
            if red_notebook.months(path):
                return Program.RED_NOTEBOOK, lambda: red_notebook.rows(path, zone)
            if markdown.files(path):
                return Program.MARKDOWN, lambda: markdown.rows(path, zone)
            raise NotForImport(path)
        if zipfile.is_zipfile(path):
            with archive(path) as names:
                if day_one.is_one(names):
                    return Program.DAY_ONE, lambda: day_one.rows(path, zone)
                if journey.is_one(names):
                    return Program.JOURNEY, lambda: journey.rows(path, zone)
            raise NotForImport(path)
        if path.suffix.lower() in (".md", ".markdown"):
            return Program.MARKDOWN, lambda: markdown.rows(path, zone)
        beginning = text_of(path)[:4096]
    except OSError as error:
        raise ChosenOutOfReach(path) from error
    for program, is_one, rows in (
        (Program.JRNL, jrnl.is_json, jrnl.json_rows),
        (Program.DAYLIO, daylio.is_one, daylio.rows),
        (Program.JRNL, jrnl.is_text, jrnl.text_rows),
    ):
        if is_one(beginning):
            return program, lambda rows=rows: rows(path, zone)
    raise NotForImport(path)


def is_known(path: Path) -> bool:
    """Whether it is of a program that is known here; an export of our own is not. ChosenOutOfReach."""
    try:
        source_of(path, ZoneInfo("UTC"))
    except NotForImport:
        return False
    return True


def text_of(path: Path) -> str:
    """The text of a file; NotForImport where it is far too large to be one."""
    from companion.services.content_lines import chosen_text

    text = chosen_text(path, MOST_BYTES)
    if text is None:
        raise NotForImport(path)
    return text


@contextmanager
def archive(path: Path) -> Iterator[Archive]:
    """A zip, read in place and never unpacked to the disk; NotForImport where it cannot be read as one."""
    try:
        with zipfile.ZipFile(path) as held:
            yield Archive(path, held)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise NotForImport(path) from error


class Archive:
    """The files in a zip by their names. Nothing is believed that it says of sizes: so much is read and no more."""

    def __init__(self, path: Path, held: zipfile.ZipFile) -> None:
        self._path, self._held = path, held
        infos = [one for one in held.infolist() if not one.is_dir() and not _is_link(one)]
        if len(infos) > MOST_FILES:
            raise NotForImport(path)
        self.names = tuple(info.filename for info in infos)

    def text(self, name: str) -> str | None:
        """The text of a file in it; None where it is too large, or broken."""
        from companion.services.content_lines import decoded

        try:
            with self._held.open(name) as file:
                content = file.read(MOST_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, RuntimeError, ValueError, OSError):
            # Broken, or behind a password.
            return None
        return None if len(content) > MOST_BYTES else decoded(content)


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def made_id(program: Program, *parts: str) -> str:
    """A name for what its program gave none: the same for the same words."""
    return f"{program.value}:{hashlib.sha256(chr(0).join(parts).encode('utf-8', 'replace')).hexdigest()[:24]}"


def local(text: str, zone: ZoneInfo, *formats: str) -> datetime | None:
    """The instant of a reading of the wall clock in one of these formats; None where it is in none of them."""
    for one in formats:
        try:
            at = datetime.strptime(text.strip(), one).replace(tzinfo=zone)
        except ValueError:
            continue
        return at if is_reachable(at) else None
    return None


def is_reachable(at: datetime) -> bool:
    """Whether an instant has a day in every zone; the first and the last year of the calendar have not."""
    return MINYEAR < at.year < MAXYEAR


def instant(text: object) -> datetime | None:
    """An instant as ISO 8601 has it; None for what is none, or has no zone of its own."""
    if not isinstance(text, str):
        return None
    try:
        at = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo is not None and is_reachable(at) else None


def zone_named(name: object, otherwise: ZoneInfo) -> ZoneInfo:
    """The zone of that name; the other one where there is none."""
    if not isinstance(name, str) or not name:
        return otherwise
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return otherwise


def without_title(text: str) -> tuple[str, str]:
    """Title and rest of Markdown whose first line is a heading; no title where it is not."""
    first, _, rest = text.strip().partition("\n")
    if first.startswith("# "):
        return first[2:].strip(), rest.strip()
    return "", text.strip()
