"""The hope box: what somebody keeps to hold on to, side by side, and what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.hope import HopeItem, HopeKind
from companion.ui.dates import size_words
from companion.ui.deeds import attempt, attempt_and_tell
from companion.ui.hope.adding import Added, add, files_of
from companion.ui.hope.grid import HopeGrid
from companion.ui.hope.picture import ENDINGS
from companion.ui.hope.reasons_part import ReasonsPart
from companion.ui.hope.recording import Spoken
from companion.ui.hope.saving import save_copy
from companion.ui.hope.sheets import HopeNameSheet, LetterSheet
from companion.ui.hope.viewer import Viewer
from companion.ui.hope.voice_notes import VoiceNotes
from companion.ui.hope.words import name_of
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.fields import Select
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

#: From how strong a craving on the box can be offered; 0 is never.
_FROM = (0, 3, 4, 5, 6, 7, 8, 9, 10)


class HopeScreen(Screen):
    """Photos, letters and sounds as tiles, reasons below them, and when Today offers the box."""

    areas: ClassVar[frozenset[str]] = frozenset({"hope", "plans", "settings"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._items: tuple[HopeItem, ...] = ()
        self._next = ""
        #: Whether photos or music are being put in just now, and what was given meanwhile.
        self._putting_in = False
        self._waiting: list[Path | QImage] = []
        self._voice = VoiceNotes(ctx, self)
        self.setAcceptDrops(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("What you hold on to: photos, letters, voices, music, reasons. It is all inside your own file.")
        self._page = Page(self.tr("Hope box"), lead)
        outer.addWidget(self._page)
        self._page.body.addWidget(self._ways_in())
        self.grid = HopeGrid(ctx.services.hope_box.preview)
        self._says = Text("", "soft", "ink_soft")
        self._says.setObjectName("hope-says")
        self._says.hide()
        self._page.body.addWidget(self._says)
        self._acts = self._ways_on()
        self._page.body.addWidget(self._acts)
        self._page.body.addWidget(self.grid)
        note = self.tr("A face, a place, a line somebody wrote you. One thing is a beginning.")
        self._nothing = EmptyState("heart", self.tr("What do you hold on to?"), note)
        self._page.body.addWidget(self._nothing)
        self._reasons = ReasonsPart(ctx, self)
        self._page.body.addWidget(self._reasons)
        self._page.body.addWidget(self._offered())
        self._page.body.addStretch(1)
        self.grid.opened.connect(self._view)
        self.grid.removal_wanted.connect(self._remove)
        self.grid.change_wanted.connect(self._change)
        self.grid.chosen.connect(self._follow)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)

    # -- what a screen does ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the box again; what was chosen stays so."""
        items = attempt(self.ctx, self.ctx.services.hope_box.all)
        if items is None:
            return
        self._items = items
        held = self.grid.item()
        chosen, self._next = self._next or (held.uuid if held else ""), ""
        self.grid.setVisible(bool(self._items))
        self._nothing.setVisible(not self._items)
        self.grid.show_items(self._items, chosen)
        self._show.setEnabled(any(not item.is_sound for item in self._items))
        size = sum(item.size for item in self._items)
        self._size.setText(self._size_words(size))
        self._size.setVisible(size > 0)
        self._reasons.refresh()
        chosen_from = self.ctx.services.settings.current().hope_from
        self._from.blockSignals(True)
        self._from.setCurrentIndex(max(0, self._from.findData(chosen_from)))
        self._from.blockSignals(False)

    def open(self, **route: Any) -> None:
        """`letter`, `name`: the sheet of one by its uuid, or of a new letter; `spot`: where the page stood."""
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        if (letter := route.get("letter")) is not None:
            self._write(self._known(letter))
        elif (item := self._known(route.get("name"))) is not None:
            self._name(item)

    def place(self) -> dict[str, Any]:
        return {"spot": spot} if (spot := self._page.scroll_area.spot()) is not None else {}

    def leave(self) -> None:
        self._voice.leave()

    def unsaved(self) -> object | None:
        return self._voice.held

    def take_back(self, held: object) -> None:
        if isinstance(held, Spoken):
            self._voice.take_back(held)

    def first_focus(self) -> QWidget | None:
        return self.grid if self._items else self._add

    def go_back(self) -> bool:
        """Back to Cope, where this page is opened from."""
        self.ctx.shell.go("cope")
        return True

    # -- dropped and pasted ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._put_in(files_of(event.mimeData()))

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if files := files_of(data):
            self._put_in(files)
        elif data.hasImage():
            self._put_in([QImage(data.imageData())])

    # -- parts -------------------------------------------------------------------------------------------------

    def _ways_in(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(10))
        self._add = Button(self.tr("Add photos"), "primary", icon="plus")
        self._add.setObjectName("hope-add")
        self._add.setAccessibleDescription(self._limits())
        self._add.clicked.connect(self._choose_photos)
        self._music = Button(self.tr("Add music"), icon="music")
        self._music.setObjectName("hope-music")
        self._music.setAccessibleDescription(self._music_limits())
        self._music.clicked.connect(self._choose_music)
        letter = Button(self.tr("Write a letter"), icon="pencil")
        letter.setObjectName("hope-letter")
        letter.clicked.connect(lambda: self._write(None))
        self._show = Button(self.tr("Show it slowly"), icon="eye")
        self._show.setObjectName("hope-show")
        self._show.clicked.connect(lambda: self._view(max(0, self.grid.currentIndex().row()), slowly=True))
        for button in (self._add, letter, self._voice.button, self._music, self._show):
            flow.addWidget(button)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        column.addWidget(Text(self._limits(), "small", "ink_soft"))
        column.addWidget(Text(self._music_limits(), "small", "ink_soft"))
        self._size = Text("", "small", "ink_soft")
        self._size.setObjectName("hope-size")
        self._size.hide()
        column.addWidget(self._size)
        return box

    def _limits(self) -> str:
        return self.tr("Photos of up to 60 MB; a smaller copy is kept, without the place it was taken.")

    def _music_limits(self) -> str:
        return self.tr(
            "Music of up to 20 MB a piece, 100 MB in all: MP3, OGG, Opus, M4A, FLAC, WAV. It is kept as it is."
        )

    def _size_words(self, size: int) -> str:
        said = self.tr("Your hope box takes {size} of your file, and of every backup.")
        return said.format(size=size_words(size))

    def _ways_on(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(6))
        self._buttons: dict[str, Button] = {}
        for name, words, act in (
            ("open", self.tr("Look at it"), lambda: self._view(self.grid.currentIndex().row())),
            ("change", self.tr("Change"), self._change),
            ("earlier", self.tr("Move earlier"), lambda: self._move(-1)),
            ("later", self.tr("Move later"), lambda: self._move(1)),
            ("copy", self.tr("Save a copy"), self._copy),
            ("remove", self.tr("Take away"), self._remove),
        ):
            button = self._buttons[name] = Button(words, "quiet", compact=True)
            button.setObjectName(f"hope-{name}")
            button.clicked.connect(act)
            flow.addWidget(button)
        return row

    def _offered(self) -> QWidget:
        name = self.tr("Offer it on Today when craving is at least")
        self._from = Select(name)
        self._from.setObjectName("hope-from")
        for number in _FROM:
            self._from.addItem(str(number) if number else self.tr("Never"), number)
        self._from.currentIndexChanged.connect(lambda _at: self._offer(int(self._from.currentData())))
        return Labelled(name, self._from, self.tr("A quiet line, only after you say how strong it is."))

    def _follow(self) -> None:
        """Say of what is chosen what can be done with it."""
        item, row = self.grid.item(), self.grid.currentIndex().row()
        self._acts.setVisible(item is not None)
        if item is None:
            return
        self._buttons["open"].setText(self.tr("Listen") if item.is_sound else self.tr("Look at it"))
        for button in self._buttons.values():
            button.setAccessibleName(self.tr("{act}: {thing}").format(act=button.text(), thing=name_of(item)))
        self._buttons["earlier"].setEnabled(row > 0)
        self._buttons["later"].setEnabled(row < len(self._items) - 1)
        if self.grid.hasFocus():
            top = self.grid.visualRect(self.grid.currentIndex())
            scrolled = self._page.scroll_area
            if (content := scrolled.widget()) is not None:
                at = self.grid.viewport().mapTo(content, top.center())
                scrolled.ensureVisible(at.x(), at.y(), 0, top.height() // 2 + 12)

    # -- what is done ------------------------------------------------------------------------------------------

    def _known(self, uuid: object) -> HopeItem | None:
        return next((item for item in self._items if item.uuid == uuid), None)

    def _choose_photos(self) -> None:
        self._choose(self.tr("Add photos"), self.tr("Photos ({endings})"), ENDINGS)

    def _choose_music(self) -> None:
        # What no look at the box asks for.
        from companion.services import music

        self._choose(self.tr("Add music"), self.tr("Music ({endings})"), music.ENDINGS)

    def _choose(self, title: str, kinds: str, endings: tuple[str, ...]) -> None:
        # What no start asks for.
        from PySide6.QtWidgets import QFileDialog

        from companion.ui.widgets.places import documents

        kinds = kinds.format(endings=" ".join(f"*.{ending}" for ending in endings))
        chosen, _kind = QFileDialog.getOpenFileNames(self.window(), title, str(documents()), kinds)
        self._put_in([Path(one) for one in chosen])

    def _put_in(self, sources: Sequence[Path | QImage]) -> None:
        if self._putting_in:
            # Dropped or pasted while others go in: these come after them.
            self._waiting += sources
            return
        if not sources:
            return
        self._putting_in = True
        held = next((button for button in (self._add, self._music) if button.hasFocus()), None)
        self._add.setEnabled(False)
        self._music.setEnabled(False)
        given_to = self.window().focusWidget()

        def going_on(share: float) -> None:
            self._says.setText(self.tr("Putting in: {share} %").format(share=round(share * 100)))
            self._says.show()

        def done(added: Added | None) -> None:
            self._putting_in = False
            self._add.setEnabled(True)
            self._music.setEnabled(True)
            self._says.hide()
            if added is not None and added.made:
                self._next = added.made[0].uuid
                self.refresh()
            if held is not None and self.window().focusWidget() is given_to:
                # A button that cannot be pressed had to give the keyboard away.
                (self.grid if added is not None and added.made else held).setFocus(Qt.FocusReason.OtherFocusReason)
            waiting, self._waiting = self._waiting, []
            self._put_in(waiting)

        add(self.ctx, self, sources, going_on, done)

    def _write(self, item: HopeItem | None) -> None:
        sheet = LetterSheet(item, self)
        box = self.ctx.services.hope_box

        def keep(title: str, words: str) -> bool:
            if item is None:
                said = self.tr("The letter is in your hope box")
                return attempt_and_tell(self.ctx, lambda: box.write_letter(title, words), said)
            return attempt_and_tell(self.ctx, lambda: box.change(item.uuid, title, words), self.tr("Saved"))

        sheet.kept_by = keep
        sheet.open()

    def _name(self, item: HopeItem) -> None:
        sheet = HopeNameSheet(item, self)
        box = self.ctx.services.hope_box
        sheet.kept_by = lambda name: attempt_and_tell(self.ctx, lambda: box.change(item.uuid, name), self.tr("Saved"))
        sheet.open()

    def _change(self) -> None:
        item = self.grid.item()
        if item is not None:
            (self._write if item.kind is HopeKind.LETTER else self._name)(item)

    def _view(self, row: int, *, slowly: bool = False) -> None:
        if not 0 <= row < len(self._items):
            return
        viewer = Viewer(self.ctx, self._items, row, self)
        viewer.run(slowly)
        viewer.setWindowState(Qt.WindowState.WindowFullScreen)
        viewer.open()

    def _move(self, places: int) -> None:
        row, uuids = self.grid.currentIndex().row(), [item.uuid for item in self._items]
        there = row + places
        if not 0 <= there < len(uuids):
            return
        uuids[row], uuids[there] = uuids[there], uuids[row]
        # It is the one that is chosen, and stays so.
        attempt_and_tell(self.ctx, lambda: self.ctx.services.hope_box.order(uuids), self.tr("Moved"))

    def _copy(self) -> None:
        item = self.grid.item()
        if item is not None:
            save_copy(self.ctx, self, item)

    def _remove(self) -> None:
        item, row = self.grid.item(), self.grid.currentIndex().row()
        if item is None:
            return
        rest = [one for one in self._items if one.uuid != item.uuid]
        self._next = rest[min(row, len(rest) - 1)].uuid if rest else ""
        said = self.tr("{thing} was taken away").format(thing=name_of(item))
        if not attempt_and_tell(self.ctx, lambda: self.ctx.services.hope_box.remove(item.uuid), said):
            self._next = ""
        (self.grid if rest else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, number: int) -> None:
        attempt_and_tell(self.ctx, lambda: self.ctx.services.settings.change(hope_from=number), self.tr("Saved"))
