"""The one place where everything can be taken out: as what, and what that means."""

from PySide6.QtWidgets import QWidget

from companion.domain.transfer import Kind
from companion.ui.theme import theme_of
from companion.ui.widgets.option import Option
from companion.ui.widgets.sheet import Sheet


class TakeOutSheet(Sheet):
    """Asks what everything is to be taken out as, and says a sentence about each; `kind` is the answer."""

    reads_first = True

    def __init__(self, encrypted: bool, parent: QWidget) -> None:
        super().__init__(
            self.tr("Take everything out"),
            self.tr(
                "What you wrote is yours, and nothing here changes. All but the last are plain text, although your "
                "file is encrypted: keep them where only you can read them."
            )
            if encrypted
            else self.tr(
                "What you wrote is yours, and nothing here changes. Whoever can open what you take out can read it: "
                "keep it where only you can."
            ),
            width=640,
            parent=parent,
        )
        self._encrypted = encrypted
        self._options: dict[Kind, Option] = {}
        self.body.setSpacing(theme_of().px(8))
        for kind, words, note in self._kinds():
            option = Option(words, note)
            option.setObjectName(f"take-out-{kind.value}")
            option.setAccessibleDescription(note)
            self.body.addWidget(option)
            self._options[kind] = option
        self._options[Kind.JSON].setChecked(True)
        self.body.addStretch(1)
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        go = self.add_button(self.tr("Choose where"), "primary", default=True)
        go.setObjectName("export-go")
        go.clicked.connect(self.accept)

    @property
    def kind(self) -> Kind:
        """What is chosen."""
        return next(kind for kind, option in self._options.items() if option.isChecked())

    def _kinds(self) -> tuple[tuple[Kind, str, str], ...]:
        copy, opens = self.tr("A copy of the whole file"), self.tr("It has no passphrase.")
        if self._encrypted:
            copy, opens = self.tr("A copy that needs the passphrase"), self.tr("It stays encrypted.")
        return (
            (
                Kind.JSON,
                self.tr("Everything, to bring back later (JSON)"),
                self.tr("One file with every row, which Companion and other programs read."),
            ),
            (
                Kind.HTML,
                self.tr("A page to read (HTML)"),
                self.tr("Your journal, check-ins, lists and photos on one page, for any browser."),
            ),
            (
                Kind.MARKDOWN,
                self.tr("A folder of pages (Markdown)"),
                self.tr("A text file for each entry and each month, with photos and sounds beside them."),
            ),
            (
                Kind.CSV,
                self.tr("Tables (CSV)"),
                self.tr("A folder with a table for each kind of thing, for Excel or LibreOffice."),
            ),
            (
                Kind.BACKUP,
                copy,
                self.tr("One file, for a memory stick or another computer. {opens}").format(opens=opens),
            ),
        )
