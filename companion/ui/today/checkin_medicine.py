"""The one question about medicine, which is part of recovery: no answer to it changes any count."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class MedicineTaken(QWidget):
    """Whether medicine was taken as prescribed: yes, not yet, or not said."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        title = self.tr("Medicine as prescribed")
        column.addWidget(Text(title, "strong"))
        choices = FlowLayout(None, theme.px(7))
        self._yes, self._no = Chip(self.tr("Yes")), Chip("")
        for chip, name, other in ((self._yes, "medicine-yes", self._no), (self._no, "medicine-no", self._yes)):
            chip.setObjectName(name)
            chip.setAccessibleDescription(title)
            chip.clicked.connect(lambda on, other=other: self._one_of(other, on))
            choices.addWidget(chip)
        column.addLayout(choices)
        column.addStretch(1)

    def show_answer(self, taken: bool | None, *, now: bool) -> None:
        """Show what is kept."""
        self._no.setText(self.tr("Not yet") if now else self.tr("Not that day"))
        self._no.setAccessibleName(self._no.text())
        self._no.updateGeometry()
        self._yes.setChecked(taken is True)
        self._no.setChecked(taken is False)

    def answer(self) -> bool | None:
        """True, False, or None where nothing is said."""
        return True if self._yes.isChecked() else False if self._no.isChecked() else None

    def stops(self) -> tuple[QWidget, ...]:
        """The parts in the order of the keyboard."""
        return self._yes, self._no

    def _one_of(self, other: Chip, on: bool) -> None:
        if on:
            other.setChecked(False)
        self.changed.emit()
