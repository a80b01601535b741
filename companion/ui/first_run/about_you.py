"""The first steps: who it is for, where one lives and what to be called, and one person to call."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.contacts import Contact, ContactDetails, Number
from companion.domain.settings import Audience
from companion.domain.value import replace
from companion.ui.first_run.step import Step
from companion.ui.theme import theme_of
from companion.ui.widgets.empty import IconMark
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.option import Option
from companion.ui.widgets.text import Text


class WhoStep(Step):
    """What this is, and who it is for."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("Welcome. Who is it for?"))
        self.column.setSpacing(theme_of().px(10))
        self._options: dict[Audience, Option] = {}
        for audience, words, note in (
            (Audience.ME, self.tr("For me"), self.tr("I live with opioid use, or with recovering from it.")),
            (
                Audience.SOMEONE_I_LOVE,
                self.tr("For someone I love"),
                self.tr("Someone close to me uses opioids, or is in recovery. You can change this later."),
            ),
        ):
            option = Option(words, note)
            option.setObjectName(f"first-{audience.value}")
            self._options[audience] = option
            self.column.addWidget(option)
        self._options[self._known()].setChecked(True)
        for icon, words in (
            ("lock", self.tr("All of it stays on this computer. There is no account, and nothing is sent anywhere.")),
            ("life-buoy", self.tr("Help is one key away: press F1 at any time, on any page.")),
        ):
            self.column.addWidget(_Promise(icon, words))
        self.say(self.tr("A few questions follow. You can skip any of them."), "ink_soft")

    def first_part(self) -> QWidget:
        return self._options[self._chosen()]

    def keep(self, go_on: Callable[[], None]) -> None:
        chosen = self._chosen()
        if chosen is not self._known():
            self.open_file()
            self.ctx.services.settings.change(audience=chosen)
        go_on()

    def _chosen(self) -> Audience:
        return next(audience for audience, option in self._options.items() if option.isChecked())

    def _known(self) -> Audience:
        """What was answered when the step was visited before; most people are here for themselves."""
        return self.ctx.services.settings.current().audience if self.ctx.unlocked else Audience.ME


class _Promise(QWidget):
    """A small icon with a line beside it."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_of().px(12))
        row.addWidget(IconMark(icon, 32), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words, "soft"), 1, Qt.AlignmentFlag.AlignVCenter)


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
        self._country.setCurrentIndex(max(0, self._country.findData(ctx.country())))
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
        if name or self.ctx.unlocked:
            self.open_file()
            if name != self.ctx.services.settings.current().name:
                self.ctx.services.settings.change(name=name)
        go_on()

    def leave(self) -> None:
        self.keep(lambda: None)


class PersonStep(Step):
    """One person to call; the same one when the step is visited again."""

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
        self._known: Contact | None = None
        for contact in ctx.services.contacts.all()[:1] if ctx.unlocked else ():
            self._known = contact
            self._name.setText(contact.details.name)
            self._number.setText(contact.details.numbers[0].number if contact.details.numbers else "")

    def first_part(self) -> QWidget:
        return self._name

    def entered(self, go_on: Callable[[], None]) -> None:
        """From the name to the number, which is what one rings by; from there on."""
        if self._name.hasFocus() and self._name.text().strip() and not self._number.text().strip():
            self._number.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.keep(go_on)

    def keep(self, go_on: Callable[[], None]) -> None:
        name, number = self._name.text().strip(), self._number.text().strip()
        if name or number:
            self.open_file()
            known = self._known.details if self._known is not None else ContactDetails("")
            label = known.numbers[0].label if known.numbers else ""
            first = (Number(number, label),) if number else ()
            details = replace(known, name=name or number, numbers=(*first, *known.numbers[1:]))
            if self._known is None:
                self.ctx.services.contacts.add(details)
            elif details != known:
                self.ctx.services.contacts.change(self._known.uuid, details)
        elif self._known is not None:
            # Taken out by hand again; they are in the bin, as everyone who is removed.
            self.ctx.services.contacts.remove(self._known.uuid)
        go_on()

    def leave(self) -> None:
        self.keep(lambda: None)
