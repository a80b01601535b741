"""The people screen: those on the person's own list, and the helplines of their country beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.contacts import Contact, ContactDetails
from companion.domain.undo import Done, Made
from companion.ui.deeds import attempt
from companion.ui.minutes import Minutes
from companion.ui.people.cards_part import CardsPart
from companion.ui.people.contact_row import ContactRow
from companion.ui.people.contact_sheet import ContactSheet
from companion.ui.people.finding import MANY, Finder
from companion.ui.people.lines_part import LinesPart
from companion.ui.people.order import come_after
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.page import Page

#: How many rows are made at first; fewer while somebody is looked for, so that no key waits.
_SHOWN, _FOUND = 30, 6


class PeopleScreen(Screen):
    """Who to turn to. The first on the list are the ones Help now shows."""

    areas: ClassVar[frozenset[str]] = frozenset({"contacts", "lines", "day"})
    makes_new: ClassVar[bool] = True

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._people: tuple[Contact, ...] = ()
        #: Those of them that are meant, in the order they are shown in.
        self._shown: tuple[Contact, ...] = ()
        #: Their rows, by what is drawn in each.
        self._rows: dict[object, ContactRow] = {}
        self._limit = _SHOWN
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        page = self._page = Page(self.tr("People"), self.tr("The first ones on your list are shown in Help now."))
        layout.addWidget(page)
        self._add = Button(self.tr("Add someone"), "primary", icon="plus")
        self._add.setObjectName("people-add")
        self._add.clicked.connect(self.ask)
        page.head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        self._ways = self._ways_on()
        page.body.addWidget(self._ways)
        self._columns = Columns((3, 2), least=340)
        page.body.addWidget(self._columns)
        page.body.addStretch(1)
        self._card = Card(spacing=0)
        self._card.heading(self.tr("Your people"))
        self._finder = Finder()
        self._finder.changed.connect(self._narrowed)
        self._finder.entered.connect(lambda: self._finder.get_ready(self._people))
        self._card.box.addWidget(self._finder)
        self._list = QWidget()
        self._card.box.addWidget(self._list)
        self._files = CardsPart(ctx, lambda: self._shown)
        self._card.box.addWidget(self._files)
        own = QWidget()
        column = QVBoxLayout(own)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        # The card ends where the list ends, however long the helplines beside it are.
        column.addStretch(1)
        self._columns.add(own)
        self._lines = LinesPart(ctx)
        self._lines.copied.connect(self._copied)
        self._lines.drawn.connect(self._put_in_order)
        self._columns.add(self._lines)
        self._minutes = Minutes(ctx.clock.now, self)
        self._minutes.over.connect(self._follow_clock)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.ask)
        # Buttons take the arrow keys for themselves, so that a row would never hear of these.
        QShortcut(QKeySequence("Alt+Up"), self).activated.connect(lambda: self._move_focused(-1))
        QShortcut(QKeySequence("Alt+Down"), self).activated.connect(lambda: self._move_focused(1))

    def _ways_on(self) -> QWidget:
        """What else belongs to aftercare and has a page of its own."""
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(10))
        # Medicine is the person's own: who loves them has no way there.
        medicines = () if self.ctx.is_family() else (("medicines", self.tr("Medicines"), "pill"),)
        for screen, words, icon in (("appointments", self.tr("Appointments and meetings"), "calendar"), *medicines):
            way = Button(words, icon=icon, compact=True)
            way.setObjectName(f"people-{screen}")
            way.clicked.connect(lambda _on=False, screen=screen: self.ctx.shell.go(screen))
            flow.addWidget(way)
        return row

    def refresh(self) -> None:
        """Read the list again, and the helplines where the country changed."""
        people = attempt(self.ctx, self.ctx.services.contacts.all)
        if people is None:
            return
        self._people = people
        self._draw()
        self._lines.follow()

    def showEvent(self, event: QShowEvent) -> None:
        # The country is a preference: choosing another changes nothing in the file, so nothing says to refresh.
        self._lines.follow()
        super().showEvent(event)
        self._follow_clock()
        self._minutes.begin(self.window().windowHandle())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minutes.end()

    def open(self, **route: Any) -> None:
        """Go to the sheet for someone new (`new`), one person (`contact` uuid) or a line (`line`), or to a `spot`."""
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        if route.get("new"):
            self.ask()
        elif route.get("contact"):
            self._change(str(route["contact"]))
        elif "line" in route:
            self._lines.write(str(route["line"]))

    def place(self) -> dict[str, Any]:
        return {"spot": spot} if (spot := self._page.scroll_area.spot()) is not None else {}

    def first_focus(self) -> QWidget | None:
        """The button that adds someone."""
        return self._add

    def ask(self) -> None:
        """Open the sheet for someone new."""
        self._open_sheet(None, lambda written: self.ctx.services.contacts.add(written), {"new": True})

    def _change(self, uuid: str) -> None:
        contact = next((contact for contact in self._people if contact.uuid == uuid), None)
        if contact is not None:
            self._open_sheet(
                contact.details, lambda written: self.ctx.services.contacts.change(uuid, written), {"contact": uuid}
            )

    def _open_sheet(
        self,
        details: ContactDetails | None,
        keep: Callable[[ContactDetails], Done],
        route: Mapping[str, object],
        brought_back: ContactDetails | None = None,
    ) -> None:
        sheet = ContactSheet(details, self, brought_back)
        sheet.opened_by = ("people", route)

        def again(written: ContactDetails) -> None:
            self.ctx.shell.toast(
                self.tr("Not saved"),
                lambda: self._open_sheet(details, keep, route, written) if isValid(self) else None,
            )

        def kept(written: ContactDetails) -> bool:
            done = attempt(self.ctx, lambda: keep(written))
            if done is None:
                return False
            new = self.tr("{name} is on your list").format(name=written.name)
            self.ctx.shell.toast(self.tr("Saved") if details is not None else new, done.undo)
            uuid = done.uuid if isinstance(done, Made) else str(route["contact"])
            # Once the sheet has gone, and has given the keyboard back.
            QTimer.singleShot(0, self, lambda: self._hold(uuid, bring=details is None))
            return True

        sheet.kept_by = kept
        sheet.dropped.connect(again)
        sheet.open()
        if brought_back is not None:
            sheet.count_as_changed()

    def _hold(self, uuid: str, *, bring: bool) -> None:
        """Give the keyboard to someone's row; `bring` one that was just made, and is last, into sight."""
        if all(contact.uuid != uuid for contact in self._shown):
            self._finder.clear()
        place = next((at for at, contact in enumerate(self._shown) if contact.uuid == uuid), -1)
        if place >= self._limit:
            self._show_everyone()
        row = self._list.findChild(ContactRow, f"contact-{uuid}")
        if row is not None:
            row.take_keyboard()
            if bring:
                self._page.scroll_area.scroll_to(row)

    def _move_focused(self, places: int) -> None:
        row = next((row for row in self._list.findChildren(ContactRow) if row.isAncestorOf(self.focusWidget())), None)
        if row is not None:
            self._move(row.uuid, places)

    def _move(self, uuid: str, places: int) -> None:
        order = [contact.uuid for contact in self._people]
        if self._finder.is_used() and not self._finder.isHidden():
            return
        here = order.index(uuid)
        there = here + places
        if not 0 <= there < len(order):
            return
        order[here], order[there] = order[there], order[here]
        if attempt(self.ctx, lambda: self.ctx.services.contacts.order(order)) is None:
            return
        self.refresh()
        row = self._list.findChild(ContactRow, f"contact-{uuid}")
        if row is not None:
            row.focus_act("contact-up" if places < 0 else "contact-down")

    def _remove(self, uuid: str) -> None:
        name = next((contact.name for contact in self._people if contact.uuid == uuid), "")
        done = attempt(self.ctx, lambda: self.ctx.services.contacts.remove(uuid))
        if done is None:
            return
        self.refresh()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ctx.shell.toast(self.tr("{name} is off the list").format(name=name), done.undo)

    def _say(self, uuid: str) -> None:
        """Open what to say to somebody, to read aloud while it rings."""
        contact = next((one for one in self._people if one.uuid == uuid), None)
        if contact is None:
            return
        from companion.ui.people.script_sheet import ScriptSheet

        sheet = ScriptSheet(contact.details, self)
        sheet.spoke.connect(lambda: self._spoke(uuid))
        sheet.change.connect(lambda: self._change(uuid))
        sheet.open()

    def _spoke(self, uuid: str) -> None:
        name = next((contact.name for contact in self._people if contact.uuid == uuid), "")
        done = attempt(self.ctx, lambda: self.ctx.services.contacts.spoke(uuid, self.ctx.today()))
        if done is None:
            return
        self.refresh()
        self._hold(uuid, bring=False)
        self.ctx.shell.toast(self.tr("Kept: you spoke to {name} today").format(name=name), done.undo)

    def _narrowed(self) -> None:
        self._limit = _FOUND if self._finder.is_used() else _SHOWN
        # Who is still among them is not made anew: no key is to wait for that.
        self._draw(kept=self._rows)

    def _draw(self, kept: Mapping[object, ContactRow] = MappingProxyType({})) -> None:
        former, self._list = self._list, QWidget()
        box = QVBoxLayout(self._list)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        wall, today = self._wall(), self.ctx.today()
        many = len(self._people) >= MANY
        self._finder.setVisible(many)
        narrowed = many and self._finder.is_used()
        self._shown = self._finder.found(self._people, wall) if narrowed else self._people
        last = len(self._shown) - 1
        rows: dict[object, ContactRow] = {}
        for place, contact in enumerate(self._shown[: self._limit]):
            if place:
                box.addWidget(Rule())
            # Their own order is changed where all of it is seen.
            first_of, last_of = (True, True) if narrowed else (place == 0, place == last)
            key = (contact, today)
            row = rows[key] = kept.get(key) or self._row(contact, (wall, today))
            row.follow(wall)
            row.stand(first=first_of, last=last_of)
            box.addWidget(row)
        if not self._people:
            box.addWidget(self._empty())
        elif not self._shown:
            box.addWidget(self._nobody())
        if len(self._shown) > self._limit:
            more = Button(
                self.tr("Show everyone") if not narrowed else self.tr("Show all %n person(s)", "", last + 1), "quiet"
            )
            more.setObjectName("people-more")
            more.clicked.connect(self._show_everyone)
            box.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._rows = rows
        self._files.show_for(len(self._people))
        self._card.box.replaceWidget(former, self._list)
        # At once, and not at the next turn of the event loop, so that the focus can go into it.
        self._list.show()
        former.hide()
        former.deleteLater()
        self._put_in_order()

    def _wall(self) -> datetime:
        return self.ctx.clock.now().astimezone(self.ctx.clock.zone()).replace(tzinfo=None, second=0, microsecond=0)

    def _follow_clock(self) -> None:
        """Say of everyone in sight whether they can be reached now; their order stays as it is."""
        wall = self._wall()
        for row in self._rows.values():
            row.follow(wall)

    def _row(self, contact: Contact, now: tuple[datetime, date]) -> ContactRow:
        row = ContactRow(contact, now=now)
        row.change_asked.connect(self._change)
        row.remove_asked.connect(self._remove)
        row.move_asked.connect(self._move)
        row.spoke.connect(self._spoke)
        row.say_asked.connect(self._say)
        row.copied.connect(self._copied)
        return row

    def _put_in_order(self) -> None:
        """Tab goes from the head to the people and then to the helplines, whichever were made last."""
        come_after(self._add, self._ways, self._finder, self._list, self._files, self._lines)

    def _empty(self) -> QWidget:
        add = Button(self.tr("Add someone"), icon="plus")
        add.setObjectName("people-add-first")
        add.clicked.connect(self.ask)
        return EmptyState(
            "users",
            self.tr("One person is worth adding"),
            self.tr(
                "In a hard hour it is easier to press one button than to look for a number. "
                "Someone you trust, or a worker you know, is enough to begin with."
            ),
            add,
        )

    def _show_everyone(self) -> None:
        self._limit = len(self._people)
        self._draw()

    def _nobody(self) -> QWidget:
        clear = Button(self.tr("Show everyone"))
        clear.setObjectName("people-clear")
        clear.clicked.connect(self._finder.clear)
        return EmptyState("search", self.tr("Nobody found"), self.tr("Try fewer letters, or part of a number."), clear)

    def _copied(self) -> None:
        self.ctx.shell.toast(self.tr("Copied"))
