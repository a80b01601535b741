"""The page: its date, its tags, a title, room to write, and a question for those who want one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.content.templates import Template
from companion.context import AppContext
from companion.domain.journal import Draft, Entry, Marked, Writing
from companion.domain.problems import KnownProblem
from companion.ui.journal.closing import ClosingCard
from companion.ui.journal.forms import open_forms
from companion.ui.journal.keeping import Keeper, Unsaved
from companion.ui.journal.page_foot import PageFoot
from companion.ui.journal.page_paper import PagePaper
from companion.ui.journal.page_pictures import PagePictures
from companion.ui.journal.page_tools import PageTools
from companion.ui.journal.paper import Paper
from companion.ui.journal.question import QuestionCard
from companion.ui.journal.saved_line import SavedLine
from companion.ui.journal.tag_field import TagField
from companion.ui.journal.when_button import WhenButton
from companion.ui.journal.when_sheet import WhenSheet
from companion.ui.journal.words import craving_words, mood_words
from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.text import Text

_WIDEST = 720


class EntryPage(QWidget):
    """One entry, always ready to be written on; what is written is kept without being asked."""

    #: The person is done with the page.
    done = Signal()
    #: The person put the page into the bin.
    binned = Signal()
    #: Something was written, or another page is shown.
    edited = Signal()
    #: The page became a stored entry, or its place in the timeline changed.
    stored = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._marked = self._first_in_body = False
        self._found_at_width = 0
        self._keeper = Keeper(ctx, self.writing, self)
        self._keeper.kept.connect(self._kept)
        self._keeper.became.connect(self._became)
        self._keeper.troubled.connect(lambda: self.saved_line.say_trouble())
        theme = theme_of()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        content = QWidget()
        self._content = content
        self._scroll = ScrollArea(content)
        outer.addWidget(self._scroll, 1)
        self._column = self._narrowed(content)
        self._build_paper()
        self._foot = PageFoot(ctx.clock)
        self._foot.done.connect(self.done)
        self._foot.binned.connect(self.binned)
        self.saved_line: SavedLine = self._foot.saved_line
        self.tools = PageTools(ctx, self, self.body, self._foot, self._pictures)
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _value: self.tools.spelling.look_later())
        outer.addWidget(self.tools.find)
        outer.addWidget(self._foot)
        self._margins(wide=True)
        self._column.setSpacing(theme.px(16))

    def _narrowed(self, content: QWidget) -> QVBoxLayout:
        across = QHBoxLayout(content)
        column = QWidget()
        column.setMaximumWidth(theme_of().px(_WIDEST))
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across.addStretch(0)
        across.addWidget(column, 1)
        across.addStretch(0)
        self._across = across
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        return layout

    def _build_paper(self) -> None:
        theme = theme_of()
        self._notice = Card("soft", margin=12)
        self._notice.box.addWidget(Text(self.tr("Kept from last time. Go on where you were."), "soft"))
        self._notice.setObjectName("entry-kept")
        self._notice.hide()
        self._column.addWidget(self._notice)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.px(12))
        self.when = WhenButton()
        self.when.asked.connect(self.ask_when)
        self.tags = TagField(self._known_tags)
        self.tags.changed.connect(self._touched)
        self._head.addWidget(self.when, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.tags, 1)
        self._column.addLayout(self._head)
        self.title = Paper(self.tr("Title"), "writing-title", name=self.tr("Title"), single=True, faint="soft")
        self.title.setObjectName("entry-title")
        self.title.edited.connect(self._touched)
        self._pictures: PagePictures = PagePictures(self._ctx, self)
        self.body: PagePaper = PagePaper(
            self.tr("Write here. It stays on this computer."), name=self.tr("Page"), pictures=self._pictures
        )
        self.body.setObjectName("entry-body")
        self.body.edited.connect(self._touched)
        self.title.left_below.connect(lambda: self.body.setFocus(Qt.FocusReason.OtherFocusReason))
        self.body.left_above.connect(lambda: self.title.setFocus(Qt.FocusReason.OtherFocusReason))
        # Lines break elsewhere in another width, and what was found stands at another place then.
        self.body.document().documentLayout().documentSizeChanged.connect(lambda _size: self._laid_out_anew())
        for paper in (self.title, self.body):
            paper.cursor_at.connect(lambda spot, paper=paper: self._follow(paper, spot))
        self._column.addWidget(self.title)
        self._column.addWidget(self.body)
        self.question = QuestionCard(self._ctx)
        self.question.taken.connect(self._take_question)
        self.question.forms_wanted.connect(lambda beside: open_forms(self._ctx, beside, self._take_form))
        self.closing = ClosingCard(self._ctx)
        self.tags.changed.connect(lambda: self.closing.follow(self.tags.tags()))
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(self.closing)
        self._column.addWidget(self.question)
        self._column.addStretch(1)

    @property
    def uuid(self) -> str:
        """The uuid of the stored entry on the page; empty while it is a new one."""
        return self._keeper.entry.uuid if self._keeper.entry is not None else ""

    @property
    def entry(self) -> Entry | None:
        """The stored entry on the page."""
        return self._keeper.entry

    def writing(self) -> Writing:
        """The words as they stand on the page."""
        return Writing(self.title.words().strip(), self.body.words(), self.tags.tags())

    def is_blank(self) -> bool:
        """Whether it is a new page with nothing on it."""
        return self._keeper.entry is None and self.writing().is_empty

    @property
    def being_written(self) -> bool:
        """Whether it is a new page, or one with words that are not stored yet as they stand."""
        return self._keeper.entry is None or self._keeper.dirty

    def show_entry(self, entry: Entry) -> None:
        """Show a stored entry."""
        self._show(entry, Writing(entry.title, entry.body, entry.tags))

    def show_new(self, *, text: str = "", at: datetime | None = None) -> None:
        """Show a fresh page, with a first line where one is given."""
        self._show(None, Writing(body=text), at=at, unsaved=bool(text))
        if text:
            self._keeper.touched()

    def show_draft(self, draft: Draft, entry: Entry | None) -> None:
        """Show what was not finished last time, and say so; `entry` is the one it would change."""
        self._show(entry, draft.writing, unsaved=True)
        self._notice.show()

    def show_unsaved(self, held: Unsaved, entry: Entry | None) -> None:
        """Show words that could not be stored before the lock; they are tried again shortly."""
        self._show(entry, held.writing, at=held.at, unsaved=True)
        self._notice.show()
        self._keeper.touched()

    def unsaved(self) -> Unsaved | None:
        """The words that are on the page alone; None where nothing would be lost with it."""
        return self._keeper.unsaved()

    @property
    def problem(self) -> KnownProblem | None:
        """What last kept the page from being stored."""
        return self._keeper.problem

    def flush(self) -> bool:
        """Store the page as it stands; False when that could not be done, and the words are still here."""
        self.tags.take_in()
        before = self._keeper.entry
        kept = self._keeper.save()
        if self._keeper.entry is not before:
            self._say_when()
            self.stored.emit()
        return kept

    def forget(self) -> None:
        """Let go of the page; it was deleted."""
        self._keeper.forget()

    def focus_writing(self) -> None:
        """Put the cursor where the next word goes."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        # Following the cursor while the page is not laid out yet would end anywhere.
        self._show_first_found()

    def focus_writing_on(self) -> None:
        """Go on where the cursor is, as after a menu."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_alone(self, alone: bool) -> None:
        """Lead back, and to Help now, while nothing but the page is shown."""
        self._foot.stand_alone(alone)
        # In the middle, where nothing stands beside it.
        for place, share in enumerate((1, 1000, 1) if alone else (0, 1, 0)):
            self._across.setStretch(place, share)

    def mark_found(self, title: Marked, body: Marked) -> None:
        """Mark found words quietly, and bring the first of them into sight."""
        in_title, in_body = self.title.mark(title), self.body.mark(body)
        self._marked = in_title is not None or in_body is not None
        self._first_in_body = in_title is None and in_body is not None
        if in_title is not None:
            self._scroll.scroll_to_top()
        self._show_first_found()

    def _laid_out_anew(self) -> None:
        if self._scroll.keeps(self.body) and self.body.viewport().width() != self._found_at_width:
            self._show_first_found()

    def _show_first_found(self) -> None:
        if self._marked and self._first_in_body:
            self._found_at_width = self.body.viewport().width()
            place = self.body.cursorRect(self.body.textCursor())
            self._scroll.scroll_to_place(self.body, place.top() / max(1, self.body.height()))

    def unmark(self) -> None:
        """Take the marks of found words off the page."""
        if self._marked:
            self._marked = False
            self._scroll.let_go()
            self.title.setExtraSelections([])
            self.body.setExtraSelections([])

    def renew(self) -> None:
        """Follow what changed in the file besides the page's own words."""
        self.show_day()
        self.tools.renew()

    def show_day(self) -> None:
        """Read the values of the page's day again."""
        entry = self._keeper.entry
        day = entry.day if entry is not None else self._ctx.today()
        try:
            check_in = self._ctx.services.checkins.of_day(day)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        values = []
        if check_in is not None:
            values += [mood_words(check_in.mood)] if check_in.mood is not None else []
            values += [craving_words(check_in.craving)] if check_in.craving is not None else []
        self.tags.set_values(values)

    def _show(
        self, entry: Entry | None, writing: Writing, *, at: datetime | None = None, unsaved: bool = False
    ) -> None:
        self._notice.hide()
        self._pictures.forget()
        self.title.set_words(writing.title)
        self.body.set_words(writing.body)
        self.tags.set_tags(writing.tags)
        self.closing.follow(writing.tags)
        self._keeper.begin(entry, at=at, unsaved=unsaved)
        self._say_when()
        self.show_day()
        self.question.setVisible(self.question.has_any and (entry is None or entry.day == self._ctx.today()))
        self.unmark()
        self._scroll.scroll_to_top()
        self.tools.page_shown()
        self.edited.emit()

    def _say_when(self) -> None:
        entry = self._keeper.entry
        if entry is not None:
            self.when.say(entry.at, entry.day, entry.zone)
            return
        at = self._keeper.at
        day = self._ctx.today() if at is None else self._ctx.services.journal.day_of(at)
        self.when.say(at or self._ctx.clock.now(), day, self._ctx.clock.zone().key)

    def _known_tags(self, beginning: str) -> list[str]:
        try:
            return [tag.name for tag in self._ctx.services.journal.tags(beginning)]
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return []

    def _touched(self) -> None:
        self.unmark()
        self._keeper.touched()
        self.tools.edited()
        self.edited.emit()

    def _became(self) -> None:
        self._say_when()
        self.stored.emit()

    def _kept(self) -> None:
        self.saved_line.say(self._keeper.last)
        self._foot.offer_bin(self._keeper.entry is not None or self._keeper.last is not None)

    def _take_question(self, words: str) -> None:
        self.body.add_paragraph(words)
        self.focus_writing()

    def _take_form(self, form: Template) -> None:
        if not self.title.words().strip():
            self.title.insertPlainText(form.title)
        begin = len(self.body.words())
        self.body.add_paragraph(form.words)
        if form.tag not in self.tags.tags():
            self.tags.set_tags((*self.tags.tags(), form.tag))
            self.closing.follow(self.tags.tags())
        self._touched()
        self.focus_writing()
        # Where there is first something to write: on the empty line under the first heading.
        cursor = self.body.textCursor()
        cursor.setPosition(self.body.words().index("\n\n", begin) + 1)
        self.body.setTextCursor(cursor)

    def ask_when(self) -> None:
        """Ask for another day and time of the page."""
        # Kept first: after a lock the sheet comes back over this page, and a page that is in the file is found again.
        self.flush()
        entry = self._keeper.entry
        now, zone = self._ctx.clock.now(), self._ctx.clock.zone().key
        at = entry.at if entry is not None else (self._keeper.at or now)
        week = self._ctx.services.settings.current().first_weekday
        sheet = WhenSheet(at, entry.zone if entry is not None else zone, now, self, week)
        sheet.opened_by = ("journal", {"when": True} | ({"entry": entry.uuid} if entry is not None else {"new": True}))
        sheet.chosen.connect(self._change_when)
        sheet.open()

    def _change_when(self, at: datetime) -> None:
        if self._keeper.entry is None:
            self._keeper.choose_instant(at)
            self._say_when()
            return
        if not self.flush() or self._keeper.entry is None:
            return
        try:
            uuid = self._keeper.entry.uuid
            self._ctx.services.journal.move(uuid, at)
            moved = self._ctx.services.journal.entry(uuid)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        self._keeper.begin(moved)
        self._say_when()
        self.show_day()
        self.stored.emit()

    def _follow(self, paper: Paper, spot: QRect) -> None:
        middle = paper.viewport().mapTo(self._content, spot.center())
        room = theme_of().px(24) + spot.height()
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, room)

    def _margins(self, *, wide: bool) -> None:
        theme = theme_of()
        side = theme.px(36 if wide else 16)
        self._across.setContentsMargins(side, theme.px(28 if wide else 12), side, theme.px(20))
        self._foot.fit(side, wide=wide)
        self.tools.find.fit(side)
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.tags.set_at_end(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._margins(wide=self.width() >= theme_of().px(560))
        super().resizeEvent(event)
