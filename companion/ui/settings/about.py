"""What this is, what it does not claim, where its words come from, and whose work it stands on."""

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QWidget

import companion
from companion.context import AppContext
from companion.ui.settings.section import Section
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.sheet import Sheet
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
            self.tr("Phone numbers carry the date of their source. If one does not answer, call the emergency number."),
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
        lines = [
            f"{source.organisation}: {source.title}. {source.year}. {source.address}"
            for source in sorted(self.ctx.library.sources(), key=lambda source: source.organisation.casefold())
        ]
        ListSheet(self.tr("Sources"), lines, self.window()).open()

    def _licences(self) -> None:
        lines = [f"{name}: {licence}" for name, licence in MADE_WITH]
        lines.insert(0, self.tr("Companion itself: MIT"))
        ListSheet(self.tr("Licences"), lines, self.window()).open()


class _ListText(QTextBrowser):
    """Text as high as its lines, on the ground it lies on: the sheet does the scrolling."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme_of().font("soft"))
        self.setOpenLinks(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setPlainText(words)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cursorPositionChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = math.ceil(self.document().size().height()) + 2
        if height != self.height():
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The keys that would scroll a page of its own scroll the sheet instead.
        area = self._area()
        if area is None or not area.scroll_by(event):
            super().keyPressEvent(event)

    def _area(self) -> ScrollArea | None:
        part = self.parentWidget()
        while part is not None and not isinstance(part, ScrollArea):
            part = part.parentWidget()
        return part

    def _follow(self) -> None:
        area = self._area()
        content = area.widget() if area is not None else None
        if area is not None and content is not None and self.hasFocus() and self.textCursor().hasSelection():
            spot = self.viewport().mapTo(content, self.cursorRect().center())
            area.ensureVisible(spot.x(), spot.y(), 0, theme_of().px(24))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ListSheet(Sheet):
    """A long list as text that can be read, selected and copied."""

    def __init__(self, title: str, lines: list[str], parent: QWidget) -> None:
        super().__init__(title, width=640, parent=parent)
        page = _ListText(title, "\n\n".join(lines))
        # Its height is known once it has a width; until then the sheet takes what the window can give.
        page.setMinimumHeight(page.fontMetrics().lineSpacing() * 2 * len(lines))
        self.body.addWidget(page)
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.clicked.connect(self.accept)
