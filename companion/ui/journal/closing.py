"""A page that stays closed until a day: what offers it, and the sheet that asks for the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.domain.day import add_months
from companion.ui.journal.words import full_day_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.option import Option
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

_MONTHS = (1, 3, 6, 12)


class ClosingCard(Card):
    """Says beside a letter that it can stay closed, and asks for the day; not there beside other pages."""

    asked = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("soft", spacing=8, margin=12, parent=parent)
        self._ctx = ctx
        self.setObjectName("entry-closing")
        self.box.addWidget(Text(self.tr("When it is written, it can stay closed until a day you choose."), "soft"))
        button = Button(self.tr("Close it until a day"), compact=True)
        button.setObjectName("entry-close")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self.asked)
        self.box.addWidget(button)
        self.hide()

    def follow(self, tags: Sequence[str]) -> None:
        """Stand beside a page with these tags, where one of them is that of a letter."""
        self.setVisible(bool(tags) and self._is_letter(tags))

    def _is_letter(self, tags: Sequence[str]) -> bool:
        try:
            forms = self._ctx.library.templates()
        except ContentProblem:
            # Said where forms are asked for; the menu of the page closes a page too.
            return False
        folded = {tag.casefold() for tag in tags}
        return any(form.closes and form.tag.casefold() in folded for form in forms)


class OpensOnSheet(Sheet):
    """Asks for the day a page opens on: after some months, or a day of one's own. `chosen` tells it."""

    chosen = Signal(object)
    reads_first = True

    def __init__(
        self, today: date, parent: QWidget, first_weekday: int | None = None, *, before: date | None = None
    ) -> None:
        super().__init__(
            QCoreApplication.translate("OpensOnSheet", "When should it open?"),
            QCoreApplication.translate(
                "OpensOnSheet",
                "Until then its words are not shown, and no search finds them. You can open it sooner whenever you "
                "want.",
            ),
            width=520,
            parent=parent,
        )
        theme = theme_of()
        self.body.setSpacing(theme.px(8))
        self._days = {months: add_months(today, months) for months in _MONTHS}
        self._options: dict[int, Option] = {}
        said = self.tr("In a month"), self.tr("In three months"), self.tr("In six months"), self.tr("In a year")
        for (months, day), words in zip(self._days.items(), said, strict=True):
            self._add(months, words, full_day_words(day))
        self._add(0, self.tr("On a day of my own"), "")
        tomorrow, name = today + timedelta(days=1), self.tr("Day")
        own = before if before is not None and before > today else None
        self.day = DateField(name, own, today=today, earliest=tomorrow, first_weekday=first_weekday)
        self.day.setObjectName("opens-on-day")
        self._own = Labelled(name, self.day)
        self.body.addWidget(self._own)
        self.body.addStretch(1)
        self._options[0].toggled.connect(self._show_own)
        known = next((months for months, day in self._days.items() if day == own), 0 if own is not None else _MONTHS[0])
        self._options[known].setChecked(True)
        self._show_own(known == 0)
        self.end_with("opens-on-keep", self._take, self.tr("Close it until then"))

    def _add(self, months: int, words: str, note: str) -> None:
        option = Option(words, note)
        option.setObjectName(f"opens-in-{months}")
        self.body.addWidget(option)
        self._options[months] = option

    def _show_own(self, wanted: bool) -> None:
        self._own.setVisible(wanted)
        self.fit()

    def _take(self) -> None:
        months = next(months for months, option in self._options.items() if option.isChecked())
        day = self._days[months] if months else self.day.take()
        if day is None:
            return
        self.chosen.emit(day)
        self.accept()
