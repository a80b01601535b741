"""The words a page had in the last thirty days, with what is different now, and the way back to them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from companion.context import AppContext
from companion.domain.journal import Entry
from companion.domain.versions import Compared, How, Version, compared
from companion.ui.dates import clock_words
from companion.ui.journal.words import day_words
from companion.ui.theme import theme_of
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.painting import clear_base
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class VersionsSheet(Sheet):
    """Earlier times to choose from, newest first. What went since is struck through; what came since is underlined."""

    #: These words are wanted back.
    chosen = Signal(object)

    def __init__(self, ctx: AppContext, entry: Entry, versions: tuple[Version, ...], parent: QWidget) -> None:
        title = QCoreApplication.translate("VersionsSheet", "Earlier words of this page")
        lead = QCoreApplication.translate(
            "VersionsSheet", "When you change a page, its words of before stay here for 30 days."
        )
        super().__init__(title, lead, width=760, parent=parent)
        self.setObjectName("entry-versions")
        self._ctx, self._entry, self._versions = ctx, entry, versions
        theme = theme_of()
        close = self.add_button(self.tr("Close"), "primary" if not versions else "quiet", default=not versions)
        close.clicked.connect(self.reject)
        if not versions:
            nothing = self.tr("There are none yet. They come when you change what you wrote at another time.")
            self.body.addWidget(Text(nothing))
            self.body.addStretch(1)
            return
        self.times = Select(self.tr("Words as they were"))
        self.times.setObjectName("versions-times")
        for version in versions:
            self.times.addItem(self._time_words(version))
        self.body.addWidget(Labelled(self.tr("Words as they were"), self.times))
        self.says_what = Text("", "soft", "ink_soft")
        self.body.addWidget(self.says_what)
        self.view = QTextEdit()
        self.view.setObjectName("versions-words")
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setAccessibleName(self.tr("What is different"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFont(theme.font("reading"))
        self.view.setMinimumHeight(theme.px(220))
        # The keyboard can go about in it, to read or copy a part.
        self.view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        clear_base(self.view)
        self.body.addWidget(self.view, 1)
        back = self.add_button(self.tr("Put these words back"), "primary", default=True)
        back.setObjectName("versions-back")
        back.clicked.connect(self._take)
        self.times.currentIndexChanged.connect(self._show)
        self._show(0)

    def _show(self, number: int) -> None:
        version, entry = self._versions[number], self._entry
        before, after = _whole(version.title, version.body), _whole(entry.title, entry.body)

        def show(pieces: Compared) -> None:
            # Another time may have been chosen while this one was compared.
            if self.times.currentIndex() == number:
                self._show_pieces(pieces)

        self._ctx.jobs.run(lambda: compared(before, after), show, failed=self._ctx.shell.show_problem, owner=self)

    def _show_pieces(self, pieces: Compared) -> None:
        theme = theme_of()
        plain, gone, new = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        gone.setFontStrikeOut(True)
        gone.setBackground(theme.colour("amber_soft"))
        new.setFontUnderline(True)
        new.setBackground(theme.colour("primary_soft"))
        looks = {How.SAME: plain, How.GONE: gone, How.NEW: new}
        self.view.clear()
        cursor = QTextCursor(self.view.document())
        former = ("", How.SAME)
        for text, how in pieces:
            # Only on the sheet: what went and what came in its place would read as one word.
            if former[1] is not how and How.SAME not in {how, former[1]} and not former[0][-1:].isspace():
                cursor.insertText(" ", plain)
            cursor.insertText(text, looks[how])
            former = text, how
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.view.setTextCursor(cursor)
        counts = {how: sum(_count(text) for text, one in pieces if one is how) for how in (How.GONE, How.NEW)}
        if not any(counts.values()):
            self.says_what.setText(self.tr("The words are the same as now."))
            return
        went = self.tr("%n word(s) went since, struck through here.", "", counts[How.GONE])
        came = self.tr("%n word(s) came since, underlined here.", "", counts[How.NEW])
        said = [words for words, how in ((went, How.GONE), (came, How.NEW)) if counts[how]]
        self.says_what.setText(" ".join(said))

    def _time_words(self, version: Version) -> str:
        zone = self._ctx.clock.zone().key
        at = version.written_at.astimezone(self._ctx.clock.zone())
        day = day_words(at.date(), self._ctx.clock.now().astimezone(self._ctx.clock.zone()).date())
        return self.tr("{day}, {time}").format(day=day, time=clock_words(version.written_at, zone))

    def _take(self) -> None:
        self.chosen.emit(self._versions[self.times.currentIndex()])
        self.accept()


def _count(text: str) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def _whole(title: str, body: str) -> str:
    return f"{title}\n\n{body}" if title else body
