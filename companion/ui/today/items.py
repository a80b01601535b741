"""One line of today's list, whoever it comes from: own intentions now, medicine and appointments beside them."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from companion.domain.plans import Intention
from companion.domain.value import Value
from companion.services.plans import PlanService
from companion.services.today import Today


class TodayItem(Value):
    """What a line shows: icon, title, a second line, and what can be done with it.

    Attributes:
        key: names it for as long as it is in the list; no two sources use the same.
        act: the word on its button, such as "Done"; empty for none.
        spoken: what the button is called aloud.
        done: whether it is over and shown more quietly.
        own: whether the person may change its words, move it and take it off.
    """

    key: str
    icon: str
    title: str
    detail: str = ""
    act: str = ""
    spoken: str = ""
    done: bool = False
    own: bool = False


class ListSource(Protocol):
    """Whoever has something in today's list. The card shows the sources one after the other."""

    def items(self, shown: Today) -> tuple[TodayItem, ...]:
        """The lines for what Today is now."""

    def act(self, key: str) -> None:
        """Do what the button of a line says; a KnownProblem goes through to the caller."""


class Intentions:
    """The person's own small intentions as lines: done and not done, in their order."""

    def __init__(self, plans: Callable[[], PlanService], zone: Callable[[], ZoneInfo]) -> None:
        self._plans = plans
        self._zone = zone
        self._done: dict[str, bool] = {}

    def items(self, shown: Today) -> tuple[TodayItem, ...]:
        """Every intention of the day."""
        self._done = {one.uuid: one.done_at is not None for one in shown.intentions}
        return tuple(self._item(one) for one in shown.intentions)

    def act(self, key: str) -> None:
        """Tick an intention, or open it again; nothing for a line that is not here."""
        if key in self._done:
            self._plans().tick(key, done=not self._done[key])

    def _item(self, one: Intention) -> TodayItem:
        if one.done_at is None:
            act, spoken = _tr("Done"), _tr("Done: {words}")
            return TodayItem(one.uuid, "sprout", one.words, "", act, spoken.format(words=one.words), own=True)
        said = _tr("Done at {time}").format(time=self._time(one.done_at))
        act, spoken = _tr("Undo"), _tr("Not done after all: {words}")
        return TodayItem(one.uuid, "check", one.words, said, act, spoken.format(words=one.words), done=True, own=True)

    def _time(self, at: datetime) -> str:
        here = at.astimezone(self._zone())
        return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Intentions", words)
