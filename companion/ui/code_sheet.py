"""The recovery code in a sheet: shown once, and offered anew where it went before anybody said that they kept it."""

from contextlib import suppress

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.services.keeping import confirm_code
from companion.ui.problems import words_for
from companion.ui.widgets.recovery_code import RecoveryCodeCheck
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


def keep_confirmation(ctx: AppContext) -> None:
    """Remember that the person has the code."""
    # Where it cannot be remembered they are asked once more after the next unlocking, and lose nothing.
    with suppress(KnownProblem):
        confirm_code(ctx.vault)
        # Each backup has the key file of then beside it, and would ask again once it is brought back. What keeps them
        # from it is remembered there, and each start tries again.
        ctx.jobs.run(ctx.vault.catch_up, failed=lambda _problem: None)


class CodeSheet(Sheet):
    """Shows a recovery code until the person says that they have it; only then is it `accepted`."""

    #: The screen and route one comes back to where the lock takes it away.
    back_to: tuple[str, dict[str, object]] | None = None

    def __init__(self, ctx: AppContext, code: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("Your recovery code"),
            self.tr("It opens your file if you forget the passphrase. Keep it on paper, away from this computer."),
            parent=parent,
        )
        self.ctx = ctx
        self._check = RecoveryCodeCheck(code)
        self._check.proved.connect(self._kept)
        self.body.addWidget(self._check)
        behind = ctx.vault.behind
        if behind is not None:
            self.body.addWidget(Text(backups_behind(behind), "soft", "ink_soft"))
        self.says.setObjectName("code-sheet-says")
        self._check.grown.connect(self.fit)
        self.body.addStretch(1)
        kept = self.add_button(self.tr("I have it"), "primary")
        kept.setObjectName("code-kept")
        kept.clicked.connect(self._kept)
        self._check.view.groups.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        # The code is shown this once: a stray Escape must not take it away unread.
        self.say(self.tr("Write the code down or print it first. It is not shown again."))

    def _kept(self) -> None:
        if self._check.allows():
            keep_confirmation(self.ctx)
            self.accept()


class CodeUnseenSheet(Sheet):
    """After unlocking: the newest code was never said to be kept. Three calm ways on, and none is forced."""

    def __init__(self, ctx: AppContext, window: QWidget) -> None:
        super().__init__(
            self.tr("Do you have your recovery code?"),
            self.tr(
                "Companion was locked or closed before you said so. Everything you wrote is there, and your "
                "passphrase opens it."
            ),
            parent=window,
        )
        self.ctx, self._over = ctx, window
        self._busy = False
        self.body.addWidget(
            Text(
                self.tr(
                    "The code is for the day you forget the passphrase. It is kept nowhere on this computer, so it "
                    "cannot be shown again; a new one can be made. The one before then opens nothing."
                )
            )
        )
        self.body.addStretch(1)
        later = self.add_button(self.tr("Later"))
        later.setObjectName("code-later")
        later.clicked.connect(self.reject)
        have = self.add_button(self.tr("I have it"))
        have.setObjectName("code-have")
        have.clicked.connect(self._have)
        self._new = self.add_button(self.tr("Make a new one"), "primary")
        self._new.setObjectName("code-new")
        self._new.clicked.connect(self._make)

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    def _have(self) -> None:
        if not self._busy:
            keep_confirmation(self.ctx)
            self.accept()

    def _make(self) -> None:
        if self._busy:
            return
        self._busy = True
        self._new.setEnabled(False)
        self.ctx.jobs.run(self.ctx.vault.new_recovery_code, self._made, failed=self._failed, owner=self)

    def _made(self, code: str) -> None:
        self._busy = False
        self.accept()
        CodeSheet(self.ctx, code, self._over).open()

    def _failed(self, problem: Exception) -> None:
        self._busy = False
        self.reject()
        self.ctx.shell.show_problem(problem)


def backups_behind(problem: KnownProblem) -> str:
    """That the passphrase holds for the file, and why it does not for each older backup yet."""
    words = words_for(problem)
    reason = words.title if words is not None else ""
    return QCoreApplication.translate(
        "CodeSheet",
        "The passphrase holds for your file. Older backups could not all follow yet ({reason}). Companion tries again "
        "each day and at each start.",
    ).format(reason=reason)
