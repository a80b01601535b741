"""The sheet of one warning sign: a sentence chosen word by word, and when it would have shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.checkin import WordList
from companion.domain.signs import MOST_CONDITIONS, Condition, DryRun, Rule, Sign, What, dry_run
from companion.ui.dates import day_month
from companion.ui.own_list import put_keyboard
from companion.ui.plan.sign_row import Offered, SignRow
from companion.ui.theme import theme_of
from companion.ui.usual_words import offered
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button, Chip, Switch
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import named_line
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text
from companion.ui.widgets.written import Given

#: From this share of days on a sign is said to come up often; and so many of its days are named.
_OFTEN, _NAMED = 1 / 3, 5


def what_it_can_be(ctx: AppContext) -> Offered:
    """What a sign can be about: the answers of the check-in, with the words it offers, and the person's scales."""
    lists, known = ctx.services.check_in_lists, ctx.services.settings.current()
    own = {WordList.TRIGGERS: known.own_triggers, WordList.FEELINGS: known.own_feelings}
    words = {which: offered(which, (one.name for one in lists.words(which)), own=own[which]) for which in own}
    # One asked for no more keeps its name where a sign is about it, and is offered to no other.
    measures = {one.uuid: one.name for one in lists.measures(removed=True)}
    things = [
        *((what, "") for what in (What.SLEEP_TIME, What.SLEEP, What.CRAVING, What.MOOD, What.PAIN)),
        *((What.MEASURE, one.uuid) for one in lists.measures()),
        *((What.TRIGGER, word) for word in words[WordList.TRIGGERS]),
        *((What.FEELING, word) for word in words[WordList.FEELINGS]),
        (What.MEDICINE_MISSED, ""),
        (What.NOTHING_WRITTEN, ""),
    ]
    return Offered(things, measures)


class SignSheet(Sheet):
    """Asks what a sign is about; hands in its name, its Rule, and whether it is on.

    Signal `removal_wanted`: it is to be taken away.
    """

    removal_wanted = Signal()

    def __init__(self, ctx: AppContext, sign: Sign | None, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("SignSheet", "A warning sign of mine"),
            QCoreApplication.translate(
                "SignSheet",
                "When what you wrote down looks like this, Today brings up your plan. You choose what it is. "
                "It is a reminder, and foretells nothing.",
            ),
            width=640,
            parent=parent,
        )
        self._today = ctx.today()
        self._days, self._offered = ctx.services.signs.days(), what_it_can_be(ctx)
        name, hint = sign.name if sign is not None else "", self.tr("such as: thin days")
        self.name = named_line(self.body, "sign-name", self.tr("What I call it"), name, hint, limit=120)
        self.body.addWidget(Text(self.tr("It shows when all of this is so"), "strong"))
        self._rows: list[SignRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(10))
        self.body.addLayout(self._list)
        self._more = Button(self.tr("And also"), "quiet", icon="plus", compact=True)
        self._more.setObjectName("sign-more")
        self._more.clicked.connect(lambda: put_keyboard(self._add(Condition(What.MOOD, 2, 3, under=True, number=4))))
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._told = Text("", "soft", "ink_soft")
        self._told.setObjectName("sign-dry-run")
        self.body.addWidget(self._told)
        if sign is None:
            self.body.addWidget(self._examples())
        self._on = Switch(self.tr("Show it"), checked=sign is None or sign.is_on)
        self._on.setObjectName("sign-on")
        self.body.addWidget(self._on)
        if sign is not None:
            away = Button(self.tr("Take it away"), "quiet", compact=True)
            away.setObjectName("sign-remove")
            away.clicked.connect(self._remove)
            self.body.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        self.end_with("sign-save", self._save)
        first = Rule((Condition(What.SLEEP_TIME, 3, 3, under=True, number=300),))
        self._show(sign.rule if sign is not None and sign.rule is not None else first)
        put_keyboard(self.name)

    def rule(self) -> Rule:
        """What is chosen."""
        return Rule(tuple(row.condition() for row in self._rows))

    def take_words(self, words: Mapping[str, Given]) -> None:
        """Show what was chosen on another such sheet, with as many conditions as there were."""
        while len(self._rows) < sum(key.startswith("Select/sign-what-") for key in words):
            self._add(Condition(What.MOOD, 2, 3, under=True, number=4))
        while len(self._rows) > max(1, sum(key.startswith("Select/sign-what-") for key in words)):
            self._take_off(self._rows[-1])
        # What there is to choose from hangs on what is chosen beside it: only the second time is all of it offered.
        for _time in range(2):
            super().take_words(words)

    # -- what it is made of ------------------------------------------------------------------------------------

    def _examples(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Text(self.tr("Or begin with one of these, and change it."), "small", "ink_soft"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        craving = Condition(What.CRAVING, 2, 3, number=7)
        for name, words, conditions in (
            ("nights", self.tr("Short nights"), (Condition(What.SLEEP_TIME, 3, 3, under=True, number=300),)),
            ("craving", self.tr("Strong craving"), (craving,)),
            ("low", self.tr("Low for days"), (Condition(What.MOOD, 3, 5, under=True, number=4),)),
            ("silent", self.tr("Gone quiet"), (Condition(What.NOTHING_WRITTEN, 3, 4),)),
            (
                "both",
                self.tr("Short nights and craving"),
                (Condition(What.SLEEP_TIME, 3, 3, under=True, number=300), Condition(What.CRAVING, number=7)),
            ),
        ):
            chip = Chip(words)
            chip.setCheckable(False)
            chip.setObjectName(f"sign-example-{name}")
            chip.clicked.connect(self._taker(words, Rule(conditions)))
            flow.addWidget(chip)
        column.addWidget(row)
        return box

    def _taker(self, name: str, rule: Rule) -> Callable[[], None]:
        def take() -> None:
            self.name.setText(name)
            self._show(rule)

        return take

    def _show(self, rule: Rule) -> None:
        for row in tuple(self._rows):
            self._put_off(row)
        for one in rule.conditions:
            self._add(one)

    def _add(self, condition: Condition) -> SignRow:
        row = SignRow(self._offered, condition)
        row.changed.connect(self._try_anew)
        row.removed.connect(self._take_off)
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()
        self._renumber()
        return row

    def _take_off(self, row: QWidget) -> None:
        self._put_off(row)
        self._renumber()
        put_keyboard(self._rows[-1])

    def _put_off(self, row: QWidget) -> None:
        from companion.ui.widgets.layouts import put_off

        self._rows = [kept for kept in self._rows if kept is not row]
        self._list.removeWidget(row)
        put_off(row)

    def _renumber(self) -> None:
        for place, row in enumerate(self._rows, start=1):
            row.name(place)
            row.remove.setVisible(len(self._rows) > 1)
        self._more.setVisible(len(self._rows) < MOST_CONDITIONS)
        self._try_out()
        if self.isVisible():
            self.fit()

    def _try_anew(self) -> None:
        self._try_out()
        say_aloud(self._told, self._told.text())

    def _try_out(self) -> None:
        self._told.setText(dry_words(dry_run(self.rule(), self._days, self._today), self._today))

    # -- what comes of it --------------------------------------------------------------------------------------

    def _save(self) -> None:
        self.hand_in(self.name.text().strip(), self.rule(), self._on.isChecked())

    def _remove(self) -> None:
        self.removal_wanted.emit()
        self.reject()


def dry_words(tried: DryRun, today: date) -> str:
    """When it would have shown, with how many days tell enough to know, and a word where that is often or never."""

    known = ""
    if tried.answered is not None:
        known = QCoreApplication.translate(
            "SignSheet", "You had given the answers it needs on %Ln of them.", "", tried.answered
        )
    if not tried.shown:
        never = QCoreApplication.translate("SignSheet", "In the last {days} days this would not have shown.")
        return f"{never.format(days=tried.of)} {known}".rstrip()
    named = ", ".join(day_month(day, today) for day in tried.shown[-_NAMED:])
    if len(tried.shown) > _NAMED:
        named = QCoreApplication.translate("SignSheet", "{days}, and earlier").format(days=named)
    said = QCoreApplication.translate(
        "SignSheet", "In the last {days} days this would have shown on %Ln day(s): {named}.", "", len(tried.shown)
    )
    words = f"{said.format(days=tried.of, named=named)} {known}".rstrip()
    if len(tried.shown) <= tried.of * _OFTEN:
        return words
    often = QCoreApplication.translate(
        "SignSheet", "That is often. A sign that is nearly always there is soon passed over; you could ask for more."
    )
    return f"{words} {often}"
