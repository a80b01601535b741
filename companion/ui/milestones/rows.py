"""One milestone as a line: what it is, when it was or will be, and what can be done with it."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.milestone import Coming, Milestone, Reached
from companion.ui.dates import day_month
from companion.ui.milestone_words import amount_words, name_words, when_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.sprig import SprigView, leaves_for
from companion.ui.widgets.text import Text


def _tr(words: str) -> str:
    return QCoreApplication.translate("MilestoneRow", words)


def reached_words(one: Reached, today: date) -> str:
    """When it was reached: the last time, and where there are several, the first."""
    last = day_month(one.days[-1], today)
    if len(one.days) == 1:
        return _tr("Reached on {date}").format(date=last)
    first = day_month(one.days[0], today)
    if len(one.days) == 2:
        return _tr("Reached on {date}, and before on {first}").format(date=last, first=first)
    times = QCoreApplication.translate("MilestoneRow", "Reached %n time(s)", "", len(one.days))
    return _tr("{times}: last on {date}, first on {first}").format(times=times, date=last, first=first)


def coming_words(one: Coming, today: date) -> str:
    """When it will be: "Tomorrow, 22 November"."""
    when = when_words(one.left)
    return _tr("{when}, {date}").format(when=when[:1].upper() + when[1:], date=day_month(one.day, today))


class MilestoneRow(QWidget):
    """A line with a sprig; reached ones can be made a card of, the person's own changed and taken away."""

    card_wanted = Signal()
    change_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, milestone: Milestone, detail: str, *, reached: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        row.setSpacing(theme.px(12))
        row.addWidget(SprigView(leaves_for(milestone.days), 36, faint=not reached), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        name = name_words(milestone)
        words.addWidget(Text(name, "strong"))
        if milestone.name:
            detail = _tr("{amount}. {detail}").format(amount=amount_words(milestone), detail=detail)
        words.addWidget(Text(detail, "small", "ink_soft"))
        row.addLayout(words, 1)
        buttons = []
        if reached:
            buttons.append(("printer", _tr("Make a card: {name}"), "card", self.card_wanted))
        if milestone.uuid:
            buttons.append(("pencil", _tr("Change: {name}"), "change", self.change_wanted))
            buttons.append(("trash-2", _tr("Remove: {name}"), "remove", self.removal_wanted))
        for icon, said, what, signal in buttons:
            button = IconButton(icon, said.format(name=name))
            button.setObjectName(f"milestone-{what}-{milestone.key}")
            button.clicked.connect(signal)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
