"""One picture of a page over the whole screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.widgets.picture import Picture
from companion.ui.widgets.sheet import Sheet


class PictureSheet(Sheet):
    """Escape closes it."""

    def __init__(self, ctx: AppContext, uuid: str, words: str, small: QPixmap, parent: QWidget) -> None:
        name = words or QCoreApplication.translate("PictureSheet", "Picture")
        super().__init__(name, parent=parent)
        self.setObjectName("entry-picture")
        self.picture = Picture()
        self.picture.setAccessibleName(name)
        self.picture.show_picture(small)
        self.body.addWidget(self.picture, 1)
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.setObjectName("entry-picture-close")
        close.clicked.connect(self.reject)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        service = ctx.services.entry_pictures

        def decode() -> QImage:
            return QImage.fromData(service.content(uuid) or b"")

        def show(image: QImage) -> None:
            if not image.isNull():
                self.picture.show_picture(QPixmap.fromImage(image))

        ctx.jobs.run(decode, show, failed=ctx.shell.show_problem, owner=self)

    def fit(self) -> None:
        """Its size is that of the screen."""

    def _stay_within(self) -> None:
        """It covers the window it stands over."""
