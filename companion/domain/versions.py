"""The words an entry had before, and what is different between two of its times."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from companion.domain.journal import Writing
from companion.domain.value import Value

#: How long former words are kept, and how long an entry is written on before its words of then are kept again.
KEPT_VERSIONS, BETWEEN_VERSIONS = timedelta(days=30), timedelta(minutes=10)
#: Of more lines than this only whole lines are compared: word by word would take longer than it helps.
_MOST_LINES = 400
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Version(Value):
    """The words an entry had from `written_at` until `replaced_at`, when others took their place."""

    uuid: str
    title: str
    body: str
    tags: tuple[str, ...]
    written_at: datetime
    replaced_at: datetime

    @property
    def writing(self) -> Writing:
        """Its words as they would be written again."""
        return Writing(self.title, self.body, self.tags)


class How(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


#: Text cut into pieces, each with what became of it.
Compared = tuple[tuple[str, How], ...]


def is_due(last_kept: datetime | None, created: datetime, now: datetime) -> bool:
    """Whether the words of an entry are to be kept before they change."""
    return now - (last_kept if last_kept is not None else created) >= BETWEEN_VERSIONS


def compared(before: str, after: str) -> Compared:
    """What went and what came between two texts: without NEW the pieces are the first, without GONE the second."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[tuple[str, How]] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(("".join(old[a:b]), How.SAME))
        elif what == "replace" and max(b - a, d - c) <= _MOST_LINES:
            pieces += _word_by_word("".join(old[a:b]), "".join(new[c:d]))
        else:
            pieces += [("".join(old[a:b]), How.GONE), ("".join(new[c:d]), How.NEW)]
    return _joined(pieces)


def _word_by_word(before: str, after: str) -> list[tuple[str, How]]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) > 2000)
    if matcher.real_quick_ratio() < 0.2 or matcher.quick_ratio() < 0.2:
        return [(before, How.GONE), (after, How.NEW)]
    pieces: list[tuple[str, How]] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            pieces.append(("".join(old[a:b]), How.SAME))
        else:
            pieces += [("".join(old[a:b]), How.GONE), ("".join(new[c:d]), How.NEW)]
    return pieces


def _joined(pieces: list[tuple[str, How]]) -> Compared:
    joined: list[tuple[str, How]] = []
    for text, how in pieces:
        if not text:
            continue
        if joined and joined[-1][1] is how:
            joined[-1] = joined[-1][0] + text, how
        else:
            joined.append((text, how))
    return tuple(joined)
