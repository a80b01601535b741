"""Reminders: of the check-in, of what the day holds, of doses; when it is quiet, and where it is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTime
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.kits import SOON_DAYS
from companion.services.reminders import HARD_DAY_AT, KIT_AT
from companion.ui.settings.section import Section
from companion.ui.telling import Way, tell
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button, Switch
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
                "Once, in neutral words, and only for what is not done yet. Closed, Companion says nothing.",
            ),
        )
        self._times: dict[str, Select] = {}
        own = (
            ("remind_check_in", self.tr("Check-in"), ""),
            ("remind_day", self.tr("What the day holds"), self.tr("Medicine without a time, and aftercare.")),
        )
        # Who loves them has appointments and kits, and neither the check-in nor the medicine.
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
            "remind_kits",
            self.tr("Dates of naloxone kits"),
            self.tr("At {time}, {days} days before the date and on the day.").format(
                time=_hour(KIT_AT.hour), days=SOON_DAYS
            ),
        )
        if not ctx.is_family():
            self._switch(
                "remind_hard_days",
                self.tr("Hard days"),
                self.tr("At {time} on the evening before.").format(time=_hour(HARD_DAY_AT.hour)),
            )
        self.rule()
        self._switch(
            "remind_outside", self.tr("Also beside the clock"), self.tr("“A reminder”, and no more, by the system.")
        )
        self._while_locked = self._switch(
            "remind_locked",
            self.tr("Also while locked"),
            self.tr(
                "“A reminder”, and no more. For that the times of two days, and nothing else of yours, wait in memory."
            ),
        )
        self._quiet: dict[str, Select] = {}
        for name, words in (("quiet_from", self.tr("Quiet from")), ("quiet_to", self.tr("until"))):
            select = self._quiet[name] = Select(words)
            select.setObjectName(name.replace("_", "-"))
            for hour in _HOURS:
                select.addItem(_hour(hour), hour)
            select.activated.connect(lambda _row, name=name: self._set(**{name: int(self._quiet[name].currentData())}))
            self.row(words, select)
        self._try = Button(self.tr("Show it"))
        self._try.setObjectName("remind-try")
        self._try.clicked.connect(self._try_one)
        self.row(self.tr("Try one now"), self._try, self.tr("Just as it would come, and the same way."))
        self._came = self.note("")
        self._came.setObjectName("remind-came")
        self._came.hide()

    def _switch(self, name: str, words: str, note: str = "") -> QWidget:
        switch = Switch("")
        switch.setAccessibleName(words)
        switch.setObjectName(name.replace("_", "-"))
        switch.toggled.connect(lambda on: self._set(**{name: on}))
        self._switches[name] = switch
        return self.row(words, switch, note)

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
        # Without a passphrase nothing is ever locked.
        self._while_locked.setVisible(self.ctx.vault.encrypted)

    def _try_one(self) -> None:
        way = tell(self.ctx, 1, self._pressed)
        wanted = self.ctx.services.settings.current().remind_outside
        if way is Way.BESIDE:
            said = self.tr(
                "It went to the system, to be shown beside the clock. If nothing came, notifications may be off."
            )
        elif wanted:
            said = self.tr("It is shown here, at the foot of the window: this desktop has no place beside the clock.")
        else:
            said = self.tr("It is shown here, at the foot of the window.")
        self._came.setText(said)
        self._came.show()
        say_aloud(self._came, said)

    def _pressed(self) -> None:
        self.ctx.shell.come_to("today")

    def _set_time(self, name: str) -> None:
        self._set(**{name: str(self._times[name].currentData())})

    def _set(self, **values: object) -> None:
        self.ctx.services.settings.change(**values)
