"""The check-in: a minute, one card, every answer optional."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.checkin import Answers, tidy_words
from companion.domain.value import replace
from companion.ui.dates import weekday_date
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import LineField
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.text import Text


class TriggerChips(QWidget):
    """The person's own words for what was behind it, as chips; "+" opens a line for a new one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.setAccessibleName(self.tr("Anything behind it?"))
        self._flow = FlowLayout(self, theme.px(7))
        self._chips: list[Chip] = []
        self._add = Chip("+")
        self._add.setCheckable(False)
        self._add.setAccessibleName(self.tr("Add your own word"))
        self._add.setObjectName("trigger-add")
        self._add.clicked.connect(self._open_line)
        self._line = _NewWord(self.tr("Your own word"))
        self._line.setObjectName("trigger-new")
        self._line.setFixedWidth(theme.px(150))
        self._line.hide()
        self._line.returnPressed.connect(self._take_line)
        self._line.given_up.connect(self._close_line)
        self._flow.addWidget(self._add)
        self._flow.addWidget(self._line)

    def set_words(self, words: Iterable[str], chosen: Iterable[str]) -> None:
        """Offer words in order, with the chosen ones on; a chosen word that is no longer offered is shown too."""
        on = {word.casefold() for word in chosen}
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        self._chips = []
        for word in tidy_words((*words, *chosen)):
            self._insert(word, word.casefold() in on)
        self._flow.invalidate()
        self.updateGeometry()

    def chosen(self) -> tuple[str, ...]:
        """The words that are on."""
        return tuple(chip.text() for chip in self._chips if chip.isChecked())

    def _insert(self, word: str, on: bool) -> None:
        chip = Chip(word, checked=on)
        chip.setObjectName(f"trigger-{word}")
        chip.toggled.connect(lambda _on: self.changed.emit())
        self._flow.insert_widget(len(self._chips), chip)
        before = self._chips[-1] if self._chips else None
        self._chips.append(chip)
        if before is not None:
            QWidget.setTabOrder(before, chip)
        QWidget.setTabOrder(chip, self._add)
        chip.show()

    def _open_line(self) -> None:
        self._line.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._flow.invalidate()
        self.updateGeometry()

    def _close_line(self) -> None:
        self._line.clear()
        self._line.hide()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._flow.invalidate()
        self.updateGeometry()

    def _take_line(self) -> None:
        for word in tidy_words((self._line.text(),)):
            for chip in self._chips:
                if chip.text().casefold() == word.casefold():
                    chip.setChecked(True)
                    break
            else:
                self._insert(word, True)
                self.changed.emit()
        self._close_line()

    def take_pending(self) -> None:
        """Count a word that was typed but not yet confirmed."""
        if self._line.isVisible() and self._line.text().strip():
            self._take_line()


class _NewWord(LineField):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)


class CheckInCard(Card):
    """One day's answers. Signals: `save_wanted`, `write_wanted`, `day_wanted` (-1, +1 or 0 for today), `edited`."""

    save_wanted = Signal()
    write_wanted = Signal()
    day_wanted = Signal(int)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=14, parent=parent)
        theme = theme_of()
        self._base = Answers()
        self.touched = False
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        self._title = Text("", "heading")
        self._title.setObjectName("checkin-title")
        head.addWidget(self._title, 1)
        self._hint = Text(self.tr("About a minute"), "small", "ink_soft", wrap=False)
        head.addWidget(self._hint)
        self._today = Button(self.tr("Back to today"), "quiet", compact=True)
        self._today.setObjectName("checkin-today")
        self._today.clicked.connect(lambda: self.day_wanted.emit(0))
        self._earlier = IconButton("chevron-left", self.tr("The day before"), size=32)
        self._earlier.setObjectName("checkin-earlier")
        self._earlier.clicked.connect(lambda: self.day_wanted.emit(-1))
        self._later = IconButton("chevron-right", self.tr("The day after"), size=32)
        self._later.setObjectName("checkin-later")
        self._later.clicked.connect(lambda: self.day_wanted.emit(1))
        for part in (self._today, self._earlier, self._later):
            head.addWidget(part)
        self.box.addLayout(head)
        # Two columns and no grid: a part that spanned its rows would be given the height of its narrowest self.
        self._sides = QHBoxLayout()
        self._sides.setSpacing(theme.px(36))
        self._near, self._far = QVBoxLayout(), QVBoxLayout()
        for side in (self._near, self._far):
            side.setSpacing(theme.px(16))
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        self.mood = ScaleField(self.tr("Mood"), self.tr("Very low"), self.tr("Very good"))
        self.craving = ScaleField(self.tr("Craving"), self.tr("None"), self.tr("Overwhelming"), token="amber")
        self.sleep = ScaleField(self.tr("Sleep"), self.tr("Did not sleep"), self.tr("Slept well"))
        for name, scale in (("mood", self.mood), ("craving", self.craving), ("sleep", self.sleep)):
            scale.slider.setObjectName(f"scale-{name}")
            scale.changed.connect(self._touch)
        behind = QWidget()
        column = QVBoxLayout(behind)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Text(self.tr("Anything behind it?"), "strong"))
        self.triggers = TriggerChips()
        self.triggers.changed.connect(self._touch)
        column.addWidget(self.triggers)
        column.addStretch(1)
        self._medicine = QWidget()
        taken = QVBoxLayout(self._medicine)
        taken.setContentsMargins(0, 0, 0, 0)
        taken.setSpacing(theme.px(8))
        taken.addWidget(Text(self.tr("Medicine taken as prescribed?"), "strong"))
        choices = FlowLayout(None, theme.px(7))
        self._yes, self._no = Chip(self.tr("Yes")), Chip(self.tr("Not today"))
        self._yes.setObjectName("medicine-yes")
        self._no.setObjectName("medicine-no")
        self._yes.setAccessibleDescription(self.tr("Medicine taken as prescribed?"))
        self._no.setAccessibleDescription(self.tr("Medicine taken as prescribed?"))
        self._yes.toggled.connect(lambda on: self._one_of(self._no, on))
        self._no.toggled.connect(lambda on: self._one_of(self._yes, on))
        choices.addWidget(self._yes)
        choices.addWidget(self._no)
        taken.addLayout(choices)
        taken.addStretch(1)
        self._behind = behind
        self.box.addLayout(self._sides)
        self.note = LineField(self.tr("A line about the day, if you want"), name=self.tr("A line about the day"))
        self.note.setObjectName("checkin-note")
        self.note.textEdited.connect(lambda _text: self._touch())
        self.note.returnPressed.connect(self.save_wanted)
        self.box.addWidget(self.note)
        foot = FlowLayout(None, theme.px(12))
        self._save = Button(self.tr("Save check-in"), "primary")
        self._save.setObjectName("checkin-save")
        self._save.clicked.connect(self.save_wanted)
        write = Button(self.tr("Write more"))
        write.setObjectName("checkin-write")
        write.clicked.connect(self.write_wanted)
        self._state = Text(self.tr("Stays on this computer"), "small", "ink_soft", wrap=False)
        self._state.setFixedHeight(self._save.sizeHint().height())
        foot.addWidget(self._save)
        foot.addWidget(write)
        foot.addWidget(self._state)
        self.box.addLayout(foot)
        self._columns = 0
        self._arrange(2)

    # -- what it shows -------------------------------------------------------------------------------------

    def show_day(
        self, day: date, today: date, answers: Answers, words: Iterable[str], *, saved: bool, medicine: bool
    ) -> None:
        """Show a day's answers as they are kept, or nothing given yet."""
        self._base = answers
        now = day == today
        if now:
            self._title.setText(self.tr("How are you right now?"))
        else:
            self._title.setText(self.tr("How was {day}?").format(day=weekday_date(day, today)))
        self.setAccessibleName(self._title.text())
        self._hint.setVisible(now and not saved)
        self._today.setVisible(not now)
        self._later.setEnabled(not now)
        for scale, value in ((self.mood, answers.mood), (self.craving, answers.craving), (self.sleep, answers.sleep)):
            scale.set_value(value)
        self.triggers.set_words(words, answers.triggers)
        for chip, on in ((self._yes, answers.medicine_taken is True), (self._no, answers.medicine_taken is False)):
            chip.blockSignals(True)
            chip.setChecked(on)
            chip.blockSignals(False)
        self._medicine.setVisible(medicine or answers.medicine_taken is not None)
        self.note.setText(answers.note)
        self._state.setText(self.tr("Saved") if saved else self.tr("Stays on this computer"))
        self._save.setText(self.tr("Save changes") if saved else self.tr("Save check-in"))
        self.touched = False

    def answers(self) -> Answers:
        """What is given now; answers this card does not ask for stay as they were."""
        self.triggers.take_pending()
        taken = True if self._yes.isChecked() else False if self._no.isChecked() else None
        return replace(
            self._base,
            mood=self.mood.value(),
            craving=self.craving.value(),
            sleep=self.sleep.value(),
            medicine_taken=taken,
            triggers=self.triggers.chosen(),
            note=self.note.text(),
        )

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self.mood.slider

    def _one_of(self, other: Chip, on: bool) -> None:
        if on:
            other.setChecked(False)
        self._touch()

    def _touch(self) -> None:
        self.touched = True
        self.edited.emit()

    # -- room ----------------------------------------------------------------------------------------------

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        near: tuple[QWidget, ...] = (self.mood, self.craving, self.sleep, self._behind, self._medicine)
        far: tuple[QWidget, ...] = ()
        if columns == 2:
            near, far = (self.mood, self.craving, self._medicine), (self.sleep, self._behind)
        for cell in (*near, *far):
            self._near.removeWidget(cell)
            self._far.removeWidget(cell)
        for side, cells in ((self._near, near), (self._far, far)):
            for place, cell in enumerate(cells):
                side.insertWidget(place, cell)
        self._sides.setSpacing(theme_of().px(36) if far else 0)
        self._sides.setStretch(1, 1 if far else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(250), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(2 if self.width() >= theme_of().px(430) else 1)
        super().resizeEvent(event)
