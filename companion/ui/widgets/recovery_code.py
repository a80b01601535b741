"""The recovery code, shown once: large, in groups, to write down, print, copy or save."""

import os
import re

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.painting import focus_ring
from companion.ui.widgets.places import ask_where
from companion.ui.widgets.text import CopyableText, Text

#: The groups of the code a person may type from their copy, to be sure of it; counted from 1.
CHECKED_GROUPS = (2, 4)


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
        #: Where the keyboard begins: the code is read aloud there, and an Enter too many does nothing.
        self.groups = _Groups(code)
        box.box.addWidget(self.groups)
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
        chosen = ask_where(self, self.tr("Save as text"), "recovery-code.txt", self.tr("Text (*.txt)"))
        if chosen is None:
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
        from PySide6.QtPrintSupport import QPrinter

        from companion.ui.printing import ask_for_paper, printed_words

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if ask_for_paper(printer, self.tr("Recovery code"), self):
            page = QTextDocument()
            page.setPlainText(self._page())
            page.setDefaultFont(QFont(theme_of().font("body").family(), 14))
            page.print_(printer)
            self._says.setText(printed_words(printer))


class RecoveryCodeCheck(QWidget):
    """A code, the ways to keep it, and a line to be sure of one's copy. Signal `proved`: Return over the right groups.

    The line may stay empty. What is wrong is said when the person is done typing, and never while they type.
    """

    proved = Signal()
    #: What is said below the line came or went.
    grown = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        groups = code.split("-")
        self._asked = _letters("".join(groups[number - 1] for number in CHECKED_GROUPS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(12))
        self.view = RecoveryCodeView(code)
        column.addWidget(self.view)
        self.line = LineField()
        self.line.setObjectName("code-proof")
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self.allows)
        self.line.returnPressed.connect(self.enter)
        first, second = CHECKED_GROUPS
        words = self.tr("To be sure of your copy, type groups {first} and {second} from it")
        column.addWidget(Labelled(words.format(first=first, second=second), self.line))
        self._says = Text("", "soft", "ink_soft")
        self._says.setObjectName("code-proof-says")
        self._says.hide()
        column.addWidget(self._says)

    def allows(self) -> bool:
        """Whether nothing speaks against the person's copy: the line is right, or empty. Says so where it is not."""
        if not _letters(self.line.text()) or self.proven():
            return True
        self._say(
            self.tr("That is not the same. Compare your copy once more, or empty this line and choose “I have it”.")
        )
        return False

    def proven(self) -> bool:
        """Whether the groups asked for were typed, and typed right."""
        return _letters(self.line.text()) == self._asked

    def _typed(self, _words: str) -> None:
        self._say(self.tr("That is right.") if self.proven() else "")

    def _say(self, words: str) -> None:
        if words == self._says.text():
            return
        self._says.setText(words)
        self._says.setVisible(bool(words))
        self.grown.emit()
        if words:
            # Below the line it is about, and with large letters that may be below what is seen.
            QTimer.singleShot(0, self, self._bring_in_sight)

    def _bring_in_sight(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._says, 0, round(theme_of().px(8)))

    def enter(self) -> None:
        """What Enter does here: it goes on over the right groups, and otherwise says what is missing."""
        if not _letters(self.line.text()):
            # The Enter of the sheet before may still be on its way: it must not take the code for kept.
            self._say(self.tr("Type the two groups, or choose “I have it” once you have the code."))
        elif self.allows():
            self.proved.emit()


def _letters(typed: str) -> str:
    """Letters and digits only, with those that look alike made equal, as the code itself is read."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper()).translate(str.maketrans("OIL", "011"))


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
        # No cursor in it: that would look like one letter more.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMargin(round(theme_of().px(6)))
        self._groups = code.split("-")
        self.setText(self._lines(3))

    def _lines(self, across: int) -> str:
        lines = (self._groups[at : at + across] for at in range(0, len(self._groups), across))
        return "\n".join("-".join(line) for line in lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                focus_ring(painter, theme_of(), QRectF(self.rect()), theme_of().px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(self._groups[0]) + 2 * self.margin(),
            super().minimumSizeHint().height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for across in (3, 2, 1):
            words = self._lines(across)
            if self.fontMetrics().horizontalAdvance(words.split("\n")[0]) <= self.contentsRect().width():
                break
        if words != self.text():
            self.setText(words)
