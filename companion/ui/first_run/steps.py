"""The steps of the first run. Each keeps what it was given when it is left, and nothing is required."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.settings import Counting
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.fields import DateField, Labelled, LineField, Select
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.passphrase import NewPassphrase
from companion.ui.widgets.recovery_code import RecoveryCodeView
from companion.ui.widgets.text import Text


class Step(QWidget):
    """One step: a title, what it asks, and `keep` for what was given. `skippable` steps show a Skip button."""

    skippable = True
    #: Something new is shown in the step and read before going on.
    settled = Signal()

    def __init__(self, ctx: AppContext) -> None:
        super().__init__()
        self.ctx = ctx
        theme = theme_of()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(14))
        self.title = Text("", "page")
        self.title.setObjectName("step-title")
        self.column.addWidget(self.title)

    def say(self, words: str, token: str = "ink") -> None:
        """A paragraph."""
        self.column.addWidget(Text(words, "body", token))

    def keep(self, go_on: Callable[[], None]) -> None:
        """Keep what was given, then call `go_on`; or stay, saying why."""
        go_on()

    def first_part(self) -> QWidget | None:
        """Where the keyboard begins; None leaves it on the button that goes on."""
        return None

    def open_file(self) -> None:
        """Make the person's file, plain, when the first thing is to be kept."""
        if self.ctx.vault.database is None:
            self.ctx.vault.create()
        if not self.ctx.unlocked:
            self.ctx.renew_session()


class WelcomeStep(Step):
    """What this is, in a few sentences."""

    skippable = False

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("Welcome"))
        self.say(self.tr("Companion is a calm place for living with, or recovering from, opioid use."))
        self.say(self.tr("Everything you write stays on this computer. It never uses the internet."))
        self.say(self.tr("A few questions follow. You can skip each of them, and change everything later."))
        self.say(self.tr("In an emergency, or with a craving, press F1 at any time."), "ink_soft")


class CountryStep(Step):
    """The country for helplines, and a name to be greeted by."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("Where are you?"))
        self.say(self.tr("Help now shows the emergency number and the helplines of your country."))
        self._country = Select(self.tr("Country"))
        self._country.setObjectName("first-country")
        for info in ctx.library.countries():
            self._country.addItem(info.name, info.code)
        guess = ctx.prefs.now.country or ctx.library.country_for_locale(QLocale.system().name())
        self._country.setCurrentIndex(max(0, self._country.findData(guess)))
        self.column.addWidget(Labelled(self.tr("Country"), self._country))
        self._name = LineField(name=self.tr("What may Companion call you?"))
        self._name.setObjectName("first-name")
        if ctx.unlocked:
            self._name.setText(ctx.services.settings.current().name)
        self.column.addWidget(
            Labelled(self.tr("What may Companion call you?"), self._name, self.tr("Any name, or none."))
        )

    def first_part(self) -> QWidget:
        return self._country

    def keep(self, go_on: Callable[[], None]) -> None:
        self.ctx.prefs.change(country=self._country.currentData())
        name = " ".join(self._name.text().split())
        if name:
            self.open_file()
            if name != self.ctx.services.settings.current().name:
                self.ctx.services.settings.change(name=name)
        go_on()


class PersonStep(Step):
    """One person to call."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("One person to call"))
        self.say(self.tr("Who could you ring on a hard day? Help now will show their number, one key away."))
        self._name = LineField(name=self.tr("Their name"))
        self._name.setObjectName("first-person")
        self._number = LineField(name=self.tr("Their number"))
        self._number.setObjectName("first-number")
        self.column.addWidget(Labelled(self.tr("Their name"), self._name))
        self.column.addWidget(Labelled(self.tr("Their number"), self._number, self.tr("Kept just as you type it.")))
        self._uuid = ""
        if ctx.unlocked:
            for contact in ctx.services.contacts.all()[:1]:
                self._uuid = contact.uuid
                self._name.setText(contact.details.name)
                self._number.setText(contact.details.numbers[0].number if contact.details.numbers else "")

    def first_part(self) -> QWidget:
        return self._name

    def keep(self, go_on: Callable[[], None]) -> None:
        name, number = self._name.text().strip(), self._number.text().strip()
        if name or number:
            self.open_file()
            numbers = (Number(number, ""),) if number else ()
            details = ContactDetails(name or number, "", "", "", False, numbers)
            if self._uuid:
                self.ctx.services.contacts.change(self._uuid, details)
            else:
                self._uuid = self.ctx.services.contacts.add(details).uuid
        go_on()


class PassphraseStep(Step):
    """A passphrase, and then the recovery code that goes with it."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("Protect what you write"))
        self._busy = False
        self._shown = False
        if ctx.vault.encrypted:
            self.say(self.tr("Your file is protected by your passphrase."))
            self._shown = True
            return
        self._what = Text(
            self.tr(
                "A passphrase encrypts your file, so that someone who copies it or takes this computer cannot read it. "
                "It does not help while Companion is open, or against someone who watches you type."
            )
        )
        self.column.addWidget(self._what)
        self._new = NewPassphrase()
        self._new.first.setObjectName("first-passphrase")
        self._new.second.setObjectName("first-passphrase-again")
        self.column.addWidget(self._new)
        self._says = Text("", "soft", "ink_soft")
        self._says.setObjectName("first-says")
        self.column.addWidget(self._says)

    def first_part(self) -> QWidget | None:
        return None if self._shown else self._new.first

    def keep(self, go_on: Callable[[], None]) -> None:
        if self._busy:
            return
        if self._shown or not self._new.text():
            go_on()
            return
        if not self._new.matches():
            return
        words, vault = self._new.text(), self.ctx.vault
        self._busy = True
        self._says.setText(self.tr("One moment…"))

        def protect() -> str:
            if vault.database is None:
                return vault.create(words) or ""
            return vault.set_passphrase(words)

        self.ctx.jobs.run(protect, self._protected, failed=self._failed, owner=self)

    def _protected(self, code: str) -> None:
        self._busy = False
        self._shown = True
        self.ctx.renew_session()
        self._new.clear()
        for part in (self._what, self._new, self._says):
            part.hide()
        self.title.setText(self.tr("Your recovery code"))
        self.say(self.tr("It opens your file if you forget the passphrase. If both are lost, nobody can open it."))
        view = RecoveryCodeView(code)
        view.setObjectName("first-code")
        self.column.addWidget(view)
        self.settled.emit()

    def _failed(self, problem: Exception) -> None:
        self._busy = False
        self._says.setText("")
        self.ctx.renew_session()
        self.ctx.shell.show_problem(problem)


class DateStep(Step):
    """The day they count from, last, and just as well not at all."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("Do you want to count days?"))
        self.say(
            self.tr("You can count from a day you choose, or not at all. Prescribed medicine never resets anything.")
        )
        self._chips: dict[str, Chip] = {}
        row = FlowLayout(None, theme_of().px(10))
        for name, words in (
            ("not-yet", self.tr("Not yet")),
            ("today", self.tr("From today")),
            ("earlier", self.tr("From an earlier date")),
            ("rather-not", self.tr("I'd rather not count")),
        ):
            chip = Chip(words)
            chip.setObjectName(f"first-{name}")
            chip.clicked.connect(lambda _checked=False, name=name: self._choose(name))
            self._chips[name] = chip
            row.addWidget(chip)
        self.column.addLayout(row)
        self.open_file()
        today = ctx.today()
        self._date = DateField(self.tr("The day I count from"), today, latest=today)
        self._date.setObjectName("first-date")
        self._asked = Labelled(self.tr("The day I count from"), self._date)
        self._asked.hide()
        self.column.addWidget(self._asked)
        self._choose("not-yet")

    def first_part(self) -> QWidget:
        return self._chips["not-yet"]

    def _choose(self, name: str) -> None:
        self._chosen = name
        for other, chip in self._chips.items():
            chip.setChecked(other == name)
        self._asked.setVisible(name == "earlier")
        if name == "earlier":
            self._date.setFocus()

    def keep(self, go_on: Callable[[], None]) -> None:
        counter = self.ctx.services.counter
        if self._chosen == "today":
            counter.start_on(self.ctx.today(), self.ctx.clock.now())
        elif self._chosen == "earlier":
            counter.start_on(self._date.value())
        elif self._chosen == "rather-not":
            counter.stop_counting(Counting.RATHER_NOT)
        go_on()
