"""The register of naloxone kits: where each is, until when it is good, and who knows how to use it."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.kits import Freshness, Kit, KitKind, KitWords, freshness
from companion.ui.deeds import attempt, attempt_and_tell, keyboard_kept
from companion.ui.kit_words import date_words, kind_words
from companion.ui.kits.kit_sheet import KitSheet
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text


class KitsScreen(Screen):
    """A card a kit. The first one on the list is the one Today and Help now speak of."""

    areas: ClassVar[frozenset[str]] = frozenset({"kits", "settings", "day"})
    makes_new: ClassVar[bool] = True

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._kits: tuple[Kit, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("Where each is, until when it is good, and who knows how. Help now says where it is.")
        self._page = Page(self.tr("Naloxone kits"), lead, width=820)
        outer.addWidget(self._page)
        self._add = Button(self.tr("Add a kit"), "primary", icon="plus")
        self._add.setObjectName("kit-add")
        self._add.clicked.connect(lambda: self._write(None))
        self._page.head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(self._page.body.spacing())
        self._page.body.addLayout(self._cards)
        row = QHBoxLayout()
        how = Button(self.tr("How naloxone is used"), "quiet", icon="book-open", compact=True)
        how.setObjectName("kit-how")
        how.clicked.connect(lambda: ctx.shell.go("learn", article="naloxone"))
        row.addWidget(how)
        row.addStretch(1)
        self._page.body.addLayout(row)
        self._page.body.addStretch(1)

    def refresh(self) -> None:
        """Read the register again."""
        kits = attempt(self.ctx, self.ctx.services.kits.all)
        if kits is None:
            return
        self._kits = kits
        with keyboard_kept(self):
            empty(self._cards)
            for place, kit in enumerate(self._kits):
                self._put(self._card(kit, place))
            if not self._kits:
                self._put(self._empty())

    def open(self, **route: Any) -> None:
        """`new`: the sheet for another kit; `kit`: the sheet of one; `spot`: where the page stood."""
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        if route.get("new"):
            self._write(None)
        elif route.get("kit"):
            self._write(next((kit for kit in self._kits if kit.uuid == route["kit"]), None))

    def place(self) -> dict[str, Any]:
        return {"spot": spot} if (spot := self._page.scroll_area.spot()) is not None else {}

    def first_focus(self) -> QWidget | None:
        return self._add

    def go_back(self) -> bool:
        """Back to where this page is opened from: My plan, or Today for someone who loves a person who uses."""
        self.ctx.shell.go("today" if self.ctx.is_family() else "plan")
        return True

    def _put(self, part: QWidget) -> None:
        self._cards.addWidget(part)
        part.show()

    def _empty(self) -> QWidget:
        add = Button(self.tr("Add a kit"), icon="plus")
        add.setObjectName("kit-add-first")
        add.clicked.connect(lambda: self._write(None))
        return EmptyState(
            "shield-check",
            self.tr("Where is naloxone?"),
            self.tr("Write down each kit once. You are told in good time before its date."),
            add,
        )

    def _card(self, kit: Kit, place: int) -> Card:
        words, today = kit.words, self.ctx.today()
        card = Card(spacing=6)
        card.setObjectName(f"kit-{kit.uuid}")
        card.heading(words.place)
        if words.kind is not KitKind.UNSAID:
            card.box.addWidget(Text(kind_words(words.kind), "body"))
        soon = freshness(kit, today) in (Freshness.SOON, Freshness.PAST)
        date = Text(date_words(kit, today), "strong" if soon else "soft", "amber_ink" if soon else "ink_soft")
        date.setObjectName("kit-date")
        card.box.addWidget(date)
        if words.trained:
            card.box.addWidget(Text(self.tr("Knows how: {people}").format(people=words.trained), "soft"))
        if words.note:
            card.box.addWidget(Text(words.note, "soft", "ink_soft"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(6))
        acts = [("change", self.tr("Change"), lambda: self._write(kit))]
        if place:
            acts.append(("first", self.tr("Name this one first"), lambda: self._first(kit)))
        acts.append(("remove", self.tr("Take away"), lambda: self._remove(kit)))
        for name, said, act in acts:
            button = Button(said, "quiet", compact=True)
            button.setObjectName(f"kit-{name}-{kit.uuid}")
            button.setAccessibleName(self.tr("{act}: {place}").format(act=said, place=words.place))
            button.clicked.connect(act)
            flow.addWidget(button)
        card.box.addWidget(row)
        return card

    def _write(self, kit: Kit | None) -> None:
        known = self.ctx.services.settings.current()
        # What was said of the place before there was a register is its first kit.
        sheet = KitSheet(self.ctx, kit.words if kit else None, self, "" if self._kits else known.naloxone_place)
        sheet.opened_by = ("kits", {"new": True} if kit is None else {"kit": kit.uuid})

        def keep(words: KitWords) -> bool:
            service = self.ctx.services.kits
            if kit is None:
                return attempt_and_tell(self.ctx, lambda: service.add(words), self.tr("The kit is written down"))
            return attempt_and_tell(self.ctx, lambda: service.change(kit.uuid, words), self.tr("Saved"))

        sheet.kept_by = keep
        sheet.open()

    def _first(self, kit: Kit) -> None:
        order = [kit.uuid, *(one.uuid for one in self._kits if one.uuid != kit.uuid)]
        attempt_and_tell(
            self.ctx,
            lambda: self.ctx.services.kits.order(order),
            self.tr("{place} is named first").format(place=kit.words.place),
        )
        # It has no such button any more, and the one at its place is of another kit.
        part = self.findChild(QWidget, f"kit-change-{kit.uuid}")
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, kit: Kit) -> None:
        attempt_and_tell(self.ctx, lambda: self.ctx.services.kits.remove(kit.uuid), self.tr("The kit was taken away"))
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
