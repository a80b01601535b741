"""Words on a screen: labels set in a role of the type scale."""

import re

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role


class Text(QLabel):
    """Plain text in a type role and a colour token. It never reads its words as HTML."""

    def __init__(
        self,
        words: str = "",
        role: Role = "body",
        token: str = "ink",
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme_of().font(role))
        self.set_token(token)
        self.setText(words)
        if wrap:
            self.setWordWrap(True)
            # A wrapping label must be free to become narrow; its height follows its width.
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        # Not by setMinimumWidth: Qt would then measure the hint at that width, one word a line.
        hint = super().minimumSizeHint()
        return QSize(1, hint.height()) if self.wordWrap() else hint

    def set_token(self, token: str) -> None:
        """Colour the words by a token."""
        self._token = token
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme_of().colour(token))
        self.setPalette(palette)

    def recolour(self) -> None:
        """Take the token's colour in the theme in force now."""
        self.set_token(self._token)


def breakable(words: str, longest: int = 16) -> str:
    """Words of which a very long one, such as a name typed without a space, may be broken between any two letters."""
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: "\u200b".join(word.group()), words)


def parted(path: str) -> str:
    """A path that may be broken after any of its parts."""
    return re.sub(r"([/\\._-])", "\\1\u200b", path)


def recolour(top: QWidget) -> None:
    """Follow another theme of the same text size without building anything anew.

    Whatever paints itself asks the theme each time; only words keep a colour.
    """
    for part in top.findChildren(QWidget):
        if isinstance(part, Text):
            part.recolour()
        part.update()


class PathText(Text):
    """A path in small letters that may be broken after any of its parts, and is read aloud as it is."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parted(path), "small", "ink_soft", parent=parent)
        self.setAccessibleName(QCoreApplication.translate("PathText", "Where: {path}").format(path=path))


class CopyableText(Text):
    """Text a person may want elsewhere, such as a phone number: selectable by mouse and keyboard."""

    def __init__(self, words: str, role: Role = "strong", token: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(words, role, token, wrap=False, parent=parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
