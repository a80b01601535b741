"""What is kept beside the journal, for reading: people, plans, reasons, medicines and the rest, a list each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from companion.domain.value import Value

if TYPE_CHECKING:
    import sqlalchemy

    from companion.content.export_words import ExportWords

#: Each list: the name of its words, its table, and its columns with the name of their words. The first one leads.
_LISTS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("count-event", "count_event", (("day", "when"), ("kind", "kind"), ("last_day", "last"), ("note", "note"))),
    ("medicine-stretch", "medicine_stretch", (("first", "first"), ("last", "last"), ("name", "name"))),
    ("reason", "reason", (("words", "words"),)),
    ("plan-line", "plan_line", (("part", "part"), ("words", "words"), ("helpline", "number"))),
    ("if-then", "if_then", (("cue", "cue"), ("action", "action"))),
    ("goal", "goal", (("words", "words"), ("kind", "kind"), ("done_at", "done"))),
    ("hard-day", "hard_day", (("name", "name"), ("day", "when"), ("note", "note"))),
    ("intention", "intention", (("words", "words"), ("day", "when"), ("done_at", "done"))),
    ("worry-put-off", "worry", (("words", "words"), ("day", "when"), ("came_of_it", "came"))),
    (
        "contact",
        "contact",
        (
            ("name", "name"),
            ("role", "role"),
            ("uuid", "number"),
            ("email", "email"),
            ("organisation", "organisation"),
            ("address", "address"),
            ("hours", "hours"),
            ("note", "note"),
        ),
    ),
    (
        "medicine",
        "medicine",
        (
            ("name", "name"),
            ("dose", "dose"),
            ("form", "form"),
            ("times", "times"),
            ("first", "first"),
            ("last", "last"),
            ("note", "note"),
        ),
    ),
    (
        "appointment",
        "appointment",
        (("title", "title-of"), ("starts", "starts"), ("rule", "rule"), ("place", "place"), ("note", "note")),
    ),
    ("own-strategy", "own_strategy", (("name", "name"), ("steps", "steps"), ("caution", "caution"))),
    ("question", "question", (("words", "words"), ("whom", "whom"), ("answer", "answer"))),
    ("wish", "wish", (("name", "name"), ("had_on", "done"))),
    (
        "kit",
        "kit",
        (("place", "place"), ("kind", "kind"), ("expires", "expires"), ("trained", "trained"), ("note", "note")),
    ),
)


class Listed(Value):
    """One thing of a list: what leads it, and the rest with a name each."""

    lead: str
    rest: tuple[tuple[str, str], ...]


def lists(connection: sqlalchemy.Connection, words: ExportWords) -> Iterator[tuple[str, str, Iterator[Listed]]]:
    """Each list that anything is on: the name of its words, its title, and what is on it."""
    from companion.services.statements import exporting as sql

    for name, table, columns in _LISTS:
        found = connection.execute(sql.living(table, tuple(column for column, _word in columns)))
        first = found.fetchone()
        if first is not None:
            yield name, words[name], _things(connection, (first, *found), columns, words)


def _things(
    connection: sqlalchemy.Connection,
    rows: tuple[object, ...],
    columns: tuple[tuple[str, str], ...],
    words: ExportWords,
) -> Iterator[Listed]:
    for row in rows:
        parts = [
            (words[word], _numbers(connection, str(value)) if column == "uuid" else str(value))
            for (column, word), value in zip(columns, row, strict=True)  # type: ignore[call-overload]
            if value not in (None, "")
        ]
        # Where the leading one was left empty, the next takes its place.
        given = [(name, value) for name, value in parts if value]
        if given:
            yield Listed(given[0][1], tuple(given[1:]))


def _numbers(connection: sqlalchemy.Connection, contact_uuid: str) -> str:
    from companion.services.statements import exporting as sql

    return ", ".join(
        f"{number} ({label})" if label else number for label, number in connection.execute(sql.numbers_of(contact_uuid))
    )
