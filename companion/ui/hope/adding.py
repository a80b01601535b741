"""Putting photos and music into the hope box: chosen, dropped or pasted, read on the worker, one way back for all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QImage

from companion.context import AppContext
from companion.domain.hope import HopeKind
from companion.domain.problems import InTheBoxAlready, KnownProblem
from companion.domain.undo import Made
from companion.domain.value import Value
from companion.services.hope_box import HopeBoxService
from companion.ui.photos import photo_of_file, photo_of_image


class Added(Value):
    """What became of several files: what was put in, how many were there before, how many could not be, and why the
    first of these.
    """

    made: tuple[Made, ...]
    music: int = 0
    there: int = 0
    kept_out: int = 0
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
    """Put photos and music in, each by itself; one that cannot be read keeps none of the others out.

    `done` is called in the end with what became of them, or with None where that is not known.
    """
    box = ctx.services.hope_box

    def work(report: Callable[[float], None]) -> Added:
        made: list[Made] = []
        music = there = kept_out = 0
        problem: KnownProblem | None = None
        for number, source in enumerate(sources):
            report(number / len(sources))
            try:
                kind, one = _put_in(box, source)
                made.append(one)
                music += kind is HopeKind.MUSIC
            except InTheBoxAlready:
                there += 1
            except KnownProblem as error:
                kept_out += 1
                problem = problem or error
        report(1.0)
        return Added(tuple(made), music, there, kept_out, problem)

    def told(added: Added) -> None:
        if words := _words(added):

            def undo() -> None:
                for one in reversed(added.made):
                    one.undo()

            ctx.shell.toast(words, undo if added.made else None)
        if added.problem is not None:
            ctx.shell.show_problem(added.problem)
        done(added)

    def failed(error: Exception) -> None:
        done(None)
        ctx.shell.show_problem(error)

    ctx.jobs.run(work, told, progress=going_on, failed=failed, owner=owner)


def _put_in(box: HopeBoxService, source: Path | QImage) -> tuple[HopeKind, Made]:
    if isinstance(source, QImage):
        return HopeKind.PHOTO, box.keep(HopeKind.PHOTO, "", photo_of_image(source))
    # What no look at the box asks for.
    from companion.services.music import is_music, music_of_file, title_of

    if is_music(source):
        return HopeKind.MUSIC, box.keep(HopeKind.MUSIC, title_of(source), music_of_file(source))
    # The name a camera gave is no name; theirs is asked for by nobody, and can be given later.
    return HopeKind.PHOTO, box.keep(HopeKind.PHOTO, "", photo_of_file(source))


def _words(added: Added) -> str:
    """What is said of them in a line; nothing where all there is to say is why one alone could not be put in."""
    photos = len(added.made) - added.music
    said = (
        QCoreApplication.translate("HopeBox", "%n photo(s) put in", "", photos) if photos else "",
        QCoreApplication.translate("HopeBox", "%n piece(s) of music put in", "", added.music) if added.music else "",
        QCoreApplication.translate("HopeBox", "%n in your hope box already", "", added.there) if added.there else "",
        # Why the first could not be is said by itself; of the others nobody would know.
        QCoreApplication.translate("HopeBox", "%n could not be put in", "", added.kept_out)
        if added.kept_out > 1
        else "",
    )
    return " · ".join(words for words in said if words)
