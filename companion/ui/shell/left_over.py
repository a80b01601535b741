"""What is said after unlocking where a sheet does not come back as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.written import Given


class LeftOverSheet(Sheet):
    """Words whose sheet cannot be opened again, as where what they were about is not there any more."""

    def __init__(self, kept: Sequence[Mapping[str, Given]], parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("LeftOverSheet", "What you were writing"),
            QCoreApplication.translate(
                "LeftOverSheet",
                "It was not kept yet when the window locked, and its place is not there as it was. You can copy "
                "the words from here.",
            ),
            parent=parent,
        )
        words = [text for one in kept for text in one.values() if isinstance(text, str) and text.strip()]
        name = QCoreApplication.translate("LeftOverSheet", "Your words")
        self._field = TextField(name=name, lines=5)
        self._field.edit.setObjectName("left-over")
        self._field.set_text("\n".join(words))
        self._field.edit.setReadOnly(True)
        self.body.addWidget(Labelled(name, self._field))
        self.body.addStretch(1)
        close = self.add_button(QCoreApplication.translate("LeftOverSheet", "Close"), "primary", default=True)
        close.clicked.connect(self.accept)
        # Kept once more where the window locks before they were copied.
        self.opened_by = ("today", {})
        self.count_as_changed()

    def kept_words(self) -> dict[str, Given]:
        """The words, once more."""
        return {"words": self._field.text()}


def say_gone(ctx: AppContext, title: str) -> None:
    """Say that a sheet for a secret went with the lock, and that nothing came of it."""
    words = QCoreApplication.translate(
        "LeftOverSheet",
        "“{title}” went when the window locked or closed. Nothing was changed. What you type there is never kept.",
    )
    ctx.shell.toast(words.format(title=title))
