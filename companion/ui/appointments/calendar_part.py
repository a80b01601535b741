"""Bringing appointments in from a calendar file, and giving them out in one: two quiet buttons below the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.appointments import Appointment
from companion.domain.calendars import Coming, Preview, Telling
from companion.ui.deeds import attempt, attempt_and_tell
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.flow import FlowLayout


class CalendarPart(QWidget):
    """The two ways."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        flow = FlowLayout(self, theme_of().px(8))
        self._in = Button(self.tr("Bring in a calendar file"), "quiet", icon="folder-open", compact=True)
        self._in.setObjectName("calendar-in")
        self._in.clicked.connect(self._bring_in)
        self._out = Button(self.tr("Give out a calendar file"), "quiet", icon="save", compact=True)
        self._out.setObjectName("calendar-out")
        self._out.clicked.connect(self._give_out)
        for button in (self._in, self._out):
            flow.addWidget(button)

    def show_for(self, any_there: bool) -> None:
        """Where there is none, none can be given out."""
        self._out.setVisible(any_there)

    # -- in ----------------------------------------------------------------------------------------------------

    def _bring_in(self) -> None:
        from companion.ui.widgets.places import ask_which

        path = ask_which(self, self.tr("Bring in a calendar file"), self.tr("Calendars (*.ics *.ical)"))
        if path is None:
            return
        calendars = self._ctx.services.calendars
        self._in.setEnabled(False)

        def failed(problem: Exception) -> None:
            self._in.setEnabled(True)
            self._ctx.shell.show_problem(problem)

        def looked(preview: Preview) -> None:
            self._in.setEnabled(True)
            self._ask(preview)

        self._ctx.jobs.run(lambda: calendars.look(path), looked, failed=failed, owner=self)

    def _ask(self, preview: Preview) -> None:
        from companion.ui.appointments.calendar_in_sheet import CalendarInSheet

        here = self._ctx.clock.zone()
        sheet = CalendarInSheet(preview, self._ctx.clock.now().astimezone(here).date(), here, self.window())
        sheet.kept_by = self._take
        sheet.open()

    def _take(self, chosen: Sequence[Coming]) -> bool:
        calendars, said = self._ctx.services.calendars, self.tr("%n appointment(s) brought in", "", len(chosen))
        return attempt_and_tell(self._ctx, lambda: calendars.take(chosen), said)

    # -- out ---------------------------------------------------------------------------------------------------

    def _give_out(self) -> None:
        from companion.ui.appointments.calendar_out_sheet import CalendarOutSheet

        read = (self._ctx.services.appointments.all, self._ctx.services.calendars.coming)
        every, coming = (attempt(self._ctx, one) for one in read)
        if every is None or coming is None:
            return
        sheet = CalendarOutSheet(len(every), len(coming), self.window())
        sheet.accepted.connect(lambda: self._write(every if sheet.every() else coming, neutral=sheet.neutral()))
        sheet.open()

    def _write(self, appointments: Sequence[Appointment], *, neutral: bool) -> None:
        from companion.ui.widgets.places import ask_where, with_place

        title, kind = self.tr("Give out a calendar file"), self.tr("Calendars (*.ics)")
        target = ask_where(self, title, "appointments.ics", kind)
        if target is None:
            return
        telling = Telling(self.tr("Reminder"), self.tr("Appointment") if neutral else "")
        calendars, said = self._ctx.services.calendars, self.tr("Saved as {name}, in {folder}")
        self._ctx.jobs.run(
            lambda: calendars.write(target, appointments, telling),
            lambda _number: self._ctx.shell.toast(with_place(said, target)),
            failed=self._ctx.shell.show_problem,
            owner=self,
        )
