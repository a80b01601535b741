"""When the file cannot be opened: what happened in a calm sentence, and every way on there is. Nothing is lost here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.backup import Backup
from companion.domain.problems import (
    FileDamaged,
    FileMissing,
    FileNewer,
    KeyFileDamaged,
    KeyFileMissing,
    KnownProblem,
    NotACompanionFile,
    SecretProblem,
    SecretsLost,
)
from companion.services.backups import BackupService
from companion.services.opening import opened_by
from companion.ui.backup_rows import BackupRows
from companion.ui.backup_sheet import LookInsideSheet
from companion.ui.lone_page import LonePage
from companion.ui.problems import words_for
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled, LineField, SecretField
from companion.ui.widgets.places import ask_which
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import PathText, Text

SHOWN = 6
#: Problems a backup can answer.
_BY_BACKUP = (FileDamaged, FileMissing, FileNewer, KeyFileMissing, KeyFileDamaged, NotACompanionFile, SecretsLost)
#: Problems the key file of a backup can answer.
_BY_KEY = (KeyFileMissing, KeyFileDamaged)
#: Problems after which one may begin anew beside what is there.
_BY_NEW = (FileDamaged, FileMissing, KeyFileMissing, KeyFileDamaged, NotACompanionFile, SecretsLost)


class TroublePage(LonePage):
    """Signals: `try_again`, `help_wanted`."""

    try_again = Signal()

    def __init__(self, ctx: AppContext, problem: KnownProblem, parent: QWidget | None = None) -> None:
        super().__init__(neutral=ctx.prefs.now.neutral_title, width=620, parent=parent)
        self.ctx = ctx
        self._rescuing = False
        self._damaged = isinstance(problem, FileDamaged)
        self._backups = BackupService(ctx.vault)
        words = words_for(problem)
        card = Card()
        title = Text(words.title if words else "", "title")
        title.setObjectName("trouble-title")
        card.box.addWidget(title)
        if words is not None:
            card.box.addWidget(Text(words.sentence))
            card.box.addWidget(Text(words.what_to_do, "strong"))
        where = str(problem.path or ctx.paths.data)
        card.box.addWidget(PathText(where))
        row = FlowLayout(None, theme_of().px(10))
        again = self._button(row, self.tr("Try again"), "try-again", self.try_again.emit)
        again.kind = "primary"
        self._button(row, self.tr("Copy this path"), "copy-place", lambda: QGuiApplication.clipboard().setText(where))
        self._button(row, self.tr("Close Companion"), "trouble-close", lambda: self.window().close())
        card.box.addLayout(row)
        self.column.addWidget(card)
        if isinstance(problem, _BY_KEY):
            self.column.addWidget(self._rescue_card())
        if isinstance(problem, _BY_BACKUP):
            self.column.addWidget(self._backups_card())
        if isinstance(problem, _BY_NEW):
            self.column.addWidget(self._anew_card())
        self.column.addStretch(2)
        self.begin_at(again)

    def go_back(self) -> bool:
        """There is nothing behind this page."""
        return False

    # -- parts ---------------------------------------------------------------------------------------------

    def _button(self, row: FlowLayout, words: str, name: str, act: Callable[[], object]) -> Button:
        button = Button(words)
        button.setObjectName(name)
        button.clicked.connect(lambda: act())
        row.addWidget(button)
        return button

    def _rescue_card(self) -> Card:
        card = Card()
        card.heading(self.tr("Use the key from a backup"))
        card.box.addWidget(
            Text(self.tr("Type your passphrase or your recovery code. The key file comes back; nothing else changes."))
        )
        says = Text("", "soft", "ink_soft")
        says.setObjectName("rescue-says")
        field = SecretField(name=self.tr("Passphrase or recovery code"))
        field.setObjectName("rescue-secret")
        field.returnPressed.connect(lambda: self._rescue(field, says))
        card.box.addWidget(field)
        card.box.addWidget(says)
        row = FlowLayout(None, theme_of().px(10))
        self._button(row, self.tr("Open my file"), "rescue-go", lambda: self._rescue(field, says))
        self._button(
            row, self.tr("With a key file from elsewhere"), "choose-key", lambda: self._choose_key(field, says)
        )
        card.box.addLayout(row)
        return card

    def _choose_key(self, field: SecretField, says: Text) -> None:
        if not field.text():
            says.setText(self.tr("Type your passphrase or recovery code first."))
            field.setFocus()
            return
        chosen = ask_which(
            self,
            self.tr("Choose a key file, or a saved copy that holds one"),
            self.tr("Key file or saved copy (*.keys *.keys.kept-* *.zip)"),
            self.ctx.paths.data,
        )
        if chosen is not None:
            self._rescue(field, says, chosen)

    def _rescue(self, field: SecretField, says: Text, chosen: Path | None = None) -> None:
        typed = field.text()
        if not typed:
            says.setText(self.tr("Type your passphrase or recovery code first."))
            field.setFocus()
            return
        if self._rescuing:
            return
        self._rescuing = True
        says.setText(self.tr("One moment…"))

        def opened(_nothing: object) -> None:
            field.clear()
            self.try_again.emit()

        def failed(problem: Exception) -> None:
            self._rescuing = False
            says.setText("")
            if isinstance(problem, SecretProblem):
                field.selectAll()
                field.setFocus()
                says.setText(self.tr("No key was found that this opens. Try once more, or bring back a backup."))
            else:
                self.ctx.shell.show_problem(problem)

        self.ctx.jobs.run(
            lambda: opened_by(typed, lambda secret: self.ctx.vault.rescue(secret, chosen)),
            opened,
            failed=failed,
            owner=self,
        )

    def _backups_card(self) -> Card:
        card = Card()
        card.heading(self.tr("Bring back a backup"))
        found, words = self._find_backups()
        if not found:
            note = Text(words, "soft", "ink_soft")
            note.setObjectName("no-backups")
            card.box.addWidget(note)
        rows = BackupRows(self.ctx, self._look)
        rows.show_backups(found[:SHOWN])
        card.box.addWidget(rows)
        buttons = FlowLayout(None, theme_of().px(10))
        self._button(buttons, self.tr("Use a saved copy"), "use-copy", self._use_copy)
        card.box.addLayout(buttons)
        return card

    def _find_backups(self) -> tuple[tuple[Backup, ...], str]:
        """The backups there are, and what to say where none is; this page is shown whatever the disk does."""
        try:
            return self._backups.list(), self.tr("There is no backup in this folder.")
        except KnownProblem:
            return (), self.tr("The folder of the backups cannot be read just now. A saved copy may be elsewhere.")

    def _anew_card(self) -> Card:
        card = Card()
        card.heading(self.tr("Begin with a new file"))
        card.box.addWidget(
            Text(self.tr("What is there stays: it is set aside, whole, among the backups."), "soft", "ink_soft")
        )
        row = FlowLayout(None, theme_of().px(10))
        self._button(row, self.tr("Begin anew"), "begin-anew", self._ask_anew)
        card.box.addLayout(row)
        return card

    # -- ways on -------------------------------------------------------------------------------------------

    def _use_copy(self) -> None:
        kinds = self.tr("Companion copy or export (*.zip *.json)")
        chosen = ask_which(self, self.tr("Use a saved copy"), kinds)
        if chosen is not None:
            self._look(chosen)

    def _look(self, source: Backup | Path) -> None:
        sheet = LookInsideSheet(self.ctx, self._backups, source, self.window(), damaged=self._damaged)
        sheet.restored.connect(self.try_again)
        sheet.open()

    def _ask_anew(self) -> None:
        sheet = AnewSheet(self.ctx, self.window())
        sheet.accepted.connect(self.try_again)
        sheet.open()


class AnewSheet(Sheet):
    """Asks for a typed word before what is there is set aside."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            self.tr("Begin with a new file"),
            self.tr("Your file and its key file are set aside among the backups. Then a new, empty file begins."),
            parent=parent,
        )
        self.ctx = ctx
        self._word = self.tr("new")
        self._field = LineField(name=self.tr("Type the word to confirm"))
        self._field.setObjectName("anew-word")
        self._field.textChanged.connect(self._typed)
        self.body.addWidget(Labelled(self.tr("Type “{word}” to go on").format(word=self._word), self._field))
        self.body.addStretch(1)
        self._busy = False
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._go = self.add_button(self.tr("Begin anew"), "primary")
        self._go.setObjectName("anew-go")
        self._go.setEnabled(False)
        self._go.clicked.connect(self._begin)
        self._field.setFocus()

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    def _confirmed(self) -> bool:
        return self._field.text().strip().lower() == self._word

    def _typed(self, _words: str) -> None:
        self._go.setEnabled(self._confirmed() and not self._busy)

    def _begin(self) -> None:
        if self._busy or not self._confirmed():
            return
        self._busy = True
        self._go.setEnabled(False)
        vault = self.ctx.vault

        def begin() -> None:
            vault.set_aside()
            # With backups beside it, no file would read as a lost one: the new one is made here and now.
            vault.create()

        self.ctx.jobs.run(begin, self._begun, failed=self._failed, owner=self)

    def _begun(self, _nothing: object) -> None:
        self._busy = False
        # The new file has no passphrase and knows nobody, so the first run is there again.
        self.ctx.prefs.change(first_run_done=False, first_run_step=0)
        self.accept()

    def _failed(self, problem: Exception) -> None:
        self._busy = False
        self.reject()
        self.ctx.shell.show_problem(problem)
