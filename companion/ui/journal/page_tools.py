"""What can be done with a page besides writing on it: find, style, put in pictures, see earlier words, count words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from companion.context import AppContext
from companion.domain.markdown import PICTURE
from companion.domain.problems import KnownProblem
from companion.domain.versions import Version
from companion.ui.deeds import attempt, managed
from companion.ui.journal import page_menu
from companion.ui.journal.adding_pictures import ask_for_pictures, keep_pictures
from companion.ui.journal.find_bar import FindBar
from companion.ui.journal.page_foot import PageFoot
from companion.ui.journal.page_paper import PagePaper
from companion.ui.journal.page_pictures import PagePictures
from companion.ui.journal.spell_check import SpellCheck

if TYPE_CHECKING:
    from companion.ui.journal.entry_page import EntryPage

_COUNT_MS = 400


class PageTools(QObject):
    """Wires menus, keys, the find bar and pictures to a page; each is made when it is first asked for."""

    #: Only the page is to be shown, or the rest again.
    alone_asked = Signal()

    def __init__(
        self, ctx: AppContext, page: EntryPage, paper: PagePaper, foot: PageFoot, pictures: PagePictures
    ) -> None:
        super().__init__(page)
        self._ctx, self._page, self._paper, self._foot, self._pictures = ctx, page, paper, foot, pictures
        #: Which page is shown: it goes up with every other that is, so that what comes late finds the right one.
        self._shown = 0
        self.find = FindBar(paper)
        self.spelling = SpellCheck(ctx, paper)
        self.find.closed.connect(page.focus_writing)
        foot.style_button.clicked.connect(self._open_styles)
        foot.more_button.clicked.connect(self._open_more)
        foot.help_asked.connect(lambda: ctx.shell.help_now())
        foot.left_alone.connect(self.alone_asked)
        paper.menu_asked.connect(self._open_here)
        paper.pictures_given.connect(self.put_in)
        paper.picture_opened.connect(self.see_picture)
        for key, act in (
            ("Ctrl+H", partial(self.find.open_bar, replacing=True)),
            ("F3", partial(self._go, 1)),
            ("Shift+F3", partial(self._go, -1)),
        ):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_COUNT_MS)
        self._pause.timeout.connect(self._count)

    def page_shown(self) -> None:
        """Another page is shown now."""
        self._shown += 1
        self.find.hide()
        for name in ("find", "spelling"):
            self._paper.show_marks(name, [])
        self._count()
        self.renew()

    def renew(self) -> None:
        """Follow the settings and the words of one's own."""
        self.spelling.renew()

    def edited(self) -> None:
        """Something was written; costs next to nothing."""
        if not self._pause.isActive():
            self._pause.start()

    def finds(self, held: QWidget | None) -> bool:
        """Find on the page where the keyboard is on it; False where it is elsewhere, or in the find line already."""
        if held is None or not self._page.isAncestorOf(held):
            return False
        if self.find.isVisible() and self.find.isAncestorOf(held):
            self.find.hide()
            return False
        self.find.open_bar(replacing=False)
        return True

    def closes_find(self) -> bool:
        """Close the find line (Escape); False where it is not open."""
        if not self.find.isVisible():
            return False
        self.find.close_bar()
        return True

    # -- pictures ------------------------------------------------------------------------------------------

    def put_in(self, sources: Sequence[Path | QImage]) -> None:
        """Put pictures where the cursor is."""
        shown = self._shown

        def put(uuids: tuple[str, ...]) -> None:
            if shown != self._shown:
                # Theirs is still where it was; on another page it would be out of place.
                if uuids:
                    self._ctx.shell.toast(self.tr("The picture was not put in: another page is open now."))
                return
            for uuid in uuids:
                self._paper.put_picture(uuid)

        if sources:
            keep_pictures(self._ctx, self._page, sources, put)

    def see_picture(self, uuid: str) -> None:
        """Show a picture over the whole screen."""
        from companion.ui.journal.picture_sheet import PictureSheet

        found = next((one for one in PICTURE.finditer(self._paper.words()) if one[2] == uuid), None)
        words = found[1].strip() if found is not None else ""
        sheet = PictureSheet(self._ctx, uuid, words, self._pictures.picture(uuid), self._page)
        sheet.setWindowState(Qt.WindowState.WindowFullScreen)
        sheet.open()

    def _ask_for_pictures(self) -> None:
        self.put_in(ask_for_pictures(self._page))

    # -- earlier words -------------------------------------------------------------------------------------

    def open_versions(self) -> None:
        """Show the words the page had before."""
        from companion.ui.journal.versions_sheet import VersionsSheet

        if not self._page.flush() or self._page.entry is None:
            return
        entry = self._page.entry
        versions = attempt(self._ctx, lambda: self._ctx.services.entry_versions.of(entry.uuid))
        if versions is not None:
            sheet = VersionsSheet(self._ctx, entry, versions, self._page)
            sheet.chosen.connect(partial(self._bring_back, entry.uuid))
            sheet.open()

    def _bring_back(self, uuid: str, version: Version) -> None:
        done = attempt(self._ctx, lambda: self._ctx.services.entry_versions.restore(uuid, version))
        if done is None:
            return
        self._show_again(uuid)

        def undo() -> None:
            done.undo()
            if isValid(self):
                self._show_again(uuid)

        self._ctx.shell.toast(self.tr("The earlier words are back"), undo)

    def _show_again(self, uuid: str) -> None:
        if self._page.uuid != uuid:
            return
        try:
            entry = self._ctx.services.journal.entry(uuid)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        if entry is not None:
            self._page.show_entry(entry)

    # -- menus ---------------------------------------------------------------------------------------------

    def _open_styles(self) -> None:
        menu = page_menu.new_menu(self._page, "page-styles", self._foot.style_button.accessibleName())
        page_menu.add_styles(menu, self._paper, self._ask_for_pictures)
        menu.aboutToHide.connect(self._page.focus_writing_on)
        page_menu.pop_up(menu, self._foot.style_button)

    def _open_more(self) -> None:
        menu = page_menu.new_menu(self._page, "page-more", self._foot.more_button.accessibleName())
        add: Callable[..., None] = partial(page_menu.add, menu)
        add("more-find", self.tr("Find on this page"), partial(self.find.open_bar, replacing=False), "Ctrl+F")
        add("more-replace", self.tr("Find and replace"), partial(self.find.open_bar, replacing=True), "Ctrl+H")
        if self._page.entry is not None:
            add("more-versions", self.tr("Earlier words of this page"), self.open_versions)
        add("more-question", self.tr("Keep a question for later"), self._write_question)
        if self._page.entry is not None:
            add("more-close", self.tr("Close it until a day"), self._page.closing.asked.emit)
        menu.addSeparator()
        add("more-alone", self.tr("Show only the page"), self.alone_asked.emit, "F11", on=self._foot.is_alone)
        add("more-count", self.tr("Count the words"), self._switch_count, on=self._counts())
        add("more-years", self.tr("Name other years on this day"), self._switch_years, on=self._names_years())
        page_menu.pop_up(menu, self._foot.more_button)

    def _write_question(self) -> None:
        from companion.ui.question_sheet import write_question

        # What is chosen on the page is what is to be asked.
        write_question(self._ctx, self._page, begin=" ".join(self._paper.textCursor().selectedText().split()))

    def _open_here(self, spot: QPoint) -> None:
        menu = self._paper.createStandardContextMenu()
        own = page_menu.new_menu(self._page, "page-here", self.tr("What can be done here"))
        self.spelling.add_offers(own)
        page_menu.add_here(own, self._paper, self.see_picture)
        styles = own.addMenu(self._foot.style_button.accessibleName())
        styles.setFont(own.font())
        page_menu.add_styles(styles, self._paper, self._ask_for_pictures)
        own.addSeparator()
        own.addActions(menu.actions())
        # It stays a window of its own, or it would be shown inside the other.
        menu.setParent(own, menu.windowFlags())
        own.popup(spot)

    def _go(self, places: int) -> None:
        if self.find.isVisible():
            self.find.go(places)
        else:
            self.find.open_bar(replacing=False)

    # -- counting ------------------------------------------------------------------------------------------

    def _counts(self) -> bool:
        return self._ctx.unlocked and self._ctx.services.settings.current().count_words

    def _count(self) -> None:
        self._pause.stop()
        self._foot.say_count(self._paper.count_words() if self._counts() else None)

    def _names_years(self) -> bool:
        return self._ctx.unlocked and self._ctx.services.settings.current().on_this_day

    def _switch_years(self) -> None:
        wanted = not self._names_years()
        managed(self._ctx, lambda: self._ctx.services.settings.change(on_this_day=wanted))

    def _switch_count(self) -> None:
        wanted = not self._counts()
        if managed(self._ctx, lambda: self._ctx.services.settings.change(count_words=wanted)):
            self._count()
