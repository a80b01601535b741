"""The sheet that narrows what is looked for in the journal: kind, tags, days, mood and craving."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.domain.looking import Only, Reach, Sought
from companion.domain.value import replace
from companion.ui.journal.narrow_words import only_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.fields import Select
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: So many tags are offered; any other is typed.
_TAGS = 12


class NarrowSheet(Sheet):
    """Gives by `chosen` what is looked for, narrowed; the words stay as they were typed.

    For someone who loves a person who uses (`family`) there are no check-ins, moods and cravings to look for.
    """

    chosen = Signal(object)

    def __init__(
        self,
        sought: Sought,
        tags: Sequence[str],
        today: date,
        parent: QWidget,
        first_weekday: int | None = None,
        *,
        family: bool = False,
    ) -> None:
        super().__init__(
            QCoreApplication.translate("NarrowSheet", "Narrow it down"),
            QCoreApplication.translate(
                "NarrowSheet", "Only what fits all of it is shown. Leave out what does not matter."
            ),
            width=560,
            parent=parent,
        )
        theme = theme_of()
        self._sought = sought
        kinds = Choice(self.tr("What to show"), lambda _value: None)
        self._kinds: dict[Only | None, Chip] = {}
        for only in (None, *Only):
            self._kinds[only] = kinds.add(only, only_words(only))
            self._kinds[only].setObjectName(f"narrow-only-{only.value if only else 'all'}")
        self.body.addWidget(kinds)
        kinds.show_value(sought.only)
        kinds.setVisible(not family)
        self._chips: dict[str, Chip] = {}
        known = [tag for tag in tags if tag.casefold() not in {one.casefold() for one in sought.tags}]
        offered = (*sought.tags, *known)[: max(_TAGS, len(sought.tags))]
        if offered:
            self.body.addWidget(Text(self.tr("With these tags"), "strong"))
            row = QWidget()
            flow = FlowLayout(row, theme.px(8))
            for place, tag in enumerate(offered):
                chip = Chip(tag, checked=tag in sought.tags)
                chip.setObjectName(f"narrow-tag-{place}")
                flow.addWidget(chip)
                self._chips[tag] = chip
            self.body.addWidget(row)
        more = self.tr("Another tag") if offered else self.tr("With this tag")
        self.tag = LineField(self.tr("such as lonely"), name=more)
        self.tag.setObjectName("narrow-tag")
        self.body.addWidget(Labelled(more, self.tag))
        days = QHBoxLayout()
        days.setSpacing(theme.px(12))
        first, last = self.tr("From"), self.tr("Until")
        self.first = DateField(first, sought.first, today=today, first_weekday=first_weekday)
        self.last = DateField(last, sought.last, today=today, first_weekday=first_weekday)
        for name, field in (("first", self.first), ("last", self.last)):
            field.setObjectName(f"narrow-{name}")
        days.addWidget(Labelled(first, self.first))
        days.addWidget(Labelled(last, self.last))
        self.body.addLayout(days)
        self._mood = self._craving = None
        if family:
            typed = self.tr(
                "You can type it too: canal #lonely, in March 2026, since 2024, or “by the canal” in quotes."
            )
        else:
            self._mood = self._reach("mood", self.tr("Mood of the day"), sought.mood)
            self._craving = self._reach("craving", self.tr("Craving of the day"), sought.craving)
            typed = self.tr(
                "You can type it too: mood 7-10, craving over 6, in March 2026, since 2024, "
                "canal #lonely, or “by the canal” in quotes."
            )
        self.body.addWidget(Text(typed, "small", "ink_soft"))
        self.body.addStretch(1)
        clear = self.add_button(self.tr("Show everything again"))
        clear.setObjectName("narrow-clear")
        clear.setVisible(sought.is_narrowed)
        clear.clicked.connect(self._clear)
        self.end_with("narrow-keep", self._take, self.tr("Show these"))

    def _reach(self, name: str, words: str, given: Reach | None) -> tuple[Select, Select]:
        row = QHBoxLayout()
        row.setSpacing(theme_of().px(10))
        low = Select(self.tr("{what}: at least").format(what=words))
        high = Select(self.tr("{what}: at most").format(what=words))
        for part, select, chosen in (("low", low, given and given[0]), ("high", high, given and given[1])):
            select.setObjectName(f"narrow-{name}-{part}")
            select.addItem(self.tr("any"), None)
            for value in range(11):
                select.addItem(QLocale().toString(value), value)
            select.setCurrentIndex(0 if chosen is None else chosen + 1)
        row.addWidget(low)
        row.addWidget(Text(self.tr("to"), "body", wrap=False))
        row.addWidget(high)
        row.addStretch(1)
        holder = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(row)
        self.body.addWidget(Text(words, "strong"))
        self.body.addWidget(holder)
        return low, high

    def _clear(self) -> None:
        self.chosen.emit(Sought(self._sought.words))
        self.accept()

    def _take(self) -> None:
        days: list[date | None] = []
        for field in (self.first, self.last):
            day = field.take() if field.line.text().strip() else None
            if day is None and field.line.text().strip():
                return
            days.append(day)
        first, last = days
        if first is not None and last is not None and last < first:
            first, last = last, first
        tags = [tag for tag, chip in self._chips.items() if chip.isChecked()]
        own = self.tag.text().strip().strip('"').lstrip("#")
        if own and own.casefold() not in {tag.casefold() for tag in tags}:
            tags.append(own)
        self.chosen.emit(
            replace(
                self._sought,
                only=next((only for only, chip in self._kinds.items() if chip.isChecked()), None),
                tags=tuple(tags),
                first=first,
                last=last,
                mood=self._sought.mood if self._mood is None else _given(self._mood),
                craving=self._sought.craving if self._craving is None else _given(self._craving),
            )
        )
        self.accept()


def _given(selects: tuple[Select, Select]) -> Reach | None:
    low, high = (select.currentData() for select in selects)
    if low is None and high is None:
        return None
    least, most = (0 if low is None else low), (10 if high is None else high)
    return min(least, most), max(least, most)
