"""Highlights on the page that is read: chosen words are kept, shown, explained, changed and taken away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.marks import Anchor, Mark, MarkKind, anchor_of
from companion.domain.problems import KnownProblem
from companion.ui.article_view import ArticleView
from companion.ui.learn.choosing import Choosing
from companion.ui.learn.mark_changes import MarkChanges
from companion.ui.learn.marked_page import ADDRESS, Found, Tints, find_marks, letters_before, page_text
from companion.ui.learn.near_card import NearCard, near_words
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.marked import units

if TYPE_CHECKING:
    from companion.ui.learn.mark_cards import Act

#: So many letters of the line at the top tell where a bookmark is.
_BOOKMARKED = 60


class Marks(QObject):
    """The marks of one article at a time. While the file is locked there are none, and none can be made."""

    def __init__(self, ctx: AppContext, view: ArticleView) -> None:
        super().__init__(view)
        self._ctx = ctx
        self._view = view
        self._page = ""
        self._tints: Tints | None = None
        self._read: tuple[Mark, ...] = ()
        self._found: tuple[Found, ...] = ()
        self._card: NearCard | None = None
        self._beside: tuple[int, int] | None = None
        self._changes = MarkChanges(ctx, self.refresh, self)
        #: How words are chosen.
        self.choosing = Choosing(view)
        self.choosing.chosen.connect(self._offer)
        self.choosing.dropped.connect(self._no_longer_chosen)
        view.followed.connect(self._asked)
        view.installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self._follow_words)

    @property
    def card(self) -> NearCard | None:
        """The card that is open."""
        card = self._card
        return card if card is not None and isValid(card) and not card.isHidden() else None

    def tie(self, button: IconButton, around: QWidget) -> None:
        """Have a button, and keys heard in a part, begin choosing and highlight what is chosen."""
        button.setCheckable(True)
        button.clicked.connect(self.begin)
        # A press would have put on what is told by whether the text cursor is there.
        button.clicked.connect(lambda: button.setChecked(self.choosing.on))
        self.choosing.turned.connect(button.setChecked)
        for key, act in (("F7", self.begin), ("Ctrl+H", self.highlight_chosen)):
            heard = QShortcut(QKeySequence(key), around)
            heard.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            heard.activated.connect(act)

    # -- the page --------------------------------------------------------------------------------------------

    def finish(self, document: QTextDocument, article: str) -> None:
        """Draw the highlights of an article in its page, before that is shown."""
        self.close()
        self._page, self._tints = article, Tints(document)
        self._read = self._of_page()
        self._draw()

    def refresh(self) -> None:
        """Draw them again where they are others than those drawn."""
        read = self._of_page()
        if self._tints is not None and read != self._read and isValid(self._tints.document):
            self._read = read
            self.close()
            self._draw()

    def found_in(self, document: QTextDocument) -> tuple[Found, ...]:
        """Where the marks of the page stand in another setting of it, such as the one for paper."""
        return find_marks(document, self._of_page())

    def _of_page(self) -> tuple[Mark, ...]:
        if not self._page or not self._ctx.unlocked:
            return ()
        try:
            return self._ctx.services.marks.of_article(self._page)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return ()

    def _draw(self) -> None:
        if self._tints is not None:
            self._found = find_marks(self._tints.document, self._read)
            self._tints.draw(self._found)

    def anchor(self, start: int, end: int) -> Anchor:
        """How a stretch of the page shown is kept."""
        page = page_text(self._view.document())
        return anchor_of(page, letters_before(page.text, start), letters_before(page.text, end))

    def anchor_at_top(self) -> Anchor:
        """How the line at the top of what is seen is kept; of the beginning, without words."""
        if self._view.verticalScrollBar().value() == 0:
            return Anchor()
        start = self._view.top_position()
        block = self._view.document().findBlock(start)
        return self.anchor(start, min(start + _BOOKMARKED, block.position() + block.length() - 1))

    def go_to(self, uuid: str) -> None:
        """Bring a mark into sight with the keyboard on it, and open what is said of a highlight."""
        found = next((one for one in self._found if one.mark.uuid == uuid), None)
        if found is None:
            return
        view = self._view
        start = found.span[0] if found.span is not None else self._heading_of(found.mark)
        cursor = QTextCursor(view.document())
        cursor.setPosition(start)
        view.setTextCursor(cursor)
        view.scroll_to(start)
        if start:
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() - view.viewport().height() // 5)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        if found.mark.kind is MarkKind.HIGHLIGHT:
            self._show_mark(found)

    def open_at(self, route: Mapping[str, object]) -> None:
        """Go to the mark a route names (`mark`), or write on its note (`note`)."""
        mark, note = route.get("mark"), route.get("note")
        if isinstance(mark, str):
            self.go_to(mark)
        elif isinstance(note, str):
            self.go_to(note)
            self.write_note(note)

    def _heading_of(self, mark: Mark) -> int:
        page = page_text(self._view.document())
        under = page.under(mark.anchor.heading)
        return units(page.text[: under[0]]) if under is not None else 0

    # -- the cards -------------------------------------------------------------------------------------------

    def close(self) -> bool:
        """Put away the card that is open; False where none is."""
        card, self._card = self.card, None
        if card is None:
            return False
        card.put_away()
        return True

    def go_back(self) -> bool:
        """Put away the card, then what is chosen, then the text cursor; False where nothing of it is there."""
        if self.close():
            self.choosing.drop()
            return True
        if self.choosing.drop():
            return True
        if self.choosing.on:
            self.choosing.turn(False)
            return True
        return False

    def begin(self) -> None:
        """Go on with the words that are chosen; where none are, show the text cursor, or put it away."""
        if self.choosing.words() is not None:
            self._offer(True)
            return
        self.choosing.turn(not self.choosing.on)
        if self.choosing.on:
            hint = self.tr("Go to the words with the arrow keys. Hold Shift to choose them. Then press Enter.")
            self._ctx.shell.toast(hint)

    def highlight_chosen(self) -> None:
        """Highlight the words that are chosen, at once; where none are, show the text cursor."""
        if self.choosing.words() is None:
            self.choosing.turn(True)
        else:
            self._highlight(note=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # Asked once the lines are broken anew.
            QTimer.singleShot(0, self, self._follow_words)
        return super().eventFilter(watched, event)

    def _follow_words(self) -> None:
        """Take the card along with its words; where they are far out of sight, it goes."""
        card, beside = self.card, self._beside
        if card is None or beside is None:
            return
        near = near_words(self._view, *beside)
        if -self._view.height() < near.top() < 2 * self._view.height():
            card.place(near)
        else:
            self.close()

    def _no_longer_chosen(self) -> None:
        if self.card is None:
            return
        from companion.ui.learn.mark_cards import ChosenCard

        if isinstance(self.card, ChosenCard):
            self.close()

    def _offer(self, by_keyboard: bool) -> None:
        words = self.choosing.words()
        if words is None or not self._page or not self._ctx.unlocked:
            return
        from companion.ui.learn.mark_cards import ChosenCard

        self.close()
        start, end = words
        around = next((one for one in self._found if _holds(one, start, end)), None)
        acts = self._acts(around.mark) if around is not None else self._new_acts()
        card = ChosenCard(self.choosing.text(), acts, self._view)
        self._open(card, words)
        if by_keyboard:
            card.first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            say_aloud(self._view, self.tr("Words chosen. Enter for what can be done with them."))

    def _open(self, card: NearCard, beside: tuple[int, int] | None) -> None:
        self._card, self._beside = card, beside
        card.place(QRect(self._view.width() // 4, 0, 1, 1) if beside is None else near_words(self._view, *beside))
        card.show()

    def _asked(self, address: str) -> None:
        if address.startswith(ADDRESS):
            found = next((one for one in self._found if f"{ADDRESS}{one.mark.uuid}" == address), None)
            if found is not None:
                self._show_mark(found)

    def _show_mark(self, found: Found) -> None:
        from companion.ui.learn.mark_cards import MarkCard

        self.close()
        card = MarkCard(found.mark, self._acts(found.mark), self._view, lost=found.span is None)
        self._open(card, found.span)
        card.first.setFocus(Qt.FocusReason.OtherFocusReason)
        say_aloud(self._view, card.accessibleName())

    def _new_acts(self) -> tuple[Act, ...]:
        return (
            ("highlight", self.tr("Highlight"), lambda: self._highlight(note=False)),
            ("highlight-note", self.tr("Highlight and note"), lambda: self._highlight(note=True)),
            ("copy-words", self.tr("Copy"), self._copy_chosen),
        )

    def _acts(self, mark: Mark) -> tuple[Act, ...]:
        return (
            (
                "mark-note-change",
                self.tr("Change the note") if mark.note else self.tr("Write a note"),
                lambda: self.write_note(mark.uuid),
            ),
            ("mark-remove", self.tr("Take away"), lambda: self._remove(mark)),
            ("mark-copy", self.tr("Copy"), lambda: self._copy(mark.anchor.words)),
        )

    # -- what they do ----------------------------------------------------------------------------------------

    def _highlight(self, *, note: bool) -> None:
        words = self.choosing.words()
        if words is None or not self._page or not self._ctx.unlocked:
            return
        try:
            made = self._ctx.services.marks.highlight(self._page, self.anchor(*words))
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        self._leave_words()
        self.refresh()
        if note:
            self.write_note(made.uuid)
        else:
            self._ctx.shell.toast(self.tr("Highlighted."), made.undo)

    def write_note(self, uuid: str) -> None:
        """Ask for the note of a highlight on the page."""
        mark = next((mark for mark in self._read if mark.uuid == uuid), None)
        if mark is None:
            return
        self.close()
        self._changes.write_note(mark, self._view, "learn", article=mark.article, note=mark.uuid)

    def _remove(self, mark: Mark) -> None:
        self.close()
        self._changes.remove(mark)

    def _copy_chosen(self) -> None:
        self._copy(self.choosing.text())

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._leave_words()
        self._ctx.shell.toast(self.tr("Copied."))

    def _leave_words(self) -> None:
        self.close()
        self.choosing.drop()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)


def _holds(found: Found, start: int, end: int) -> bool:
    if found.span is None or found.mark.kind is not MarkKind.HIGHLIGHT:
        return False
    return found.span[0] <= start and end <= found.span[1]
