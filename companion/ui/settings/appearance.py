"""How it looks: palette, text size, reading type, motion; and the country, which Help now needs."""

from collections.abc import Hashable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.settings.look_card import LookCard
from companion.ui.settings.section import Section
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.fields import Select
from companion.ui.widgets.text import Text

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
#: What stands here for the letters that were chosen in the reader.
_OF_READER = {"serif": "serif", "sans": "sans", "apart": "sans"}


class AppearanceSection(Section):
    """Everything here takes effect at once."""

    name = "appearance"

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx, QCoreApplication.translate("AppearanceSection", "Appearance"))
        self._look = Choice(self.tr("Colours"), lambda value: self._set(appearance=value))
        for value, words in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast-light", self.tr("High contrast, light")),
            ("contrast-dark", self.tr("High contrast, dark")),
        ):
            card = LookCard(value, words)
            card.setObjectName(f"look-{value}")
            self._look.add_button(value, card)
        self.box.addWidget(Text(self.tr("Colours"), "strong"))
        self.box.addWidget(self._look)
        self._size = Choice(self.tr("Text size"), lambda value: self._set(text_size=value))
        for size in TEXT_SIZES:
            self._size.add(size, self.tr("{percent} %").format(percent=size)).setObjectName(f"size-{size}")
        self.box.addWidget(Text(self.tr("Text size"), "strong"))
        self.box.addWidget(self._size)
        self._type = Choice(self.tr("Type for reading"), lambda value: self._set(reading_font=value, reader_letters=""))
        self._type.add("serif", self.tr("With serifs")).setObjectName("type-serif")
        self._type.add("sans", self.tr("Without serifs")).setObjectName("type-sans")
        self.row(self.tr("Type for reading"), self._type, self.tr("For articles and your own pages."))
        self._own_pages = self.note("")
        self._own_pages.setObjectName("type-own-pages")
        self._motion = Switch(self.tr("Things may move, slowly"))
        self._motion.setObjectName("motion")
        self._motion.toggled.connect(lambda on: self._set(motion=on))
        self.row(self.tr("Motion"), self._motion)

    def first_part(self) -> QWidget:
        """Where the keyboard begins: at the colours that are in force."""
        return self._look.stop()

    def showEvent(self, event: QShowEvent) -> None:
        # A choice made in the reader is no change of the file, of which a screen is told.
        self.refresh()
        super().showEvent(event)

    def refresh(self) -> None:
        prefs = self.ctx.prefs.now
        self._look.show_value(prefs.appearance)
        self._size.show_value(prefs.text_size)
        # As the reader has it: with more room its letters are those without serifs.
        letters = _OF_READER.get(prefs.reader_letters, prefs.reading_font)
        self._type.show_value(letters)
        self._own_pages.setText(
            self.tr("This was chosen in an article. Your own pages are set with serifs.")
            if prefs.reading_font == "serif"
            else self.tr("This was chosen in an article. Your own pages are set without serifs.")
        )
        self._own_pages.setVisible(letters != prefs.reading_font)
        self._motion.blockSignals(True)
        self._motion.setChecked(prefs.motion)
        self._motion.blockSignals(False)

    def _set(self, **changes: Hashable) -> None:
        self.ctx.prefs.change(**changes)
        self.refresh()


class CountrySection(Section):
    """Which country's numbers Help now shows."""

    name = "country"

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("CountrySection", "Country"),
            QCoreApplication.translate("CountrySection", "Help now and People show the numbers of this country."),
        )
        self._country = Select(self.tr("Country"))
        self._country.setObjectName("country")
        for info in ctx.library.countries():
            numbers = ", ".join(number.number for number in info.emergency)
            self._country.addItem(f"{info.name} ({numbers})" if numbers else info.name, info.code)
        self._country.activated.connect(self._chosen)
        self.row(self.tr("Country"), self._country)

    def refresh(self) -> None:
        self._country.setCurrentIndex(max(0, self._country.findData(self.ctx.country())))

    def _chosen(self, index: int) -> None:
        self.ctx.prefs.change(country=self._country.itemData(index))
