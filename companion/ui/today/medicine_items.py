"""The doses due today, and what is to be collected or runs low, as lines of today's list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from companion.content.problems import ContentProblem
from companion.ui.dates import clock_words
from companion.ui.today.items import TodayItem

if TYPE_CHECKING:
    from companion.content.medicine_notes import MedicineNotes
    from companion.domain.prescribed import DueDose, Medicine
    from companion.services.medicines import MedicineService
    from companion.services.today import Today


class Doses:
    """Each dose of the day: taken by one press, and open again by another. Missed is said on the page of medicines."""

    def __init__(
        self,
        medicines: Callable[[], MedicineService],
        zone: Callable[[], ZoneInfo],
        notes: Callable[[], MedicineNotes],
    ) -> None:
        self._medicines = medicines
        self._zone = zone
        self._notes = notes
        self._due: dict[str, DueDose] = {}
        self._used = False

    def items(self, shown: Today) -> tuple[TodayItem, ...]:
        """Every dose due today."""
        self._used = shown.used
        self._due = {f"dose:{one.medicine.uuid}:{one.time}": one for one in shown.doses}
        return tuple(self._item(key, one) for key, one in self._due.items())

    def act(self, key: str) -> None:
        """Say that a dose was taken, or nothing of it any more; nothing for a line that is not here."""
        due = self._due.get(key)
        if due is not None:
            taken = None if due.taken else True
            self._medicines().say(due.medicine.uuid, due.day, due.time, taken)

    def _item(self, key: str, due: DueDose) -> TodayItem:
        # The words of the page of medicines; brought in only where somebody has any.
        from companion.ui.medicine_words import how_words, time_words

        name = due.medicine.name
        when = time_words(due.time) if due.time else ""
        # Where somebody is to be asked first, the dose on the label is not what to take: it does not stand here.
        detail = [when, self._ask_first(due) or how_words(due.medicine.written)]
        if due.taken:
            at = self._clock(due.at)
            said = _tr("Taken at {time}").format(time=at) if at else _tr("Taken")
            act, spoken = _tr("Undo"), _tr("Not taken after all: {name}")
            return TodayItem(key, "check", name, said, act, spoken.format(name=name), done=True)
        if due.taken is False:
            detail.insert(0, _tr("Said to be missed"))
        words = " · ".join(part for part in detail if part)
        return TodayItem(key, "pill", name, words, _tr("Taken"), _tr("Taken: {name}").format(name=name))

    def _ask_first(self, due: DueDose) -> str:
        """Whom to ask before it is taken, if anyone; the library is read only where there may be something to say."""
        from companion.ui.medicine_words import ask_first_words

        if not (due.missed or self._used or due.unknown):
            return ""
        try:
            notes = self._notes()
        except ContentProblem:
            notes = None
        return ask_first_words(notes, due.medicine.name, due.missed, due.unknown, used=self._used)

    def _clock(self, at: datetime | None) -> str:
        return "" if at is None else clock_words(at, self._zone().key)


class Supplies:
    """What runs low, is collected or to be asked for today: a line each, and a door to the page of medicines."""

    def __init__(self, look: Callable[[], None]) -> None:
        self._look = look
        self._shown: frozenset[str] = frozenset()

    def items(self, shown: Today) -> tuple[TodayItem, ...]:
        """Every medicine the day asks something of besides a dose."""
        found = tuple(self._item(one, shown.day) for one in shown.supplies)
        self._shown = frozenset(item.key for item in found)
        return found

    def act(self, key: str) -> None:
        """Open the page of medicines; nothing for a line that is not here."""
        if key in self._shown:
            self._look()

    def _item(self, one: Medicine, day: date) -> TodayItem:
        from companion.ui.medicine_words import collection_words, supply_words

        left, soon = supply_words(one.written, day)
        words = " ".join(part for part in (left if soon else "", collection_words(one.written, day)) if part)
        spoken = _tr("Look at {name}").format(name=one.name)
        return TodayItem(f"supply:{one.uuid}", "calendar", one.name, words, _tr("Look"), spoken)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Doses", words)
