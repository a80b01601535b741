"""The passphrase, with what it does and what it does not, and then the recovery code that goes with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from companion.context import AppContext
from companion.ui.code_sheet import backups_behind, keep_confirmation
from companion.ui.first_run.step import Step, make_file
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.passphrase import NewPassphrase
from companion.ui.widgets.recovery_code import RecoveryCodeCheck
from companion.ui.widgets.text import Text


class PassphraseStep(Step):
    """Offers a passphrase. Where there is one, offers a new recovery code to whoever did not keep the first."""

    secret = True

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("Protect what you write"))
        self._busy = False
        self._new: NewPassphrase | None = None
        self._check: RecoveryCodeCheck | None = None
        # Where there is a passphrase, nothing is asked that could be skipped.
        self.skippable = not ctx.vault.encrypted
        self._says = Text("", "soft", "ink_soft")
        self._says.setObjectName("first-says")
        if ctx.vault.encrypted:
            self.say(self.tr("Your file is protected by your passphrase."))
            self._what = self.say(
                self.tr("If you did not keep the recovery code, make a new one. The former one then opens nothing.")
            )
            self._again = Button(self.tr("New recovery code"))
            self._again.setObjectName("first-new-code")
            self._again.clicked.connect(lambda: self._work(ctx.vault.new_recovery_code))
            self.column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._what = self.say(
                self.tr(
                    "A passphrase encrypts your file, so that someone who copies it or takes this computer cannot read "
                    "it. It does not help while Companion is open, or against someone who watches you type."
                )
            )
            self._new = NewPassphrase()
            self._new.first.setObjectName("first-passphrase")
            self._new.second.setObjectName("first-passphrase-again")
            self.column.addWidget(self._new)
        self.column.addWidget(self._says)

    def first_part(self) -> QWidget | None:
        if self._check is not None:
            return self._check.view.groups
        return self._new.first if self._new is not None else None

    def may_be_left(self) -> bool:
        return not self._busy and self._check is None

    def kept_in_sight(self) -> QWidget | None:
        return self.first_part()

    def entered(self, go_on: Callable[[], None]) -> None:
        # An Enter too many, or over groups that differ, does not take the code for kept.
        if self._check is None or self._check.proven():
            self.keep(go_on)
        else:
            self._check.enter()

    def keep(self, go_on: Callable[[], None]) -> None:
        if self._busy:
            return
        if self._check is not None:
            if self._check.allows():
                keep_confirmation(self.ctx)
                go_on()
            return
        if self._new is None or self._new.empty():
            go_on()
            return
        if not self._new.matches():
            self.revealed.emit(self._new.says)
            return
        words, vault = self._new.text(), self.ctx.vault

        def protect() -> str:
            if vault.database is None:
                return make_file(vault, words)
            return vault.set_passphrase(words)

        self._work(protect)

    def _work(self, work: Callable[[], str]) -> None:
        self._set_busy(True)
        self._says.setText(self.tr("One moment…"))
        # The file is closed and opened anew meanwhile; whoever asks for it is better told that there is none.
        give_back = self.ctx.set_session_aside()

        def done(code: str) -> None:
            give_back()
            if isValid(self):
                self._protected(code)

        def failed(problem: Exception) -> None:
            give_back()
            if isValid(self):
                self._failed(problem)
            else:
                self.ctx.shell.show_problem(problem)

        # Without an owner: the services come back even where the step went meanwhile.
        self.ctx.jobs.run(work, done, failed=failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)

    def _protected(self, code: str) -> None:
        self._set_busy(False)
        for part in (self._what, self._new if self._new is not None else self._again):
            part.hide()
        if self._new is not None:
            self._new.clear()
        self.title.setText(self.tr("Your recovery code"))
        self.say(
            self.tr(
                "It opens your file if you forget the passphrase. If both are lost, nobody can open it. "
                "Write it down or print it now: it is not shown again."
            )
        )
        self._check = RecoveryCodeCheck(code)
        self._check.view.setObjectName("first-code")
        self.column.addWidget(self._check)
        behind = self.ctx.vault.behind
        if behind is not None:
            self.say(backups_behind(behind))
        self.column.removeWidget(self._says)
        self.column.addWidget(self._says)
        self._says.setText("")
        self.settled.emit(self.tr("I have it"))

    def _failed(self, problem: Exception) -> None:
        self._set_busy(False)
        self._says.setText("")
        if self.ctx.vault.database is None and self.ctx.vault.encrypted:
            # It failed once the file was encrypted already: that one has to be unlocked, and the first run goes on.
            self.ctx.shell.file_replaced()
        self.ctx.shell.show_problem(problem)
