"""What this is, what it does not claim, where its words come from, and whose work it stands on."""

from PySide6.QtCore import QCoreApplication

import companion
from companion.context import AppContext
from companion.ui.settings.list_sheet import ListSheet
from companion.ui.settings.section import Section
from companion.ui.settings.sources_sheet import SourcesSheet
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

#: What the app is made with: name and licence, names that are not translated.
MADE_WITH = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3, SQLCipher", "zlib, BSD-3-Clause"),
    ("SQLite", "public domain"),
    ("PyNaCl, libsodium", "Apache-2.0, ISC"),
    ("markdown-it-py", "MIT"),
    ("msgspec", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("Atkinson Hyperlegible Next, Literata", "SIL OFL 1.1"),
    ("Lucide", "ISC, MIT"),
)


class AboutSection(Section):
    """Honest claims only, said once."""

    name = "about"

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx, QCoreApplication.translate("AboutSection", "About"))
        self.box.addWidget(Text(self.tr("Companion {version}").format(version=companion.__version__), "strong"))
        for words in (
            self.tr(
                "Companion informs and organises. It does not diagnose, treat, dose or predict, and it does not claim "
                "to be proven to help. In an emergency, call your emergency number."
            ),
            self.tr("Its pages are written from the sources listed. They are not yet reviewed by a clinician."),
            self.tr(
                "Phone numbers carry the day on which they were read in their source, and the date of that source "
                "where it has one. Nobody has rung them to try them. If one does not answer, call the emergency number."
            ),
            self.tr("It has no network code: no account, no telemetry, no update check."),
        ):
            self.box.addWidget(Text(words, "soft", "ink_soft"))
        buttons = FlowLayout(None, theme_of().px(10))
        for words, name, act in (
            (self.tr("Sources"), "about-sources", self._sources),
            (self.tr("Licences"), "about-licences", self._licences),
            (self.tr("Keys"), "about-keys", ctx.shell.show_shortcuts),
        ):
            button = Button(words)
            button.setObjectName(name)
            button.clicked.connect(act)
            buttons.addWidget(button)
        self.box.addLayout(buttons)

    def _sources(self) -> None:
        SourcesSheet(self.ctx, self.window()).open()

    def _licences(self) -> None:
        lines = [f"{name}: {licence}" for name, licence in MADE_WITH]
        lines.insert(0, self.tr("Companion itself: MIT"))
        ListSheet(self.tr("Licences"), lines, self.window()).open()
