"""A written tool as it is gone through: one question at a time, each of which can be left out, back and ended early.

What it asks is content; here is only in which order, what was given, and where one stands. Nothing ever keeps anybody
from going on: every question goes on without an answer, and the end can be reached from everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from companion.domain.coping import SCALE_MAX, checked_rating
from companion.domain.lapse import Link, Part
from companion.domain.value import Value, replace

#: Where one stands when at no question: before the first, at the rating after the last, and at the end.
BEGIN, AFTER, DONE = "begin", "after", "done"


class Kind(StrEnum):
    """What a question takes: one line, several lines, a list of lines, some or one of several choices, a number, the
    four corners of a square, links of a chain, or a plan for a cue. SAY and DO ask for nothing: something is said aloud
    a few times, or one small thing is done.
    """

    LINE = "line"
    LINES = "lines"
    LIST = "list"
    CHOOSE = "choose"
    PICK = "pick"
    RATE = "rate"
    SQUARE = "square"
    LINKS = "links"
    PLAN = "plan"
    SETTLE = "settle"
    SAY = "say"
    DO = "do"


class Question(Value):
    """One question. `when` is (question, choice): it is asked only where that was chosen there; None asks always.

    `of` names the question whose answer it is about: with nothing there it is not asked. One that `steers` only leads
    on: what was chosen there is nothing that would be missed.
    """

    id: str
    kind: Kind
    when: tuple[str, str] | None = None
    steers: bool = False
    of: str = ""


class Answer(Value):
    """What was given to a question; which parts are in use depends on its kind.

    `words` are the lines as they were typed, `chosen` the ids of choices, `rating` 0 to 10, `links` those of a chain,
    `times` how often something was said or whether it was done. ValueError for a rating outside of the scale.
    """

    words: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    rating: int | None = None
    links: tuple[Link, ...] = ()
    times: int = 0

    def __post_init__(self) -> None:
        checked_rating(self.rating)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it that would be missed. To have said something aloud is nothing written."""
        written = any(line.strip() for line in self.words) or any(not link.is_empty for link in self.links)
        return not written and not self.chosen and self.rating is None

    def line(self, place: int = 0) -> str:
        """The words at a place, without white space round them; empty where there are none."""
        return self.words[place].strip() if place < len(self.words) else ""


NOTHING = Answer()


class Sheet(Value):
    """The questions, what was given so far, and where one stands: at a question by its id, or BEGIN, AFTER or DONE.

    `rated` tells whether it ends with a rating.
    """

    questions: tuple[Question, ...]
    answers: tuple[tuple[str, Answer], ...] = ()
    at: str = BEGIN
    rated: bool = False

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that are asked, as far as can be told from what was given, in order."""
        return tuple(one for one in self.questions if self._is_asked(one))

    @property
    def question(self) -> Question | None:
        """The question one stands at; None at the beginning and the end."""
        return next((one for one in self.questions if one.id == self.at), None)

    @property
    def is_done(self) -> bool:
        """Whether it has come to its end."""
        return self.at == DONE

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given that would be missed."""
        return all(answer.is_empty for _name, answer in self.given)

    @property
    def given(self) -> tuple[tuple[str, Answer], ...]:
        """What was given to the questions that are asked, in their order; what is empty or only steers is left out."""
        known = dict(self.answers)
        found = ((one.id, known.get(one.id, NOTHING)) for one in self.asked if not one.steers)
        return tuple((name, answer) for name, answer in found if not answer.is_empty)

    @property
    def step(self) -> tuple[int, int]:
        """Which question one stands at, and of how many; (0, n) at the beginning, (n, n) past the last."""
        asked = self._stops
        if self.at == BEGIN:
            return 0, len(asked)
        return (asked.index(self.at) + 1 if self.at in asked else len(asked)), len(asked)

    def answer(self, name: str) -> Answer:
        """What was given to a question; an empty answer where nothing was."""
        return dict(self.answers).get(name, NOTHING)

    def with_answer(self, name: str, answer: Answer) -> Sheet:
        """The same with this given to a question. What is there no question for is not taken."""
        known = {one.id for one in self.questions}
        if name not in known:
            return self
        answers = {**dict(self.answers), name: answer}
        kept = tuple((one.id, answers[one.id]) for one in self.questions if one.id in answers)
        return replace(self, answers=tuple(pair for pair in kept if pair[1] != NOTHING))

    def go_on(self) -> Sheet:
        """To the next question, whether or not this one was answered; behind the last to the rating and the end."""
        stops = (BEGIN, *self._stops, *self._end)
        return replace(self, at=stops[min(len(stops) - 1, self._place(stops) + 1)])

    def go_back(self) -> Sheet:
        """To the question before; from the first to the beginning, where it stays. What is done stays done."""
        if self.is_done:
            return self
        stops = (BEGIN, *self._stops, *self._end)
        return replace(self, at=stops[max(0, self._place(stops) - 1)])

    def end(self) -> Sheet:
        """End it now: to the rating where there is one, else and from there to the end."""
        if self.at == AFTER or self.is_done or not self.rated:
            return replace(self, at=DONE)
        return replace(self, at=AFTER)

    def at_question(self, name: str) -> Sheet:
        """The same, standing at a question that is asked; at the beginning where it is not."""
        known = (*self._stops, *self._end[:-1])
        return replace(self, at=name if name in known else BEGIN)

    @property
    def _stops(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.asked)

    @property
    def _end(self) -> tuple[str, ...]:
        return (AFTER, DONE) if self.rated else (DONE,)

    def _place(self, stops: tuple[str, ...]) -> int:
        if self.at in stops:
            return stops.index(self.at)
        # It stands at a question that is asked no more: at the last one before it that is.
        names = [one.id for one in self.questions]
        before = names[: names.index(self.at)] if self.at in names else []
        return max((stops.index(name) for name in before if name in stops), default=0)

    def _is_asked(self, one: Question) -> bool:
        if one.of and self.answer(one.of).is_empty:
            return False
        return one.when is None or one.when[1] in self.answer(one.when[0]).chosen


def to_plain(sheet: Sheet) -> dict[str, object]:
    """What was given and where one stands, in plain values, for keeping it while it is unfinished."""
    told = {
        name: {
            "words": list(answer.words),
            "chosen": list(answer.chosen),
            "rating": answer.rating,
            "links": [[link.part.value, link.words, link.next_time, link.cue] for link in answer.links],
            "times": answer.times,
        }
        for name, answer in sheet.answers
    }
    return {"at": sheet.at, "answers": told}


def from_plain(sheet: Sheet, told: Mapping[str, object]) -> Sheet:
    """A fresh sheet with what `to_plain` told of; what cannot be understood is as if not given."""
    answers = told.get("answers")
    for name, given in answers.items() if isinstance(answers, Mapping) else ():
        if isinstance(given, Mapping):
            sheet = sheet.with_answer(str(name), _answer(given))
    at = told.get("at")
    return sheet.at_question(at) if isinstance(at, str) else sheet


def _answer(given: Mapping[str, object]) -> Answer:
    def lines(name: str) -> tuple[str, ...]:
        rows = given.get(name)
        return tuple(row for row in rows if isinstance(row, str)) if isinstance(rows, list) else ()

    rows = given.get("links")
    links = []
    for row in rows if isinstance(rows, list) else ():
        sound = isinstance(row, list) and len(row) == 4 and all(isinstance(one, str) for one in row)
        if sound and row[0] in set(Part):
            links.append(Link(Part(row[0]), row[1], row[2], row[3]))
    rating, times = given.get("rating"), given.get("times")
    if isinstance(rating, bool) or not isinstance(rating, int) or not 0 <= rating <= SCALE_MAX:
        rating = None
    if isinstance(times, bool) or not isinstance(times, int):
        times = 0
    return Answer(lines("words"), lines("chosen"), rating, tuple(links), max(0, times))
