"""After the recovery code opened the file: a new passphrase and a new code, both for the taking or leaving."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.code_sheet import backups_behind, keep_confirmation
from companion.ui.widgets.passphrase import NewPassphrase
from companion.ui.widgets.recovery_code import RecoveryCodeCheck
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
        self._check: RecoveryCodeCheck | None = None
        self._new = NewPassphrase()
        self.body.addWidget(self._new)
        self.says.setObjectName("renew-says")
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
        if self._check is not None:
            # The code is shown this once: a stray Escape must not take it away unread.
            self.say(self.tr("Write the code down or print it first. It is not shown again."))
            return
        super().reject()

    def _begin(self) -> None:
        if self._busy:
            return
        if not self._new.matches():
            self.say(self._new.said_unseen())
            return
        words, vault = self._new.text(), self.ctx.vault
        self._busy = True
        self._go.setEnabled(False)
        self.say(self.tr("One moment…"))

        def change() -> str:
            vault.change_passphrase(words)
            return vault.new_recovery_code()

        self.ctx.jobs.run(change, self._changed, failed=self._failed, owner=self)

    def _changed(self, code: str) -> None:
        self._busy = False
        self._new.clear()
        for former in (self.lead, self._new, self._later):
            if former is not None:
                former.hide()
        self.say("")
        self._check = RecoveryCodeCheck(code)
        self._check.proved.connect(self._kept)
        self._check.grown.connect(self.fit)
        told = Text(self.tr("This is your new recovery code. The one you just used opens nothing any more."))
        parts: list[QWidget] = [told, self._check]
        behind = self.ctx.vault.behind
        if behind is not None:
            parts.append(Text(backups_behind(behind), "soft", "ink_soft"))
        for place, part in enumerate(parts, 1):
            self.body.insertWidget(place, part)
            # At once: until it is shown it counts for nothing in the height the sheet takes.
            part.show()
        self._go.setEnabled(True)
        self._go.setText(self.tr("I have it"))
        # No longer what Enter does: the one that sent the passphrase may still be on its way.
        self._go.setDefault(False)
        self._go.clicked.disconnect(self._begin)
        self._go.clicked.connect(self._kept)
        self._check.view.groups.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()
        # Once more when all has its place: the code stands in as many lines as its width wants.
        QTimer.singleShot(0, self, self.fit)

    def _kept(self) -> None:
        if self._check is not None and self._check.allows():
            keep_confirmation(self.ctx)
            self.accept()

    def _failed(self, problem: Exception) -> None:
        self._busy = False
        self._go.setEnabled(True)
        self.say("")
        self.ctx.shell.show_problem(problem)
