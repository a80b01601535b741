"""Setting a milestone of one's own: how many days, of which, and a name if they like."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from companion.domain.milestone import LAST_DAYS, Basis, OwnMilestone
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet


class OwnSheet(Sheet):
    """Asks for one; hands in its Basis, its days and its name."""

    def __init__(self, own: OwnMilestone | None, parent: QWidget) -> None:
        title = self.tr("A milestone of your own") if own is None else self.tr("Change this milestone")
        super().__init__(title, width=460, parent=parent)
        self._days = LineField(self.tr("Such as 75"), name=self.tr("How many days"))
        self._days.setObjectName("own-days")
        self._days.setValidator(QIntValidator(1, LAST_DAYS, self))
        self.body.addWidget(Labelled(self.tr("How many days"), self._days))
        self._basis = Select(self.tr("Which days"))
        self._basis.setObjectName("own-basis")
        for basis, words in (
            (Basis.RUN, self.tr("In one run")),
            (Basis.TOTAL, self.tr("All days without use")),
            (Basis.MEDICINE, self.tr("On prescribed medicine")),
        ):
            self._basis.addItem(words, basis.value)
        self.body.addWidget(Labelled(self.tr("Which days"), self._basis))
        self._name = LineField(self.tr("Such as: the trip to the sea"), name=self.tr("A name, if you like"))
        self._name.setObjectName("own-name")
        self._name.set_limit(80)
        self.body.addWidget(Labelled(self.tr("A name, if you like"), self._name))
        self.body.addStretch(1)
        if own is not None:
            self._days.setText(str(own.days))
            self._basis.setCurrentIndex(max(0, self._basis.findData(own.basis.value)))
            self._name.setText(own.name)
        self.end_with("own-keep", self._save, self.tr("Keep"))
        self._days.setFocus()

    def _save(self) -> None:
        if not self._days.hasAcceptableInput():
            self.say(self.tr("Write a number of days, from 1 up."))
            self._days.setFocus()
            return
        self.hand_in(Basis(self._basis.currentData()), int(self._days.text()), self._name.text())
