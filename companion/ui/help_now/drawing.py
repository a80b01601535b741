"""The bundled line drawings of Help now, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.resources import assets_folder
from companion.ui.theme import theme_of


def said_of(name: str) -> str:
    """What a drawing shows, in words; empty for one that is not known."""
    said = {
        "recovery-position": QCoreApplication.translate(
            "Drawing", "Recovery position: on their side, top knee bent, head tilted back"
        ),
        "checking-breathing": QCoreApplication.translate(
            "Drawing", "Head tilted back; look along the chest to see whether it moves"
        ),
        "naloxone-nasal-spray": QCoreApplication.translate(
            "Drawing", "Head tilted back, the tip in one nostril, two fingers beside it, thumb under the plunger"
        ),
        "injection-places": QCoreApplication.translate(
            "Drawing", "Two places are marked on someone lying down: the upper arm and the outer thigh"
        ),
    }
    return said.get(name, "")


class Drawing(QWidget):
    """A line drawing in the ink of the theme; it takes no room where its file is not there."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtSvg import QSvgRenderer

        theme = theme_of()
        self._most = theme.px(190)
        file = assets_folder() / "drawings" / f"{name}.svg"
        self._renderer = QSvgRenderer(self)
        if file.is_file():
            ink, accent = theme.colour("ink").name(), theme.colour("primary").name()
            text = file.read_text(encoding="utf-8").replace("<svg ", f'<svg color="{ink}" ', 1)
            self._renderer.load(text.replace('<g class="accent"', f'<g color="{accent}"').encode())
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        if not self._renderer.isValid():
            self.hide()
        aloud = said_of(name)
        self.setAccessibleName(aloud)
        self.setToolTip(aloud)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def limit(self, most: int) -> None:
        """Be at most so high, in pixels."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self._renderer.defaultSize()
        return min(round(width * size.height() / size.width()), self._most) if size.width() > 0 else 0

    def sizeHint(self) -> QSize:
        wide = theme_of().px(216)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(80), theme_of().px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._renderer.render(painter, QRectF(self.rect()))
