"""Help now: one key from everywhere, locked or not. It holds one page at a time and always has something to say."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.values import Door
from companion.context import AppContext
from companion.ui.help_minimum import OVERDOSE
from companion.ui.help_now.chrome import HelpPage
from companion.ui.help_now.for_whom import OWN_LIFE
from companion.ui.help_words import BREATHING, CHILD, CRAVING, NALOXONE, RECOVERY, TALK, USED, WAYS, HelpWords
from companion.ui.own_lines import as_wanted
from companion.ui.own_people import days_since_start, has_hope_box, is_their_own, own_people, own_plan, own_reasons
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.first_part import BeginsAt
from companion.ui.widgets.found_again import give_keyboard, keyboard_in

_AT_A_GLANCE = (OVERDOSE, NALOXONE, BREATHING, RECOVERY, CHILD)
_MORE = "/more"


class HelpNow(BeginsAt):
    """The doors of Help now. While the file is locked it shows bundled words and the country's numbers only.

    Args:
        beside: whether the side bar is beside it; where it is not, the doors stand in the middle of the window.

    Signals:
        closed: the person is done here.
    """

    closed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None, *, beside: bool = False) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._beside = beside
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._page: HelpPage | None = None
        self._shown_facts: tuple[object, ...] = ()
        self._trail: list[str] = []
        self.setAccessibleName(self.tr("Help now"))
        back = QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._back_or_close)
        paper = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        paper.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paper.activated.connect(self._print_page)

    def showEvent(self, event: QShowEvent) -> None:
        # What stands first is known for certain only at the size it is shown in.
        if self._page is not None:
            self.begin_at(self._page.first_focus())
        super().showEvent(event)

    @property
    def door(self) -> str:
        """The id of the door that is open; empty on the first page."""
        return self._trail[-1] if self._trail else ""

    def open_door(self, door_id: str = "") -> None:
        """Show a door, or the first page; an id nobody knows shows the first page."""
        first_page_stands = self._page is not None and not self._trail
        self._trail = []
        if first_page_stands and not door_id and self._facts() == self._shown_facts and self._page is not None:
            # Opened again with nothing changed: the page that stands here is the page wanted.
            self.begin_at(self._page.first_focus())
            return
        self._go(door_id)

    def _facts(self) -> tuple[object, ...]:
        """Everything of the person's that its pages show."""
        ctx, country = self._ctx, self._words().country
        return (
            ctx.unlocked,
            country,
            own_people(ctx),
            days_since_start(ctx),
            own_reasons(ctx),
            own_plan(ctx),
            has_hope_box(ctx),
        )

    def follow_file(self) -> None:
        """Show what was changed or taken back meanwhile, at the step and with the keyboard where they were."""
        former = self._page
        if former is None or not self.isVisible() or self._facts() == self._shown_facts:
            # Out of sight it reads anew when it is opened.
            return
        place, held = former.place(), keyboard_in(former)
        self._go(self._trail.pop() if self._trail else "")
        if self._page is not None:
            self._page.return_to(place)
            give_keyboard(held, self._page)

    def go_back(self) -> bool:
        """Go to where one came from; False on the first page, where Escape closes Help now."""
        if not self._trail:
            return False
        self._trail.pop()
        came_from = self._trail.pop() if self._trail else ""
        self._go(came_from)
        return True

    def _back_or_close(self) -> None:
        if not self.go_back():
            self.closed.emit()

    def _go(self, door_id: str) -> None:
        words = self._words()
        self._shown_facts = self._facts()
        page = self._build(door_id, words)
        if page is None:
            door_id, page = "", self._start(words)
        if door_id:
            self._trail.append(door_id)
        page.wants_door.connect(self._go)
        page.wants_back.connect(self.go_back)
        page.wants_close.connect(self.closed)
        page.wants_print.connect(lambda: self._print(door_id, words))
        self._show(page)

    def _words(self) -> HelpWords:
        return HelpWords(self._ctx.library, self._country(), partial(as_wanted, self._ctx))

    def _country(self) -> str:
        try:
            return self._ctx.country()
        except (OSError, ValueError):
            return ""

    def _start(self, words: HelpWords) -> HelpPage:
        from companion.ui.help_now.start import StartPage

        page = StartPage(self._ctx, words)
        page.country_chosen.connect(self._choose_country)
        return page

    def _build(self, door_id: str, words: HelpWords) -> HelpPage | None:
        if not door_id:
            return None
        if door_id == WAYS:
            from companion.ui.help_now.ways import WaysPage

            return WaysPage(words)
        door = words.door(door_id.partition("/")[0])
        if door is None and door_id != TALK:
            return None
        if door_id == TALK:
            from companion.ui.help_now.talk import TalkPage

            title = door.title if door else self.tr("Talk to someone")
            return TalkPage(self._ctx, words, title, words.fill(door.lead) if door else "")
        assert door is not None  # noqa: S101 - told to mypy; returned above otherwise
        return self._door_page(door_id, door, words)

    def _door_page(self, door_id: str, door: Door, words: HelpWords) -> HelpPage:
        if door_id.endswith(_MORE):
            from companion.ui.help_now.details import DetailsPage

            title = self.tr("Signs and warnings") if door.signs else self.tr("Warnings")
            return DetailsPage(words, door, title)
        parts = words.parts(door)
        part = next((part for at, part in enumerate(parts, start=1) if door_id == f"{door.id}/{at}"), None)
        if parts and part is None:
            from companion.ui.help_now.kits import KitsPage

            return KitsPage(words, door)
        if door.id in _AT_A_GLANCE:
            from companion.ui.help_now.one_page import OnePage

            return OnePage(self._ctx, words, door, part)
        from companion.ui.help_now.steps import StepsPage

        extra = None
        if door_id == CRAVING:
            from companion.ui.help_now.craving import RingCard

            more = Button(self.tr("More ways"), "quiet", icon="heart")
            more.setObjectName("more-ways")
            more.clicked.connect(self._more_ways)
            extra = RingCard(self._ctx, beside=self._to_hope_box(), below=more)
        beside = self._own_words() if door.id == OWN_LIFE else None
        if door.id != USED or not is_their_own(self._ctx):
            return StepsPage(self._ctx, words, door, extra=extra, beside=beside)
        # In their own file there is more to it: safety with their own people, and then whatever they want of the rest.
        way = Button(self.tr("Go through it with what is yours"), "quiet", icon="sprout", compact=True)
        way.setObjectName("way-on")
        page = StepsPage(self._ctx, words, door, extra=extra, after=way)
        # Who has just gone through safety here is not led through it again.
        way.clicked.connect(lambda: self._ctx.shell.go("lapse", day=None, safety_read=page.at_end))
        return page

    def _own_words(self) -> QWidget | None:
        """What the person wrote for this very hour: their plan, else their reasons; nothing while locked."""
        plan = own_plan(self._ctx)
        if not plan.empty:
            from companion.ui.help_now.plan_card import PlanCard

            card = PlanCard(self._ctx, plan)
            card.wanted.connect(lambda: self._ctx.shell.go("plan", storm=True))
            return card
        if reasons := own_reasons(self._ctx):
            from companion.ui.help_now.reasons import ReasonsCard

            return ReasonsCard(reasons)
        return None

    def _to_hope_box(self) -> tuple[Button, ...]:
        """The way to their hope box, where their own file is open and there is anything in it."""
        if not has_hope_box(self._ctx):
            return ()
        button = Button(self.tr("My hope box"), icon="heart")
        button.setObjectName("hope-box")
        button.clicked.connect(lambda: self._ctx.shell.go("hope-box"))
        return (button,)

    def _more_ways(self) -> None:
        """Cope, where their own file is open; else the bundled words, which know nothing of anyone and keep nothing."""
        if is_their_own(self._ctx):
            self._ctx.shell.go("cope", feeling="craving")
        else:
            self._go(WAYS)

    def _choose_country(self, code: str) -> None:
        self._ctx.prefs.change(country=code)
        self._go("")

    def _print_page(self) -> None:
        """Ctrl+P: what the printer in the heading does, where there is one."""
        button = self._page.findChild(QWidget, "help-print") if self._page is not None else None
        if self._page is not None and button is not None and not button.isHidden():
            self._page.wants_print.emit()

    def _print(self, door_id: str, words: HelpWords) -> None:
        from companion.ui.help_now.paper import print_door

        print_door(self._ctx, words, door_id, self._page.accessibleName() if self._page is not None else "", self)
        if self._page is not None and (button := self._page.findChild(QWidget, "help-print")) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: HelpPage) -> None:
        old, self._page = self._page, page
        # At its size from the start: nothing is hidden and shown again, and the keyboard stays where it begins.
        page.resize(self.size())
        page.stand_alone(not self._beside)
        self._box.addWidget(page)
        # A layout shows what it is given only when events run again; the keyboard must find it there now.
        if self.isVisible():
            page.show()
        first = page.first_focus()
        self.begin_at(first)
        if old is not None:
            held = old.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
            if held or self.isVisible():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
