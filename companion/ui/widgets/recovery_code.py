"""The recovery code, shown once: large, in groups, to write down, print, copy or save."""

import os
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QFont, QGuiApplication, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import CopyableText, Text


class RecoveryCodeView(QWidget):
    """Shows a code and the ways to keep it. The copy in the clipboard is the person's to clear."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._code = code
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        box = Card("soft", margin=16)
        box.box.addWidget(_Groups(code))
        column.addWidget(box)
        buttons = FlowLayout(None, theme.px(10))
        for words, name, icon, act in (
            (self.tr("Print"), "code-print", "printer", self._print),
            (self.tr("Copy"), "code-copy", "copy", self._copy),
            (self.tr("Save as text"), "code-save", "save", self._save),
        ):
            button = Button(words, icon=icon, compact=True)
            button.setObjectName(name)
            button.clicked.connect(act)
            buttons.addWidget(button)
        column.addLayout(buttons)
        self._says = Text(self.tr("Do not keep it only on this computer."), "small", "ink_soft")
        self._says.setObjectName("code-says")
        column.addWidget(self._says)

    def _page(self) -> str:
        return "\n\n".join(
            (
                self.tr("Recovery code"),
                self._code,
                self.tr("It opens the file if the passphrase is forgotten. Keep this paper where only you find it."),
            )
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._says.setText(self.tr("Copied. Paste it somewhere safe, then copy something else."))

    def _save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(), self.tr("Save as text"), str(Path(folder) / "recovery-code.txt"), self.tr("Text (*.txt)")
        )
        if not chosen:
            return
        try:
            handle = os.open(chosen, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(self._page() + "\n")
        except OSError:
            self._says.setText(self.tr("It could not be saved there. Try another place, or write it down."))
            return
        self._says.setText(self.tr("Saved. Move it to a memory stick, or print it, and remove it here."))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.window())
        if dialog.exec():
            page = QTextDocument()
            page.setPlainText(self._page())
            page.setDefaultFont(QFont(theme_of().font("body").family(), 14))
            page.print_(printer)
            self._says.setText(self.tr("Sent to the printer."))


class _Groups(CopyableText):
    """The code in lines of three groups, or of fewer where three do not fit; a group is never broken."""

    def __init__(self, code: str) -> None:
        super().__init__(code, "title")
        font = QFont(self.font())
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, theme_of().px(1))
        self.setFont(font)
        self.setObjectName("recovery-code")
        self.setAccessibleName(self.tr("Recovery code: {code}").format(code=" ".join(code)))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._groups = code.split("-")
        self.setText(self._lines(3))

    def _lines(self, across: int) -> str:
        lines = (self._groups[at : at + across] for at in range(0, len(self._groups), across))
        return "\n".join("-".join(line) for line in lines)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._groups[0]), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for across in (3, 2, 1):
            words = self._lines(across)
            if self.fontMetrics().horizontalAdvance(words.split("\n")[0]) <= self.contentsRect().width():
                break
        if words != self.text():
            self.setText(words)
