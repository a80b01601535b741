"""What is shown first where something was closed half way: go on with it, look at safety, or begin with what is new."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.lapse import Sheet, StepId, Waiting
from companion.domain.value import Value
from companion.ui.dates import day_month
from companion.ui.lapse.danger import DangerCard
from companion.ui.lapse.step import LARGE, Facts, LapseStep
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text


class Found(Value):
    """What somebody who comes finds: `here` is about what they come for, `others` about something else.

    `begun` is what they come for; `anew` whether they named it, and were not only led back to what they wrote.
    """

    begun: Sheet
    anew: bool
    here: Waiting | None
    others: tuple[Waiting, ...]

    def safety_first(self, today: date) -> bool:
        """Whether Enter leads to safety: always, unless it was today and they were led back, or named its day."""
        if self.here is None:
            return True
        named_now = self.anew and self.begun.day is None and self.begun.step is StepId.SAFE
        return named_now or self.here.written != today


def found(waiting: tuple[Waiting, ...], begun: Sheet, today: date, *, anew: bool) -> Found:
    """Sort what waits into what is about the same as `begun`, and the rest."""
    here = waiting[0]
    if anew:
        same = next((one for one in waiting if one.is_about(begun, today)), None)
        return Found(begun, anew, same, tuple(one for one in waiting if one is not same))
    return Found(begun, anew, here, waiting[1:])


class ResumeStep(LapseStep):
    """Signals: `go_on` and `from_the_top` with what is here, `afresh` without it; `begin`; `instead`, with a sheet."""

    go_on = Signal()
    from_the_top = Signal()
    afresh = Signal()
    begin = Signal()
    instead = Signal(object)

    def __init__(self, facts: Facts, what: Found) -> None:
        super().__init__(facts)
        self._names = {one.uuid: one.name for one in facts.ctx.services.counted.all()}
        self.head(self.tr("You were here before"))
        if what.here is not None:
            self._say_here(what.here)
        else:
            if any(one.sheet.has_words for one in what.others):
                kept = self.tr("What you wrote before is kept, as you left it. It stays beside what is new.")
            else:
                kept = self.tr("Where you were before is kept, as you left it. It stays beside what is new.")
            self.say(kept)
        card = DangerCard(self.tr("Hard to wake, or breathing badly? Call an ambulance now."), facts.emergency)
        card.help_wanted.connect(self.help_wanted)
        # Danger and the way on are seen together; where there is no room for both, the card from its top.
        self.urgent = QWidget()
        self._urgent = QVBoxLayout(self.urgent)
        self._urgent.setContentsMargins(0, 0, 0, 0)
        self._urgent.setSpacing(theme_of().px(10 if theme_of().scale >= LARGE else 22))
        self._urgent.addWidget(card)
        self.column.addWidget(self.urgent)
        ways = self._ways = QVBoxLayout()
        ways.setSpacing(theme_of().px(6))
        if what.here is not None:
            safety_first = what.safety_first(facts.today)
            self.first = self._ways_here(safety_first=safety_first, wrote=what.here.sheet.has_words)
        else:
            self.first = self._way_new(what.begun)
        for one in what.others:
            note = self._about(one)
            written = one.sheet.has_words
            words = self.tr("Go on with what I wrote before") if written else self.tr("Go on where I was before")
            self._way("lapse-instead", words, note).clicked.connect(
                lambda _on=False, one=one: self.instead.emit(one.sheet)
            )
        self.column.addLayout(ways)

    def first_part(self) -> QWidget | None:
        return self.first

    def first_seen(self) -> QWidget | None:
        return self.urgent

    def _say_here(self, here: Waiting) -> None:
        today = self.facts.today
        wrote = here.sheet.has_words
        if here.sheet.day is not None:
            words = (
                self.tr("What you wrote about {day} is kept, as you left it.")
                if wrote
                else self.tr("Where you were is kept, as you left it. It is about {day}.")
            )
            self.say(words.format(day=day_month(here.sheet.day, today)))
        else:
            kept = self.tr("What you wrote is kept, as you left it.")
            self.say(kept if wrote else self.tr("Where you were is kept, as you left it."))
        if self.facts.about:
            self.say(self.tr("It is about: {what}").format(what=self.facts.about))
        if here.written != today:
            last = self.tr("Written {day}.") if wrote else self.tr("Last here {day}.")
            self.say(last.format(day=day_month(here.written, today)), soft=True)

    def _ways_here(self, *, safety_first: bool, wrote: bool) -> Button:
        go_on, top = ("lapse-go-on", self.tr("Go on where I was")), ("lapse-top", self.tr("Look at safety again"))
        note = self.tr("If you used again since then, choose this. What you wrote stays.")
        away = self.tr("What you wrote is put away. This can be undone.")
        if not wrote:
            note = self.tr("If you used again since then, choose this.")
            away = self.tr("Where you were is put away. This can be undone.")
        if safety_first:
            first, second = self._way(*top, note, first=True), self._way(*go_on)
            safety, further = first, second
        else:
            first, second = self._way(*go_on, first=True), self._way(*top, note)
            safety, further = second, first
        safety.clicked.connect(self.from_the_top)
        further.clicked.connect(self.go_on)
        self._way("lapse-afresh", self.tr("Begin afresh"), away).clicked.connect(self.afresh)
        return first

    def _way_new(self, begun: Sheet) -> Button:
        read = begun.step is not StepId.SAFE
        words = self.tr("Go on with what is new") if read else self.tr("Begin with safety")
        day = None if begun.day is None and begun.write_down else begun.day or self.facts.today
        about = [*([self.facts.about] if self.facts.about else []), *([self._day(day)] if day is not None else [])]
        note = self.tr("About: {what}").format(what=", ".join(about)) if about else self.tr("For the day you add.")
        way = self._way("lapse-begin", words, note, first=True)
        way.clicked.connect(self.begin)
        return way

    def _about(self, one: Waiting) -> str:
        name = self._names.get(one.sheet.counted or "", "")
        day = [] if one.sheet.day is None else [self._day(one.sheet.day)]
        about, written = ", ".join([*([name] if name else []), *day]), self._day(one.written)
        if not about:
            last = self.tr("Written: {day}") if one.sheet.has_words else self.tr("Last here: {day}")
            return last.format(day=written)
        both = self.tr("About: {what}. Written: {day}")
        if not one.sheet.has_words:
            both = self.tr("About: {what}. Last here: {day}")
        return both.format(what=about, day=written)

    def _day(self, day: date) -> str:
        today = self.facts.today
        return self.tr("today") if day == today else day_month(day, today)

    def _way(self, name: str, words: str, note: str = "", *, first: bool = False) -> Button:
        button = Button(words, "primary" if first else "secondary")
        button.setObjectName(name)
        button.setAccessibleDescription(note)
        if not first:
            self._ways.addSpacing(theme_of().px(8))
        (self._urgent if first else self._ways).addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if note:
            self._ways.addWidget(Text(note, "soft", "ink_soft"))
        return button
