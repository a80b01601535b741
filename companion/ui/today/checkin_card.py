"""The check-in: a minute, one card, every answer optional."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.checkin import Answers, Moment, WordList
from companion.domain.value import replace
from companion.ui.dates import weekday_date
from companion.ui.theme import theme_of
from companion.ui.today.checkin_asked import Asked
from companion.ui.today.checkin_medicine import MedicineTaken
from companion.ui.today.checkin_words import WordChips
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import LineField
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.text import Text

if TYPE_CHECKING:
    from companion.ui.today.checkin_moments import MomentList
    from companion.ui.today.checkin_more import MoreParts
    from companion.ui.today.checkin_used import UsedQuestion


class CheckInCard(Card):
    """One day's answers. What it asks for, others do: each signal is a wish.

    `day_wanted` carries -1, +1 or 0 for today; `more_wanted` whether to open the quieter questions; `word_added` a list
    and a word; `used_said` an answer; `moment_wanted` a moment to change, or None for a new one.
    """

    save_wanted = Signal()
    write_wanted = Signal()
    day_wanted = Signal(int)
    date_wanted = Signal()
    edited = Signal()
    more_wanted = Signal(bool)
    word_added = Signal(str, str)
    choices_wanted = Signal()
    not_today_wanted = Signal()
    used_said = Signal(object)
    used_off_said = Signal(object)
    used_help_wanted = Signal()
    used_add_wanted = Signal()
    used_left_out = Signal()
    moment_wanted = Signal(object)
    moment_deleted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=14, parent=parent)
        theme = theme_of()
        self._asked: Asked | None = None
        self._extra: MoreParts | None = None
        self._used: UsedQuestion | None = None
        self._moments: MomentList | None = None
        self._laid: tuple[tuple[QWidget, ...], ...] = ()
        self.touched = self._told = False
        self._as_shown = Answers()
        self._build_head()
        # Two columns and no grid: a part that spanned its rows would be given the height of its narrowest self.
        self._form = QWidget()
        self._lines = form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(theme.px(36))
        self._near, self._far = QVBoxLayout(), QVBoxLayout()
        for side in (self._near, self._far):
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        form.addLayout(self._sides)
        self.mood = ScaleField(self.tr("Mood"), self.tr("Very low"), self.tr("Very good"))
        self.craving = ScaleField(self.tr("Craving"), self.tr("None"), self.tr("Overwhelming"), token="amber")
        self.sleep = ScaleField(self.tr("Sleep"), self.tr("Did not sleep"), self.tr("Slept well"))
        for name, scale in (("mood", self.mood), ("craving", self.craving), ("sleep", self.sleep)):
            scale.slider.setObjectName(f"scale-{name}")
            scale.changed.connect(self._touch)
        self.triggers = WordChips(WordList.TRIGGERS)
        self._follow(self.triggers)
        self._medicine = MedicineTaken(self)
        self._medicine.changed.connect(self._touch)
        self._more = Button("", "quiet", icon="chevron-down", compact=True)
        self._more.setObjectName("checkin-more")
        self._more.clicked.connect(self._toggle_more)
        self.note = LineField(self.tr("A line about the day, if you want"), name=self.tr("A line about the day"))
        self.note.setObjectName("checkin-note")
        self.note.textEdited.connect(lambda _text: self._touch())
        self.note.returnPressed.connect(self.save_wanted)
        form.addWidget(self.note)
        foot = FlowLayout(None, theme.px(12))
        self._save = Button(self.tr("Save check-in"), "primary")
        self._save.setObjectName("checkin-save")
        self._save.clicked.connect(self.save_wanted)
        self._write = Button(self.tr("Write more"))
        self._write.setObjectName("checkin-write")
        self._write.clicked.connect(self.write_wanted)
        self._state = Text("", "small", "ink_soft", wrap=False)
        self._state.setFixedHeight(self._save.sizeHint().height())
        for part in (self._save, self._write, self._state):
            foot.addWidget(part)
        form.addLayout(foot)
        self.box.addWidget(self._form)
        self._rest = Text(self.tr("Not today. That is an answer too."), "body")
        self._rest.setObjectName("checkin-rest")
        self.box.addWidget(self._rest)
        quiet = FlowLayout(None, theme.px(12))
        self._answer = Button(self.tr("Answer after all"), "quiet", compact=True)
        self._answer.setObjectName("checkin-answer")
        self._answer.clicked.connect(self._open_form)
        self._not_today = Button("", "quiet", compact=True)
        self._not_today.setObjectName("checkin-not-today")
        self._not_today.clicked.connect(self.not_today_wanted)
        self._moment = Button(self.tr("Add a moment"), "quiet", compact=True)
        self._moment.setObjectName("checkin-moment")
        self._moment.setToolTip(self.tr("How it is right now, any number of times a day (Ctrl+M)"))
        self._moment.clicked.connect(lambda: self.moment_wanted.emit(None))
        for button in (self._answer, self._more, self._not_today, self._moment):
            quiet.addWidget(button)
        self.box.addLayout(quiet)
        self.box.addStretch(1)
        self.set_snug(False)

    def set_snug(self, snug: bool) -> None:
        """Say whether the window is lower than all of it needs: its lines then stand nearer together."""
        theme = theme_of()
        side, edge = theme.px(20), theme.px(12 if snug else 20)
        self.box.setContentsMargins(side, edge, side, edge)
        for box, room in ((self.box, 14), (self._lines, 14), (self._near, 16), (self._far, 16)):
            box.setSpacing(theme.px(room - 5 if snug else room))

    def _build_head(self) -> None:
        theme = theme_of()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.px(4))
        self._title = Text("", "heading")
        self._title.setObjectName("checkin-title")
        self._head.addWidget(self._title, 1)
        self._ways = head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        self._hint = Text(self.tr("About a minute"), "small", "ink_soft", wrap=False)
        head.addWidget(self._hint)
        self._today = Button(self.tr("Back to today"), "quiet", compact=True)
        self._today.setObjectName("checkin-today")
        self._today.clicked.connect(lambda: self.day_wanted.emit(0))
        self._earlier = IconButton("chevron-left", self.tr("The day before"), size=32)
        self._earlier.setObjectName("checkin-earlier")
        self._earlier.clicked.connect(lambda: self.day_wanted.emit(-1))
        self._date = IconButton("calendar", self.tr("Another day"), size=32)
        self._date.setObjectName("checkin-date")
        self._date.clicked.connect(self.date_wanted)
        self._later = IconButton("chevron-right", self.tr("The day after"), size=32)
        self._later.setObjectName("checkin-later")
        self._later.clicked.connect(lambda: self.day_wanted.emit(1))
        for part in (self._today, self._earlier, self._date, self._later):
            head.addWidget(part)
        head.addStretch(0)
        self._head.addLayout(head)
        self.box.addLayout(self._head)

    # -- what it shows -------------------------------------------------------------------------------------

    def show_day(self, asked: Asked) -> None:
        """Show a day's answers as they are kept, or nothing given yet."""
        self._asked, self.touched = asked, False
        answers, now = asked.answers, asked.is_now
        if now:
            self._title.setText(self.tr("How are you right now?"))
        else:
            self._title.setText(self.tr("How was {day}?").format(day=weekday_date(asked.day, asked.today)))
        self.setAccessibleName(self._title.text())
        self._today.setVisible(not now)
        self._later.setEnabled(not now)
        self._moment.setVisible(now)
        for scale, value in ((self.mood, answers.mood), (self.craving, answers.craving), (self.sleep, answers.sleep)):
            scale.set_value(value)
        self.triggers.set_words(asked.triggers, answers.triggers)
        self._medicine.show_answer(answers.medicine_taken, now=now)
        self._medicine.setVisible(asked.medicine or answers.medicine_taken is not None)
        self._show_extra(asked)
        self.note.setText(answers.note)
        self._name_save(asked.saved)
        self._not_today.setText(self.tr("Not today") if now else self.tr("Not that day"))
        self._rest.setText(
            self.tr("Not today. That is an answer too.") if now else self.tr("Not that day. That is an answer too.")
        )
        self._rest_or_form(resting=answers.not_today)
        self._show_used(asked)
        self._as_shown = self.so_far()
        self.touched = asked.unsaved
        self._say_state()
        self._arrange()

    def follow_saved(self, *, saved: bool) -> None:
        """Say whether there is a check-in of the day in the file, while what is given stays as it is."""
        if self._asked is not None:
            self._asked = replace(self._asked, saved=saved)
            self._name_save(saved)

    def _name_save(self, saved: bool) -> None:
        self._save.setText(self.tr("Save changes") if saved else self.tr("Save check-in"))

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show the moments of the day below; without any there is nothing there."""
        if self._moments is None:
            if not moments:
                return
            from companion.ui.today.checkin_moments import MomentList

            self._moments = MomentList()
            self._moments.chosen.connect(self.moment_wanted)
            self._moments.deleted.connect(self.moment_deleted)
            self.box.insertWidget(self.box.count() - 1, self._moments)
        if not moments and self._moments.isAncestorOf(self.window().focusWidget() or self):
            self._moment.setFocus()
        self._moments.show_moments(moments)
        self._moments.setVisible(bool(moments))
        self._order()

    def answers(self) -> Answers:
        """What is given now, a word being typed taken for done; what this card does not ask for stays as it was."""
        self.triggers.take_pending()
        if self._extra is not None:
            self._extra.feelings.take_pending()
        return self.so_far()

    def so_far(self) -> Answers:
        """What is given now, read without a change to anything."""
        base = self._asked.answers if self._asked is not None else Answers()
        given = replace(
            base,
            mood=self.mood.value(),
            craving=self.craving.value(),
            sleep=self.sleep.value(),
            medicine_taken=self._medicine.answer(),
            triggers=(*self.triggers.chosen(), *self.triggers.pending()),
            note=self.note.text(),
        )
        return given if self._extra is None else self._extra.added_to(given)

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self._answer if self._form.isHidden() else self.mood.slider

    def _rest_or_form(self, *, resting: bool) -> None:
        self._form.setVisible(not resting)
        self._rest.setVisible(resting)
        self._answer.setVisible(resting)
        # What was told of this day stays in sight.
        self._more.setVisible(not resting and not self._told)
        asked = self._asked
        saved = asked is not None and asked.answers.says_how_it_is and not asked.unsaved
        self._not_today.setVisible(not resting and not saved)

    def _open_form(self) -> None:
        self._rest_or_form(resting=False)
        self.mood.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_used(self, asked: Asked) -> None:
        if asked.used and self._used is None:
            from companion.ui.today.checkin_used import UsedQuestion

            self._used = UsedQuestion()
            self._used.said.connect(self.used_said)
            self._used.off_said.connect(self.used_off_said)
            self._used.help_wanted.connect(self.used_help_wanted)
            self._used.add_wanted.connect(self.used_add_wanted)
            self._used.left_out.connect(self.used_left_out)
            self.box.insertWidget(self.box.indexOf(self._rest) + 1, self._used)
        if self._used is not None:
            self._used.show_answer(asked.answers.used, now=asked.is_now, uncounted=asked.uncounted)
            self._used.setVisible(asked.used)

    def ask_off(self, meant: bool | None) -> None:
        """Ask whether to take the day off the record as a day of use, now that `meant` was answered."""
        if self._used is not None:
            self._used.ask_off(meant)

    # -- the quieter questions -----------------------------------------------------------------------------

    def _show_extra(self, asked: Asked) -> None:
        answers = asked.answers
        told = answers.sleep_minutes is not None or bool(answers.feelings)
        open_now = asked.more or told
        wanted = open_now or asked.pain or answers.pain is not None or bool(asked.measures) or bool(answers.measures)
        if wanted and self._extra is None:
            from companion.ui.today.checkin_more import MoreParts

            self._extra = MoreParts(self._form)
            self._extra.changed.connect(self._touch)
            self._follow(self._extra.feelings)
        if self._extra is not None:
            self._extra.show_day(asked, open_now=open_now)
        self._more.setText(self.tr("A little less") if open_now else self.tr("A little more"))
        self._more.set_icon("chevron-up" if open_now else "chevron-down")
        self._told = told and asked.saved
        self._more.setVisible(not self._told and not self._form.isHidden())

    def _toggle_more(self) -> None:
        if self._asked is None:
            return
        more = not self._asked.more
        # What is given so far stays on the card as it is.
        given, touched = self.answers(), self.touched
        self.more_wanted.emit(more)
        self._asked = replace(self._asked, more=more)
        self._show_extra(replace(self._asked, answers=given))
        self.touched = touched
        self._arrange()

    def _follow(self, words: WordChips) -> None:
        words.changed.connect(self._touch)
        words.added.connect(lambda word: self.word_added.emit(words.which.value, word))
        words.arrange_wanted.connect(self.choices_wanted)

    def _touch(self) -> None:
        # What is again as it was shown needs no saving, and must not be saved over what is taken back meanwhile.
        self.touched = self._asked is None or self._asked.unsaved or self.so_far() != self._as_shown
        self._say_state()
        self.edited.emit()

    def _say_state(self) -> None:
        saved = self._asked is not None and self._asked.saved
        kept = self.tr("Saved") if saved else self.tr("Stays on this computer")
        words = self.tr("Not saved yet") if self.touched else kept
        if self._state.text() != words:
            self._state.setText(words)

    # -- room and order ------------------------------------------------------------------------------------

    def _cells(self, columns: int) -> tuple[tuple[QWidget, ...], tuple[QWidget, ...]]:
        extra = self._extra
        pain = (extra.pain,) if extra is not None else ()
        hours = (extra.hours,) if extra is not None else ()
        own = extra.measures() if extra is not None else ()
        feelings = (extra.feelings,) if extra is not None else ()
        if columns == 2:
            return (self.mood, self.craving, *pain, *own, self._medicine), (
                self.sleep,
                *hours,
                self.triggers,
                *feelings,
            )
        return (
            (self.mood, self.craving, self.sleep, *hours, *pain, *own, self.triggers, *feelings, self._medicine),
            (),
        )

    def _arrange(self) -> None:
        columns = 2 if self.width() >= theme_of().px(430) else 1
        near, far = self._cells(columns)
        now = self._asked is None or self._asked.is_now
        # In a narrow card the day is said on a line of its own, above the way to other days.
        stacked = columns == 1 and not now
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._ways.setStretch(self._ways.count() - 1, 1 if stacked else 0)
        self._hint.setVisible(columns == 2 and self._asked is not None and now and not self._asked.saved)
        laid = (near, far)
        if laid != self._laid:
            for side in (self._near, self._far):
                for place in range(side.count() - 2, -1, -1):
                    side.takeAt(place)
            for side, cells in ((self._near, near), (self._far, far)):
                for place, cell in enumerate(cells):
                    side.insertWidget(place, cell)
            self._laid = laid
            self._sides.setSpacing(theme_of().px(36) if far else 0)
            self._sides.setStretch(1, 1 if far else 0)
        self._order()

    def _order(self) -> None:
        """Tab goes down the card as the eye does, whatever was made when."""
        stops: list[QWidget] = [self._today, self._earlier, self._date, self._later]
        for cell in (cell for side in self._laid for cell in side):
            stops += _stops_of(cell)
        stops += [self.note, self._save, self._write]
        stops += self._used.stops() if self._used is not None else ()
        stops += [self._answer, self._more, self._not_today, self._moment]
        stops += self._moments.stops() if self._moments is not None else ()
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(250), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)


def _stops_of(cell: QWidget) -> tuple[QWidget, ...]:
    if isinstance(cell, ScaleField):
        return (cell.slider,)
    stops = getattr(cell, "stops", None)
    return tuple(stops()) if stops is not None else ()
