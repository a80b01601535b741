"""The page of appointments and meetings: what comes, day by day, and what is over, folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.appointments import Occurrence
from companion.domain.calendars import over
from companion.domain.contacts import Contact
from companion.domain.undo import Done
from companion.services.appointments import Listing
from companion.ui.appointment_words import title_words
from companion.ui.appointments.appointment_row import AppointmentRow, key_of
from companion.ui.appointments.appointment_sheet import AppointmentSheet, Scope, Written
from companion.ui.appointments.calendar_part import CalendarPart
from companion.ui.appointments.times_sheet import TimesSheet
from companion.ui.dates import weekday_date
from companion.ui.deeds import attempt, attempt_and_tell, keyboard_kept
from companion.ui.screen import Screen
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.page import Page

_DAY = timedelta(days=1)
#: How many of what comes later, or is over, are shown at first, and how many more on asking.
_SHOWN = 20


class AppointmentsScreen(Screen):
    """Today and tomorrow, the rest of the week, then each further one at its next time."""

    areas: ClassVar[frozenset[str]] = frozenset({"appointments", "contacts", "settings", "day"})
    makes_new: ClassVar[bool] = True

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._listing = Listing((), (), ())
        self._people: dict[str, Contact] = {}
        self._later, self._past = _SHOWN, 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("What comes, and when. Each tells you in time, if you want it to.")
        self._page = Page(self.tr("Appointments and meetings"), lead, width=820)
        outer.addWidget(self._page)
        self._add = Button(self.tr("Add one"), "primary", icon="plus")
        self._add.setObjectName("appointment-add")
        self._add.clicked.connect(lambda: self._write(None))
        self._page.head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(self._page.body.spacing())
        self._page.body.addLayout(self._cards)
        self._files = CalendarPart(ctx)
        self._page.body.addWidget(self._files)
        self._page.body.addStretch(1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(lambda: self._write(None))

    # -- Screen ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what comes again."""
        read = attempt(self.ctx, lambda: (self.ctx.services.appointments.listing(), self.ctx.services.contacts.all()))
        if read is not None:
            self._listing, people = read
            self._people = {one.uuid: one for one in people}
            self._draw()

    def open(self, **route: Any) -> None:
        """`new`: the sheet for another one; `one`: the sheet of one, by its key; `at`: its row; `spot`."""
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        if route.get("new"):
            self._write(None)
        elif (one := self._shown(str(route.get("one", "")))) is not None:
            self._write(one)
        elif (at := str(route.get("at", ""))) and self._shown(at) is not None:
            self._hold(at)

    def place(self) -> dict[str, Any]:
        return {"spot": spot} if (spot := self._page.scroll_area.spot()) is not None else {}

    def first_focus(self) -> QWidget | None:
        return self._add

    def go_back(self) -> bool:
        """Back to People, from where this page is opened."""
        self.ctx.shell.go("people")
        return True

    # -- what it shows -----------------------------------------------------------------------------------------

    def _draw(self) -> None:
        today, near = self._today(), self._listing.near
        here = self.ctx.clock.zone()
        opened = {row.key for row in self.findChildren(AppointmentRow) if row.more.isChecked()}

        def rows(found: Sequence[Occurrence], *, day: bool) -> list[AppointmentRow]:
            people = self._people
            made = [
                AppointmentRow(one, people.get(one.appointment.words.contact), today, here, day=day) for one in found
            ]
            for row in made:
                # What was open stays open, and the keyboard stays on what can be done there.
                row.more.setChecked(row.key in opened)
            return made

        with keyboard_kept(self):
            empty(self._cards)
            for title, day in ((self.tr("Today"), today), (self.tr("Tomorrow"), today + _DAY)):
                found = [one for one in near if one.day == day]
                if found:
                    self._group(title, weekday_date(day), rows(found, day=False))
            week = [one for one in near if one.day > today + _DAY]
            self._group(self.tr("This week"), "", rows(week, day=True))
            later = self._listing.later
            shown = rows(later[: self._later], day=True)
            self._group(self.tr("Later"), "", shown, None if len(later) <= self._later else self._show_later)
            if not near and not later:
                self._put(self._empty())
            self._draw_past(rows)
        self._files.show_for(bool(near or self._listing.later or self._listing.past))

    def _draw_past(self, rows: Callable[..., list[AppointmentRow]]) -> None:
        past = self._listing.past
        if not past:
            return
        if not self._past:
            show = Button(self.tr("What is over"), "quiet", icon="history", compact=True)
            show.setObjectName("appointment-past")
            show.clicked.connect(self._show_past)
            self._put(show)
            return
        shown = rows(past[: self._past], day=True)
        self._group(self.tr("What is over"), "", shown, None if len(past) <= self._past else self._show_past)

    def _group(
        self, title: str, when: str, rows: Sequence[AppointmentRow], more: Callable[[], None] | None = None
    ) -> None:
        if not rows:
            return
        card = Card(spacing=0)
        card.setAccessibleName(title)
        card.heading(f"{title} · {when}" if when else title)
        for place, row in enumerate(rows):
            if place:
                card.box.addWidget(Rule())
            row.asked.connect(self._ask)
            card.box.addWidget(row)
        if more is not None:
            further = Button(self.tr("Show more"), "quiet", compact=True)
            further.setObjectName(f"appointment-more-of-{len(rows)}")
            further.clicked.connect(more)
            card.box.addWidget(further, 0, Qt.AlignmentFlag.AlignLeft)
        self._put(card)

    def _put(self, part: QWidget) -> None:
        if isinstance(part, Button):
            self._cards.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._cards.addWidget(part)
        part.show()

    def _empty(self) -> QWidget:
        add = Button(self.tr("Add one"), icon="plus")
        add.setObjectName("appointment-add-first")
        add.clicked.connect(lambda: self._write(None))
        return EmptyState(
            "calendar",
            self.tr("Nothing is to come yet"),
            self.tr("A visit, a call, a group on Thursdays: write it down once, and it stands on Today when it comes."),
            add,
        )

    def _show_later(self) -> None:
        first, self._later = self._later, self._later + _SHOWN
        self._draw()
        self._hold(key_of(self._listing.later[first]))

    def _show_past(self) -> None:
        first, self._past = self._past, self._past + _SHOWN
        self._draw()
        self._hold(key_of(self._listing.past[first]))

    def _today(self) -> date:
        return self.ctx.clock.now().astimezone(self.ctx.clock.zone()).date()

    def _shown(self, key: str) -> Occurrence | None:
        every = (*self._listing.near, *self._listing.later, *self._listing.past)
        return next((one for one in every if key_of(one) == key), None)

    # -- what is done ------------------------------------------------------------------------------------------

    def _ask(self, key: str, act: str) -> None:
        one, service = self._shown(key), self.ctx.services.appointments
        if one is None:
            return
        uuid, title = one.appointment.uuid, title_words(one)
        if act == "change":
            self._write(one)
        elif act == "times":
            sheet = TimesSheet(self.ctx, one, self)
            sheet.open()
        elif act == "off":
            self._tell(lambda: service.call_off(uuid, one.of_start), self.tr("{title} is off this time"), title)
        elif act == "end":
            self._tell(lambda: service.end(uuid, one.of_start), self.tr("{title} is off from here on"), title)
        elif act == "remove":
            self._tell(lambda: service.remove(uuid), self.tr("{title} is off the list"), title)

    def _tell(self, act: Callable[[], Done], words: str, title: str) -> None:
        if attempt_and_tell(self.ctx, act, words.format(title=title)):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, one: Occurrence | None) -> None:
        sheet = AppointmentSheet(self.ctx, one, self)
        sheet.opened_by = ("appointments", {"new": True} if one is None else {"one": key_of(one)})
        sheet.kept_by = lambda written: self._keep(one, written)
        sheet.open()

    def _keep(self, one: Occurrence | None, written: Written) -> bool:
        service = self.ctx.services.appointments
        if one is None:
            words = written.words
            past = over(words, self._today())
            said = self.tr("It is on your list, under what is over") if past else self.tr("It is on your list")
            return attempt_and_tell(self.ctx, lambda: service.add(words), said)
        uuid = one.appointment.uuid

        def act() -> Done:
            if written.change is not None:
                return service.change_time(uuid, written.change)
            if written.scope is Scope.LATER:
                return service.change_later(uuid, one.of_start, written.words)
            return service.change(uuid, written.words)

        kept = attempt_and_tell(self.ctx, act, self.tr("Saved"))
        if kept and self.window().focusWidget() is None:
            # It is another time now, and its row another one.
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        return kept

    def _hold(self, key: str) -> None:
        row = self.findChild(AppointmentRow, f"appointment-{key}")
        if row is not None:
            self._page.scroll_area.bring_in_sight(row)
            row.more.setFocus(Qt.FocusReason.OtherFocusReason)
