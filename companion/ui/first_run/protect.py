"""The passphrase, with what it does and what it does not, and then the recovery code that goes with it."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from companion.context import AppContext
from companion.ui.first_run.step import Step
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.line import Labelled, LineField, SecretField
from companion.ui.widgets.passphrase import NewPassphrase
from companion.ui.widgets.recovery_code import RecoveryCodeView
from companion.ui.widgets.text import Text

#: The groups of the code a person may type from their paper, to be sure of it; counted from 1.
CHECKED_GROUPS = (2, 4)


class PassphraseStep(Step):
    """Offers a passphrase. Where there is one, offers a new recovery code to whoever did not keep the first."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("Protect what you write"))
        self._busy = False
        self._new: NewPassphrase | None = None
        self._code = ""
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

    def first_part(self) -> SecretField | None:
        return self._new.first if self._new is not None else None

    def may_be_left(self) -> bool:
        return not self._busy and not self._code

    def kept_in_sight(self) -> QWidget | None:
        return self.findChild(QLabel, "recovery-code") if self._code else self.first_part()

    def keep(self, go_on: Callable[[], None]) -> None:
        if self._busy:
            return
        if self._code or self._new is None or self._new.empty():
            go_on()
            return
        if not self._new.matches():
            return
        words, vault = self._new.text(), self.ctx.vault

        def protect() -> str:
            if vault.database is None:
                return vault.create(words) or ""
            return vault.set_passphrase(words)

        self._work(protect)

    def _work(self, work: Callable[[], str]) -> None:
        self._set_busy(True)
        self._says.setText(self.tr("One moment…"))
        # The file is closed and opened anew meanwhile; whoever asks for it is better told that there is none.
        self.ctx.session = None
        self.ctx.jobs.run(work, self._protected, failed=self._failed, owner=self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)

    def _protected(self, code: str) -> None:
        self._set_busy(False)
        self._code = code
        # The services were built over the file as it was before it was encrypted.
        self.ctx.renew_session()
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
        view = RecoveryCodeView(code)
        view.setObjectName("first-code")
        self.column.addWidget(view)
        self._proof = LineField()
        self._proof.setObjectName("first-code-proof")
        self._proof.textChanged.connect(self._compare)
        first, second = CHECKED_GROUPS
        words = self.tr("To be sure of your copy, type groups {first} and {second} from it")
        self.column.addWidget(Labelled(words.format(first=first, second=second), self._proof))
        self.column.removeWidget(self._says)
        self.column.addWidget(self._says)
        self._says.setText("")
        self.settled.emit(self.tr("I have it"))

    def _compare(self, typed: str) -> None:
        groups = self._code.split("-")
        asked = "".join(groups[number - 1] for number in CHECKED_GROUPS)
        given = _letters(typed)
        if given == _letters(asked):
            self._says.setText(self.tr("That is right."))
        elif len(given) < len(asked) and _letters(asked).startswith(given):
            self._says.setText("")
        else:
            self._says.setText(self.tr("That is not the same. Compare your copy once more."))

    def _failed(self, problem: Exception) -> None:
        self._set_busy(False)
        self._says.setText("")
        # Where it failed half way the former file is open again, under services that no longer fit it.
        self.ctx.renew_session()
        self.ctx.shell.show_problem(problem)


def _letters(typed: str) -> str:
    """Letters and digits only, with those that look alike made equal, as the code itself is read."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper()).translate(str.maketrans("OIL", "011"))
