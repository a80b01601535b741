"""The prepared read of questions that are kept for somebody."""

from __future__ import annotations

from datetime import date

from companion.domain.questions import Question, QuestionWords
from companion.storage.driver import Connection

_QUESTIONS = """
    SELECT uuid, words, whom, answer, asked_on, position FROM question
    WHERE deleted_at IS NULL ORDER BY position, created_at, uuid
"""


def questions(connection: Connection) -> tuple[Question, ...]:
    """Every question, asked or not, as they were written down."""
    return tuple(
        Question(
            uuid,
            QuestionWords(words, whom, answer),
            None if asked_on is None else date.fromisoformat(asked_on),
            at,
        )
        for uuid, words, whom, answer, asked_on, at in connection.execute(_QUESTIONS)
    )
