"""Putting pictures on a page: chosen, dropped or pasted, made ready on the worker, kept before they are named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.value import Value
from companion.services.entry_pictures import EntryPictureService
from companion.ui.photos import ENDINGS, photo_of_file, photo_of_image, size_of


class Kept(Value):
    """What became of several pictures: those the file holds now, and the first problem of those it does not."""

    uuids: tuple[str, ...]
    problem: KnownProblem | None = None


def ask_for_pictures(parent: QWidget) -> list[Path | QImage]:
    """The picture files that somebody chose."""
    title = QCoreApplication.translate("PagePictures", "Put in a picture")
    endings = " ".join(f"*.{ending}" for ending in ENDINGS)
    kinds = QCoreApplication.translate("PagePictures", "Pictures ({endings})").format(endings=endings)
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    return [Path(name) for name in chosen]


def keep_pictures(
    ctx: AppContext, owner: QObject, sources: Sequence[Path | QImage], put: Callable[[tuple[str, ...]], None]
) -> None:
    """Keep pictures in the file and hand over their uuids; one that cannot be read keeps none of the others out."""
    service = ctx.services.entry_pictures

    def work() -> Kept:
        made: list[str] = []
        problem: KnownProblem | None = None
        for source in sources:
            try:
                made.append(_keep(service, source))
            except KnownProblem as error:
                problem = problem or error
        return Kept(tuple(made), problem)

    def done(kept: Kept) -> None:
        put(kept.uuids)
        if kept.problem is not None:
            ctx.shell.show_problem(kept.problem)

    ctx.jobs.run(work, done, failed=ctx.shell.show_problem, owner=owner)


def _keep(service: EntryPictureService, source: Path | QImage) -> str:
    media = photo_of_image(source) if isinstance(source, QImage) else photo_of_file(source)
    size = size_of(media.content)
    return service.keep(media, size.width(), size.height())
