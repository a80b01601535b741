"""The leave-the-laptop pack: what is on paper is ticked, seen before it is printed, and nothing else is on it."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.deeds import attempt
from companion.ui.help_words import HelpWords
from companion.ui.overdose_paper import card_document
from companion.ui.own_lines import as_wanted
from companion.ui.pack.facts import facts
from companion.ui.pack.pages import aftercare_document, people_document, plan_document, wallet_page
from companion.ui.paper_pages import (
    A4,
    LETTER,
    SIZES,
    PagePreview,
    Paint,
    document_pages,
    paint_on,
    room_on,
    usual_paper,
)
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button, IconButton, Switch
from companion.ui.widgets.card import Card
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

WALLET, FRIDGE, PLAN, PEOPLE, AFTERCARE = "wallet", "fridge", "plan", "people", "aftercare"
#: Those that hold the person's own words alone, and are no paper without any.
_OWN = (PLAN, PEOPLE, AFTERCARE)


class PackScreen(Screen):
    """Parts to tick at the left, and the pages at the right."""

    areas: ClassVar[frozenset[str]] = frozenset({"plans", "contacts", "lines", "aftercare", "kits", "settings", "day"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._pages: list[Paint] = []
        self._at = 0
        self._paper = usual_paper()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("For the days without it: only what you tick is on paper, and nothing says where it is from.")
        self._page = Page(self.tr("Leave the laptop"), lead, width=1100)
        self._page.centre(True)
        outer.addWidget(self._page)
        self._go = Button(self.tr("Print"), "primary", icon="printer")
        self._go.setAccessibleDescription(self.tr("Or save as PDF"))
        self._go.setObjectName("pack-print")
        self._go.clicked.connect(self._print)
        self._page.head.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        columns = Columns((2, 3), least=330)
        columns.add(self._choices())
        columns.add(self._seen())
        self._page.body.addWidget(columns)
        self._page.body.addStretch(1)

    def _choices(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(spacing=6)
        card.heading(self.tr("What is on paper"))
        self._parts: dict[str, Switch] = {}
        self._bare: dict[str, Text] = {}
        for name, words, on in (
            (WALLET, self.tr("Wallet card, to cut and fold"), True),
            (FRIDGE, self.tr("Overdose sheet for the home"), True),
            (PLAN, self.tr("My stay-safe plan"), False),
            (PEOPLE, self.tr("My people and their numbers"), False),
            (AFTERCARE, self.tr("After leaving care"), False),
        ):
            switch = self._parts[name] = Switch(words, checked=on)
            switch.setObjectName(f"pack-{name}")
            switch.toggled.connect(lambda _on: self.refresh())
            card.box.addWidget(switch)
            if name in _OWN:
                bare = self._bare[name] = Text(self.tr("Nothing is written there yet."), "small", "ink_soft")
                bare.setObjectName(f"pack-bare-{name}")
                bare.hide()
                card.box.addWidget(bare)
        self._short = Switch(self.tr("Initials in place of names"))
        self._short.setObjectName("pack-initials")
        self._short.toggled.connect(lambda _on: self.refresh())
        card.box.addWidget(self._short)
        card.box.addWidget(Text(self.tr("Paper"), "strong"))
        self._size = Choice(self.tr("Paper"), self._choose_paper)
        self._size.add(A4, self.tr("A4")).setObjectName("pack-a4")
        self._size.add(LETTER, self.tr("Letter")).setObjectName("pack-letter")
        self._size.show_value(self._paper)
        card.box.addWidget(self._size)
        card.box.addWidget(Text(self.tr("In the print window you can also choose a PDF file."), "small", "ink_soft"))
        column.addWidget(card)
        column.addStretch(1)
        return side

    def _seen(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(8))
        row = QHBoxLayout()
        self._former = IconButton("chevron-left", self.tr("Page before"))
        self._former.setObjectName("pack-former")
        self._former.clicked.connect(lambda: self._turn(-1))
        self._which = Text("", "small-strong", "ink_soft", wrap=False)
        self._which.setObjectName("pack-which")
        self._next = IconButton("chevron-right", self.tr("Next page"))
        self._next.setObjectName("pack-next")
        self._next.clicked.connect(lambda: self._turn(1))
        for part in (self._former, self._which, self._next):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        self._preview = PagePreview()
        self._preview.setObjectName("pack-preview")
        column.addWidget(self._preview)
        self._nothing = Text(self.tr("Tick a part, and it is seen here first."), "soft", "ink_soft")
        self._nothing.setObjectName("pack-nothing")
        column.addWidget(self._nothing)
        column.addStretch(1)
        return side

    # -- Screen ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Make the pages anew from what is ticked and what there is now."""
        pages = attempt(self.ctx, self.pages)
        if pages is None:
            return
        self._pages = pages
        self._at = min(self._at, max(0, len(self._pages) - 1))
        self._show()

    def place(self) -> dict[str, Any]:
        ticked = [name for name, switch in self._parts.items() if switch.isChecked()]
        return {"parts": " ".join(ticked), "paper": self._paper, "initials": self._short.isChecked()}

    def open(self, **route: Any) -> None:
        """`parts`: what is ticked, with a blank between; `paper`: "a4" or "letter"; `initials`: names in short."""
        with ExitStack() as silent:
            # All of it is chosen first, and then the pages are made once.
            for switch in (*self._parts.values(), self._short):
                silent.enter_context(QSignalBlocker(switch))
            if (ticked := route.get("parts")) is not None:
                for name, switch in self._parts.items():
                    switch.setChecked(name in str(ticked).split())
            if (short := route.get("initials")) is not None:
                self._short.setChecked(bool(short))
        if (paper := route.get("paper")) in SIZES:
            self._size.show_value(paper)
            self._paper = str(paper)
        if route:
            self.refresh()

    def first_focus(self) -> QWidget | None:
        return self._parts[WALLET]

    def go_back(self) -> bool:
        """Back to My plan, from where this page is opened."""
        self.ctx.shell.go("plan")
        return True

    # -- pages -------------------------------------------------------------------------------------------------

    def pages(self) -> list[Paint]:
        """Every page of what is ticked, in order."""
        room, ticked = room_on(self._paper), self._parts
        found = facts(self.ctx, short_names=self._short.isChecked())
        pages: list[Paint] = []
        if ticked[WALLET].isChecked():
            pages.append(wallet_page(found, *self._overdose()))
        if ticked[FRIDGE].isChecked():
            settings = self.ctx.services.settings.current()
            pages += document_pages(card_document(self.ctx.library, self.ctx.country(), settings), room)
        for name, make, written in (
            (PLAN, plan_document, found.plan),
            (PEOPLE, people_document, found.people or found.services),
            (AFTERCARE, aftercare_document, found.steps),
        ):
            if ticked[name].isChecked() and written:
                pages += document_pages(make(found), room)
            self._bare[name].setVisible(ticked[name].isChecked() and not written)
        return pages

    def _overdose(self) -> tuple[str, tuple[str, ...]]:
        """The emergency number and the steps of an overdose, as Help now has them."""
        words = HelpWords(self.ctx.library, self.ctx.country(), lambda country: as_wanted(self.ctx, country))
        door = words.door("overdose")
        number = words.country.emergency[0].number if words.country.emergency else ""
        return number, tuple(words.fill(step.title) for step in door.steps) if door is not None else ()

    def _choose_paper(self, paper: object) -> None:
        self._paper = str(paper)
        self.refresh()

    def _turn(self, by: int) -> None:
        self._at = max(0, min(len(self._pages) - 1, self._at + by))
        self._show()
        say_aloud(self._preview, self._which.text())

    def _show(self) -> None:
        count = len(self._pages)
        words = self.tr("Page {number} of {count}").format(number=self._at + 1, count=count) if count else ""
        self._which.setText(words)
        self._preview.show_page(self._pages[self._at] if count else None, room_on(self._paper), words)
        self._preview.setVisible(bool(count))
        self._nothing.setVisible(not count)
        self._go.setEnabled(bool(count))
        self._former.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < count)

    # -- printing ----------------------------------------------------------------------------------------------

    def _print(self) -> None:
        from companion.ui.printing import ask_for_paper, new_printer, tell_printed

        # A neutral name: it stands in the printer's queue, and on the file.
        title = QCoreApplication.translate("Pack", "Papers")
        printer = new_printer(title)
        printer.setPageSize(QPageSize(SIZES[self._paper]))
        if ask_for_paper(printer, title, self):
            paint_on(printer, self._pages, room_on(self._paper))
            tell_printed(printer, self)
