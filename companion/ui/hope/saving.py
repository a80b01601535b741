"""Taking a copy of one thing out of the hope box, into a file of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.hope import HopeItem, HopeKind
from companion.domain.sound import ending_of
from companion.ui.hope.words import name_of
from companion.ui.widgets.places import ask_where, with_place

#: What no system takes in the name of a file.
_NOT_IN_NAMES = frozenset('<>:"/\\|?*.')


def save_copy(ctx: AppContext, parent: QWidget, item: HopeItem) -> None:
    """Ask where, and write it there on the worker: a letter as text, anything else as it is kept."""
    letter = item.kind is HopeKind.LETTER
    photo = "png" if item.media_type == "image/png" else "jpg"
    ending = "txt" if letter else ending_of(item.media_type) if item.is_sound else photo
    kept = "".join(one for one in name_of(item) if one not in _NOT_IN_NAMES and one.isprintable())
    title = QCoreApplication.translate("HopeBox", "Save a copy")
    if letter:
        kinds = QCoreApplication.translate("HopeBox", "Text (*.txt)")
    elif item.is_sound:
        kinds = QCoreApplication.translate("HopeBox", "Sound (*.{ending})").format(ending=ending)
    else:
        kinds = QCoreApplication.translate("HopeBox", "Photo (*.{ending})").format(ending=ending)
    target = ask_where(parent, title, f"{kept.strip()[:60] or 'hope'}.{ending}", kinds)
    if target is None:
        return
    box, place = ctx.services.hope_box, Path(target)

    def told(_none: object) -> None:
        words = QCoreApplication.translate("HopeBox", "A copy is saved: {name}, in {folder}. Anyone can open it there.")
        ctx.shell.toast(with_place(words, place))

    ctx.jobs.run(lambda: box.save_copy(item, place), told, failed=ctx.shell.show_problem, owner=parent)
