"""A folder of Markdown: a file for each page, one a month for check-ins and moments, and pictures beside them.

Every name is made of small letters, figures and hyphens alone, whatever the rows hold: they may have come from a file
that somebody else made.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.file_names import safe_ending, safe_name
from companion.services.exporting.chronicle import Entry, Told, chronicle, clock_time, number_of
from companion.services.exporting.lists import lists
from companion.services.exporting.making import Going, NewFile, Progress, make_free
from companion.storage import files

if TYPE_CHECKING:
    import sqlalchemy

    from companion.content.export_words import ExportWords

_PICTURE = re.compile(r"\(picture:([^\s()]+)\)")
#: What YAML takes for no letter, in quotes as JSON writes them.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def write_markdown(
    connection: sqlalchemy.Connection, folder: Path, words: ExportWords, day: str, progress: Progress
) -> tuple[int, dict[str, int]]:
    """Fill an empty folder; the bytes in it, and how many there are of each kind."""
    return _Folder(connection, folder, words, day, progress).fill()


class _Folder:
    def __init__(
        self, connection: sqlalchemy.Connection, folder: Path, words: ExportWords, day: str, progress: Progress
    ) -> None:
        self._connection, self._folder, self._words, self._day = connection, folder, words, day
        self._going = Going(number_of(connection), progress)
        self._size = 0
        self._written = {"journal": 0, "days": 0, "pictures": 0, "hope-box": 0, "lists": 0}
        self._pictures: dict[str, str] = {}
        self._month: tuple[str, NewFile] | None = None

    def fill(self) -> tuple[int, dict[str, int]]:
        words = self._words
        self._put(
            "", "read-me", ".md", f"# {words['title']}\n\n{words['made'].format(day=self._day)} {words['plain']}\n"
        )
        self._write_pictures()
        try:
            for value in chronicle(self._connection, words):
                if isinstance(value, Entry):
                    self._write_entry(value)
                else:
                    self._write_told(value)
                self._going.row()
        finally:
            self._end_month()
        self._write_hope_box()
        for name, title, things in lists(self._connection, words):
            lines = [f"# {title}\n"]
            for thing in things:
                lines.append(f"- **{_one_line(thing.lead)}**")
                lines += [f"  - {label}: {_one_line(value)}" for label, value in thing.rest]
                self._written["lists"] += 1
            self._put("lists", name, ".md", "\n".join(lines) + "\n")
        return self._size, self._written

    def _put(self, part: str, stem: str, ending: str, content: str | bytes) -> Path:
        folder = self._folder / part
        files.make_folder(folder)
        path, file = make_free(folder, stem, ending)
        with file:
            if isinstance(content, str):
                file.write(content)
            else:
                file.write_bytes(content)
        self._size += file.size
        return path

    def _write_pictures(self) -> None:
        from companion.services.statements import exporting as sql

        found = self._connection.execute(sql.pictures(), execution_options={"yield_per": 1})
        for uuid, media_type, content in found:
            made = self._put("pictures", safe_name(uuid, "picture"), safe_ending(media_type), content)
            self._pictures[uuid] = made.name
            self._written["pictures"] += 1

    def _write_entry(self, entry: Entry) -> None:
        time = clock_time(entry.at_utc, entry.zone).replace(":", "")
        stem = safe_name(f"{entry.day} {time} {entry.title}", "page")
        head = {
            "title": entry.title,
            "date": entry.day,
            "at": entry.at_utc,
            "zone": entry.zone,
            "tags": list(entry.tags),
            "created": entry.created_at,
            "updated": entry.updated_at,
            "uuid": entry.uuid,
            "opens_on": entry.opens_on,
        }
        lines = [f"{name}: {_yaml(value)}" for name, value in head.items() if value not in (None, "", [])]
        body = _PICTURE.sub(self._place_of, entry.body)
        text = "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"
        self._put(f"journal/{safe_name(entry.day[:4], 'undated')}", stem, ".md", text)
        self._written["journal"] += 1

    def _place_of(self, found: re.Match[str]) -> str:
        name = self._pictures.get(found[1])
        return found[0] if name is None else f"(../../pictures/{name})"

    def _write_told(self, told: Told) -> None:
        words, month = self._words, safe_name(told.day[:7], "undated")
        if self._month is None or self._month[0] != month:
            self._end_month()
            folder = self._folder / "days"
            files.make_folder(folder)
            _path, file = make_free(folder, month, ".md")
            self._month = (month, file)
            file.write(f"---\nmonth: {_yaml(told.day[:7])}\n---\n")
        time = clock_time(told.at_utc, told.zone)
        lines = [f"\n## {_one_line(told.day)}, {words[told.kind]}{f', {time}' if time else ''}\n"]
        lines += [f"- {_one_line(line)}" for line in told.lines]
        if told.note:
            lines += ["", *(f"> {line}" for line in told.note.splitlines())]
        self._month[1].write("\n".join(lines) + "\n")
        self._written["days"] += 1

    def _end_month(self) -> None:
        if self._month is not None:
            self._month[1].close()
            self._size += self._month[1].size
            self._month = None

    def _write_hope_box(self) -> None:
        from companion.services.statements import exporting as sql

        for kind, title, words, attachment, media_type in self._connection.execute(sql.hope_items()).fetchall():
            content = None
            if attachment is not None:
                content = self._connection.execute(sql.content_of(attachment)).scalar_one_or_none()
            stem = safe_name(title, safe_name(kind, "kept"))
            if content is not None:
                self._put("hope-box", stem, safe_ending(media_type or ""), content)
            if words or content is None:
                self._put("hope-box", stem, ".md", f"# {_one_line(title)}\n\n{words}\n")
            self._written["hope-box"] += 1


def _yaml(value: object) -> str:
    """Words in quotes and lists of them, as JSON and YAML both read them."""
    written = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _one_line(words: str) -> str:
    return " ".join(words.split())
