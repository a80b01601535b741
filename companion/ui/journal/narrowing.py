"""The row under the search field of the journal: what narrows it, and the ways to days, tags and saved searches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.looking import Sought, read, without, written
from companion.ui.dates import full_date
from companion.ui.deeds import attempt, attempt_and_tell
from companion.ui.journal import page_menu
from companion.ui.journal.narrow_words import parts_of
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty

#: The first day a calendar of the journal can be turned to.
_EARLIEST = date(1900, 1, 1)
#: So many earlier years are named at once; the others are found by the calendar.
_YEARS = 4


class Narrowing(QWidget):
    """Says by `wanted` what the search field is to hold; all that narrows it stands there, to be read and saved."""

    wanted = Signal(str)

    def __init__(self, ctx: AppContext, line: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._line = ctx, line
        theme = theme_of()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, theme.px(6))
        column.addWidget(self._chips)
        self._years = QWidget()
        self._years.setObjectName("journal-years")
        self._year_flow = FlowLayout(self._years, theme.px(2))
        column.addWidget(self._years)
        self._years.hide()
        self._told: tuple[date, ...] = ()
        #: For beside the field: a menu of all ways to look.
        self.button = IconButton("list", self.tr("More ways to look"), size=36)
        self.button.setObjectName("journal-ways")
        self.button.clicked.connect(self.open_menu)
        self.show_line("")

    def show_line(self, line: str) -> None:
        """Follow what stands in the field."""
        sought = read(line)
        empty(self._flow)
        for part, words in parts_of(sought):
            chip = Button(words, icon="x", compact=True)
            chip.setObjectName(f"narrowed-{part}")
            chip.setAccessibleName(self.tr("Take away: {what}").format(what=words))
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(partial(self._take_away, part))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(sought.is_narrowed)
        self._chips.updateGeometry()
        self._years.setVisible(bool(self._told) and not line)

    def renew(self) -> None:
        """Read again whether there is a page of this date in earlier years, where that is wanted."""
        services = self._ctx.services
        shown = services.settings.current().on_this_day
        found = attempt(self._ctx, lambda: services.journal.on_this_day(self._ctx.today())) if shown else ()
        days = (found or ())[:_YEARS]
        if days == self._told:
            return
        self._told = days
        empty(self._year_flow)
        for day in days:
            said = self.tr("On this day in {year}").format(year=day.year)
            button = Button(said, "quiet", compact=True)
            button.setObjectName(f"journal-year-{day.year}")
            button.setAccessibleDescription(full_date(day))
            button.clicked.connect(partial(self._go_to, day))
            self._year_flow.addWidget(button)
            button.show()
        self._years.setVisible(bool(days) and not self._line())

    def follow(self, route: Mapping[str, object]) -> None:
        """Open the sheet a route names."""
        for name, open_it in (
            ("narrow", self.open_sheet),
            ("keep_search", self.keep_search),
            ("saved", self.change_saved),
        ):
            if route.get(name):
                open_it()

    # -- the ways in -----------------------------------------------------------------------------------------

    def open_sheet(self) -> None:
        """Narrow by mouse or keyboard, in a sheet."""
        from companion.ui.journal.narrow_sheet import NarrowSheet

        line = self._line()
        tags = attempt(self._ctx, lambda: [tag.name for tag in self._ctx.services.journal.tags()])
        week = self._ctx.services.settings.current().first_weekday
        sheet = NarrowSheet(
            read(line), tags or [], self._ctx.today(), self.window(), week, family=self._ctx.is_family()
        )
        sheet.opened_by = ("journal", {"query": line, "narrow": True})
        sheet.chosen.connect(self._narrow_to)
        sheet.open()

    def open_calendar(self) -> None:
        """A month with a dot on each day on which anything was written."""
        from companion.ui.widgets.calendar import Calendar

        today = self._ctx.today()
        week = self._ctx.services.settings.current().first_weekday or 1
        day = read(self._line()).first or today
        journal = self._ctx.services.journal
        calendar = Calendar(
            day,
            today=today,
            earliest=_EARLIEST,
            latest=max(today, day),
            first_weekday=week,
            parent=self,
            dotted=lambda first, last: attempt(self._ctx, lambda: journal.days_written(first, last)) or frozenset(),
        )
        calendar.chosen.connect(self._go_to)
        calendar.open_at(self.button)

    def open_menu(self) -> None:
        """Narrow it down, go to a day, and the saved searches with the ways to keep this one and to change the list."""
        line = self._line()
        saved = attempt(self._ctx, lambda: self._ctx.services.saved_searches.all()) or ()
        menu = page_menu.new_menu(self, "journal-ways-menu", self.tr("More ways to look"))
        page_menu.add(menu, "ways-narrow", self.tr("Narrow it down…"), self.open_sheet)
        page_menu.add(menu, "ways-day", self.tr("Go to a day…"), self.open_calendar)
        menu.addSeparator()
        for place, one in enumerate(saved):
            page_menu.add(menu, f"saved-open-{place}", one.name, partial(self.wanted.emit, one.query))
        if saved:
            menu.addSeparator()
        page_menu.add(menu, "saved-new", self.tr("Keep this search…"), self.keep_search)
        menu.actions()[-1].setEnabled(bool(line))
        if saved:
            page_menu.add(menu, "saved-change", self.tr("Change the list…"), self.change_saved)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def keep_search(self) -> None:
        """Ask for a name for what stands in the field, and keep it."""
        from companion.ui.journal.saved_sheet import KeepSearchSheet

        line = self._line()
        if not line:
            return
        sheet = KeepSearchSheet(line, self.window())
        sheet.opened_by = ("journal", {"query": line, "keep_search": True})
        sheet.named.connect(lambda name: self._keep(name, line))
        sheet.open()

    def change_saved(self) -> None:
        """Open the list of saved searches."""
        from companion.ui.journal.saved_sheet import SavedSheet

        sheet = SavedSheet(self._ctx, self.window())
        sheet.opened_by = ("journal", {"saved": True})
        sheet.open()

    def _keep(self, name: str, line: str) -> None:
        said = self.tr("Kept, beside the search field")
        attempt_and_tell(self._ctx, lambda: self._ctx.services.saved_searches.add(name, line), said)

    def _narrow_to(self, sought: Sought) -> None:
        self.wanted.emit(written(sought))

    def _take_away(self, part: str) -> None:
        self.wanted.emit(written(without(read(self._line()), part)))

    def _go_to(self, day: date) -> None:
        self.wanted.emit(f"in:{day.isoformat()}")
