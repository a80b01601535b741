"""Reads bundled files into values, and says file, line and reason when one is not as it must be."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from companion.content.problems import ContentProblem
from companion.content.traces import take

T = TypeVar("T")
FENCE = "+++"
_WHERE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<name>[A-Za-z0-9_-]+)|\[(?P<index>\d+|\.\.\.)\]")
_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_NAMED = re.compile(r"field `(?P<name>[^`]+)`")


def read_text(file: Path) -> str:
    """The text of a file, UTF-8. Raises ContentProblem when it is missing, closed to us or not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentProblem(file, 1, "this file is missing") from None
    except OSError as error:
        raise ContentProblem(file, 1, f"this file cannot be opened: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ContentProblem(file, line, "this line is not UTF-8 text") from error


def read_toml(file: Path, shape: type[T]) -> T:
    """The value a TOML file holds. Raises ContentProblem with the line of what is wrong."""
    text = read_text(file)
    return to_shape(file, text, parse_toml(file, text), shape)


def split_article(file: Path, text: str) -> tuple[str, str, int]:
    """Front matter, body, and the number of lines before the body (for the lines of problems in it)."""
    lines = text.split("\n")
    if lines[0].strip() != FENCE:
        raise ContentProblem(file, 1, f"an article starts with a line {FENCE}, then its front matter")
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 1
    raise ContentProblem(file, len(lines), f"the front matter is not closed by a line {FENCE}")


def parse_toml(file: Path, text: str, lines_before: int = 0) -> dict[str, Any]:
    """The raw table of TOML text that starts `lines_before` lines into the file, marks of sources taken out."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        what = _LINE.sub("", str(error)).strip()
        raise ContentProblem(file, lines_before + line, f"not valid TOML: {what}") from error
    take(file, text, raw, lines_before)
    return raw


def to_shape(file: Path, text: str, raw: dict[str, Any], shape: type[T], lines_before: int = 0) -> T:
    """`raw` checked against `shape`. Raises ContentProblem at the line in `text` where the wrong value stands."""
    try:
        return msgspec.convert(raw, shape, strict=True)
    except msgspec.ValidationError as error:
        said = str(error)
        found = _WHERE.search(said)
        path = found["path"] if found else ""
        named = _NAMED.search(said)
        if named and "unknown" in said:
            path += f".{named['name']}"
        what = _WHERE.sub("", said)
        spot = path.lstrip(".")
        raise ContentProblem(
            file, lines_before + line_of(text, path), f"{what} (in {spot})" if spot else what
        ) from error


def line_of(text: str, path: str) -> int:
    """The line, from 1, on which a path such as `.lines[2].hours` stands in TOML text; the nearest one if unsure."""
    lines = text.split("\n")
    at = 0
    table = ""
    steps = [(step["name"], step["index"]) for step in _STEP.finditer(path)]
    for place, (name, _) in enumerate(steps):
        if name is None:
            continue
        following = steps[place + 1][1] if place + 1 < len(steps) else None
        table = f"{table}.{name}" if table else name
        wanted = int(following) if following not in (None, "...") else 0
        header = _nth(lines, at, rf"\[{{1,2}}{re.escape(table)}\]{{1,2}}", wanted)
        key = _nth(lines, at, rf'"?{re.escape(name)}"?\s*=', 0)
        found = header if header is not None else key
        if found is None:
            break
        at = found
    return at + 1


def _nth(lines: list[str], start: int, pattern: str, wanted: int) -> int | None:
    seen = 0
    for number in range(start, len(lines)):
        if re.match(rf"\s*{pattern}", lines[number]):
            if seen == wanted:
                return number
            seen += 1
    return None
