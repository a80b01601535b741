"""The pictures of the page that is shown: how large they are, and what is to be seen of them once it is read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from companion.context import AppContext
from companion.domain.markdown import pictures_in
from companion.domain.problems import KnownProblem
from companion.ui.theme import theme_of

#: The tallest a picture is shown among words, in design pixels, and the room of one that is no longer there.
_TALLEST, _GONE = 440, QSize(240, 64)


class PagePictures(QObject):
    """Keeps what it read until another page is shown; each picture is decoded on the worker, when it is first seen."""

    #: A picture was read.
    come = Signal()

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._sizes: dict[str, QSize] = {}
        self._seen: dict[str, QPixmap] = {}
        self._asked: set[str] = set()

    def expect(self, words: str) -> None:
        """Learn how large the pictures are that these words name."""
        unknown = [uuid for uuid in pictures_in(words) if uuid not in self._sizes]
        if not unknown or not self._ctx.unlocked:
            return
        try:
            sizes = self._ctx.services.entry_pictures.sizes(unknown)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        self._sizes.update({uuid: QSize(*size) for uuid, size in sizes.items()})

    def forget(self) -> None:
        """Let go of what was read for another page."""
        self._sizes.clear()
        self._seen.clear()
        self._asked.clear()

    def shown_size(self, uuid: str, wide: int) -> QSizeF:
        """How large a picture stands among words that have such a width."""
        theme = theme_of()
        size = QSizeF(self._sizes.get(uuid, _GONE))
        most = QSizeF(min(wide, size.width() * theme.scale), theme.px(_TALLEST))
        if size.width() <= most.width() and size.height() <= most.height():
            return size
        return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def is_there(self, uuid: str) -> bool:
        """Whether the file holds a picture."""
        return uuid in self._sizes

    def picture(self, uuid: str) -> QPixmap:
        """What is to be seen of a picture; nothing while it is being read, which `come` ends."""
        found = self._seen.get(uuid)
        if found is not None:
            return found
        if uuid not in self._asked and self.is_there(uuid) and self._ctx.unlocked:
            self._asked.add(uuid)
            self._read(uuid)
        return self._seen.get(uuid, QPixmap())

    def _read(self, uuid: str) -> None:
        service, most = self._ctx.services.entry_pictures, theme_of().px(720) * 2

        def decode() -> QImage:
            image = QImage.fromData(service.content(uuid) or b"")
            if image.width() > most:
                image = image.scaledToWidth(most, Qt.TransformationMode.SmoothTransformation)
            return image

        def show(image: QImage) -> None:
            if uuid in self._asked and not image.isNull():
                self._seen[uuid] = QPixmap.fromImage(image)
                self.come.emit()

        def failed(error: Exception) -> None:
            self._ctx.shell.show_problem(error)

        self._ctx.jobs.run(decode, show, failed=failed, owner=self)
