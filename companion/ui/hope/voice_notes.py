"""The way to a voice note, and what becomes of one that was recorded: kept, dropped with a way back, or held."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.hope import HopeKind
from companion.domain.problems import KnownProblem
from companion.domain.undo import Made
from companion.ui.dates import full_date
from companion.ui.deeds import attempt
from companion.ui.hope.recording import RecordSheet, Spoken
from companion.ui.widgets.buttons import Button


class VoiceNotes:
    """Opens the recorder over a screen. What the file would not take, on a full disk say, is held here."""

    def __init__(self, ctx: AppContext, over: QWidget) -> None:
        self._ctx, self._over = ctx, over
        #: What could not be kept yet.
        self.held: Spoken | None = None
        self.button = Button("", icon="mic")
        self.button.setObjectName("hope-record")
        self.button.clicked.connect(self.open)
        self._show_state()

    def open(self) -> RecordSheet:
        """The recorder, with what is held if anything is."""
        sheet = RecordSheet(self._ctx.jobs, self._keep, full_date(self._ctx.today()), self._over, self.held)
        sheet.kept.connect(self._kept)
        sheet.dropped.connect(self._dropped)
        sheet.unkept.connect(self._unkept)
        sheet.open()
        return sheet

    def leave(self) -> None:
        """Keep what is held; a KnownProblem goes through."""
        if self.held is not None:
            self._keep(self.held)
            self._hold(None)

    def take_back(self, held: Spoken) -> None:
        """Keep what was held over the lock, or go on holding it."""
        self._hold(held)
        attempt(self._ctx, self.leave)

    def _keep(self, spoken: Spoken) -> Made:
        return self._ctx.services.hope_box.keep(HopeKind.VOICE, spoken.title, spoken.media)

    def _kept(self, made: Made) -> None:
        self._hold(None)
        self._ctx.shell.toast(
            QCoreApplication.translate("HopeBox", "The voice note is in your hope box"),
            made.undo,
        )

    def _dropped(self, spoken: Spoken) -> None:
        self._hold(None)

        def undo() -> None:
            self._keep(spoken)

        self._ctx.shell.toast(QCoreApplication.translate("HopeBox", "The voice note was not kept"), undo)

    def _unkept(self, problem: Exception, spoken: Spoken | None) -> None:
        if spoken is not None:
            self._hold(spoken)
        if spoken is None or not isinstance(problem, KnownProblem):
            # Still in its sheet, which stands below.
            self._ctx.shell.show_problem(problem)

    def _hold(self, spoken: Spoken | None) -> None:
        self.held = spoken
        self._show_state()

    def _show_state(self) -> None:
        held = QCoreApplication.translate("HopeBox", "A voice note is not kept yet")
        self.button.setText(
            held if self.held is not None else QCoreApplication.translate("HopeBox", "Record a voice note")
        )
