"""Ways of the person's own among those of the library: shown, found and ranked like them."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from companion.content.strategies import Strategy
from companion.context import AppContext
from companion.domain.own_way import PREFIX, OwnWay, OwnWayWords
from companion.ui.deeds import attempt_and_tell

#: After all ways of the library, in the person's order.
_ORDER = 1000


def is_own(way_id: str) -> bool:
    """Whether an id is that of a way of their own."""
    return way_id.startswith(PREFIX)


def own_ways(ctx: AppContext) -> tuple[Strategy, ...]:
    """The ways of whoever keeps the file; none for someone who loves them, whose ways these are not."""
    return () if ctx.is_family() else tuple(as_strategy(way, ctx) for way in ctx.services.own_ways.all())


def as_strategy(way: OwnWay, ctx: AppContext) -> Strategy:
    """A way of their own in the shape of those of the library. It has no evidence and no sources."""
    words = way.words
    return Strategy(
        id=cast(Any, way.tool),
        name=words.name,
        line=words.steps[0] if words.steps else "",
        order=_ORDER + way.position,
        icon="sprout",
        feelings=cast(Any, words.feelings),
        triggers=cast(Any, words.triggers),
        minutes=words.minutes,
        cautions=(words.caution,) if words.caution else (),
        evidence="",
        sources=(),
        written=ctx.today(),
        review="",
        steps=words.steps,
    )


class OwnWays(QObject):
    """Writes ways of their own down, changes them and takes them away.

    Signals:
        changed: the id of one that is another now.
        removed: the one that was open is gone.
    """

    changed = Signal(str)
    removed = Signal()

    def __init__(self, ctx: AppContext, screen: QWidget) -> None:
        super().__init__(screen)
        self._ctx, self._screen = ctx, screen

    def write(self, way_id: str) -> None:
        """Open the sheet of one, or with an empty id that of a new one."""
        from companion.ui.cope.own_way_sheet import OwnWaySheet

        service = self._ctx.services.own_ways
        way = service.of(way_id) if way_id else None
        sheet = OwnWaySheet(way.words if way is not None else None, self._screen)
        sheet.opened_by = ("cope", {"own": way_id})

        def keep(words: OwnWayWords) -> bool:
            if way is None:
                said = self.tr("{name} is among your ways").format(name=words.name)
                return attempt_and_tell(self._ctx, lambda: service.add(words), said)
            kept = attempt_and_tell(self._ctx, lambda: service.change(way.uuid, words), self.tr("Saved"))
            if kept:
                self.changed.emit(way_id)
            return kept

        sheet.kept_by = keep
        sheet.open()

    def remove(self, way_id: str) -> None:
        """Take one away; what it did stays in the record for when it comes back."""
        service = self._ctx.services.own_ways
        way = service.of(way_id)
        if way is not None:
            said = self.tr("{name} was taken away").format(name=way.words.name)
            if attempt_and_tell(self._ctx, lambda: service.remove(way.uuid), said):
                self.removed.emit()
