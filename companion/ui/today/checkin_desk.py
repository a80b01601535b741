"""The check-in on Today: which day is open, what is kept of it and when."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.checkin import Answers, Moment, WordList
from companion.domain.counter import CountState
from companion.domain.problems import KnownProblem
from companion.domain.settings import Audience
from companion.domain.undo import Again, Done
from companion.domain.value import replace
from companion.services.today import Today
from companion.ui.dates import day_month
from companion.ui.deeds import attempt_and_tell
from companion.ui.today.checkin_asked import Asked
from companion.ui.today.checkin_card import CheckInCard
from companion.ui.usual_words import offered
from companion.ui.widgets.saving import saving

#: So long after a change at most what is given is kept as a draft, in milliseconds.
DRAFT_MS = 1500


class CheckInDesk(QObject):
    """Stands between the card and the file. Answers given and not saved stay on the card, whatever else changes."""

    #: The check-in of another day was opened; whoever shows the card brings it in sight.
    opened = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._screen = parent
        self._shown: Today | None = None
        #: The day that is open where it is not today.
        self.day: date | None = None
        self.card = card = CheckInCard()
        card.save_wanted.connect(self.save)
        card.write_wanted.connect(self._write)
        card.day_wanted.connect(self._step_day)
        card.date_wanted.connect(self._ask_date)
        card.more_wanted.connect(self._set_more)
        card.word_added.connect(self._add_word)
        card.choices_wanted.connect(lambda: ctx.shell.go("settings", section="check-in"))
        card.not_today_wanted.connect(self._not_today)
        card.used_said.connect(self._say_used)
        card.used_off_said.connect(self._take_off)
        card.used_help_wanted.connect(lambda: ctx.shell.go("lapse", day=self._open_day()))
        card.used_add_wanted.connect(lambda: ctx.shell.go("lapse", day=self._open_day(), count=True))
        card.used_left_out.connect(self._leave_out)
        card.moment_wanted.connect(self._open_moment)
        card.moment_deleted.connect(self._delete_moment)
        card.edited.connect(self._edited)
        #: Whether the file may hold a draft of the open day, and whether a trouble with keeping it was told.
        self._drafted = self._told = False
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_MS)
        self._draft.timeout.connect(self.keep_draft)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(QKeySequence(keys), parent).activated.connect(lambda step=step: self._step_day(step))

    def show_today(self, shown: Today, *, new_day: bool) -> None:
        """Follow what Today is now; `new_day` where the day has changed since."""
        self._shown = shown
        if new_day:
            self.day = None
        if not self.card.touched or new_day:
            self._show_answers(draft=shown.draft if self.day is None else self._draft_of_day())
        else:
            self.card.follow_saved(saved=self._saved_answers() is not None)
        self._show_moments()

    def open_day(self, day: date) -> None:
        """Open the check-in of a day; what was given for the day before it is kept."""
        self.keep()
        self.day = None if day >= self._ctx.today() else day
        self._show_answers(draft=self._draft_of_day())
        self._show_moments()
        self.opened.emit()
        self.card.first_part().setFocus()

    def save(self) -> None:
        """Save the answers shown, durably, and say so."""
        answers = self._given()
        if answers.is_empty and self._saved_answers() is None:
            self._ctx.shell.toast(self.tr("Nothing given yet. One answer is enough."))
            return
        day = self._open_day()
        self._tell_saved(day, answers, self._store(answers))

    def keep(self) -> None:
        """Keep answers that were given and not yet saved, and say so: nobody pressed anything that says it."""
        if self._ctx.session is None:
            return
        if not self.card.touched:
            self._drop_draft()
            return
        day, answers, saved = self._open_day(), self._given(), self._saved_answers()
        done: Done | None = None
        with saving(self.card):
            if answers != (saved or Answers()):
                done = self._ctx.services.checkins.save(day, answers)
                self._drafted = False
            self._drop_draft()
        if done is not None:
            self._tell_saved(day, answers, done)

    def _tell_saved(self, day: date, answers: Answers, done: Done) -> None:
        if day == self._ctx.today():
            words = self.tr("Check-in saved")
        else:
            words = self.tr("Saved for {day}").format(day=day_month(day, self._ctx.today()))

        def undo() -> Again:
            done.undo()
            return lambda: self._save_again(day, answers)

        self._ctx.shell.toast(words, undo)

    def _save_again(self, day: date, answers: Answers) -> None:
        """Put back a check-in that was taken back: with it went the words in its line."""
        if self._ctx.session is not None:
            self._tell_saved(day, answers, self._ctx.services.checkins.save(day, answers))

    # -- a draft -------------------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep what is given and not saved against a sudden end; what is as it was saved needs no draft."""
        if self._ctx.session is None or not (self.card.touched or self._drafted):
            return
        given = self.card.so_far()
        try:
            if given == (self._saved_answers() or Answers()):
                self._drop_draft()
            else:
                self._ctx.services.checkins.keep_draft(self._open_day(), given)
                self._drafted = True
        except KnownProblem as problem:
            # Once: it is tried again with the next change, and the answers stay on the card.
            if not self._told:
                self._told = True
                self._ctx.shell.show_problem(problem)
            return
        self._told = False

    def rest(self) -> None:
        """Out of sight: what waits to be kept is kept now."""
        if self._draft.isActive():
            self._draft.stop()
            self.keep_draft()

    def _edited(self) -> None:
        if not self._draft.isActive():
            self._draft.start()

    def _drop_draft(self) -> None:
        if self._drafted:
            self._ctx.services.checkins.keep_draft(self._open_day(), None)
            self._drafted = False

    def _draft_of_day(self) -> Answers | None:
        return self._ctx.services.checkins.draft_of(self._open_day())

    # -- what is given -------------------------------------------------------------------------------------

    def _given(self) -> Answers:
        saved = self._saved_answers()
        # What is on record of using may have changed while the card was being filled in.
        answers = replace(self.card.answers(), used=saved.used if saved is not None else None)
        # Whoever answers after all has not said that they would rather not.
        return replace(answers, not_today=False) if answers.says_how_it_is else answers

    def _store(self, answers: Answers, save: Callable[[], Done] | None = None) -> Done:
        """Save answers for the open day, by `save` or as they are, and show them; what could not be saved stays."""
        before = self._shown
        with saving(self.card):
            done = save() if save is not None else self._ctx.services.checkins.save(self._open_day(), answers)
        self._drafted = False
        if self._shown is before:
            # Nobody read Today again since; where somebody did, the card shows it already.
            self._show_answers(answers)
        return done

    def _not_today(self) -> None:
        # What was given so far is kept with it, and is there again when they answer after all.
        done = self._store(replace(self._given(), not_today=True))
        self.card.first_part().setFocus()
        self._ctx.shell.toast(self.tr("Not today is fine."), done.undo)

    def _say_used(self, used: bool | None) -> None:
        day = self._open_day()
        if not used and self._ctx.services.days_of_use.on_record(day):
            # The count says something else. Which of the two holds is theirs to say, and nothing goes unasked.
            self.card.ask_off(used)
            return
        if used and self._ctx.services.days_of_use.is_left_out(day):
            # Said anew, it is asked anew.
            self._ctx.services.days_of_use.leave_out(day, left=False)
        done = self._store(replace(self._given(), used=used))
        if used:
            self._ctx.shell.go("lapse", day=day)
        else:
            self._ctx.shell.toast(self.tr("Kept."), done.undo)

    def _leave_out(self) -> None:
        day = self._open_day()
        attempt_and_tell(self._ctx, lambda: self._left_out(day), self.tr("Left as it is."))

    def _left_out(self, day: date) -> Done:
        done = self._ctx.services.days_of_use.leave_out(day)

        def undo() -> None:
            done.undo()
            if self._ctx.session is not None and not self.card.touched:
                # Nothing that Today draws has changed; only what is said of it.
                self._show_answers(draft=self._draft_of_day())

        return Done(undo)

    def _is_uncounted(self, day: date, answers: Answers) -> bool:
        """Whether they said that they used, and the count has the day as one without; nothing where it is left so."""
        count = self._shown.count if self._shown is not None else None
        if not answers.used or count is None or count.state is CountState.RATHER_NOT or not count.free_days(day, day):
            return False
        return not self._ctx.services.days_of_use.is_left_out(day)

    def _take_off(self, used: bool | None) -> None:
        day = self._open_day()
        answers = replace(self._given(), used=used)
        done = self._store(answers, lambda: self._ctx.services.days_of_use.take_off(day, answers))
        self._ctx.shell.toast(self.tr("Taken off your record."), done.undo)

    def _open_day(self) -> date:
        # The day that was open, even when the clock has passed the rollover since.
        if self.day is not None:
            return self.day
        return self._shown.day if self._shown is not None else self._ctx.today()

    def _saved_answers(self) -> Answers | None:
        found = self._ctx.services.checkins.of_day(self._open_day())
        return found.answers if found is not None else None

    # -- what is shown -------------------------------------------------------------------------------------

    def _show_answers(self, saved: Answers | None = None, *, draft: Answers | None = None) -> None:
        """Show what is saved for the open day, or a draft that goes beyond it."""
        shown = self._shown
        if shown is None:
            return
        day, known = self._open_day(), shown.settings
        if saved is None and self.day is None and shown.check_in is not None:
            saved = shown.check_in.answers
        if saved is None:
            saved = self._saved_answers()
        answers = saved or Answers()
        self._drafted = draft is not None
        if draft is not None:
            rests = answers.not_today and not draft.says_how_it_is
            answers = replace(draft, used=answers.used, not_today=rests)
        asks_used = known.ask_used and known.audience is Audience.ME and day not in shown.count.lapses
        self.card.show_day(
            Asked(
                day=day,
                today=shown.day,
                answers=answers,
                saved=saved is not None,
                unsaved=draft is not None,
                triggers=offered(WordList.TRIGGERS, (word.name for word in shown.triggers), own=known.own_triggers),
                feelings=offered(WordList.FEELINGS, (word.name for word in shown.feelings), own=known.own_feelings),
                measures=shown.measures,
                medicine=known.ask_medicine,
                pain=known.ask_pain,
                more=known.check_in_more,
                # Last of all, once there is something to follow; what they said stays said.
                used=answers.used is not None or (asks_used and saved is not None and answers.says_how_it_is),
                uncounted=self._is_uncounted(day, answers),
            )
        )

    def _show_moments(self) -> None:
        shown = self._shown
        if shown is not None:
            here = shown.moments if self.day is None else self._ctx.services.moments.of_day(self.day)
            self.card.show_moments(here)

    def _set_more(self, more: bool) -> None:
        self._ctx.services.settings.change(check_in_more=more)

    def _add_word(self, which: str, word: str) -> None:
        try:
            self._ctx.services.check_in_lists.add_word(WordList(which), word)
        except KnownProblem as problem:
            # It is on the card, chosen, and is tried again with the answers.
            self._ctx.shell.show_problem(problem)

    # -- other days ----------------------------------------------------------------------------------------

    def _step_day(self, step: int) -> None:
        self.open_day(self._ctx.today() if step == 0 else self._open_day() + timedelta(days=step))

    def _ask_date(self) -> None:
        from companion.ui.today.checkin_day_sheet import CheckInDaySheet

        known = self._ctx.services.settings.current()
        sheet = CheckInDaySheet(self._open_day(), self._ctx.today(), known.first_weekday, self._screen)
        sheet.chosen.connect(self.open_day)
        sheet.open()

    # -- moments -------------------------------------------------------------------------------------------

    def _open_moment(self, moment: Moment | None) -> None:
        from companion.ui.moment_sheet import open_moment

        open_moment(self._ctx, self._screen, moment)

    def _delete_moment(self, moment: Moment) -> None:
        attempt_and_tell(self._ctx, lambda: self._ctx.services.moments.delete(moment.uuid), self.tr("Moment deleted"))

    def _write(self) -> None:
        note = self.card.note.text()
        self.keep()
        self._ctx.shell.go("journal", new=True, text=note)
