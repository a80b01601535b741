"""The check-in of someone who loves a person who uses: how they themselves are, on one day."""

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.domain.wellbeing import SCALES, Wellbeing
from companion.ui.dates import weekday_date
from companion.ui.family.words import scale_names
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import LineField
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.text import Text


class WellbeingCard(Card):
    """One day's answers. Signals: `save_wanted`, `day_wanted` (-1, +1 or 0 for today)."""

    save_wanted = Signal()
    day_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=14, parent=parent)
        theme = theme_of()
        self._touched = self._kept = False
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        self._title = Text("", "heading")
        self._title.setObjectName("wellbeing-title")
        head.addWidget(self._title, 1)
        self._today = Button(self.tr("Back to today"), "quiet", compact=True)
        self._today.setObjectName("wellbeing-today")
        self._today.clicked.connect(lambda: self.day_wanted.emit(0))
        earlier = IconButton("chevron-left", self.tr("The day before"), size=32)
        earlier.setObjectName("wellbeing-earlier")
        earlier.clicked.connect(lambda: self.day_wanted.emit(-1))
        self._later = IconButton("chevron-right", self.tr("The day after"), size=32)
        self._later.setObjectName("wellbeing-later")
        self._later.clicked.connect(lambda: self.day_wanted.emit(1))
        for part in (self._today, earlier, self._later):
            head.addWidget(part)
        self.box.addLayout(head)
        self.box.addWidget(Text(self.tr("This is about you. Leave out what you like."), "soft", "ink_soft"))
        names = scale_names()
        self.scales = {
            "mood": ScaleField(names["mood"], self.tr("Very low"), self.tr("Very good")),
            "worry": ScaleField(names["worry"], self.tr("None"), self.tr("Overwhelming"), token="amber"),
            "rest": ScaleField(names["rest"], self.tr("Worn out"), self.tr("Rested")),
        }
        for name, scale in self.scales.items():
            scale.slider.setObjectName(f"scale-{name}")
            scale.changed.connect(self._touch)
            self.box.addWidget(scale)
        self._note = LineField(self.tr("A line for yourself, if you want"), name=self.tr("A line for yourself"))
        self._note.setObjectName("wellbeing-note")
        self._note.textEdited.connect(lambda _text: self._touch())
        self._note.returnPressed.connect(self.save_wanted)
        self.box.addWidget(self._note)
        foot = FlowLayout(None, theme.px(12))
        self._save = Button("", "primary")
        self._save.setObjectName("wellbeing-save")
        self._save.clicked.connect(self.save_wanted)
        self._state = Text("", "small", "ink_soft", wrap=False)
        self._state.setObjectName("wellbeing-state")
        self._state.setFixedHeight(self._save.sizeHint().height())
        foot.addWidget(self._save)
        foot.addWidget(self._state)
        self.box.addLayout(foot)
        self.box.addStretch(1)

    def show_day(self, day: date, today: date, answers: Wellbeing, *, saved: bool) -> None:
        """Show a day's answers as they are kept, or nothing given yet."""
        now = day == today
        if now:
            self._title.setText(self.tr("How are you yourself?"))
        else:
            self._title.setText(self.tr("How were you on {day}?").format(day=weekday_date(day, today)))
        self.setAccessibleName(self._title.text())
        self._today.setVisible(not now)
        self._later.setEnabled(not now)
        for name in SCALES:
            self.scales[name].set_value(getattr(answers, name))
        self._note.setText(answers.note)
        self._kept = saved
        self._save.setText(self.tr("Save changes") if saved else self.tr("Save"))
        self.touched = False

    def answers(self) -> Wellbeing:
        """What is given now."""
        values = {name: scale.value() for name, scale in self.scales.items()}
        return Wellbeing(mood=values["mood"], worry=values["worry"], rest=values["rest"], note=self._note.text())

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self.scales["mood"].slider

    @property
    def touched(self) -> bool:
        """Whether something was given since the day was shown or saved."""
        return self._touched

    @touched.setter
    def touched(self, touched: bool) -> None:
        self._touched = touched
        words = self.tr("Saved") if self._kept else self.tr("Stays on this computer")
        self._state.setText(self.tr("Not saved yet") if touched else words)

    def _touch(self) -> None:
        self.touched = True

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(250), super().minimumSizeHint().height())
