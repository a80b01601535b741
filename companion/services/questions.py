"""Questions kept for somebody: written down, asked, answered where wanted, and taken away with undo."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.questions import Question, QuestionWords
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, the_one
from companion.storage import hot_questions
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "questions"


def _table() -> Table:
    from companion.storage.tables.reports import question

    return question


class QuestionService:
    """Keeps questions, for whomever they are."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._rows = OwnRows(db, clock, AREA, _table, ("words", "whom", "answer"))

    def all(self) -> tuple[Question, ...]:
        """Every question, asked or not, as they were written down."""
        with self._db.quick() as connection:
            return hot_questions.questions(connection)

    def add(self, words: QuestionWords) -> Made:
        """Keep a question."""
        return self._rows.add(_columns(words))

    def change(self, uuid: str, words: QuestionWords) -> Done:
        """Write a question anew, or what was answered; RowGone where there is none."""
        former = the_one(self.all(), uuid).words
        return self._rows.change(uuid, _columns(words), _columns(former))

    def asked(self, uuid: str, on: date | None) -> Done:
        """Say that it was asked on a day, or that it waits; RowGone where there is none."""
        before = the_one(self.all(), uuid).asked_on
        return self._rows.change(uuid, {"asked_on": _iso(on)}, {"asked_on": _iso(before)})

    def remove(self, uuid: str) -> Done:
        """Take a question away; RowGone where there is none."""
        return self._rows.remove(uuid)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken away thirty days before `now`; gives how many."""
        return self._rows.purge(now)


def _columns(words: QuestionWords) -> dict[str, object]:
    return {"words": words.words.strip(), "whom": " ".join(words.whom.split()), "answer": words.answer.strip()}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
