"""You: who the app is for, a name, where the naloxone is, and when a day and a week begin."""

from collections.abc import Hashable

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTime
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.deeds import attempt_and_tell
from companion.ui.settings.section import Section
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import LineField

LATEST_ROLLOVER = 6


class YouSection(Section):
    """Who the file is for and what is true of them; everything here can be changed back and forth with nothing lost."""

    name = "you"

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx, QCoreApplication.translate("YouSection", "You"))
        self._who = Choice(self.tr("Who it is for"), self._choose_audience, at_once=False)
        self._who.add(Audience.ME, self.tr("For me")).setObjectName("audience-me")
        self._who.add(Audience.SOMEONE_I_LOVE, self.tr("For someone I love")).setObjectName("audience-loved")
        note = self.tr(
            "Chooses Today, the places at the side and what is asked. For someone I love has no journal and no "
            "counter. Whatever was written stays in the file, and comes back when you change back."
        )
        self.row(self.tr("Who it is for"), self._who, note)
        self._name = LineField(self.tr("A name, or leave it empty"), name=self.tr("What to call you"))
        self._name.setObjectName("settings-name")
        self._name.editingFinished.connect(self._keep_name)
        self.row(self.tr("What to call you"), self._name)
        self._naloxone()
        self._days()

    def _naloxone(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(8))
        self._at_hand = Choice(self.tr("Naloxone at hand"), self._choose_naloxone)
        self._at_hand.add(True, self.tr("Yes")).setObjectName("naloxone-yes")
        self._at_hand.add(False, self.tr("Not yet")).setObjectName("naloxone-not-yet")
        self._place = LineField(self.tr("Such as: top drawer in the kitchen"), name=self.tr("Where it is kept"))
        self._place.setObjectName("naloxone-place")
        self._place.editingFinished.connect(self._keep_place)
        column.addWidget(self._at_hand)
        column.addWidget(self._place)
        kits = Button(self.tr("Naloxone kits"), icon="shield-check", compact=True)
        kits.setObjectName("settings-kits")
        kits.clicked.connect(lambda: self.ctx.shell.go("kits"))
        column.addWidget(kits, 0, Qt.AlignmentFlag.AlignLeft)
        self.row(self.tr("Naloxone at hand"), holder, self.tr("Today says where it is kept."))

    def _days(self) -> None:
        locale = QLocale()
        self._rollover = Select(self.tr("A new day begins at"))
        self._rollover.setObjectName("rollover")
        for hour in range(LATEST_ROLLOVER + 1):
            self._rollover.addItem(locale.toString(QTime(hour, 0), QLocale.FormatType.ShortFormat), hour)
        self._rollover.activated.connect(lambda row: self.set(rollover_hour=self._rollover.itemData(row)))
        self.row(
            self.tr("A new day begins at"),
            self._rollover,
            self.tr("A night that goes on after midnight still belongs to the day before."),
        )
        self._week = Select(self.tr("A week begins on"))
        self._week.setObjectName("first-weekday")
        for day in (1, 6, 7):
            self._week.addItem(locale.standaloneDayName(day), day)
        self._week.activated.connect(lambda row: self.set(first_weekday=self._week.itemData(row)))
        self.row(self.tr("A week begins on"), self._week)

    def refresh(self) -> None:
        known = self.ctx.services.settings.current()
        self._who.show_value(known.audience)
        if not self._name.hasFocus():
            self._name.setText(known.name)
        # Where kits are written down, they say where it is.
        kept = bool(self.ctx.services.kits.all())
        self._at_hand.setVisible(not kept)
        self._at_hand.show_value(known.naloxone_at_hand)
        self._place.setVisible(known.naloxone_at_hand is True and not kept)
        if not self._place.hasFocus():
            self._place.setText(known.naloxone_place)
        self._rollover.setCurrentIndex(max(0, self._rollover.findData(known.rollover_hour)))
        weekday = known.first_weekday or QLocale().firstDayOfWeek().value
        self._week.setCurrentIndex(max(0, self._week.findData(weekday)))

    def keep(self) -> None:
        """Keep what is typed and not yet confirmed."""
        self._keep_name()
        self._keep_place()

    def _keep_name(self) -> None:
        name = " ".join(self._name.text().split())
        if name != self.ctx.services.settings.current().name:
            self.ctx.services.settings.change(name=name)

    def _keep_place(self) -> None:
        place, known = " ".join(self._place.text().split()), self.ctx.services.settings.current()
        if known.naloxone_at_hand is True and place != known.naloxone_place:
            self.ctx.services.settings.change(naloxone_place=place)

    def _choose_naloxone(self, value: Hashable) -> None:
        known = self.ctx.services.settings.current()
        if value is not known.naloxone_at_hand:
            # The place stays for when there is one again; it is said only while there is.
            self.set(naloxone_at_hand=bool(value))
        if value:
            self._place.setFocus()

    def _choose_audience(self, value: Hashable) -> None:
        audience = Audience(str(value))
        settings = self.ctx.services.settings
        if audience is settings.current().audience:
            return
        self.keep()
        said = self.tr("Changed. Nothing that was written is lost.")
        if not attempt_and_tell(self.ctx, lambda: settings.change(audience=audience), said):
            self.refresh()
