"""Asked where the window is to close and something written could not be kept: stay, or close without it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.ui.problems import words_for
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class CloseUnsavedSheet(Sheet):
    """Says what is in the way and that the last words would be lost; nothing is lost unless that is chosen."""

    def __init__(self, problem: Exception, close_anyway: Callable[[], None], parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("CloseUnsavedSheet", "Something you wrote is not kept yet"),
            QCoreApplication.translate(
                "CloseUnsavedSheet",
                "If you close Companion now, what you wrote last is lost. All that was kept before is safe.",
            ),
            parent=parent,
        )
        self.setObjectName("close-unsaved")
        words = words_for(problem)
        if words is not None:
            self.body.addWidget(Text(f"{words.title}. {words.what_to_do}", "body"))
        without = self.add_button(self.tr("Close without it"), "quiet")
        without.setObjectName("close-without")
        without.clicked.connect(self.accept)
        self.accepted.connect(close_anyway)
        stay = self.add_button(self.tr("Keep it open"), "primary", default=True)
        stay.setObjectName("close-stay")
        stay.clicked.connect(self.reject)
        stay.setFocus()
