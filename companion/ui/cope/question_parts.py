"""What is given to one question of a written tool: lines, a list, choices, a number, a square, a plan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.value import replace
from companion.domain.worksheet import Answer
from companion.services.written_out import Posed
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.option import Answer as OptionRow
from companion.ui.widgets.page import QuietScrollBar
from companion.ui.widgets.scale import ScaleField

#: More than anybody writes on one line; Qt's own end would cut off what is pasted without a word.
LONGEST = 10_000_000
#: So much of a line of theirs is shown where it is one of several to choose from.
_SHOWN = 300


def _tr(words: str) -> str:
    return QCoreApplication.translate("Worksheet", words)


class QuestionPart(QWidget):
    """The part of a page where a question is answered.

    Signals:
        changed: something else stands in it.
        next_wanted: Enter was pressed where that means going on.
        sight_wanted: a part of it that just opened is to be seen.
    """

    changed = Signal()
    next_wanted = Signal()
    sight_wanted = Signal(QWidget)

    def __init__(self, posed: Posed) -> None:
        super().__init__()
        self.posed = posed
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme_of().px(12))

    def answer(self) -> Answer:
        """What stands in it, as it was typed."""
        raise NotImplementedError

    def show_answer(self, answer: Answer) -> None:
        """Show what was given before."""
        raise NotImplementedError

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        raise NotImplementedError

    def line(self, name: str, example: str, object_name: str) -> LineField:
        """One line that takes what is pasted whole."""
        field = LineField(example, name=name)
        field.setObjectName(object_name)
        field.setMaxLength(LONGEST)
        field.textChanged.connect(lambda _words: self.changed.emit())
        return field

    def hear_enter(self, part: QWidget) -> None:
        """Have `entered` decide what Enter does on a part: on a chip it goes on, for the space bar is what chooses."""
        part.installEventFilter(self)

    def entered(self, part: QObject) -> None:
        """Enter was pressed on a part that is heard."""
        self.next_wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                if not event.isAutoRepeat():
                    self.entered(watched)
                return True
        return super().eventFilter(watched, event)

    def text(self, name: str, example: str, object_name: str, lines: int) -> TextField:
        """Several lines, no higher than they are: what is longer scrolls in it."""
        field = TextField(example, name=name, lines=lines)
        field.setObjectName(object_name)
        field.setFixedHeight(field.minimumHeight() + theme_of().px(4))
        field.edit.setVerticalScrollBar(QuietScrollBar())
        field.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.changed.connect(self.changed)
        return field


class OneLine(QuestionPart):
    """One line."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        self.field = self.line(posed.ask, posed.question.example, "sheet-line")
        self.column.addWidget(self.field)

    def answer(self) -> Answer:
        return written((self.field.text(),))

    def show_answer(self, answer: Answer) -> None:
        self.field.setText(answer.words[0] if answer.words else "")

    def first_part(self) -> QWidget:
        return self.field


class Lines(QuestionPart):
    """Several lines. Enter makes a new one."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        self.field = self.text(posed.ask, posed.question.example, "sheet-lines", 5)
        self.column.addWidget(self.field)

    def answer(self) -> Answer:
        return written((self.field.text(),))

    def show_answer(self, answer: Answer) -> None:
        self.field.set_text(answer.words[0] if answer.words else "")
        # Whoever comes back to it writes on, and not before the first word.
        self.field.edit.moveCursor(QTextCursor.MoveOperation.End)

    def first_part(self) -> QWidget:
        return self.field.edit


class ListOfLines(QuestionPart):
    """A line each, and always an empty one below them; Enter goes to the next, and on from an empty one."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        self.column.setSpacing(theme_of().px(8))
        self.fields: list[LineField] = []
        self._add()

    def answer(self) -> Answer:
        return written(tuple(field.text() for field in self.fields if field.text().strip()))

    def show_answer(self, answer: Answer) -> None:
        for place, words in enumerate(answer.words):
            self.fields[place].setText(words)

    def first_part(self) -> QWidget:
        return next((field for field in self.fields if not field.text().strip()), self.fields[-1])

    def _add(self) -> None:
        number = len(self.fields) + 1
        field = LineField(self.posed.question.example if number == 1 else "")
        field.setAccessibleName(_tr("{question} Line {number}").format(question=self.posed.ask, number=number))
        field.setObjectName(f"sheet-line-{number}")
        field.setMaxLength(LONGEST)
        field.textChanged.connect(lambda _words: self._typed(field))
        self.hear_enter(field)
        self.fields.append(field)
        self.column.addWidget(field)
        # At once: Enter leads to it before the layout has had its turn.
        field.setVisible(True)
        if number > 1:
            QWidget.setTabOrder(self.fields[-2], field)

    def _typed(self, field: LineField) -> None:
        if field is self.fields[-1] and field.text().strip():
            self._add()
        self.changed.emit()

    def entered(self, part: QObject) -> None:
        if not isinstance(part, LineField) or not part.text().strip():
            self.next_wanted.emit()
            return
        after = self.fields[self.fields.index(part) + 1]
        after.setFocus(Qt.FocusReason.TabFocusReason)
        self.sight_wanted.emit(after)


class Several(QuestionPart):
    """Some of several choices, as chips, and words of their own beside them."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        self.chips: dict[str, Chip] = {}
        for option in posed.question.options:
            chip = Chip(option.words)
            chip.setObjectName(f"sheet-choice-{option.id}")
            chip.clicked.connect(lambda _checked=False: self.changed.emit())
            self.hear_enter(chip)
            self.chips[option.id] = chip
            flow.addWidget(chip)
        self.column.addWidget(row)
        self.own: LineField | None = None
        if posed.question.own:
            self.own = self.line(f"{posed.ask} {posed.question.own}", posed.question.own, "sheet-own")
            self.column.addWidget(self.own)

    def answer(self) -> Answer:
        chosen = tuple(name for name, chip in self.chips.items() if chip.isChecked())
        return replace(written((self.own.text(),) if self.own is not None else ()), chosen=chosen)

    def show_answer(self, answer: Answer) -> None:
        for name, chip in self.chips.items():
            chip.setChecked(name in answer.chosen)
        if self.own is not None:
            self.own.setText(answer.words[0] if answer.words else "")

    def first_part(self) -> QWidget:
        return next(iter(self.chips.values()))


class OneOf(QuestionPart):
    """One of a few choices as chips, or words of their own in place of them."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        self._chosen = ""
        # Arrows go about, the space bar chooses: nothing is said in passing.
        self.choice = Choice(posed.ask, self._choose, at_once=False)
        for option in posed.question.options:
            chip = self.choice.add(option.id, option.words)
            chip.setObjectName(f"sheet-choice-{option.id}")
            self.hear_enter(chip)
        self.column.addWidget(self.choice)
        self.own: LineField | None = None
        if posed.question.own:
            self.own = self.line(f"{posed.ask} {posed.question.own}", posed.question.own, "sheet-own")
            self.own.textEdited.connect(self._own_typed)
            self.column.addWidget(self.own)

    def answer(self) -> Answer:
        own = self.own.text() if self.own is not None else ""
        return replace(written((own,)), chosen=(self._chosen,) if self._chosen else ())

    def show_answer(self, answer: Answer) -> None:
        self._chosen = answer.chosen[0] if answer.chosen else ""
        self.choice.show_value(self._chosen or None)
        if self.own is not None:
            self.own.setText(answer.words[0] if answer.words else "")

    def first_part(self) -> QWidget:
        return self.choice.stop()

    def _choose(self, value: object) -> None:
        self._chosen = str(value)
        if self.own is not None and self.own.text():
            self.own.setText("")
        self.changed.emit()

    def _own_typed(self, words: str) -> None:
        if words.strip() and self._chosen:
            self._chosen = ""
            self.choice.show_value(None)


class OneOfTheirs(QuestionPart):
    """One of the lines they wrote before, a row each."""

    def __init__(self, posed: Posed, lines: tuple[str, ...]) -> None:
        super().__init__(posed)
        self.column.setSpacing(theme_of().px(8))
        self.rows: dict[str, OptionRow] = {}
        for number, line in enumerate(dict.fromkeys(" ".join(one.split()) for one in lines if one.strip()), start=1):
            shown = line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"
            row = OptionRow(shown, "")
            row.setObjectName(f"sheet-choice-{number}")
            row.clicked.connect(lambda _checked=False: self.changed.emit())
            self.rows[line] = row
            self.column.addWidget(row)

    def answer(self) -> Answer:
        return Answer(chosen=tuple(line for line, row in self.rows.items() if row.isChecked()))

    def show_answer(self, answer: Answer) -> None:
        for line, row in self.rows.items():
            if line in answer.chosen:
                row.setChecked(True)

    def first_part(self) -> QWidget:
        return next((row for row in self.rows.values() if row.isChecked()), next(iter(self.rows.values())))


class Rated(QuestionPart):
    """A number from 0 to 10, or none."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        self.scale = ScaleField(posed.ask, _tr("Not at all"), _tr("As strong as can be"), token="amber")
        self.scale.slider.setObjectName("sheet-rating")
        self.scale.changed.connect(self.changed)
        self.column.addWidget(self.scale)

    def answer(self) -> Answer:
        return Answer(rating=self.scale.value())

    def show_answer(self, answer: Answer) -> None:
        self.scale.set_value(answer.rating)

    def first_part(self) -> QWidget:
        return self.scale.slider


class Square(QuestionPart):
    """Four corners, two by two where there is room, and one below the other where there is not."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        self.fields: list[TextField] = []
        for first in (0, 2):
            row = Columns((1, 1), least=240)
            for place in (first, first + 1):
                corner = posed.question.corners[place]
                field = self.text(corner, "", f"sheet-corner-{place + 1}", 4)
                self.fields.append(field)
                row.add(Labelled(corner, field))
            self.column.addWidget(row)

    def answer(self) -> Answer:
        return written(tuple(field.text() for field in self.fields))

    def show_answer(self, answer: Answer) -> None:
        for field, words in zip(self.fields, answer.words, strict=False):
            field.set_text(words)
            field.edit.moveCursor(QTextCursor.MoveOperation.End)

    def first_part(self) -> QWidget:
        return self.fields[0].edit


class Plan(QuestionPart):
    """If that happens, then I will do this."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        question = posed.question
        self.cue = self.line(_tr("If"), question.example, "sheet-if")
        self.action = self.line(_tr("then I will"), question.example_then, "sheet-then")
        self.hear_enter(self.cue)
        self.column.addWidget(Labelled(_tr("If"), self.cue))
        self.column.addWidget(Labelled(_tr("then I will"), self.action))

    def answer(self) -> Answer:
        return written((self.cue.text(), self.action.text()))

    def show_answer(self, answer: Answer) -> None:
        for field, words in zip((self.cue, self.action), answer.words, strict=False):
            field.setText(words)

    def first_part(self) -> QWidget:
        return self.cue

    def entered(self, part: QObject) -> None:
        self.action.setFocus(Qt.FocusReason.TabFocusReason)


def add_button(words: str, icon: str, object_name: str) -> Button:
    """A quiet button that adds another of the same."""
    button = Button(words, "quiet", icon=icon, compact=True)
    button.setObjectName(object_name)
    return button


def written(words: tuple[str, ...]) -> Answer:
    """An answer of these lines; an empty one where there is nothing in any of them."""
    return Answer(words) if any(line for line in words) else Answer()
