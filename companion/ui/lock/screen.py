"""The lock: a passphrase, or the recovery code. It knows nothing of the person and shows nothing of theirs."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.problems import (
    KeyFileDamaged,
    KeyFileMissing,
    KnownProblem,
    MistypedRecoveryCode,
    SecretsLost,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.domain.vault import Secret, SecretKind
from companion.ui.lone_page import LonePage
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button, Switch
from companion.ui.widgets.line import Labelled, LineField, SecretField
from companion.ui.widgets.passphrase import CapsLockHint
from companion.ui.widgets.text import Text

#: After this many wrong tries each further one waits a little, longer every time, up to the last of these.
FREE_TRIES = 5
PAUSES_MS = (2_000, 4_000, 8_000, 15_000, 30_000)


class LockScreen(LonePage):
    """Signals: `unlocked` once the file is open, `trouble` (KnownProblem) when it cannot be, `help_wanted`."""

    unlocked = Signal()
    trouble = Signal(object)
    #: It asks for nothing that could not be asked later.
    can_wait = True

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(neutral=ctx.prefs.now.neutral_title, parent=parent)
        self.ctx = ctx
        self._wrong = 0
        self._busy = False
        self._by_code = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._pause_over)
        self._secret = SecretField(name=self.tr("Passphrase"))
        self._secret.setObjectName("passphrase")
        self._secret.returnPressed.connect(self._unlock)
        self._secret_row = Labelled(self.tr("Passphrase"), self._secret)
        self._caps = CapsLockHint(self._secret)
        self._code = LineField(name=self.tr("Recovery code"))
        self._code.setObjectName("recovery-code")
        self._code.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._code.returnPressed.connect(self._unlock)
        self._code_row = Labelled(
            self.tr("Recovery code"), self._code, self.tr("As on your paper. Capital letters and dashes do not matter.")
        )
        self._code_row.hide()
        self._show = Switch(self.tr("Show what I type"))
        self._show.setObjectName("show-passphrase")
        self._show.toggled.connect(self._secret.show_letters)
        self._says = Text("", "soft", "ink_soft")
        self._says.setObjectName("lock-says")
        self._says.hide()
        self._go = Button(self.tr("Unlock"), "primary")
        self._go.setObjectName("unlock")
        self._go.clicked.connect(self._unlock)
        self._other = Button(self.tr("Use the recovery code"), "quiet")
        self._other.setObjectName("use-code")
        self._other.clicked.connect(lambda: self._use_code(not self._by_code))
        self._neither = Button(self.tr("I have neither"), "quiet")
        self._neither.setObjectName("have-neither")
        self._neither.clicked.connect(lambda: self.trouble.emit(SecretsLost(ctx.paths.database)))
        self._neither.hide()
        for part in (self._secret_row, self._caps, self._code_row, self._show, self._says, self._go):
            self.column.addWidget(part)
        self.column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._neither, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(2)
        self.begin_at(self._secret)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            # Back from Help now: hidden letters are typed over, not added to. A code can be read and goes on.
            self._secret.selectAll()

    def go_back(self) -> bool:
        """Escape: from the recovery code back to the passphrase."""
        if self._by_code and not self._busy:
            self._use_code(False)
            return True
        return False

    def _use_code(self, by_code: bool) -> None:
        self._by_code = by_code
        self._secret_row.setVisible(not by_code)
        self._show.setVisible(not by_code)
        self._caps.hide()
        self._code_row.setVisible(by_code)
        self._neither.setVisible(by_code)
        self._other.setText(self.tr("Use the passphrase") if by_code else self.tr("Use the recovery code"))
        if not self._pause.isActive():
            self._say("")
        field, left = (self._code, self._secret) if by_code else (self._secret, self._code)
        left.clear()
        self.begin_at(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unlock(self) -> None:
        typed = self._code.text() if self._by_code else self._secret.text()
        if self._busy or self._pause.isActive() or not typed:
            return
        vault = self.ctx.vault
        secret = Secret(SecretKind.RECOVERY_CODE if self._by_code else SecretKind.PASSPHRASE, typed)

        def open_file() -> object:
            try:
                return vault.unlock_with(secret)
            except (KeyFileMissing, KeyFileDamaged) as lost:
                # Backups carry the key file too: whoever has the right secret need not know that one was lost.
                try:
                    return vault.rescue(secret)
                except KeyFileMissing:
                    # No backup has one, and what is to be told is what happened to the one beside the file.
                    raise lost from None

        self._busy = True
        self._go.setEnabled(False)
        self._say(self.tr("Opening…"))
        self.ctx.jobs.run(open_file, self._opened, failed=self._failed, owner=self)

    def _opened(self, _database: object) -> None:
        self._busy = False
        self._secret.clear()
        self._code.clear()
        if self._by_code:
            self._renew_secrets()
        else:
            self.unlocked.emit()

    def _failed(self, problem: Exception) -> None:
        self._busy = False
        self._go.setEnabled(True)
        if isinstance(problem, WrongPassphrase):
            self._wrong_try(self.tr("That is not the passphrase. Nothing has changed; try again."), self._secret)
        elif isinstance(problem, MistypedRecoveryCode):
            self._say(self.tr("The code is not quite right: a letter or a number is wrong or missing."))
            self._code.setFocus()
        elif isinstance(problem, WrongRecoveryCode):
            self._wrong_try(self.tr("That code does not open this file. A newer code replaces older ones."), self._code)
        elif isinstance(problem, KnownProblem):
            self.trouble.emit(problem)
        else:
            self._say("")
            self.ctx.shell.show_problem(problem)

    def _wrong_try(self, words: str, field: LineField) -> None:
        self._wrong += 1
        field.selectAll()
        field.setFocus()
        over = self._wrong - FREE_TRIES
        if over >= 0:
            pause = PAUSES_MS[min(over, len(PAUSES_MS) - 1)]
            self._go.setEnabled(False)
            self._pause.start(pause)
            words += " " + self.tr("You can try again in %n second(s).", "", pause // 1000)
        self._say(words)

    def _pause_over(self) -> None:
        self._go.setEnabled(True)
        self._say("")

    def _say(self, words: str) -> None:
        """A quiet line above the button, read aloud as well; no line while there is nothing to say."""
        self._says.setText(words)
        self._says.setVisible(bool(words))
        if words:
            say_aloud(self._says, words)

    def _renew_secrets(self) -> None:
        """After the recovery code: offer a new passphrase, since the former one seems forgotten."""
        from companion.ui.lock.renewal import RenewalSheet

        self._go.setEnabled(True)
        sheet = RenewalSheet(self.ctx, self.window())
        sheet.finished.connect(lambda _result: self.unlocked.emit())
        sheet.open()
