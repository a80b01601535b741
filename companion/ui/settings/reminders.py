"""Reminders: of the check-in, of what the day holds, of doses; when it is quiet, and where it is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from companion.context import AppContext
from companion.ui.settings.section import Section
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.fields import Select

_HOURS = range(24)


def _hour(hour: int) -> str:
    return QLocale().toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)


class RemindersSection(Section):
    """All off until somebody wants them."""

    name = "reminders"

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("RemindersSection", "Reminders"),
            QCoreApplication.translate(
                "RemindersSection",
                "Once, in neutral words, and only for what is not done yet. While Companion is locked or closed, "
                "nothing is said.",
            ),
        )
        self._times: dict[str, Select] = {}
        own = (
            ("remind_check_in", self.tr("Check-in"), ""),
            ("remind_day", self.tr("What the day holds"), self.tr("Medicine without a time, and aftercare.")),
        )
        # Who loves them has appointments, and neither the check-in nor the medicine.
        for name, words, note in () if ctx.is_family() else own:
            select = self._times[name] = Select(words)
            select.setObjectName(name.replace("_", "-"))
            select.addItem(self.tr("Not at all"), "")
            for hour in _HOURS:
                select.addItem(_hour(hour), f"{hour:02}:00")
            select.activated.connect(lambda _row, name=name: self._set_time(name))
            self.row(words, select, note)
        self._switches: dict[str, Switch] = {}
        if not ctx.is_family():
            self._switch("remind_doses", self.tr("Medicine at its times"))
        self._switch("remind_appointments", self.tr("Appointments"), self.tr("Each as it is chosen on its own sheet."))
        self._switch(
            "remind_outside", self.tr("Also beside the clock"), self.tr("“A reminder”, and no more, by the system.")
        )
        self._quiet: dict[str, Select] = {}
        for name, words in (("quiet_from", self.tr("Quiet from")), ("quiet_to", self.tr("until"))):
            select = self._quiet[name] = Select(words)
            select.setObjectName(name.replace("_", "-"))
            for hour in _HOURS:
                select.addItem(_hour(hour), hour)
            select.activated.connect(lambda _row, name=name: self._set(**{name: int(self._quiet[name].currentData())}))
            self.row(words, select)

    def _switch(self, name: str, words: str, note: str = "") -> None:
        switch = self._switches[name] = Switch("")
        switch.setAccessibleName(words)
        switch.setObjectName(name.replace("_", "-"))
        switch.toggled.connect(lambda on: self._set(**{name: on}))
        self.row(words, switch, note)

    def refresh(self) -> None:
        known = self.ctx.services.settings.current()
        for name, select in self._times.items():
            time = getattr(known, name)
            if time and select.findData(time) < 0:
                # Kept as it is where another version offered it.
                select.addItem(time, time)
            select.setCurrentIndex(max(0, select.findData(time)))
        for name, select in self._quiet.items():
            select.setCurrentIndex(select.findData(getattr(known, name)))
        for name, switch in self._switches.items():
            switch.blockSignals(True)
            switch.setChecked(getattr(known, name))
            switch.blockSignals(False)

    def _set_time(self, name: str) -> None:
        self._set(**{name: str(self._times[name].currentData())})

    def _set(self, **values: object) -> None:
        self.ctx.services.settings.change(**values)
