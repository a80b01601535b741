"""The cards of a written tool: how it begins, one question with its ways on and back, the rating after, what came."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.worksheets import Worksheet
from companion.context import AppContext
from companion.domain.worksheet import Kind, Question, Sheet
from companion.services.worksheets import Finished, Opened
from companion.services.written_out import PageWords, plan_words
from companion.ui.cope.question_chain import Aloud, Links, OneThing, Settle
from companion.ui.cope.question_parts import (
    Lines,
    ListOfLines,
    OneLine,
    OneOf,
    OneOfTheirs,
    Plan,
    QuestionPart,
    Rated,
    Several,
    Square,
)
from companion.ui.cope.speak_chip import SpeakChip
from companion.ui.cope.strategy_page import fixed
from companion.ui.dates import full_date
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.text import Text, breakable

_PLAIN: dict[Kind, type[QuestionPart]] = {
    Kind.LINE: OneLine,
    Kind.LINES: Lines,
    Kind.LIST: ListOfLines,
    Kind.CHOOSE: Several,
    Kind.RATE: Rated,
    Kind.SQUARE: Square,
    Kind.PLAN: Plan,
    Kind.SETTLE: Settle,
    Kind.LINKS: Links,
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("Worksheet", words)


def page_words() -> PageWords:
    """The words of a page in the journal, beside the questions."""
    return PageWords(
        before=_tr("Before: {value} of 10"),
        after=_tr("After: {value} of 10"),
        plan=_tr("If {cue}, then I will {action}"),
        plan_alone=_tr("I will {action}"),
        heads=(_tr("If "), _tr("then "), _tr("I will "), _tr("I ")),
        next_time=_tr("Next time, when this comes: {cue}. I will: {action}"),
        done=_tr("Done."),
        set_off=_tr("Set off by: {words}"),
    )


def part_for(question: Question, sheet: Sheet, opened: Opened, *, leads: bool) -> QuestionPart:
    """The part in which a question is answered, with what was given before; `leads` lets a thing to do lead on."""
    posed = opened.posed[question.id]
    part: QuestionPart
    if question.kind is Kind.PICK:
        part = OneOfTheirs(posed, sheet.answer(question.of).words) if question.of else OneOf(posed)
    elif question.kind is Kind.SAY:
        part = Aloud(posed, _said(question, sheet, opened))
    elif question.kind is Kind.DO:
        part = OneThing(posed, leads=leads)
    else:
        part = _PLAIN[question.kind](posed)
    part.show_answer(sheet.answer(question.id))
    return part


def _said(question: Question, sheet: Sheet, opened: Opened) -> tuple[tuple[str, str], ...]:
    """What is to be said aloud: (heading, words), of a square the last corner first."""
    about, answer = opened.posed[question.of], sheet.answer(question.of)
    if about.question.kind == "plan":
        return (("", plan_words(answer, page_words())),)
    if about.question.kind == "square":
        corners = [(name, answer.line(place)) for place, name in enumerate(about.question.corners)]
        return tuple(pair for pair in reversed(corners) if pair[1])
    return tuple(("", line) for line in answer.words if line.strip())


def row_of(*buttons: Button, last: QWidget | None = None) -> QWidget:
    """Buttons side by side, wrapping where letters are large."""
    row = QWidget()
    flow = FlowLayout(row, theme_of().px(12))
    for button in buttons:
        flow.addWidget(fixed(button))
    if last is not None:
        flow.addWidget(last)
    return row


class BeginCard(Card):
    """How strong it is, and the way in; or the way back into what was left half way.

    Signals:
        begun: begin, or go on where it was left.
        afresh: put away what is half written, and begin anew.
    """

    begun = Signal()
    afresh = Signal()

    def __init__(self, tool: Worksheet, before: int | None, *, own: bool, left_on: date | None) -> None:
        super().__init__(spacing=12)
        if left_on is not None:
            self.heading(_tr("Half written"))
            said = _tr("What you wrote on {day} is still here.").format(day=full_date(left_on))
            self.box.addWidget(Text(said, "body"))
        else:
            self.heading(_tr("One question at a time"))
            said = _tr("Skip any of them. You can end early, and what you wrote is kept.")
            if not own:
                said = _tr("Skip any of them. Nothing you write here is kept.")
            self.box.addWidget(Text(said, "body"))
        self.scale: ScaleField | None = None
        if tool.rated and own:
            self.scale = ScaleField(tool.rate, _tr("Not at all"), _tr("As strong as can be"), token="amber")
            self.scale.slider.setObjectName("rate-before")
            self.scale.set_value(before)
            self.box.addWidget(self.scale)
        self.begin = Button(_tr("Begin") if left_on is None else _tr("Go on"), "primary", icon="pencil")
        self.begin.setObjectName("sheet-begin")
        self.begin.clicked.connect(self.begun)
        buttons = [self.begin]
        if left_on is not None:
            anew = Button(_tr("Begin anew"))
            anew.setObjectName("sheet-afresh")
            anew.clicked.connect(self.afresh)
            buttons.append(anew)
        self.box.addWidget(row_of(*buttons))


class QuestionCard(Card):
    """One question and the ways on; `name` is the id of the question it was made for.

    Signals:
        on, skipped, back, ended: to the next question, over this one, to the one before, to the end.
    """

    on = Signal()
    skipped = Signal()
    back = Signal()
    ended = Signal()

    def __init__(self, name: str, part: QuestionPart, step: tuple[int, int]) -> None:
        super().__init__(spacing=12)
        self.name, self.part = name, part
        posed = part.posed
        question = posed.question
        at, of = step
        # What only leads on is not one of them, for what comes after it is not known yet.
        said = "" if question.steers else _tr("Question {at} of {of}").format(at=at, of=of)
        where = Text(said, "small-strong", "ink_soft")
        where.setObjectName("sheet-where")
        self.box.addWidget(where)
        # Only in its place: before, it would stand on the display as a window, and take the keyboard from this one.
        where.setVisible(bool(said))
        ask = self.heading(breakable(posed.ask, 24))
        ask.setObjectName("sheet-ask")
        ask.setAccessibleName(posed.ask)
        self.setAccessibleName(f"{said}. {posed.ask}" if said else posed.ask)
        about = question.ask if posed.about else ""
        note = " ".join(words for words in (about, question.note) if words)
        if note:
            self.box.addWidget(Text(note, "soft"))
        self.box.addWidget(part)
        first = part.first_part()
        first.setAccessibleDescription(" ".join(words for words in (first.accessibleDescription(), note) if words))
        last = at == of and not question.steers
        self.next = Button(_tr("Finish") if last else _tr("Next"), "primary")
        self.next.setObjectName("sheet-next")
        self.skip = Button(_tr("Skip"))
        self.skip.setObjectName("sheet-skip")
        self.back_button = Button(_tr("Back"), hint=_tr("Esc"))
        self.back_button.setObjectName("sheet-back")
        self.end = Button(_tr("End here"))
        self.end.setObjectName("sheet-end")
        self.end.setAccessibleDescription(_tr("What you wrote so far is kept"))
        for button, signal in (
            (self.next, self.on),
            (self.skip, self.skipped),
            (self.back_button, self.back),
            (self.end, self.ended),
        ):
            button.clicked.connect(signal)
        self.box.addSpacing(theme_of().px(4))
        self.speak = SpeakChip(self._spoken)
        self.speak.setFixedHeight(self.next.sizeHint().height())
        self.box.addWidget(row_of(self.next, self.skip, self.back_button, self.end, last=self.speak))
        self.box.addWidget(self.speak.why)
        keys = _keys_words(Kind(question.kind))
        if keys:
            self.box.addWidget(Text(keys, "small", "ink_soft"))
        self._note = note

    def _spoken(self) -> str:
        """The question as it is spoken, with what there is to choose from."""
        question = self.part.posed.question
        choices = (*(option.words for option in question.options), *question.corners)
        said = (self.part.posed.ask, self._note, ". ".join(choices))
        return " ".join(words for words in said if words)


def _keys_words(kind: Kind) -> str:
    """Which keys go on from here, where Enter has another use."""
    if kind in (Kind.LINES, Kind.SQUARE, Kind.LINKS):
        return _tr("Enter makes a new line. Ctrl+Enter goes on.")
    return ""


class RateAfterCard(Card):
    """How strong it is now. Signals: `done`, rated or not; `back` to the last question."""

    done = Signal()
    back = Signal()

    def __init__(self, tool: Worksheet, after: int | None) -> None:
        super().__init__(spacing=12)
        self.heading(_tr("That was all of it"))
        self.scale = ScaleField(tool.rate_after, _tr("Not at all"), _tr("As strong as can be"), token="amber")
        self.scale.slider.setObjectName("rate-after")
        self.scale.set_value(after)
        self.box.addWidget(self.scale)
        self.go_on = Button(_tr("Finish"), "primary")
        self.go_on.setObjectName("sheet-go-on")
        self.go_on.setAccessibleDescription(_tr("You can leave the rating out"))
        self.go_on.clicked.connect(self.done)
        back = Button(_tr("Back"), hint=_tr("Esc"))
        back.setObjectName("sheet-back")
        back.clicked.connect(self.back)
        self.box.addWidget(row_of(self.go_on, back))


class CameCard(Card):
    """What was kept and where it is, with a way there. Signal `wanted`: a screen and its route."""

    wanted = Signal(str, object)

    def __init__(self, ctx: AppContext, came: Finished) -> None:
        super().__init__("soft", spacing=8)
        self.setObjectName("sheet-came")
        self.heading(self._title(came))
        for line in self._lines(came):
            self.box.addWidget(Text(line, "soft"))
        buttons: list[Button] = []
        if came.page or came.moment:
            route = {"entry": came.page} if came.page else {"moment": came.moment}
            buttons.append(self._way(_tr("Open in the journal"), "notebook-text", "sheet-journal", "journal", route))
        if came.plans or came.aims:
            buttons.append(self._way(_tr("Open My plan"), "square-check-big", "sheet-plan", "plan", {}))
        if buttons:
            self.box.addWidget(row_of(*buttons))

    def _title(self, came: Finished) -> str:
        if came.page or came.moment:
            return _tr("Kept in your journal")
        return _tr("Kept in your record") if came.tried else _tr("Nothing was written, and that is fine")

    def _lines(self, came: Finished) -> list[str]:
        lines = []
        if came.page:
            lines.append(_tr("It is a page like any other: you can change it, find it, or delete it."))
        if came.moment:
            lines.append(_tr("It stands there as a moment of today."))
        if came.plans:
            lines.append(self.tr("%n plan(s) kept in My plan.", "", came.plans))
        if came.aims:
            lines.append(_tr("What matters and what you will do stand in My plan."))
        if came.worries:
            lines.append(self.tr("%n line(s) put away. Open this again when their time comes.", "", came.worries))
        return lines

    def _way(self, words: str, icon: str, name: str, screen: str, route: dict[str, str]) -> Button:
        button = Button(words, icon=icon, compact=True)
        button.setObjectName(name)
        button.clicked.connect(lambda: self.wanted.emit(screen, route))
        return button


class EndedCard(Card):
    """For whoever keeps nothing of it."""

    def __init__(self) -> None:
        super().__init__("soft", spacing=6)
        self.setObjectName("sheet-ended")
        self.heading(_tr("That was all of it"))
        self.box.addWidget(Text(_tr("Nothing of it is kept. Do it again whenever you like."), "soft"))


def doors_row(ctx: AppContext, tool: Worksheet) -> tuple[QWidget, dict[str, QWidget]]:
    """The doors of Help now that belong to a tool, quiet and always a key away."""
    from companion.ui.cope.link import Link

    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    links: dict[str, QWidget] = {}
    for door_id in tool.doors:
        link = Link(ctx.library.door_title(door_id), "life-buoy")
        link.setObjectName(f"sheet-door-{door_id}")
        link.setAccessibleDescription(_tr("Help now"))
        links[door_id] = link
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    return box, links
