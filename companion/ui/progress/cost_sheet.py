"""The sheets of money: what using cost, and what they would like instead."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.money import read_cents
from companion.domain.progress import Wish
from companion.domain.settings import Every
from companion.ui.own_list import put_keyboard
from companion.ui.progress.words import SYMBOLS
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: A hundred years of days.
_MOST_DAYS = 36_525
_LONGEST_SIGN = 6


def currency_of(country: str) -> str:
    """The currency most used in a country whose helplines are known; empty for any other."""
    euro = dict.fromkeys(("ie", "de", "fr", "es", "eu"), "EUR")
    others = {"us": "USD", "gb": "GBP", "ca": "CAD", "au": "AUD", "nz": "NZD", "in": "INR", "za": "ZAR"}
    return (euro | others).get(country.partition("-")[0].lower(), "")


def amount_words(cents: int | None) -> str:
    """An amount as it stands in a field, without a sign."""
    if cents is None:
        return ""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(cents / 100, "f", 0 if cents % 100 == 0 else 2)


class CostSheet(Sheet):
    """Asks what using cost, how often, and in which currency. Hands in hundredths (0 for not counted), Every, code."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("CostSheet", "Money not spent"),
            QCoreApplication.translate(
                "CostSheet", "Roughly what using cost you. It stays in your file, and nobody checks it."
            ),
            width=480,
            parent=parent,
        )
        known = ctx.services.settings.current()
        self.amount = LineField(name=self.tr("How much"))
        self.amount.setObjectName("cost-amount")
        self.amount.setText(amount_words(known.cost or None))
        self.body.addWidget(Labelled(self.tr("How much"), self.amount))
        self._missing = Text(self.tr("Write an amount, such as 40 or 12.50."), "small", "amber_ink")
        self._missing.setObjectName("cost-missing")
        self._missing.hide()
        self.amount.textChanged.connect(lambda _words: self._missing.hide())
        self.body.addWidget(self._missing)
        self.every = Select(self.tr("How often"))
        self.every.setObjectName("cost-every")
        names = {Every.DAY: self.tr("A day"), Every.WEEK: self.tr("A week"), Every.MONTH: self.tr("A month")}
        for every in Every:
            self.every.addItem(names[every], every.value)
        self.every.setCurrentIndex(list(Every).index(known.cost_every))
        self.body.addWidget(Labelled(self.tr("How often"), self.every))
        self.currency = LineField(name=self.tr("Currency"))
        self.currency.setObjectName("cost-currency")
        self.currency.setMaxLength(_LONGEST_SIGN)
        code = known.currency or currency_of(ctx.country())
        self.currency.setText(SYMBOLS.get(code, code))
        self._code = code
        self.body.addWidget(Labelled(self.tr("Currency, as you write it"), self.currency))
        if known.cost:
            stop = self.add_button(self.tr("Do not count it"), "quiet")
            stop.setObjectName("cost-stop")
            stop.clicked.connect(lambda: self.hand_in(0, known.cost_every, known.currency))
        self.add_button(self.tr("Cancel"), "quiet").clicked.connect(self.reject)
        save = self.add_button(self.tr("Save"), "primary", default=True, saves=True)
        save.setObjectName("cost-save")
        save.clicked.connect(self._save)
        put_keyboard(self.amount)

    def _save(self) -> None:
        cents = read_cents(self.amount.text())
        if cents is None:
            self._missing.show()
            put_keyboard(self.amount)
            return
        sign = self.currency.text().strip()
        code = self._code if sign == SYMBOLS.get(self._code, self._code) else sign
        self.hand_in(cents, Every(self.every.currentData()), code)


class WishSheet(Sheet):
    """Asks for something they would like, and what it costs or after how many days. Hands in name, hundredths, days."""

    def __init__(self, wish: Wish | None, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("WishSheet", "Something you would like"), width=480, parent=parent)
        self.name = self._line("wish-name", self.tr("What it is"), wish.name if wish else "")
        self._missing = Text(self.tr("Write what it is, such as a day by the sea."), "small", "amber_ink")
        self._missing.setObjectName("wish-missing")
        self._missing.hide()
        self.name.textChanged.connect(lambda _words: self._missing.hide())
        self.body.addWidget(self._missing)
        cents = amount_words(wish.cents) if wish else ""
        self.amount = self._line("wish-amount", self.tr("What it costs, if you like"), cents)
        days = str(wish.days) if wish and wish.days else ""
        self.days = self._line("wish-days", self.tr("Or after how many days without use"), days)
        self._wrong = Text(self.tr("Write numbers there, such as 40 or 12.50, and 30 for days. Or leave both empty."))
        self._wrong.set_token("amber_ink")
        self._wrong.setObjectName("wish-wrong")
        self._wrong.hide()
        for field in (self.amount, self.days):
            field.textChanged.connect(lambda _words: self._wrong.hide())
        self.body.addWidget(self._wrong)
        self.add_button(self.tr("Cancel"), "quiet").clicked.connect(self.reject)
        save = self.add_button(self.tr("Save"), "primary", default=True, saves=True)
        save.setObjectName("wish-save")
        save.clicked.connect(self._save)
        put_keyboard(self.name)

    def _line(self, object_name: str, name: str, words: str) -> LineField:
        field = LineField(name=name)
        field.setObjectName(object_name)
        field.setText(words)
        self.body.addWidget(Labelled(name, field))
        return field

    def _save(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self._missing.show()
            put_keyboard(self.name)
            return
        amount, days = self.amount.text().strip(), self.days.text().strip()
        cents = read_cents(amount) if amount else None
        number = int(days) if days.isascii() and days.isdigit() and len(days) < 6 else 0
        if (amount and cents is None) or (days and not 0 < number <= _MOST_DAYS):
            self._wrong.show()
            put_keyboard(self.amount if amount and cents is None else self.days)
            return
        self.hand_in(name, cents, number or None)
