"""The check-in on Today: which day is open, what is kept of it and when."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.services.today import Today
from companion.ui.dates import day_month
from companion.ui.today.checkin_card import CheckInCard


class CheckInDesk(QObject):
    """Stands between the card and the file. Answers given and not saved stay on the card, whatever else changes."""

    #: The check-in of another day was opened; whoever shows the card brings it in sight.
    opened = Signal()

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._shown: Today | None = None
        #: The day that is open where it is not today.
        self.day: date | None = None
        self.card = CheckInCard()
        self.card.save_wanted.connect(self.save)
        self.card.write_wanted.connect(self._write)
        self.card.day_wanted.connect(self._step_day)

    def show_today(self, shown: Today, *, new_day: bool) -> None:
        """Follow what Today is now; `new_day` where the day has changed since."""
        self._shown = shown
        if new_day:
            self.day = None
        if not self.card.touched or new_day:
            self._show_answers()

    def open_day(self, day: date) -> None:
        """Open the check-in of a day; what was given for the day before it is kept."""
        self.keep()
        self.day = None if day >= self._ctx.today() else day
        self._show_answers()
        self.opened.emit()
        self.card.first_part().setFocus()

    def save(self) -> None:
        """Save the answers shown, durably, and say so."""
        answers = self.card.answers()
        if answers.is_empty and self._saved_answers() is None:
            self._ctx.shell.toast(self.tr("Nothing given yet. One answer is enough."))
            return
        day = self._open_day()
        self.card.touched = False
        try:
            done = self._ctx.services.checkins.save(day, answers)
        except Exception:
            self.card.touched = True
            raise
        self._show_answers()
        now = day == self._ctx.today()
        words = (
            self.tr("Check-in saved")
            if now
            else self.tr("Saved for {day}").format(day=day_month(day, self._ctx.today()))
        )
        self._ctx.shell.toast(words, done.undo)

    def keep(self) -> None:
        """Keep answers that were given and not yet saved."""
        if not self.card.touched or self._ctx.session is None:
            return
        answers = self.card.answers()
        if not answers.is_empty or self._saved_answers() is not None:
            self._ctx.services.checkins.save(self._open_day(), answers)
        # Only now: what could not be kept stays on the screen, and is tried again.
        self.card.touched = False

    def _open_day(self) -> date:
        # The day that was open, even when the clock has passed the rollover since.
        if self.day is not None:
            return self.day
        return self._shown.day if self._shown is not None else self._ctx.today()

    def _saved_answers(self) -> Answers | None:
        found = self._ctx.services.checkins.of_day(self._open_day())
        return found.answers if found is not None else None

    def _show_answers(self) -> None:
        shown = self._shown
        if shown is None:
            return
        day = self._open_day()
        saved = shown.check_in.answers if self.day is None and shown.check_in is not None else None
        if saved is None:
            saved = self._saved_answers()
        words = (*(word.name for word in shown.triggers), *self._usual_words())
        self.card.show_day(
            day, shown.day, saved or Answers(), words, saved=saved is not None, medicine=shown.settings.ask_medicine
        )

    def _usual_words(self) -> tuple[str, ...]:
        return (
            self.tr("Stress"),
            self.tr("Pain"),
            self.tr("Lonely"),
            self.tr("Bored"),
            self.tr("Payday"),
            self.tr("Argument"),
        )

    def _step_day(self, step: int) -> None:
        self.open_day(self._ctx.today() if step == 0 else self._open_day() + timedelta(days=step))

    def _write(self) -> None:
        note = self.card.note.text()
        self.keep()
        self._ctx.shell.go("journal", new=True, text=note)
