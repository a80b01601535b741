"""Takes the marks of sources out of bundled texts, so that no reader meets one, and keeps what each says.

A mark such as `[^who-overdose]` or `[^key-a,key-b]` stands right behind a sentence and names the sources that its
figures stand on. Its keys are among the `sources` of its page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.content.problems import ContentProblem

if TYPE_CHECKING:
    from companion.content.values import Trace

_OPEN = "[^"
# It begins with letters that are looked for at once; what is blank before a mark goes with it.
_MARK = re.compile(r"\[\^([^\[\]\n]*)\]")
_WITH_BLANK = re.compile(rf"[ \t]*{_MARK.pattern}")
#: What a line of Markdown begins with that nobody reads aloud, and what stands round its words.
_BEGINS = re.compile(r"^[>\s]*(?:\[!\w+\]\s*|#+\s+|-\s+|\d+\.\s+)*")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_STRONG = re.compile(r"\*+")

Found = list[dict[str, Any]]


def without_marks(text: str) -> str:
    """A text as it is shown, whatever its marks say."""
    return _WITH_BLANK.sub("", text) if _OPEN in text else text


def take(file: Path, text: str, raw: dict[str, Any], lines_before: int = 0) -> None:
    """Take the marks out of the raw table of TOML `text`, in place; what they say goes as `traces` beside `sources`.

    Raises ContentProblem at the line of a mark that cannot be: with a key not among the sources of its table.
    """
    if _OPEN in text or "traces" in text:
        _Taking(file, text, lines_before).table(raw, (), [])


def take_body(file: Path, body: str, lines_before: int, sources: Collection[str]) -> tuple[str, tuple[Trace, ...]]:
    """A body in Markdown without its marks, and what they say. Raises ContentProblem as `take` does."""
    if _OPEN not in body:
        return body, ()
    from companion.content.values import Trace

    found: Found = []
    clean = _Taking(file, body, lines_before).words(body, sources, found)
    return clean, tuple(Trace(text=one["text"], keys=tuple(one["keys"])) for one in found)


def sentence(trace: Trace) -> str:
    """The sentence that a trace belongs to, in plain words, placeholders not filled."""
    *_others, last = sentences_of(trace.text)
    return last


def sentences_of(text: str) -> Iterator[str]:
    """Every sentence of a text in plain words: of each line and each cell of a table, without marks and Markdown."""
    from companion.content.spoken import sentences

    for line in without_marks(text).split("\n"):
        for cell in line.split("|") if line.lstrip().startswith("|") else (line,):
            plain = _LINK.sub(r"\1", _STRONG.sub("", _BEGINS.sub("", cell)))
            yield from (plain[begin:end] for begin, end in sentences(plain))


class _Taking:
    """One file on its way: how many of its marks were met, so that a wrong one is told by its line."""

    def __init__(self, file: Path, text: str, lines_before: int) -> None:
        self._file = file
        self._text = text
        self._before = lines_before
        self._met = 0

    def table(self, raw: dict[str, Any], sources: Collection[str], found: Found) -> None:
        """Every text of a table; one with `sources` of its own has its own traces too."""
        own = "sources" in raw and all(isinstance(key, str) for key in raw["sources"])
        if own:
            sources, found = raw["sources"], []
        for name, value in raw.items():
            raw[name] = self._clean(value, sources, found)
        if own and (found or "traces" in raw):
            raw["traces"] = found

    def words(self, text: str, sources: Collection[str], found: Found) -> str:
        """One text without its marks."""
        if _OPEN not in text:
            return text
        parts, line, at = [], "", 0
        for mark in _MARK.finditer(text):
            piece = text[at : mark.start()].rstrip(" \t")
            parts.append(piece)
            line = piece.rpartition("\n")[2] if "\n" in piece else line + piece
            keys = [key.strip() for key in mark[1].split(",")]
            for key in keys:
                if key not in sources:
                    raise self._wrong(f"{key!r} is not among the sources of this page")
            if not line.strip(" |>*#-.0123456789"):
                raise self._wrong("this mark of a source stands behind no sentence")
            found.append({"text": line, "keys": keys})
            at, self._met = mark.end(), self._met + 1
        clean = "".join((*parts, text[at:]))
        if _OPEN in clean:
            raise self._wrong("this mark of a source is not closed", closed=False)
        return clean

    def _clean(self, value: Any, sources: Collection[str], found: Found) -> Any:
        if isinstance(value, str):
            return self.words(value, sources, found)
        if isinstance(value, dict):
            self.table(value, sources, found)
        elif isinstance(value, list):
            return [self._clean(one, sources, found) for one in value]
        return value

    def _wrong(self, what: str, *, closed: bool = True) -> ContentProblem:
        marks = [mark.end() for mark in _MARK.finditer(self._text)]
        open_one = _MARK.sub(lambda mark: " " * len(mark[0]), self._text).find(_OPEN)
        offset = marks[self._met] if closed else open_one
        return ContentProblem(self._file, self._before + self._text.count("\n", 0, offset) + 1, what)
