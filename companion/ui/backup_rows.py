"""The backups there are, one below the other, each to be looked into."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.backup import Backup, Reason
from companion.ui.dates import size_words, when_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Rule
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.text import Text


def _tr(words: str) -> str:
    return QCoreApplication.translate("BackupRows", words)


def reason_words(reason: Reason) -> str:
    """Why a backup was made, as a part of a sentence."""
    return {
        Reason.DAILY: _tr("by itself"),
        Reason.ASKED: _tr("you asked for it"),
        Reason.BEFORE_RESTORE: _tr("before a restore"),
        Reason.BEFORE_VERSION: _tr("before an update"),
        Reason.ASIDE: _tr("a locked file, set aside"),
        Reason.REPLACED: _tr("another program replaced the file"),
    }[reason]


class BackupRows(QWidget):
    """Backups with their instant, size and reason, and a button each that calls `look` with it."""

    def __init__(self, ctx: AppContext, look: Callable[[Backup], None]) -> None:
        super().__init__()
        self._ctx, self._look_into = ctx, look
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme_of().px(4))
        self.looks: list[Button] = []

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these, in this order, in place of those shown so far."""
        empty(self._rows)
        self.looks = []
        for number, (backup, when) in enumerate(zip(backups, self._instants(backups), strict=True)):
            if number:
                self._rows.addWidget(Rule())
            row = self._row(backup, when)
            self._rows.addWidget(row)
            # At once, not when Qt gets to it: the keyboard may go there.
            row.setVisible(True)

    def _instants(self, backups: Sequence[Backup]) -> list[str]:
        """When each was made; with the seconds where two of one minute would be told apart by nothing else."""
        zone = self._ctx.clock.zone()
        plain = [when_words(backup.when, zone) for backup in backups]
        alike = Counter(zip(plain, (backup.reason for backup in backups), strict=True))
        return [
            when_words(backup.when, zone, seconds=alike[words, backup.reason] > 1)
            for words, backup in zip(plain, backups, strict=True)
        ]

    def _row(self, backup: Backup, when: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(when))
        reason = reason_words(backup.reason)
        column.addWidget(Text(f"{size_words(backup.size)}, {reason}", "small", "ink_soft"))
        line.addLayout(column, 1)
        look = Button(_tr("Look inside"), "quiet", compact=True)
        look.setObjectName("look-inside")
        look.setAccessibleName(_tr("Look inside the backup of {when}, {reason}").format(when=when, reason=reason))
        look.clicked.connect(lambda: self._look_into(backup))
        line.addWidget(look)
        self.looks.append(look)
        return row
