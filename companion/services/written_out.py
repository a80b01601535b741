"""A written tool that was gone through, as a page of plain Markdown: each question, and what was written to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from companion.domain.lapse import Link, Part, cue_of
from companion.domain.value import Value
from companion.domain.worksheet import Answer, Kind, Sheet

if TYPE_CHECKING:
    from companion.content.worksheets import Question


class Posed(Value):
    """A question as it is shown: its content, and where it is about one thing of their own, the words of that."""

    question: Question
    about: str = ""

    @property
    def ask(self) -> str:
        """What heads it."""
        return self.about or self.question.ask


class PageWords(Value):
    """The few words a page needs beside the questions, in the language in use; `{…}` is filled.

    `heads` are what a half of a plan may begin with as it was typed, though the words round it say it already.
    """

    before: str = "Before: {value} of 10"
    after: str = "After: {value} of 10"
    plan: str = "If {cue}, then I will {action}"
    plan_alone: str = "I will {action}"
    next_time: str = "Next time, when this comes: {cue}. I will: {action}"
    done: str = "Done."
    set_off: str = "Set off by: {words}"
    heads: tuple[str, ...] = ("If ", "then ", "I will ", "I ")


def written_out(
    sheet: Sheet,
    posed: Mapping[str, Posed],
    ratings: tuple[int | None, int | None],
    words: PageWords,
    cues: Mapping[Part, str],
) -> str:
    """The body of the page; the questions nobody answered are left out. `cues` stand in where a link has none."""
    parts = []
    rated = [
        said.format(value=value)
        for said, value in zip((words.before, words.after), ratings, strict=True)
        if value is not None
    ]
    if rated:
        parts.append("\n".join(rated))
    for one in sheet.asked:
        answer = sheet.answer(one.id)
        done = one.kind is Kind.DO and answer.times > 0
        if one.steers or (answer.is_empty and not done):
            continue
        lines = [words.done] if done else list(answer_lines(one.kind, posed[one.id], answer, words, cues))
        parts.append("\n\n".join((f"## {posed[one.id].ask}", "\n".join(lines))))
    return "\n\n".join(parts)


def answer_lines(kind: Kind, posed: Posed, answer: Answer, words: PageWords, cues: Mapping[Part, str]) -> Iterator[str]:
    """What was given to one question, line by line; nothing where nothing was."""
    question = posed.question
    if kind is Kind.RATE:
        yield f"{answer.rating} / 10"
    elif kind in (Kind.LINE, Kind.LINES):
        yield answer.line()
    elif kind is Kind.LIST:
        yield from (f"- {_indented(line)}" for line in answer.words if line.strip())
    elif kind in (Kind.CHOOSE, Kind.PICK):
        yield from (f"- {line}" for line in chosen_words(posed, answer))
    elif kind is Kind.SETTLE:
        yield from (question.option(name) for name in answer.chosen)
        if answer.line():
            yield f"- {_indented(answer.line())}"
    elif kind is Kind.SQUARE:
        filled = [(corner, answer.line(place)) for place, corner in enumerate(question.corners) if answer.line(place)]
        yield "\n\n".join(f"### {corner}\n\n{line}" for corner, line in filled)
    elif kind is Kind.PLAN:
        yield plan_words(answer, words)
    elif kind is Kind.LINKS:
        yield from _links(answer.links, words, cues)


def chosen_words(posed: Posed, answer: Answer) -> tuple[str, ...]:
    """The words of what was chosen, and what was written beside it."""
    chosen = tuple(posed.question.option(name) for name in answer.chosen)
    return (*chosen, *((answer.line(),) if answer.line() else ()))


def plan_words(answer: Answer, words: PageWords) -> str:
    """A plan for a cue as one says it; what is there of it where half is missing."""
    cue, action = (_half(answer.line(place), words.heads) for place in (0, 1))
    if cue and action:
        return words.plan.format(cue=cue, action=action)
    return words.plan_alone.format(action=action) if action else cue


def _half(line: str, heads: tuple[str, ...]) -> str:
    """Half of a plan on one line, without what the words round it say already."""
    said = " ".join(line.split()).rstrip(".,;")
    for head in heads:
        if said.casefold().startswith(head.casefold()) and len(said) > len(head):
            said = said[len(head) :]
    return said


def _links(links: Sequence[Link], words: PageWords, cues: Mapping[Part, str]) -> Iterator[str]:
    for link in links:
        if link.words.strip():
            yield f"- {_indented(link.words.strip())}"
        if link.next_time.strip():
            cue = cue_of(link) or cues.get(link.part, "")
            action = " ".join(link.next_time.split())
            yield ("  " if link.words.strip() else "- ") + words.next_time.format(cue=cue, action=action)


def _indented(words: str) -> str:
    """Several lines as one point of a list."""
    return words.replace("\n", "\n  ")
