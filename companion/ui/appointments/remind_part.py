"""How long before an appointment to be reminded of it: the part of its sheet that asks for it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.appointment_reminders import evening_before
from companion.domain.appointments import is_whole_day
from companion.ui.appointment_words import DAY, HOUR, remind_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

#: Nine in the morning of a whole day.
MORNING = -9 * HOUR
_AT_TIMES = (0, 10, HOUR, 2 * HOUR)
_EVENING = "evening"


class RemindPart(QWidget):
    """A chip for each time before it; several may be chosen, or none. One that came from elsewhere has its own.

    Args:
        silenced: whether reminders of appointments are off for all of them.
    """

    def __init__(self, remind: tuple[int, ...], start: str, *, silenced: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(8))
        column.addWidget(Text(self.tr("Remind me"), "strong"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        evening = evening_before(start)
        usual: list[int | str] = [*_AT_TIMES, MORNING, _EVENING, DAY]
        further = [one for one in remind if one not in usual and one != evening]
        self._chips: dict[int | str, Chip] = {}
        for place, one in enumerate([*usual, *further]):
            minutes = evening if isinstance(one, str) else one
            on = minutes in remind and (one != DAY or evening != DAY)
            chip = self._chips[one] = Chip(remind_words(-1 if one == MORNING else minutes, start), checked=on)
            if one == DAY:
                # Of what begins in the evening both are the same; each keeps its own words.
                chip.setText(self.tr("A day before"))
            chip.setObjectName(f"appointment-remind-{place}")
            flow.addWidget(chip)
        column.addWidget(row)
        if silenced:
            off = Text(self.tr("Reminders of appointments are switched off in Settings."), "small", "ink_soft")
            off.setObjectName("appointment-silenced")
            column.addWidget(off)
        self.follow(whole_day=is_whole_day(start))

    def follow(self, *, whole_day: bool) -> None:
        """Offer what makes sense for a whole day, or for a time of it."""
        for one, chip in self._chips.items():
            fits = one not in _AT_TIMES if whole_day else one != MORNING
            chip.setVisible(fits)

    def remind(self, start: str) -> tuple[int, ...]:
        """The minutes before this start that are chosen, the longest first."""
        whole_day = is_whole_day(start)
        chosen = {
            evening_before(start) if isinstance(one, str) else one
            for one, chip in self._chips.items()
            if chip.isChecked() and (one not in _AT_TIMES if whole_day else isinstance(one, str) or one >= 0)
        }
        return tuple(sorted(chosen, reverse=True))
