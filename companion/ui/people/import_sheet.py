"""What a file of contacts would bring, to choose from before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.domain.cards import Coming, Preview, Why, number_key
from companion.ui.choice_sheet import ALL_AT_ONCE, ChoiceSheet
from companion.ui.people.finding import digits_of


class ImportSheet(ChoiceSheet):
    """Everyone in the file with a switch. Hands in who is to be brought in.

    Args:
        preview: what the file would bring.
        names: the names of who is on the list, by uuid.
    """

    def __init__(self, preview: Preview, names: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ImportSheet", "People in this file"), parent)
        self._names = names
        # Who gains nothing needs no choice.
        self._coming = tuple(one for one in preview.coming if one.changes)
        # Out of a phone's own file few are meant.
        on = set(range(len(self._coming))) if len(self._coming) <= ALL_AT_ONCE else set[int]()
        self.begin(self._told(preview), len(self._coming), on, self.tr("Name or number"))

    def name_of(self, place: int) -> str:
        return self._coming[place].details.name

    def about(self, place: int) -> list[str]:
        one = self._coming[place]
        numbers = ", ".join(number.number for number in one.details.numbers) or self.tr("no number")
        if one.joins is None:
            return [numbers]
        why = {
            Why.CARD: self.tr("Joins {name}: the same card"),
            Why.NUMBER: self.tr("Joins {name}: the same number"),
            Why.NAME: self.tr("Joins {name}: the same name"),
        }[one.why or Why.NAME]
        return [numbers, why.format(name=self._names.get(one.joins, one.details.name))]

    def sought(self, place: int) -> list[str]:
        details = self._coming[place].details
        numbers = [number.number for number in details.numbers]
        return [details.name, *numbers, *map(number_key, numbers)]

    def is_meant(self, word: str, told: Sequence[str]) -> bool:
        # A number is found however it is written, in the file and here.
        return super().is_meant(word, told) or ((key := digits_of(word)) != "" and super().is_meant(key, told))

    def thing(self, place: int) -> Coming:
        return self._coming[place]

    def go_words(self, count: int) -> str:
        return self.tr("Bring in %n person(s)", "", count)

    def _told(self, preview: Preview) -> list[str]:
        told = [self.tr("New: %n person(s).", "", preview.new)] if preview.new else []
        if preview.joined:
            told.append(
                self.tr("On your list, with something to add: %n person(s). What you wrote stays.", "", preview.joined)
            )
        if preview.same:
            told.append(self.tr("On your list, with nothing to add: %n person(s).", "", preview.same))
        if preview.without_number:
            told.append(self.tr("Without a number: %n person(s).", "", preview.without_number))
        if preview.broken:
            places = ", ".join(str(place) for place in preview.broken[:20])
            more = "…" if len(preview.broken) > 20 else ""
            told.append(self.tr("Could not be read and are left out: number {places}").format(places=places + more))
        if preview.nameless:
            told.append(self.tr("Left out, without a name or a number: %n card(s).", "", preview.nameless))
        if len(self._coming) > ALL_AT_ONCE:
            told.append(self.tr("Nobody is chosen yet. Choose who helps you, and leave the rest on the phone."))
        return told
