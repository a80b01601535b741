"""Says what a file of people holds before it is made, and asks for whom."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class GiveOutSheet(Sheet):
    """Everyone, or who is shown where a search has narrowed the list; and for which kind of phone."""

    def __init__(self, people: int, shown: int, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("GiveOutSheet", "Save people as a file"),
            QCoreApplication.translate(
                "GiveOutSheet", "A file of contacts that phones and other programs read. It is not encrypted."
            ),
            parent=parent,
        )
        self.body.addWidget(
            Text(
                self.tr(
                    "Names, numbers, notes and times go into it. What to say, and when you spoke, stay here in the app."
                )
            )
        )
        self._who = Select(self.tr("Who"))
        self._who.setObjectName("give-out-who")
        if 0 < shown < people:
            self._who.addItem(self.tr("Only the %n person(s) shown now", "", shown), False)
        self._who.addItem(self.tr("Everyone, %n person(s)", "", people), True)
        self.body.addWidget(Labelled(self.tr("Who"), self._who))
        self._version = Select(self.tr("Kind of file"))
        self._version.setObjectName("give-out-version")
        self._version.addItem(self.tr("For most phones (vCard 3.0)"), "3.0")
        self._version.addItem(self.tr("For newer programs (vCard 4.0)"), "4.0")
        self.body.addWidget(Labelled(self.tr("Kind of file"), self._version))
        self.add_button(self.tr("Cancel"), "quiet").clicked.connect(self.reject)
        go = self.add_button(self.tr("Choose where"), "primary", default=True)
        go.setObjectName("give-out-go")
        go.clicked.connect(self.accept)

    def everyone(self) -> bool:
        """Whether all are meant, and not those shown alone."""
        return bool(self._who.currentData())

    def version(self) -> str:
        """The version of the file."""
        return str(self._version.currentData())
