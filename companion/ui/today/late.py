"""The parts of Today that are not always there, or below what is seen first: each is built when it is needed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.services.today import Today
from companion.ui.today.board import Board
from companion.ui.today_parts import counter_shown
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.tab_order import lead_up_to

if TYPE_CHECKING:
    from companion.ui.today.at_hand_card import AtHandCard
    from companion.ui.today.days_card import DaysCard
    from companion.ui.today.hard_day_card import HardDayCard
    from companion.ui.today.hope_card import HopeCard
    from companion.ui.today.kit_card import KitCard
    from companion.ui.today.letter_card import LetterCard
    from companion.ui.today.milestone_card import MilestoneCard
    from companion.ui.today.notice_card import NoticeCard
    from companion.ui.today.reason_card import ReasonCard
    from companion.ui.today.screen import TodayScreen
    from companion.ui.today.sign_card import SignCard
    from companion.ui.widgets.empty import EmptyState


class LateParts:
    """The notice, built with the first one there is; reason, four weeks and the rest, after the first picture."""

    def __init__(self, screen: "TodayScreen", above: QVBoxLayout, board: Board) -> None:
        self._screen, self._above, self._board = screen, above, board
        self._shown: Today | None = None
        self._notice: NoticeCard | None = None
        self._milestone: MilestoneCard | None = None
        self._hard_day: HardDayCard | None = None
        self._sign: SignCard | None = None
        self._kits: KitCard | None = None
        self._hope: HopeCard | None = None
        self._letter: LetterCard | None = None
        self._reason: ReasonCard | None = None
        self._days: DaysCard | None = None
        self._at_hand: AtHandCard | None = None
        self._nothing: EmptyState | None = None
        #: Where Tab stops in each of those above the cards.
        self._stops: dict[QWidget, Sequence[QWidget]] = {}
        self.complete_already = False

    def parts(self) -> tuple[QWidget, ...]:
        """Those that are built, shown or not."""
        parts = (*self._quiet(), self._reason, self._days, self._at_hand, self._nothing)
        return tuple(part for part in parts if part is not None)

    def show_today(self, shown: Today) -> None:
        """Follow what Today is now; parts that are not built yet wait."""
        before, self._shown = self._shown, shown
        self._show_notice(shown)
        self._show_hard_day(shown)
        self._show_sign(shown)
        self._show_kits(shown)
        self._show_milestone(shown)
        self._show_hope(shown)
        self._show_letter(shown)
        if self.complete_already:
            self._show_at_hand(shown)
            self._show_reason(shown)
        if self.complete_already and (before is None or _weeks_of(before) != _weeks_of(shown)):
            self._show_weeks(shown)
        self._show_nothing(shown)

    def complete(self) -> None:
        """Build what waited for the first picture."""
        if not self.complete_already and self._shown is not None:
            self.complete_already = True
            # In the order they are seen in: Tab and assistive technology go by when a part was made.
            self._show_at_hand(self._shown)
            self._show_reason(self._shown)
            self._show_weeks(self._shown)

    def _quiet(self) -> tuple[QWidget | None, ...]:
        """What stands above the cards, as it is seen from top to bottom; None for what is not built."""
        return self._notice, self._hard_day, self._sign, self._kits, self._milestone, self._hope, self._letter

    def _put_above(self, card: QWidget, stops: Sequence[QWidget] = ()) -> None:
        """Put a part just built where it belongs among the others, to the eye, to Tab and to the ear."""
        built = [one for one in self._quiet() if one is not None]
        place = built.index(card)
        self._above.insertWidget(place, card)
        # Assistive technology goes by the order of the parts, not by the layout.
        below, cards = next(iter(built[place + 1 :]), None), self._screen.first_of_cards()
        card.stackUnder(below or cards)
        self._stops[card] = stops or card.findChildren(Button)
        lead_up_to(cards if below is None else self._stops[below][0], self._stops[card])

    def _show_notice(self, shown: Today) -> None:
        if shown.risk is None:
            if self._notice is not None:
                self._notice.hide()
            return
        if self._notice is None:
            from companion.ui.today.notice_card import NoticeCard

            screen, notice = self._screen, NoticeCard()
            notice.read_wanted.connect(lambda: screen.ctx.shell.go("learn", article="lower-tolerance"))
            notice.change_wanted.connect(lambda: screen.open_sheet("dates"))
            notice.put_away.connect(screen.put_notice_away)
            self._notice = notice
            self._put_above(notice)
        self._notice.show_window(shown.risk, shown.day, shown.settings.naloxone_place)
        self._notice.show()

    def _show_hard_day(self, shown: Today) -> None:
        if shown.ahead is None:
            if self._hard_day is not None:
                self._hard_day.hide()
            return
        if self._hard_day is None:
            from companion.ui.today.hard_day_card import HardDayCard

            screen, card = self._screen, HardDayCard()
            card.plan_wanted.connect(lambda: screen.ctx.shell.go("plan", storm=True))
            card.put_away.connect(screen.put_hard_day_away)
            self._hard_day = card
            self._put_above(card)
        self._hard_day.show_ahead(shown.ahead, self._first_lines())
        self._hard_day.show()

    def _first_lines(self) -> tuple[str, ...]:
        from companion.ui.today.first_lines import first_lines

        return first_lines(self._screen.ctx)

    def _show_sign(self, shown: Today) -> None:
        if shown.sign is None:
            if self._sign is not None:
                self._sign.hide()
            return
        if self._sign is None:
            from companion.ui.today.sign_card import SignCard

            screen, card = self._screen, SignCard()
            card.plan_wanted.connect(lambda: screen.ctx.shell.go("plan", storm=True))
            card.put_away.connect(screen.put_sign_away)
            self._sign = card
            self._put_above(card)
        # Once is enough where a hard day brings the plan up too.
        first = () if shown.ahead is not None else self._first_lines()
        self._sign.show_sign(shown.sign, {one.uuid: one.name for one in shown.measures}, shown.day, first)
        self._sign.show()

    def _show_kits(self, shown: Today) -> None:
        if not shown.kits:
            if self._kits is not None:
                self._kits.hide()
            return
        if self._kits is None:
            from companion.ui.today.kit_card import KitCard

            screen, card = self._screen, KitCard()
            card.kits_wanted.connect(lambda: screen.ctx.shell.go("kits"))
            card.put_away.connect(screen.put_kits_away)
            self._kits = card
            self._put_above(card)
        self._kits.show_kits(shown.kits, shown.day)
        self._kits.show()

    def _show_milestone(self, shown: Today) -> None:
        # Where the counter is not wanted, neither is a word on how far it has come.
        due = shown.reached if counter_shown(shown.settings) else None
        if self._milestone is None:
            if due is None:
                return
            from companion.ui.today.milestone_card import MilestoneCard

            self._milestone = MilestoneCard(self._screen.ctx)
            self._put_above(self._milestone, self._milestone.parts())
        self._milestone.show_due(due)

    def _show_hope(self, shown: Today) -> None:
        if not shown.hope:
            if self._hope is not None:
                self._hope.hide()
            return
        if self._hope is None:
            from companion.ui.today.hope_card import HopeCard

            screen, card = self._screen, HopeCard()
            card.hope_wanted.connect(lambda: screen.ctx.shell.go("hope-box"))
            self._hope = card
            self._put_above(card)
        self._hope.show()

    def _show_letter(self, shown: Today) -> None:
        if not shown.letters:
            if self._letter is not None:
                self._letter.hide()
            return
        if self._letter is None:
            from companion.ui.today.letter_card import LetterCard, lead_to

            self._letter = LetterCard()
            lead_to(self._screen.ctx, self._letter)
            self._put_above(self._letter)
        self._letter.show_letters(shown.letters)
        self._letter.show()

    def _show_reason(self, shown: Today) -> None:
        if shown.reason is None:
            if self._reason is not None:
                self._reason.hide()
            return
        if self._reason is None:
            from companion.ui.today.reason_card import ReasonCard

            self._reason = ReasonCard()
            self._reason.change_wanted.connect(lambda: self._screen.open_sheet("reasons"))
            self._board.put(self._reason, 4)
        self._reason.show_reason(shown.reason)
        self._reason.show()

    def _show_weeks(self, shown: Today) -> None:
        if not shown.settings.show_weeks:
            if self._days is not None:
                self._days.hide()
            return
        if self._days is None:
            from companion.ui.today.days_card import DaysCard

            self._days = DaysCard()
            self._days.squares.chosen.connect(self._screen.show_day)
            self._board.put(self._days, 5)
        marks = {mark.day: mark for mark in shown.overview.days}
        first_weekday = shown.settings.first_weekday or QLocale().firstDayOfWeek().value
        self._days.squares.show_days(shown.day, first_weekday, marks, frozenset(shown.count.lapses))
        self._days.show()

    def _show_at_hand(self, shown: Today) -> None:
        """The person to ring and where the naloxone is; hidden with the suggestions, which ask for both."""
        screen, settings = self._screen, shown.settings
        known = settings.show_suggestions
        people = screen.ctx.services.contacts.all() if known else ()
        person = next((one for one in people if one.details.numbers), None)
        if not known or (person is None and settings.naloxone_at_hand is not True):
            if self._at_hand is not None:
                self._at_hand.hide()
            return
        if self._at_hand is None:
            from companion.ui.today.at_hand_card import AtHandCard

            self._at_hand = AtHandCard()
            self._at_hand.people_wanted.connect(lambda: screen.ctx.shell.go("people"))
            self._at_hand.naloxone_wanted.connect(lambda: screen.ctx.shell.go("settings", section="you"))
            self._board.put(self._at_hand, 3)
        self._at_hand.show_facts(person, settings)
        self._at_hand.show()

    def _show_nothing(self, shown: Today) -> None:
        """Where all is hidden, say so, and how it comes back."""
        settings = shown.settings
        from companion.ui.today_parts import anything_shown

        if anything_shown(settings, reason=shown.reason is not None):
            if self._nothing is not None:
                self._nothing.hide()
            return
        if self._nothing is None:
            from companion.ui.widgets.buttons import Button
            from companion.ui.widgets.empty import EmptyState

            screen = self._screen
            choose = Button(screen.tr("Choose what Today shows"))
            choose.setObjectName("nothing-choose")
            choose.clicked.connect(lambda: screen.open_sheet("shows"))
            words = screen.tr("Everything here is hidden. It is all kept, and comes back when you want it.")
            self._nothing = EmptyState("sun", screen.tr("A quiet page"), words, choose)
            self._board.put(self._nothing, 6)
        self._nothing.show()


def _weeks_of(shown: Today) -> tuple[object, ...]:
    settings = shown.settings
    return shown.day, shown.overview, shown.count.lapses, settings.show_weeks, settings.first_weekday
