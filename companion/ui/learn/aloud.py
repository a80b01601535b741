"""Reading an article aloud: a bar to pause, go on, stop and change the speed, and the sentence being read marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from companion.content.spoken import numbers_of
from companion.context import AppContext
from companion.ui.article_view import ArticleView
from companion.ui.learn.passages import Passage, first_from, passages_of
from companion.ui.own_lines import country_of
from companion.ui.theme import theme_of
from companion.ui.voice import FASTEST, SLOWEST, NoVoiceError, Voice, find_voice
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

#: What sets up the part that speaks.
SET_UP = "python3 run.py setup --voice"


class AloudBar(QWidget):
    """Reads the page of a view and shows how to have it otherwise. It is hidden while nothing is read.

    Signals:
        closed: it was put away by its own button.
    """

    closed = Signal()

    def __init__(self, ctx: AppContext, view: ArticleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._ctx, self._view = ctx, view
        #: What makes the voice, at the first time something is read.
        self.make_voice: Callable[[QObject], Voice] = find_voice
        self._voice: Voice | None = None
        self._passages: tuple[Passage, ...] = ()
        self._at, self._last = 0, 0
        self._reading = self._again = self._scrolling = False
        self._follows = True
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(36), theme.px(4), theme.px(36), theme.px(8))
        column.setSpacing(theme.px(6))
        self.says = Text("", "soft", "ink_soft")
        self.says.setObjectName("aloud-says")
        column.addWidget(self.says)
        row = FlowLayout(None, round(theme.px(4)))
        self._command = Text(SET_UP, "soft", wrap=False)
        self._command.setMinimumHeight(round(theme.px(34)))
        self._command.setContentsMargins(0, 0, round(theme.px(8)), 0)
        self._pause = self._button("aloud-pause", self.tr("Pause"), self.turn)
        self._slower = self._button("aloud-slower", self.tr("Slower"), lambda: self._change_speed(-1))
        self._faster = self._button("aloud-faster", self.tr("Faster"), lambda: self._change_speed(1))
        self._copy = CopyButton(SET_UP, self.tr("Copy the command"))
        stop = self._button("aloud-stop", self.tr("Stop"), self._close)
        for part in (self._command, self._pause, self._slower, self._faster, self._copy, stop):
            row.addWidget(part)
        column.addLayout(row)
        self._stop = stop
        view.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        self.hide()

    def _button(self, name: str, words: str, act: Callable[[], None]) -> Button:
        button = Button(words, "quiet", compact=True)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    # -- beginning and ending --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Read from the place seen, or what is selected; where there is no voice, say so and how to get one."""
        self.stop()
        self.show()
        try:
            voice = self._found()
        except NoVoiceError as problem:
            self._tell_none(missing=problem.missing)
            return
        self._offer(voice=True)
        self._passages = passages_of(self._view.document(), numbers_of(country_of(self._ctx)))
        chosen = self._view.textCursor()
        # A link that Tab has come to is selected too, and not meant.
        if chosen.hasSelection() and not chosen.charFormat().isAnchor():
            self._at = first_from(self._passages, chosen.selectionStart())
            self._last = first_from(self._passages, chosen.selectionEnd() - 1)
        else:
            self._at = first_from(self._passages, self._view.top_position()) if self._scrolled_down() else 0
            self._last = len(self._passages) - 1
        self._follows = True
        self.window().installEventFilter(self)
        self._speak(voice)

    def stop(self) -> bool:
        """Be quiet, and put the bar away; False where nothing was read and nothing told."""
        self._reading = self._again = False
        if self._voice is not None and self._voice.busy:
            self._voice.stop()
        if self.isHidden():
            return False
        held = self.window().focusWidget()
        inside = held is not None and self.isAncestorOf(held)
        self.hide()
        self._view.mark("aloud", [])
        self.window().removeEventFilter(self)
        if inside:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def turn(self) -> None:
        """Pause, or go on with the sentence that was being read."""
        voice = self._voice
        if voice is None:
            return
        if self._reading:
            self._reading = False
            voice.stop()
            self._show_state()
        else:
            self._follows = True
            self._speak(voice)

    def mark_again(self) -> None:
        """Mark what is being read, as after the page was laid out anew."""
        if not self.isHidden() and self._passages:
            self._mark()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Out of sight is out of hearing: the key that hides the window makes it small.
        if event.type() == QEvent.Type.WindowStateChange and self.window().isMinimized():
            self.stop()
        return super().eventFilter(watched, event)

    def _close(self) -> None:
        self.stop()
        self.closed.emit()

    def _found(self) -> Voice:
        if self._voice is None:
            self._voice = self.make_voice(self)
            self._voice.over.connect(self._over)
            self._voice.failed.connect(self._failed)
        return self._voice

    # -- reading ---------------------------------------------------------------------------------------------

    def _speak(self, voice: Voice) -> None:
        if not self._passages:
            self.stop()
            return
        self._reading = True
        self._show_state()
        if voice.busy:
            # Once it is quiet; its being over must not be taken for the end of what is said next.
            self._again = True
            voice.stop()
            return
        self._mark()
        if self._follows:
            self._bring_into_sight()
        voice.say(self._passages[self._at].words, self._ctx.prefs.now.voice_speed)

    def _over(self) -> None:
        voice = self._voice
        if voice is None or not self._reading:
            return
        if self._again:
            self._again = False
        elif self._at >= self._last:
            self._close()
            return
        else:
            # Where the person has come back to what is read, the page goes on with it.
            self._follows = self._follows or self._in_sight(self._passages[self._at])
            self._at += 1
        self._speak(voice)

    def _failed(self) -> None:
        if not self.isHidden():
            self._reading = self._again = False
            if self._voice is not None:
                self._voice.deleteLater()
            self._voice = None
            self._tell(
                self.tr(
                    "The voice of this computer does not answer. Read aloud tries again. If it stays silent, look "
                    "whether sound is on and, on Linux, whether speech-dispatcher and espeak-ng are installed."
                )
            )

    def _change_speed(self, by: int) -> None:
        speed = min(FASTEST, max(SLOWEST, self._ctx.prefs.now.voice_speed + by))
        self._ctx.prefs.change(voice_speed=speed)
        self._show_state()
        if self._reading and self._voice is not None:
            self._speak(self._voice)

    # -- what is seen ----------------------------------------------------------------------------------------

    def _offer(self, *, voice: bool) -> None:
        for part in (self._pause, self._slower, self._faster):
            part.setVisible(voice)
        self._command.setVisible(False)
        self.says.setVisible(not voice)
        self._copy.setVisible(False)
        self._stop.setText(self.tr("Stop") if voice else self.tr("Close"))

    def _show_state(self) -> None:
        speed = self._ctx.prefs.now.voice_speed
        self._pause.setText(self.tr("Pause") if self._reading else self.tr("Go on"))
        for button, other, more in (
            (self._slower, self._faster, speed > SLOWEST),
            (self._faster, self._slower, speed < FASTEST),
        ):
            if not more and button.hasFocus():
                other.setEnabled(True)
                other.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(more)

    def _tell_none(self, *, missing: bool) -> None:
        if missing:
            words = self.tr(
                "Reading aloud is not set up here yet. It needs one more part, about 400 MB. To get it, close "
                "Companion and run this command in its folder. After that nothing is fetched any more."
            )
        else:
            words = self.tr(
                "No English voice was found on this computer. On Linux, install speech-dispatcher and espeak-ng; on "
                "Windows and macOS, add a voice in the system's settings. Then try again."
            )
        self._tell(words, command=SET_UP if missing else "")

    def _tell(self, words: str, command: str = "") -> None:
        """Say why nothing is read, with the command that would change it."""
        self._view.mark("aloud", [])
        self._offer(voice=False)
        self._command.setVisible(bool(command))
        self._copy.setVisible(bool(command))
        self.says.setText(words)
        say_aloud(self, f"{words} {command}" if command else words)

    def _mark(self) -> None:
        theme, marks = theme_of(), []
        for start, end in self._passages[self._at].places:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(theme.mixed("primary_soft", "primary", 0.22))
            marks.append(mark)
        self._view.mark("aloud", marks)

    def _cursor(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(min(position, max(0, self._view.document().characterCount() - 1)))
        return cursor

    def _in_sight(self, passage: Passage) -> bool:
        room = self._view.viewport().height()
        top, foot = (self._view.cursorRect(self._cursor(at)) for at in (passage.start, passage.end))
        return top.top() >= 0 and min(foot.bottom(), top.bottom() + room // 2) <= room

    def _bring_into_sight(self) -> None:
        passage = self._passages[self._at]
        if self._in_sight(passage):
            return
        bar = self._view.verticalScrollBar()
        line = self._view.cursorRect(self._cursor(passage.start))
        self._scrolling = True
        bar.setValue(bar.value() + line.top() - self._view.viewport().height() // 4)
        self._scrolling = False

    def _scrolled(self) -> None:
        if not self._scrolling:
            self._follows = False

    def _scrolled_down(self) -> bool:
        return self._view.verticalScrollBar().value() > 0
