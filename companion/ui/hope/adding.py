"""Putting photos into the hope box: chosen, dropped or pasted, made ready on the worker, with one way back for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QImage

from companion.context import AppContext
from companion.domain.hope import HopeKind
from companion.domain.problems import KnownProblem
from companion.domain.undo import Made
from companion.domain.value import Value
from companion.ui.hope.picture import photo_of_file, photo_of_image


class Added(Value):
    """What became of several files: what was put in, and the first that could not be, if any."""

    made: tuple[Made, ...]
    problem: KnownProblem | None = None


def files_of(data: QMimeData) -> tuple[Path, ...]:
    """The files that were dropped or pasted."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def add(
    ctx: AppContext,
    owner: QObject,
    sources: Sequence[Path | QImage],
    going_on: Callable[[float], None],
    done: Callable[[Added | None], None],
) -> None:
    """Put photos in, each by itself; one that cannot be read keeps none of the others out.

    `done` is called in the end with what became of them, or with None where that is not known.
    """
    box = ctx.services.hope_box

    def work(report: Callable[[float], None]) -> Added:
        made: list[Made] = []
        problem: KnownProblem | None = None
        for number, source in enumerate(sources):
            report(number / len(sources))
            try:
                media = photo_of_file(source) if isinstance(source, Path) else photo_of_image(source)
                # The name a camera gave is no name; theirs is asked for by nobody, and can be given later.
                made.append(box.keep(HopeKind.PHOTO, "", media))
            except KnownProblem as error:
                problem = problem or error
        report(1.0)
        return Added(tuple(made), problem)

    def told(added: Added) -> None:
        if added.made:
            words = QCoreApplication.translate("HopeBox", "%n photo(s) put in", "", len(added.made))

            def undo() -> None:
                for one in reversed(added.made):
                    one.undo()

            ctx.shell.toast(words, undo)
        if added.problem is not None:
            ctx.shell.show_problem(added.problem)
        done(added)

    def failed(error: Exception) -> None:
        done(None)
        ctx.shell.show_problem(error)

    ctx.jobs.run(work, told, progress=going_on, failed=failed, owner=owner)
