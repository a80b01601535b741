"""The one sheet that lists every key."""

from math import ceil

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from companion.ui.registry import ScreenEntry
from companion.ui.theme import theme_of
from companion.ui.widgets.card import Rule
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: From this width on, in design pixels, the keys stand in two columns.
_WIDE = 960


class ShortcutSheet(Sheet):
    """Every key that does something with these screens, in one place (Ctrl+/)."""

    def __init__(self, parent: QWidget, quick_hide: str, screens: tuple[ScreenEntry, ...]) -> None:
        theme = theme_of()
        # Pages, and moments among them, are only where there is a journal.
        own = any(entry.id == "journal" for entry in screens)
        search = (
            self.tr("Find on a page or in an article, search in the journal") if own else self.tr("Find in an article")
        )
        rings = self.tr("Print an article, a page of Help now or your rings")
        printed = rings if own else self.tr("Print an article or a page of Help now")
        columns = 2 if parent.window().width() >= theme.px(_WIDE + 24) else 1
        title = QCoreApplication.translate("ShortcutSheet", "Keys")
        super().__init__(title, width=_WIDE if columns > 1 else 520, parent=parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(8))
        rows: list[tuple[str, str]] = [("F1", self.tr("Help now, from anywhere"))]
        rows += [(entry.key, QCoreApplication.translate("Screens", entry.title)) for entry in screens if entry.key]
        rows += [
            *((("Ctrl+N", self.tr("Write something new")),) if own else ()),
            ("Ctrl+F", search),
            *(self._page_rows() if own else ()),
            ("F7", self.tr("Choose words in an article with the keyboard")),
            ("Ctrl+H", self.tr("Highlight the chosen words of an article")),
            ("Ctrl+D", self.tr("Bookmark the article, or take that away")),
            ("Ctrl+P", printed),
            ("Ctrl+S", self.tr("Save what you are writing")),
            *((("Ctrl+M", self.tr("Note a moment: how it is right now")),) if own else ()),
            ("Ctrl+Page Up, Page Down", self.tr("The day before or after in a check-in, the page in your path")),
            ("Ctrl+Z", self.tr("Undo the last thing")),
            ("Ctrl+L", self.tr("Lock")),
            *(((quick_hide, self.tr("Hide the window at once")),) if quick_hide else ()),
            ("Tab, Shift+Tab", self.tr("Go to the next or the previous part")),
            (self.tr("Arrow keys"), self.tr("Move in a list, or change a scale")),
            ("0 1 2 … 9", self.tr("Set a scale at once (1 then 0 for ten)")),
            (self.tr("Delete"), self.tr("Take a scale back to “not given”")),
            ("Esc", self.tr("Go back, or close")),
            ("Ctrl+/", self.tr("This list")),
            ("Ctrl+Q", self.tr("Close {name}").format(name=parent.window().windowTitle())),
        ]
        half = ceil(len(rows) / columns)
        for number, (key, meaning) in enumerate(rows):
            line, first = number % half * 2, number // half * 3
            grid.addWidget(Text(key, "strong", wrap=False), line, first)
            grid.addWidget(Text(meaning), line, first + 1)
            grid.addWidget(Rule(), line + 1, first, 1, 2)
        for column in range(columns):
            grid.setColumnStretch(column * 3 + 1, 1)
        self.body.addLayout(grid)
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _page_rows(self) -> tuple[tuple[str, str], ...]:
        """The keys of a page of the journal; those of its styles stand in its menu."""
        return (
            ("Ctrl+H", self.tr("Find and replace on a page")),
            ("Ctrl+B, Ctrl+I", self.tr("Make words of a page strong, or slanted")),
            ("Ctrl+Enter", self.tr("Tick the box of a line")),
            ("F11", self.tr("Show only the page")),
        )
