"""Questions kept until there is somebody to ask: a counsellor, a doctor, or whoever else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from companion.domain.value import Value

#: Whom most questions are for, as it is kept; anybody else stands there in the person's own words.
COUNSELLOR, DOCTOR = "counsellor", "doctor"


class QuestionWords(Value):
    """What a person wrote of a question: its words, whom it is for, and what was answered. ValueError without words."""

    words: str
    whom: str = COUNSELLOR
    answer: str = ""

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("a question has words")


class Question(Value):
    """A question that is kept; `asked_on` is the day it was asked, None while it waits."""

    uuid: str
    words: QuestionWords
    asked_on: date | None = None
    position: int = 0


def by_whom(questions: Iterable[Question]) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Questions under whom they are for: the counsellor, the doctor, then the others as they were first named."""
    groups: dict[str, list[Question]] = {COUNSELLOR: [], DOCTOR: []}
    for one in questions:
        groups.setdefault(one.words.whom, []).append(one)
    return tuple((whom, tuple(found)) for whom, found in groups.items() if found)
