"""Questions kept for somebody, over a real file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.questions import COUNSELLOR, DOCTOR, Question, QuestionWords, by_whom
from companion.services.own_rows import RowGone
from companion.services.questions import QuestionService
from tests.unit.services.conftest import House

DAY = date(2026, 11, 20)


@pytest.fixture
def questions(house: House) -> QuestionService:
    return QuestionService(house.db, house.clock)


def test_a_question_comes_back_as_it_was_written(questions: QuestionService) -> None:
    made = questions.add(QuestionWords("  Why am I\nso tired?  ", DOCTOR))
    assert questions.all() == (Question(made.uuid, QuestionWords("Why am I\nso tired?", DOCTOR)),)
    made.undo()
    assert questions.all() == ()


def test_asked_and_answered_and_each_taken_back(questions: QuestionService) -> None:
    uuid = questions.add(QuestionWords("Why?")).uuid
    asked = questions.asked(uuid, DAY)
    answered = questions.change(uuid, QuestionWords("Why?", answer=" Because. "))
    (one,) = questions.all()
    assert (one.asked_on, one.words.answer) == (DAY, "Because.")
    answered.undo()
    asked.undo()
    (one,) = questions.all()
    assert (one.asked_on, one.words.answer) == (None, "")


def test_taken_away_it_comes_back_and_after_thirty_days_its_words_are_gone(
    house: House, questions: QuestionService
) -> None:
    uuid = questions.add(QuestionWords("Why?", "my sister", "So.")).uuid
    gone = questions.remove(uuid)
    assert questions.all() == ()
    gone.undo()
    assert len(questions.all()) == 1
    questions.remove(uuid)
    assert questions.purge(house.clock.now() + timedelta(days=29)) == 0
    assert questions.purge(house.clock.now() + timedelta(days=31)) == 1
    with house.db.quick() as connection:
        assert connection.execute("SELECT words, whom, answer FROM question").fetchall() == [("", "", "")]


def test_without_words_there_is_no_question_and_what_is_gone_is_said(questions: QuestionService) -> None:
    with pytest.raises(ValueError, match="words"):
        QuestionWords("  \n ")
    with pytest.raises(RowGone):
        questions.asked("nobody", DAY)
    with pytest.raises(RowGone):
        questions.change("nobody", QuestionWords("Why?"))


def test_they_stand_under_whom_they_are_for_the_counsellor_first() -> None:
    said = [("a", "my sister"), ("b", DOCTOR), ("c", COUNSELLOR), ("d", "my sister")]
    found = by_whom(Question(uuid, QuestionWords("?", whom)) for uuid, whom in said)
    assert [(whom, [one.uuid for one in ones]) for whom, ones in found] == [
        (COUNSELLOR, ["c"]),
        (DOCTOR, ["b"]),
        ("my sister", ["a", "d"]),
    ]
