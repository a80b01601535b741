"""The page of medicines: as prescribed, what was taken, and what is left. It never speaks of an amount."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.medicine_notes import MedicineNotes
from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.domain.contacts import Contact
from companion.domain.medicine import is_prescribed
from companion.domain.prescribed import Dose, Medicine, Prescription
from companion.ui.deeds import attempt, attempt_and_tell
from companion.ui.medicine_words import since_words
from companion.ui.medicines.days_sheet import DaysSheet
from companion.ui.medicines.medicine_card import Known, MedicineCard
from companion.ui.medicines.prescription_sheet import PrescriptionSheet
from companion.ui.screen import Screen
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

_WIDTH = 1100


class MedicinesScreen(Screen):
    """Every medicine on a card, and beside them the days on medicine and how to keep it safe."""

    areas: ClassVar[frozenset[str]] = frozenset({"medicines", "counter", "contacts", "settings"})
    makes_new: ClassVar[bool] = True

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._medicines: tuple[Medicine, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("As it was prescribed for you. Medicine is part of recovery, and never sets a count back.")
        self._page = Page(self.tr("Medicines"), lead, width=_WIDTH)
        self._page.centre(True)
        outer.addWidget(self._page)
        self._add = Button(self.tr("Add a medicine"), "primary", icon="plus")
        self._add.setObjectName("medicine-add")
        self._add.clicked.connect(lambda: self._write(None))
        self._page.head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        columns = Columns((3, 2), least=360)
        self._cards, self._beside = columns.add_column(), columns.add_column()
        self._page.body.addWidget(columns)
        self._page.body.addStretch(1)

    # -- Screen ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again."""
        attempt(self.ctx, self._draw_again)

    def open(self, **route: Any) -> None:
        """`new`: the sheet for another one; `medicine`: the sheet of one; `spot`: where the page stood."""
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        if route.get("new"):
            self._write(None)
        elif route.get("medicine"):
            self._write(next((one for one in self._medicines if one.uuid == route["medicine"]), None))

    def place(self) -> dict[str, Any]:
        return {"spot": spot} if (spot := self._page.scroll_area.spot()) is not None else {}

    def first_focus(self) -> QWidget | None:
        return self._add

    def go_back(self) -> bool:
        """Back to People, from where this page is opened."""
        self.ctx.shell.go("people")
        return True

    # -- what it shows -----------------------------------------------------------------------------------------

    def _notes(self) -> MedicineNotes | None:
        try:
            return self.ctx.library.medicine_notes()
        except ContentProblem:
            # What the library cannot say is told in Settings; the list is the person's own and stands without it.
            return None

    def _draw_again(self) -> None:
        """Read everything first: what cannot be read leaves the page as it was."""
        services = self.ctx.services
        self._medicines = services.medicines.all()
        doses = services.medicines.of_late(self._medicines, self.ctx.today())
        contacts = {one.uuid: one for one in services.contacts.all()}
        days = services.counter.count().on_medicine
        held = self._held()
        self._draw(doses, contacts, days)
        self._hold(*held)

    def _draw(self, doses: tuple[Dose, ...], contacts: Mapping[str, Contact], days: int) -> None:
        empty(self._cards)
        empty(self._beside)
        notes, today = self._notes(), self.ctx.today()
        rollover = self.ctx.services.settings.current().rollover_hour
        last = len(self._medicines) - 1
        for place, medicine in enumerate(self._medicines):
            contact = contacts.get(medicine.written.contact or "")
            known = Known(medicine, doses, today, contact, notes, rollover)
            card = MedicineCard(known, first=place == 0, last=place == last)
            card.said.connect(self._say)
            card.asked.connect(self._ask)
            self._cards.addWidget(card)
            # At once, and not at the next turn of the event loop, so that the keyboard can go into it.
            card.show()
        if not self._medicines:
            self._cards.addWidget(self._empty())
        self._cards.addStretch(1)
        self._beside.addWidget(self._days_card(days))
        if notes is not None:
            self._beside.addWidget(self._safety(notes))
        self._beside.addStretch(1)

    def _empty(self) -> QWidget:
        add = Button(self.tr("Add a medicine"), icon="plus")
        add.setObjectName("medicine-add-first")
        add.clicked.connect(lambda: self._write(None))
        return EmptyState(
            "pill",
            self.tr("What you were prescribed"),
            self.tr(
                "Write it down as it stands on the label. Each dose can then be ticked on Today, "
                "and you see in time when it runs low."
            ),
            add,
        )

    def _days_card(self, days: int) -> Card:
        card = Card("soft", spacing=6)
        card.setObjectName("medicine-days-on")
        if days:
            card.heading(since_words(days))
            card.box.addWidget(Text(self.tr("These days count for themselves. Nothing takes them away."), "soft"))
        else:
            card.heading(self.tr("Days on medicine"))
            words = self.tr("They can have a line of their own: good days that stand beside every other count.")
            card.box.addWidget(Text(words, "soft"))
        change = Button(self.tr("Change the days") if days else self.tr("Write down days on medicine"), compact=True)
        change.setObjectName("medicine-stretch")
        change.clicked.connect(lambda: self.ctx.shell.go("settings", section="counting"))
        card.box.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _safety(self, notes: MedicineNotes) -> Card:
        card = Card(spacing=6)
        card.heading(self.tr("Good to know"))
        for words in (notes.alone, *notes.storage):
            card.box.addWidget(Text(words, "soft"))
        read = Button(self.tr("About the medicines"), "quiet", icon="book-open", compact=True)
        read.setObjectName("medicine-about")
        read.clicked.connect(lambda: self.ctx.shell.go("learn", article="medicines"))
        card.box.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # -- what is done ------------------------------------------------------------------------------------------

    def _say(self, uuid: str, day: date, time: str, taken: bool | None) -> None:
        attempt(self.ctx, lambda: self.ctx.services.medicines.say(uuid, day, time, taken))

    def _ask(self, uuid: str, act: str) -> None:
        medicine = next(one for one in self._medicines if one.uuid == uuid)
        service = self.ctx.services.medicines
        if act == "change":
            self._write(medicine)
        elif act == "days":
            DaysSheet(self.ctx, medicine, self).open()
        elif act == "read":
            note = Known(medicine, (), self.ctx.today(), None, self._notes()).note
            self.ctx.shell.go("learn", article=note.article if note is not None else "medicines")
        elif act in ("up", "down"):
            self._move(uuid, -1 if act == "up" else 1)
        elif act == "remove":
            attempt_and_tell(
                self.ctx, lambda: service.remove(uuid), self.tr("{name} is off the list").format(name=medicine.name)
            )
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        elif act == "stop":
            attempt_and_tell(self.ctx, lambda: service.stop(uuid, self.ctx.today()), self.tr("Today is its last day"))
        elif act == "go-on":
            attempt_and_tell(self.ctx, lambda: service.stop(uuid, None), self.tr("It goes on"))

    def _move(self, uuid: str, places: int) -> None:
        order = [one.uuid for one in self._medicines]
        here = order.index(uuid)
        order[here], order[here + places] = order[here + places], order[here]
        attempt(self.ctx, lambda: self.ctx.services.medicines.order(order))

    def _write(self, medicine: Medicine | None) -> None:
        sheet = PrescriptionSheet(self.ctx, medicine.written if medicine is not None else None, self)
        sheet.opened_by = ("medicines", {"new": True} if medicine is None else {"medicine": medicine.uuid})

        def keep(written: Prescription) -> bool:
            service = self.ctx.services.medicines
            if medicine is not None:
                return attempt_and_tell(self.ctx, lambda: service.change(medicine.uuid, written), self.tr("Saved"))
            added = self.tr("{name} is on the list").format(name=written.name)
            kept = attempt_and_tell(self.ctx, lambda: service.add(written), added)
            if kept:
                self._offer_days(written)
            return kept

        sheet.kept_by = keep
        sheet.open()

    def _offer_days(self, written: Prescription) -> None:
        """Bring the days on medicine into sight where one for opioid use was added and no such days are counted."""
        if is_prescribed(written.name) and not self.ctx.services.counted.medicine():
            card = self.findChild(Card, "medicine-days-on")
            if card is not None:
                self._page.scroll_area.bring_in_sight(card)

    # -- the keyboard ------------------------------------------------------------------------------------------

    def _held(self) -> tuple[str, str]:
        """The card and the part of it that has the keyboard, by their names; empty where none has."""
        held = self.window().focusWidget()
        for card in self.findChildren(MedicineCard):
            if held is not None and card.isAncestorOf(held):
                return card.uuid, held.objectName()
        return "", ""

    def _hold(self, uuid: str, part: str) -> None:
        """Give the keyboard back to that part, where it is drawn anew."""
        card = self.findChild(MedicineCard, f"medicine-{uuid}") if uuid else None
        if card is not None:
            found = card.findChild(QWidget, part) if part else None
            (found or card.more).setFocus(Qt.FocusReason.OtherFocusReason)
