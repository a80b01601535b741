"""Sheets that set, change and remove the passphrase. Secrets live in their fields and are gone with them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.line import Labelled, SecretField
from companion.ui.widgets.passphrase import NewPassphrase
from companion.ui.widgets.sheet import Sheet


class SecretSheet(Sheet):
    """A sheet that does one thing with a secret on the worker, then says so. Signal `done_with` (code or '').

    With `closes_file` the file is closed and opened anew meanwhile, and the session is gone until it is done.
    """

    for_secret = True
    done_with = Signal(str)

    def __init__(
        self, ctx: AppContext, title: str, lead: str, act: str, parent: QWidget, *, closes_file: bool = False
    ) -> None:
        super().__init__(title, lead, parent=parent)
        self.ctx = ctx
        self._busy = False
        self._closes_file = closes_file
        self.says.setObjectName("secret-says")
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._go: Button = self.add_button(act, "primary", default=True)
        self._go.setObjectName("secret-go")
        self._go.clicked.connect(self._begin)

    def ready(self) -> bool:
        """Whether everything needed is typed; says what is missing."""
        return True

    def fits(self, new: NewPassphrase) -> bool:
        """Whether a new passphrase is there; what is missing is said in full sight."""
        fits = new.matches()
        self.say("" if fits else new.said_unseen())
        return fits

    def work(self) -> Callable[[], str]:
        """What to do on the worker with what was typed."""
        raise NotImplementedError

    def reject(self) -> None:
        # Half an encryption is nothing to walk away from; it is over in a moment.
        if not self._busy:
            super().reject()

    def _begin(self) -> None:
        if self._busy or not self.ready():
            return
        self._busy = True
        self._go.setEnabled(False)
        self.say(self.tr("One moment…"))
        work = self.work()
        if not self._closes_file:
            self.ctx.jobs.run(work, self._done, failed=self._failed, owner=self)
            return
        # Help now opens over this sheet too: it has to find no file rather than one that was closed under it.
        give_back, since = self.ctx.set_session_aside(), self.ctx.vault.generation

        def done(code: str) -> None:
            give_back()
            if isValid(self):
                self._done(code)

        def failed(problem: Exception) -> None:
            give_back()
            if not self.ctx.unlocked and self.ctx.vault.generation == since:
                # It failed once the file was another one already, and that one has to be unlocked.
                self._busy = False
                self.ctx.shell.file_replaced()
                self.ctx.shell.show_problem(problem)
            elif isValid(self):
                self._failed(problem)
            else:
                self.ctx.shell.show_problem(problem)

        # Without an owner: the services come back even where the sheet went meanwhile.
        self.ctx.jobs.run(work, done, failed=failed)

    def _done(self, code: str) -> None:
        self._busy = False
        self.done_with.emit(code)
        self.accept()

    def _failed(self, problem: Exception) -> None:
        self._busy = False
        self._go.setEnabled(True)
        self.say("")
        if isinstance(problem, NotProved):
            self.say(self.tr("That is not the passphrase. Try again."))
            present = self.findChild(SecretField, "present-passphrase")
            if present is not None:
                present.selectAll()
                present.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.reject()
        self.ctx.shell.show_problem(problem)


class NotProved(KnownProblem):
    """The passphrase typed to allow a change is not the one of the file."""


class SetSheet(SecretSheet):
    """Sets the first passphrase, or a new one where the key file is `lost`; `done_with` gives the recovery code."""

    def __init__(self, ctx: AppContext, parent: QWidget, *, lost: bool = False) -> None:
        super().__init__(
            ctx,
            self.tr("Set a passphrase"),
            self.tr("You will get a recovery code next, in case you forget it."),
            self.tr("Make the key file") if lost else self.tr("Encrypt my file"),
            parent,
            closes_file=not lost,
        )
        self._lost = lost
        self._new = NewPassphrase()
        self.body.addWidget(self._new)
        self.body.addStretch(1)

    def ready(self) -> bool:
        return self.fits(self._new)

    def work(self) -> Callable[[], str]:
        words, vault = self._new.text(), self.ctx.vault
        act = vault.make_keys if self._lost else vault.set_passphrase

        def change() -> str:
            return act(words)

        return change


class ChangeSheet(SecretSheet):
    """Changes the passphrase after the present one was typed."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            ctx,
            self.tr("Change the passphrase"),
            self.tr("Your recovery code stays as it is. Backups made so far open with the new passphrase too."),
            self.tr("Change it"),
            parent,
        )
        self._present = SecretField(name=self.tr("The passphrase now"))
        self._present.setObjectName("present-passphrase")
        self.body.addWidget(Labelled(self.tr("The passphrase now"), self._present))
        self._new = NewPassphrase()
        self.body.addWidget(self._new)
        self.body.addStretch(1)

    def ready(self) -> bool:
        return bool(self._present.text()) and self.fits(self._new)

    def work(self) -> Callable[[], str]:
        present, words, vault = self._present.text(), self._new.text(), self.ctx.vault

        def change() -> str:
            if not vault.proves(present):
                raise NotProved
            vault.change_passphrase(words)
            return ""

        return change


class ProveSheet(SecretSheet):
    """Asks for the present passphrase before something that weakens or replaces a secret."""

    reads_first = True

    def __init__(
        self,
        ctx: AppContext,
        title: str,
        why: str,
        act: Callable[[], str],
        parent: QWidget,
        *,
        closes_file: bool = False,
    ) -> None:
        super().__init__(ctx, title, why, title, parent, closes_file=closes_file)
        self._act = act
        self._present = SecretField(name=self.tr("The passphrase now"))
        self._present.setObjectName("present-passphrase")
        self.body.addWidget(Labelled(self.tr("The passphrase now"), self._present))
        self.body.addStretch(1)
        self._present.setFocus()

    def ready(self) -> bool:
        return bool(self._present.text())

    def work(self) -> Callable[[], str]:
        present, vault, act = self._present.text(), self.ctx.vault, self._act

        def change() -> str:
            if not vault.proves(present):
                raise NotProved
            return act()

        return change
