"""A voice note as it is recorded: heard into memory, listened to, named, and kept in the person's own file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from companion.domain.hope import TITLE_LIMIT, Media
from companion.domain.problems import KnownProblem
from companion.domain.sound import Kind
from companion.domain.value import Value
from companion.domain.voice_note import LONGEST, SAY_LEFT, VoiceNote
from companion.ui.hope.sound_panel import SoundPanel
from companion.ui.hope.sound_words import cannot_record, time_words
from companion.ui.hope.track import Level
from companion.ui.jobs import Jobs
from companion.ui.sound import Microphone, NoSoundError, find_microphone
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: For how many seconds nothing at all may be heard before it is asked whether the microphone is on.
_SILENT = 3


class Spoken(Value):
    """A voice note that was recorded: its name and its sound."""

    title: str
    media: Media


class RecordSheet(Sheet):
    """Record, pause, stop, listen; then keep it, or not.

    Nothing that was recorded goes by itself. Closed by the lock or with the window it is kept; left by Escape or
    Throw away it waits with whoever opened it, for Undo.

    Args:
        keep: puts it into the file, on the worker; a KnownProblem where that cannot be done.
        spoken: one that could not be kept before.

    Signals:
        kept: it is in the file; carries what `keep` gave.
        dropped: it was left.
        unkept: it could not be kept as the sheet was closed for them.
    """

    kept = Signal(object)
    dropped = Signal(object)
    unkept = Signal(object, object)

    def __init__(
        self, jobs: Jobs, keep: Callable[[Spoken], object], title: str, parent: QWidget, spoken: Spoken | None = None
    ) -> None:
        super().__init__(
            QCoreApplication.translate("RecordSheet", "A voice note"),
            QCoreApplication.translate(
                "RecordSheet",
                "A few words to yourself, or from somebody you love. It goes into your own file, and nowhere else.",
            ),
            width=560,
            parent=parent,
        )
        self._jobs, self._keep = jobs, keep
        self._busy = False
        #: What makes the microphone, at the first time something is recorded.
        self.make_microphone: Callable[[QObject], Microphone] = find_microphone
        self._microphone: Microphone | None = None
        self._note: VoiceNote | None = None
        self._done: Media | None = spoken.media if spoken else None
        self._recording = self._told = self._heard = False
        self._watched: QWidget | None = None
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(12))
        self.record = Button(self.tr("Record"), "primary", icon="mic")
        self.record.setObjectName("record-begin")
        self.record.clicked.connect(self.turn)
        self._stop = Button(self.tr("Stop"), icon="square")
        self._stop.setObjectName("record-stop")
        self._stop.clicked.connect(self.stop)
        self._time = Text("", "soft", "ink_soft", wrap=False)
        self._time.setObjectName("record-time")
        self._time.setMinimumHeight(self.record.sizeHint().height())
        for part in (self.record, self._stop, self._time):
            flow.addWidget(part)
        #: Why nothing can be recorded here, and what would change it.
        self.why = Text("", "body")
        self.why.setObjectName("record-why")
        self.why.hide()
        self.body.addWidget(self.why)
        self.body.addWidget(row)
        self.level = Level()
        self.level.setAccessibleName(self.tr("How loud it is"))
        self.body.addWidget(self.level)
        self.sound = SoundPanel(self._bytes, loud=False)
        self.body.addWidget(self.sound)
        self.title = LineField(name=self.tr("What it is called"))
        self.title.setObjectName("record-name")
        self.title.setText(spoken.title if spoken else title)
        self.title.set_limit(TITLE_LIMIT)
        self._named = Labelled(self.tr("What it is called"), self.title)
        self.body.addWidget(self._named)
        self._drop = self.add_button(self.tr("Throw away"), "quiet")
        self._drop.setObjectName("record-drop")
        self._drop.clicked.connect(self._let_go)
        self._save = self.add_button(self.tr("Keep"), "primary", default=True, saves=True)
        self._save.setObjectName("record-keep")
        self._save.clicked.connect(self.accept)
        self._show_state()
        self.record.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- recording ---------------------------------------------------------------------------------------------

    def turn(self) -> None:
        """Record, pause, or go on; where nothing can be recorded, say why."""
        if self._recording:
            self._rest()
            return
        self.sound.silence()
        try:
            microphone = self._found()
        except NoSoundError as problem:
            self._tell_why(cannot_record(problem.what))
            return
        self._tell_why("")
        self.say("")
        if self._note is None:
            self._note = VoiceNote(microphone.shape)
        window = self._window() or self
        if self._watched is not window:
            self._watched = window
            window.installEventFilter(self)
        self._recording = True
        microphone.listen()
        self._show_state()

    def stop(self) -> None:
        """It is all said: it can be listened to, and kept."""
        self._rest()
        if self._note is not None and self._note.seconds > 0:
            self._done = self._made(self._note)
        self._show_state()
        self.sound.play.setFocus(Qt.FocusReason.OtherFocusReason)

    def spoken(self) -> Spoken | None:
        """What is recorded so far; None where nothing is."""
        self._rest()
        media = self._done
        if media is None and self._note is not None and self._note.seconds > 0:
            media = self._made(self._note)
        return None if media is None else Spoken(self.title.text(), media)

    def _rest(self) -> None:
        if not self._recording:
            return
        if self._microphone is not None:
            # What it still holds comes in with this.
            self._microphone.rest()
        self._recording = False
        self._show_state()

    def _take(self, heard: bytes) -> None:
        note = self._note
        if note is None or not self._recording:
            return
        note.add(heard)
        self._heard = self._heard or note.level > 0
        self.level.show_level(note.level)
        self._tell_time()
        if note.full:
            self.stop()
            self.say(self.tr("This is as long as a voice note can be. Keep it, and record another."))
        elif not self._told and note.seconds >= LONGEST - SAY_LEFT:
            self._told = True
            self.say(self.tr("Half a minute is left."))
        elif not self._heard and note.seconds >= _SILENT and not self.says.text():
            self.say(
                self.tr(
                    "Nothing is heard yet. Look whether the microphone is on, and whether the system lets Companion "
                    "use it."
                )
            )
        elif self._heard and self.says.text() and not self._told:
            self.say("")

    def _gone(self) -> None:
        """The microphone was taken out, or another program has it."""
        self._recording = False
        if self._microphone is not None:
            self._microphone.deleteLater()
        self._microphone = None
        if self._note is not None and self._note.seconds > 0:
            self.stop()
            self.say(self.tr("The microphone does not answer any more. What was recorded until then is here."))
        else:
            self._note = None
            self._show_state()
            self._tell_why(cannot_record(None))

    def _found(self) -> Microphone:
        if self._microphone is None:
            self._microphone = self.make_microphone(self)
            self._microphone.heard.connect(self._take)
            self._microphone.failed.connect(self._gone)
        return self._microphone

    def _made(self, note: VoiceNote) -> Media:
        return Media(Kind.WAV.media_type, note.wav(), seconds=max(1, round(note.seconds)))

    def _bytes(self) -> tuple[bytes, str]:
        return (self._done.content if self._done is not None else b""), Kind.WAV.ending

    # -- keeping, and leaving ----------------------------------------------------------------------------------

    def accept(self) -> None:
        """Keep it, and close once it is in the file; where it cannot be kept it stays here."""
        spoken = self.spoken()
        if spoken is None or self._busy:
            return
        self._busy = True
        self._done = spoken.media
        self._show_state()
        self.say(self.tr("Keeping it …"))

        def kept(made: object) -> None:
            self._busy = False
            super(RecordSheet, self).accept()
            self.kept.emit(made)

        def failed(error: Exception) -> None:
            self._busy = False
            self._show_state()
            self.say(self.tr("It is not kept yet, and still here."))
            self.unkept.emit(error, None)

        self._jobs.run(lambda: self._keep(spoken), kept, failed=failed, owner=self)

    def reject(self) -> None:
        """Closed by the lock, or with the window: what is there is kept rather than lost, while the file is open."""
        if self._busy:
            return
        spoken = self.spoken()
        super().reject()
        if spoken is None:
            return
        try:
            self.kept.emit(self._keep(spoken))
        except KnownProblem as problem:
            self.unkept.emit(problem, spoken)

    def done(self, result: int) -> None:
        self.sound.silence()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._busy:
                self._let_go()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        # Help now is silent, and hears nothing.
        self._rest()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The key that hides the window makes it small.
        if event.type() == QEvent.Type.WindowStateChange and watched is self._watched and self._watched.isMinimized():
            self._rest()
        return super().eventFilter(watched, event)

    def _let_go(self) -> None:
        spoken = self.spoken()
        super().reject()
        if spoken is not None:
            self.dropped.emit(spoken)

    # -- what is seen ------------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        begun, stopped = self._note is not None, self._done is not None
        words = self.tr("Pause") if self._recording else self.tr("Go on") if begun else self.tr("Record")
        self.record.setText(words)
        self.record.set_icon("pause" if self._recording else "mic")
        self.record.setVisible(not stopped)
        self._stop.setVisible(begun and not stopped)
        self.level.setVisible(not stopped)
        if not self._recording:
            self.level.show_level(0.0)
        self._time.setVisible(not stopped)
        self.sound.setVisible(stopped)
        if self._done is not None and not self.sound.is_begun:
            self.sound.show_sound(self._done.seconds)
        self._named.setVisible((begun or stopped) and not self._recording)
        self._show_lead()
        self._drop.setText(self.tr("Throw away") if begun or stopped else self.tr("Close"))
        self._save.setVisible(begun or stopped)
        self._save.setEnabled(not self._busy)
        self._tell_time()
        if self.isVisible():
            self.fit()

    def _tell_why(self, words: str) -> None:
        self.why.setText(words)
        self.why.setVisible(bool(words))
        self._show_lead()
        if self.isVisible():
            self.fit()
        if words:
            say_aloud(self.why, words)

    def _show_lead(self) -> None:
        # In a small window with large letters there is room for what matters now, and for no more.
        if self.lead is not None:
            self.lead.setVisible(self._note is None and self._done is None and self.why.isHidden())

    def _tell_time(self) -> None:
        at = time_words(int(self._note.seconds)) if self._note is not None else time_words(0)
        self._time.setText(self.tr("{at} of at most {all}").format(at=at, all=time_words(LONGEST)))
