"""The one sheet that lists every key."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from companion.ui.registry import SCREENS
from companion.ui.theme import theme_of
from companion.ui.widgets.card import Rule
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class ShortcutSheet(Sheet):
    """Every key, in one place (Ctrl+/)."""

    def __init__(self, parent: QWidget, quick_hide: str) -> None:
        super().__init__(QCoreApplication.translate("ShortcutSheet", "Keys"), parent=parent)
        theme = theme_of()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(28))
        grid.setVerticalSpacing(theme.px(8))
        rows: list[tuple[str, str]] = [("F1", self.tr("Help now, from anywhere"))]
        rows += [(entry.key, QCoreApplication.translate("Screens", entry.title)) for entry in SCREENS]
        rows += [
            ("Ctrl+N", self.tr("Write something new")),
            ("Ctrl+F", self.tr("Search in the journal, or find in an article")),
            ("Ctrl+S", self.tr("Save what you are writing")),
            ("Ctrl+Z", self.tr("Undo the last thing")),
            ("Ctrl+L", self.tr("Lock")),
            *(((quick_hide, self.tr("Hide the window at once")),) if quick_hide else ()),
            ("Tab, Shift+Tab", self.tr("Go to the next or the previous part")),
            (self.tr("Arrow keys"), self.tr("Move in a list, or change a scale")),
            ("0 1 2 … 9", self.tr("Set a scale at once (1 then 0 for ten)")),
            (self.tr("Delete"), self.tr("Take a scale back to “not given”")),
            ("Esc", self.tr("Go back, or close")),
            ("Ctrl+/", self.tr("This list")),
            ("Ctrl+Q", self.tr("Close Companion")),
        ]
        for number, (key, meaning) in enumerate(rows):
            grid.addWidget(Text(key, "strong", wrap=False), number * 2, 0)
            grid.addWidget(Text(meaning), number * 2, 1)
            grid.addWidget(Rule(), number * 2 + 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.clicked.connect(self.accept)
        close.setFocus()
