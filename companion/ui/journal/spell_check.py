"""Words that no dictionary has, marked quietly on the page, after a pause and a line at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.spelling import tidy, tongues_from, words_in
from companion.resources import assets_folder
from companion.services.spelling import Speller, can_check
from companion.ui.deeds import attempt, attempt_and_tell, let_pass
from companion.ui.journal import page_menu
from companion.ui.journal.page_drawing import visible_blocks
from companion.ui.journal.page_paper import PagePaper
from companion.ui.journal.styling import line_at
from companion.ui.theme import theme_of
from companion.ui.widgets.marked import units

#: How long after the last key it begins to look.
_PAUSE_MS = 400


class SpellCheck(QObject):
    """Looks at what is in sight and at nothing else; nothing is read where no language was chosen in Settings."""

    def __init__(self, ctx: AppContext, paper: PagePaper) -> None:
        super().__init__(paper)
        self._ctx, self._paper = ctx, paper
        self._speller: Speller | None = None
        self._own: frozenset[str] = frozenset()
        self._waiting: list[QTextBlock] = []
        self._found: list[QTextEdit.ExtraSelection] = []
        self._pause, self._next = self._timer(_PAUSE_MS, self._begin), self._timer(0, self._look_at_next)
        paper.textChanged.connect(self.look_later)
        paper.installEventFilter(self)

    def _timer(self, after: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(act)
        return timer

    def look_later(self) -> None:
        """Look once nothing more happens; costs next to nothing."""
        if self._speller is not None:
            self._next.stop()
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            # Other lines are in sight.
            self.look_later()
        return False

    def renew(self) -> None:
        """Follow the languages chosen now, and look at the page that is shown."""
        if not self._ctx.unlocked:
            return
        wanted = tongues_from(self._ctx.services.settings.current().spelling) if can_check() else ()
        if not wanted:
            self._speller = None
            self._pause.stop()
            self._next.stop()
            self._paper.show_marks("spelling", [])
            return
        self._own = attempt(self._ctx, self._ctx.services.spelling.own_words) or frozenset()
        if self._speller is not None and self._speller.tongues == wanted:
            self._pause.start()
            return
        folder = assets_folder() / "dictionaries"

        def come(speller: Speller) -> None:
            self._speller = speller
            self._begin()

        self._ctx.jobs.run(lambda: Speller(wanted, folder), come, failed=let_pass, owner=self)

    def add_offers(self, menu: QMenu) -> None:
        """For a word that is not known: what may have been meant, and to know it from now on."""
        cursor = self._word_at_cursor()
        if cursor is None or self._speller is None:
            return
        word, speller = cursor.selectedText(), self._speller
        if tidy(word) in self._own:
            let_go = self.tr("Take “{word}” out of my words").format(word=word)
            page_menu.add(menu, "spell-let-go", let_go, partial(self._let_go, word))
            menu.addSeparator()
            return
        if speller.knows(word) is not False:
            return
        looking = menu.addAction(self.tr("Looking for words…"))
        looking.setEnabled(False)
        keep = self.tr("Keep “{word}” as a word of mine").format(word=word)
        page_menu.add(menu, "spell-keep", keep, partial(self._keep, word))
        menu.addSeparator()

        def offer(words: tuple[str, ...]) -> None:
            if not isValid(menu):
                return
            for number, one in enumerate(words):
                action = QAction(one, menu)
                action.setObjectName(f"spell-offer-{number}")
                action.triggered.connect(lambda _on=False, one=one: cursor.insertText(one))
                menu.insertAction(looking, action)
            looking.setText(self.tr("No other word is near it"))
            looking.setVisible(not words)
            if words:
                menu.setActiveAction(menu.actions()[0])

        self._ctx.jobs.run(lambda: speller.offers(word), offer, failed=let_pass, owner=self)

    def _keep(self, word: str) -> None:
        service, words = self._ctx.services.spelling, self.tr("“{word}” is one of your words now")
        attempt_and_tell(self._ctx, lambda: service.keep(word), words.format(word=word))

    def _let_go(self, word: str) -> None:
        service, words = self._ctx.services.spelling, self.tr("“{word}” is no longer one of your words")
        attempt_and_tell(self._ctx, lambda: service.let_go(word), words.format(word=word))

    def _begin(self) -> None:
        if self._speller is None or not self._paper.isVisible():
            return
        self._found = []
        self._waiting = list(visible_blocks(self._paper, self._paper.visibleRegion().boundingRect()))
        self._look_at_next()

    def _look_at_next(self) -> None:
        while self._waiting and not self._waiting[0].isValid():
            self._waiting.pop(0)
        if not self._waiting:
            self._paper.show_marks("spelling", self._found)
            return
        if self._look_at(self._waiting[0]):
            self._waiting.pop(0)
            self._next.start()
        else:
            # Words are being sought for the menu; it begins anew when that is over.
            self._pause.start()

    def _look_at(self, block: QTextBlock) -> bool:
        """Look up the words of one line; False where that has to wait."""
        speller, text = self._speller, block.text()
        if speller is None:
            return False
        cursor = self._paper.textCursor()
        typed = cursor.position() if self._paper.hasFocus() and not cursor.hasSelection() else -1
        for start, end in words_in(text, line_at(block)):
            word = text[start:end]
            if tidy(word) in self._own:
                continue
            known = speller.knows(word)
            if known is None:
                return False
            first = block.position() + units(text[:start])
            # The word that is being typed is not done yet.
            if not known and first + units(word) != typed:
                self._found.append(self._mark(first, first + units(word)))
        return True

    def _mark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self._paper.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        mark.format.setUnderlineColor(theme_of().colour("amber"))
        return mark

    def _word_at_cursor(self) -> QTextCursor | None:
        cursor = self._paper.textCursor()
        block, place = cursor.block(), cursor.positionInBlock()
        text = block.text()
        for start, end in words_in(text, line_at(block)):
            if units(text[:start]) <= place <= units(text[:end]):
                cursor.setPosition(block.position() + units(text[:start]))
                cursor.setPosition(block.position() + units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
                return cursor
        return None
