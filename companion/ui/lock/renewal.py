"""After the recovery code opened the file: a new passphrase and a new code, both for the taking or leaving."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.widgets.passphrase import NewPassphrase
from companion.ui.widgets.recovery_code import RecoveryCodeView
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class RenewalSheet(Sheet):
    """Asks for a new passphrase; when one is given, shows the new recovery code that goes with it."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            self.tr("Your file is open"),
            self.tr("If you forgot the passphrase, choose a new one now. Nothing you wrote changes."),
            parent=parent,
        )
        self.ctx = ctx
        self._busy = False
        self._code_shown = False
        self._new = NewPassphrase()
        self.body.addWidget(self._new)
        self._says = Text("", "soft", "ink_soft")
        self._says.setObjectName("renew-says")
        self.body.addWidget(self._says)
        self.body.addStretch(1)
        self._later = self.add_button(self.tr("Keep the old one"))
        self._later.setObjectName("renew-later")
        self._later.clicked.connect(self.reject)
        self._go = self.add_button(self.tr("Change it"), "primary", default=True)
        self._go.setObjectName("renew-go")
        self._go.clicked.connect(self._begin)

    def reject(self) -> None:
        if self._busy:
            return
        if self._code_shown:
            # The code is shown this once: a stray Escape must not take it away unread.
            self._says.setText(self.tr("Write the code down or print it first. It is not shown again."))
            return
        super().reject()

    def _begin(self) -> None:
        if self._busy or not self._new.matches():
            return
        words, vault = self._new.text(), self.ctx.vault
        self._busy = True
        self._go.setEnabled(False)
        self._says.setText(self.tr("One moment…"))

        def change() -> str:
            vault.change_passphrase(words)
            return vault.new_recovery_code()

        self.ctx.jobs.run(change, self._changed, failed=self._failed, owner=self)

    def _changed(self, code: str) -> None:
        self._busy = False
        self._code_shown = True
        self._new.clear()
        self._new.hide()
        self._later.hide()
        self._says.setText(self.tr("This is your new recovery code. The one you just used opens nothing any more."))
        self.body.insertWidget(2, RecoveryCodeView(code))
        self._go.setEnabled(True)
        self._go.setText(self.tr("I have it"))
        self._go.clicked.disconnect(self._begin)
        self._go.clicked.connect(self.accept)
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _failed(self, problem: Exception) -> None:
        self._busy = False
        self._go.setEnabled(True)
        self._says.setText("")
        self.ctx.shell.show_problem(problem)
