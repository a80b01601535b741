"""Sheets that stand before what cannot come back, or must be understood first."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.problems import StartNotSet
from companion.domain.value import replace
from companion.domain.vault import Erased
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class EraseSheet(Sheet):
    """Asks for a typed word before everything goes, and says what it cannot promise."""

    # Not a secret; but nobody is to be led back to such an end half way.
    for_secret = True
    reads_first = True

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            self.tr("Erase everything"),
            self.tr("Your file, its keys, all backups, preferences and logs on this computer will be gone for good."),
            parent=parent,
        )
        self.ctx = ctx
        self.body.addWidget(
            Text(
                self.tr(
                    "Copies you saved elsewhere stay. On solid-state disks, and where the system or a sync program "
                    "made copies, traces can remain; if your file was encrypted all along, they cannot be read."
                ),
                "soft",
                "ink_soft",
            )
        )
        self._word = self.tr("erase")
        self._field = LineField(name=self.tr("Type the word to confirm"))
        self._field.setObjectName("erase-word")
        self._field.textChanged.connect(self._typed)
        self.body.addWidget(Labelled(self.tr("Type “{word}” to go on").format(word=self._word), self._field))
        self.body.addStretch(1)
        keep = self.add_button(self.tr("Keep everything"))
        keep.clicked.connect(self.reject)
        self._go = self.add_button(self.tr("Erase everything"), "primary")
        self._go.setObjectName("erase-go")
        self._go.setEnabled(False)
        self._go.clicked.connect(self._erase)
        self._field.setFocus()

    def _typed(self, words: str) -> None:
        self._go.setEnabled(words.strip().lower() == self._word)

    def _erase(self) -> None:
        self._go.setEnabled(False)
        ctx, paths = self.ctx, self.ctx.paths
        own = (paths.config, paths.cache, paths.logs)
        self.ctx.jobs.run(lambda: _erase(ctx, own), self._erased, failed=self._failed, owner=self)

    def _erased(self, outcome: Erased) -> None:
        self.ctx.session = None
        self.accept()
        self.ctx.prefs.forget()
        self.ctx.shell.file_replaced()
        if outcome.left:
            left = ", ".join(str(path) for path in outcome.left)
            self.ctx.shell.toast(self.tr("Erased, but for what could not be removed: {left}").format(left=left))
        else:
            self.ctx.shell.toast(self.tr("Everything is erased"))

    def _failed(self, problem: Exception) -> None:
        self.reject()
        self.ctx.shell.show_problem(problem)


def _erase(ctx: AppContext, own_folders: tuple[Path, ...]) -> Erased:
    """Erase the file and the folders, and that Companion starts with the session, of which no folder of ours tells."""
    erased = ctx.vault.erase(own_folders)
    try:
        ctx.autostart.turn_off()
    except StartNotSet as problem:
        return replace(erased, left=(*erased.left, *filter(None, [problem.path])))
    return erased
