"""The folder of RedNotebook: a file for each month, named 2026-11.txt, of YAML with a text for each day."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.domain.imports import Found, LeftOut, Program, Why
from companion.services.importing.reading import MOST_BYTES, Rows, is_reachable, made_id, text_of

_MONTH = re.compile(r"(\d{4})-(\d\d)\.txt")
_PICTURE = re.compile(r'\[""[^"]*""(?:\.\w+)?(?:\?\d+)?\]')
#: Its own marks, and what Markdown has in their place.
_MARKS = ((re.compile(r"(?<!:)//(.+?)(?<!:)//"), r"*\1*"), (re.compile(r"--(\S.*?\S|\S)--"), r"~~\1~~"))
_HEADING = re.compile(r"^(=+)\s*(.+?)\s*\1\s*$", re.M)
_TAG = re.compile(r"(?<![\w#&])#([A-Za-z_]\w*)")


def months(folder: Path) -> list[Path]:
    """The files of months in a folder, oldest first."""
    inside = [folder, folder / "data"]
    return sorted(
        file
        for place in inside
        if place.is_dir()
        for file in place.iterdir()
        if _MONTH.fullmatch(file.name) and file.is_file() and not file.is_symlink()
    )


def rows(folder: Path, zone: ZoneInfo) -> Rows:
    """What the months hold: a page for each day that has words."""
    for file in months(folder):
        year, month = map(int, file.stem.split("-"))
        days = _read(file)
        if days is None:
            yield LeftOut(file.name, Why.BROKEN)
            continue
        for day, told in days.items():
            where = f"{file.name}, {day}"
            text = told.get("text") if isinstance(told, dict) else None
            try:
                at = datetime(year, month, int(str(day)), 12, tzinfo=zone)
            except (ValueError, TypeError):
                yield LeftOut(where, Why.NO_DAY)
                continue
            if not is_reachable(at):
                yield LeftOut(where, Why.NO_DAY)
                continue
            pictures = len(_PICTURE.findall(str(text or "")))
            if pictures:
                yield LeftOut(where, Why.PICTURES, pictures)
            body = "\n\n".join(part for part in (_markdown(str(text or "")), _categories(told)) if part)
            if not body:
                yield LeftOut(where, Why.EMPTY)
                continue
            own = made_id(Program.RED_NOTEBOOK, at.date().isoformat(), str(text))
            tags = tuple(dict.fromkeys(tag.casefold() for tag in _TAG.findall(str(text or ""))))
            yield Found(own, at, zone.key, "", body, tags, whole_day=True)


def _read(file: Path) -> dict[object, object] | None:
    from companion.services.importing.plain_yaml import mapping_of

    if file.stat().st_size > MOST_BYTES:
        return None
    return mapping_of(text_of(file))


def _markdown(text: str) -> str:
    words = _PICTURE.sub("", text)
    for mark, ours in _MARKS:
        words = mark.sub(ours, words)
    return _HEADING.sub(lambda found: f"{'#' * min(6, len(found[1]))} {found[2]}", words).strip()


def _categories(told: object) -> str:
    """What stands in categories beside the text, as a list below it."""
    if not isinstance(told, dict):
        return ""
    lines = []
    for name, entries in told.items():
        if name == "text" or not isinstance(entries, dict):
            continue
        lines.append(f"- {name}")
        lines += [f"  - {entry}" for entry in entries]
    return "\n".join(lines)
