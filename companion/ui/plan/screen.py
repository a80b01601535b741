"""My plan: the stay-safe plan, and beside it hard days, plans for a cue, and what matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.aims import Kind, steps_of
from companion.domain.signs import Rule as SignRule
from companion.domain.stay_safe import Part
from companion.domain.undo import Done
from companion.ui.dates import day_month, weekday_date
from companion.ui.deeds import attempt, attempt_and_tell, keyboard_kept
from companion.ui.plan.aim_sheets import GoalSheet, IfThenSheet
from companion.ui.plan.hard_days_sheet import HardDaysSheet
from companion.ui.plan.part_sheet import PartSheet
from companion.ui.plan.storm_page import StormPage, parts_to_read
from companion.ui.plan_lines import Known, Shown, known_to
from companion.ui.plan_words import part_words, reasons_title
from companion.ui.reasons_sheet import ReasonsSheet
from companion.ui.screen import Screen
from companion.ui.sign_words import rule_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton, Switch
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

#: So many lines of a part, and of every list beside, are shown here; a plan may be as long as they like.
SHOWN = 6
#: So many letters of a line; all of it is on its sheet, and where the plan is read large.
_LONGEST = 240
_WIDTH = 1180
#: How many hard days ahead are told of here.
_DAYS_AHEAD = 4


class PlanScreen(Screen):
    """The plan as it stands; each part opens a sheet to write in. Over it, when asked for, all of it large.

    Routes: `storm` shows it large, `part` opens the sheet of a part, `sign` that of a warning sign (empty: a new one),
    `sheet` that of "reasons", "if-thens", "goals" or "hard-days".
    """

    areas: ClassVar[frozenset[str]] = frozenset({"plans", "signs", "contacts", "lines", "settings", "day"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._storm: StormPage | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("Made in calm, to have in a storm. Nothing here has to be full.")
        self._page = Page(self.tr("My plan"), lead, width=_WIDTH)
        self._page.centre(True)
        self._outer.addWidget(self._page)
        self._large = Button(self.tr("Read it large"), "primary", icon="type")
        self._large.setObjectName("plan-large")
        self._large.clicked.connect(self.show_large)
        self._page.head.addWidget(self._large, 0, Qt.AlignmentFlag.AlignTop)
        columns = Columns((3, 2), least=360)
        self._main, self._beside = columns.add_column(), columns.add_column()
        self._page.body.addWidget(columns)
        self._page.body.addStretch(1)

    # -- Screen ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the plan again."""
        with keyboard_kept(self._page):
            attempt(self.ctx, self._draw_again)

    def open(self, **route: Any) -> None:
        if route.get("storm"):
            self.show_large()
        if (spot := route.get("spot")) is not None:
            (self._storm or self._page).scroll_area.return_to(spot)
        if route.get("storm"):
            return
        if (part := route.get("part")) in {part.value for part in Part}:
            self._write(Part(str(part)))
        elif (sign := route.get("sign")) is not None:
            self._write_sign(str(sign))
        elif (sheet := route.get("sheet")) is not None:
            self._open_sheet(str(sheet))

    def place(self) -> dict[str, Any]:
        spot = (self._storm or self._page).scroll_area.spot()
        route: dict[str, Any] = {} if self._storm is None else {"storm": True}
        return route if spot is None else route | {"spot": spot}

    def first_focus(self) -> QWidget | None:
        return self._storm.first_part() if self._storm is not None else self._large

    def go_back(self) -> bool:
        """From the large plan back to where it is written."""
        if self._storm is None:
            return False
        self._close_storm()
        self._large.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_large(self) -> None:
        """All of the plan, to be read in a storm."""
        if self._storm is not None:
            return
        storm = self._storm = StormPage(self.ctx, parts_to_read(self.ctx))
        storm.left.connect(self.go_back)
        self._page.hide()
        self._outer.addWidget(storm)
        if self.isVisible():
            storm.show()
            storm.first_part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_storm(self) -> None:
        storm, self._storm = self._storm, None
        if storm is not None:
            self._outer.removeWidget(storm)
            storm.hide()
            storm.deleteLater()
        self._page.show()

    # -- what it shows -----------------------------------------------------------------------------------------

    def _draw_again(self) -> None:
        self._draw()
        storm = self._storm
        if storm is not None and storm.parts != parts_to_read(self.ctx):
            spot = storm.scroll_area.spot()
            with keyboard_kept(self):
                self._close_storm()
                self.show_large()
            if spot is not None and self._storm is not None:
                self._storm.scroll_area.return_to(spot)

    def _draw(self) -> None:
        empty(self._main)
        empty(self._beside)
        known = known_to(self.ctx)
        self._main.addWidget(self._plan_card(known))
        self._main.addStretch(1)
        for card in (self._ways_on(), self._signs_card(), self._days_card(), self._plans_card(), self._goals_card()):
            self._beside.addWidget(card)
        self._beside.addStretch(1)
        for column in (self._main, self._beside):
            for at in range(column.count()):
                item = column.itemAt(at)
                part = item.widget() if item is not None else None
                if part is not None:
                    part.show()

    def _plan_card(self, known: Known) -> Card:
        plan = self.ctx.services.stay_safe.plan()
        card = Card(spacing=4)
        card.heading(self.tr("My stay-safe plan"))
        numbers = (uuid for uuid, person in known.people.items() if person.details.numbers)
        if not plan.has_someone(numbers):
            card.box.addWidget(self._prompt(bool(known.people)))
        for part in Part:
            words = part_words(part)
            lines = [known.shown(line) for line in plan.of(part)]
            self._add_part(card, words.title, words.what, lines, f"plan-part-{part.value}", self._opener(part))
        reasons = [Shown(one.words) for one in self.ctx.services.plans.reasons()]
        what = self.tr("What and whom you stay for, in your own words.")
        self._add_part(card, reasons_title(), what, reasons, "plan-part-reasons", lambda: self._open_sheet("reasons"))
        card.box.addSpacing(theme_of().px(12))
        card.box.addWidget(Rule())
        card.box.addSpacing(theme_of().px(4))
        card.box.addWidget(self._looked())
        return card

    def _opener(self, part: Part) -> Callable[[], None]:
        return lambda: self._write(part)

    def _prompt(self, anyone: bool) -> Card:
        """A gentle word where nobody to ring is in the plan yet."""
        soft = Card("soft", margin=14, spacing=6)
        soft.setObjectName("plan-someone")
        soft.box.addWidget(Text(self.tr("One person or one line to ring is worth the most in here."), "body"))
        part = Part.TELL if anyone else Part.SERVICES
        add = Button(part_words(part).title, icon="plus", compact=True)
        add.setObjectName("plan-add-someone")
        add.clicked.connect(self._opener(part))
        soft.box.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        return soft

    def _add_part(
        self, card: Card, title: str, what: str, lines: list[Shown], name: str, act: Callable[[], None]
    ) -> None:
        change = Button(self.tr("Change") if lines else self.tr("Write"), "quiet", compact=True)
        change.setObjectName(name)
        change.setAccessibleName(f"{title}: {change.text()}")
        change.clicked.connect(act)
        card.box.addSpacing(theme_of().px(8))
        card.box.addWidget(_beside_each_other(Text(title, "strong"), change))
        if not lines:
            card.box.addWidget(Text(what, "soft", "ink_soft"))
        for line in lines[:SHOWN]:
            card.box.addWidget(Text(_in_short(line), "body"))
        if len(lines) > SHOWN:
            card.box.addWidget(Text(self.tr("and %n more", "", len(lines) - SHOWN), "small", "ink_soft"))

    def _looked(self) -> QWidget:
        """When it was looked at last, which keeps a plan from growing old unseen."""
        said = self.ctx.services.settings.current().plan_looked_on
        looked = Button(self.tr("I looked at it today"), "quiet", icon="check", compact=True)
        looked.setObjectName("plan-looked")
        today = self.ctx.today().isoformat()
        looked.clicked.connect(lambda: attempt_and_tell(self.ctx, lambda: self._look(today), self.tr("Noted")))
        if said == today:
            looked.hide()
        words = self.tr("Worth a look now and then: what was true in spring may not be in autumn.")
        if said:
            words = self.tr("Last looked at on {day}").format(day=day_month(date.fromisoformat(said), self.ctx.today()))
        return _beside_each_other(Text(words, "small", "ink_soft"), looked)

    def _look(self, day: str) -> Done:
        return self.ctx.services.settings.change(plan_looked_on=day)

    def _ways_on(self) -> Card:
        """What belongs to the plan and has a page of its own."""
        card = Card(spacing=4)
        card.setAccessibleName(self.tr("More of my plan"))
        for screen, words, icon in (
            ("aftercare", self.tr("After leaving care"), "calendar"),
            ("appointments", self.tr("Appointments and meetings"), "calendar"),
            ("kits", self.tr("Naloxone kits"), "shield-check"),
            ("medicines", self.tr("Medicines"), "pill"),
            ("questions", self.tr("Ask my counsellor"), "message-circle"),
            ("pack", self.tr("Print my plan and cards"), "printer"),
        ):
            way = Button(words, "quiet", icon=icon, compact=True)
            way.setObjectName(f"plan-{screen}")
            way.clicked.connect(lambda _on=False, screen=screen: self.ctx.shell.go(screen))
            card.box.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _days_card(self) -> Card:
        today = self.ctx.today()
        coming = [(following, one) for one in self.ctx.services.aims.hard_days() if (following := one.next(today))]
        coming.sort(key=lambda pair: (pair[0], pair[1].name))
        lines = [self.tr("{day}: {what}").format(day=weekday_date(day, today), what=one.name) for day, one in coming]
        empty_words = self.tr("Payday, an anniversary, a birthday. Today shows your plan on the evening before.")
        return self._list_card(self.tr("Hard days"), lines[:_DAYS_AHEAD], empty_words, "hard-days")

    def _signs_card(self) -> Card:
        """Warning signs of their own, each with what it says; a press opens it."""
        card = Card(spacing=6)
        add = Button(self.tr("Add"), "quiet", compact=True)
        add.setObjectName("plan-sign-add")
        title = self.tr("My own warning signs")
        add.setAccessibleName(f"{title}: {add.text()}")
        add.clicked.connect(lambda: self._write_sign(""))
        card.heading(title, add)
        signs = self.ctx.services.signs.all()
        measures = {one.uuid: one.name for one in self.ctx.services.check_in_lists.measures(removed=True)}
        for place, sign in enumerate(signs):
            words = rule_words(sign.rule, measures)
            name = sign.name or words
            # What cannot be read here cannot be changed here, but it is theirs to take away.
            sleeps = sign.rule is None
            press = Button(self.tr("Take away") if sleeps else self.tr("Change"), "quiet", compact=True)
            press.setObjectName(f"plan-sign-{sign.uuid}")
            said = self.tr("Take away: {words}") if sleeps else self.tr("Change: {words}")
            press.setAccessibleName(said.format(words=name))
            act = self._take_sign_away if sleeps else self._write_sign
            press.clicked.connect(lambda _on=False, act=act, uuid=sign.uuid: act(uuid))
            presses: list[QWidget] = [press]
            if place:
                up = IconButton("chevron-up", self.tr("Move up: {words}").format(words=name), size=32)
                up.setObjectName(f"plan-sign-up-{sign.uuid}")
                up.clicked.connect(lambda _on=False, place=place: self._move_sign_up(place))
                presses.insert(0, up)
            card.box.addWidget(_beside_each_other(Text(name, "strong"), *presses))
            if sign.name:
                card.box.addWidget(Text(words, "soft", "ink_soft"))
            if not sign.is_on:
                card.box.addWidget(Text(self.tr("Switched off."), "small", "ink_soft"))
        if not signs:
            empty_words = self.tr("When your own notes look like a hard time coming, Today can bring up this plan.")
            card.box.addWidget(Text(empty_words, "soft", "ink_soft"))
        return card

    def _write_sign(self, uuid: str) -> None:
        """Open the sheet of a sign, or with an empty uuid that of a new one."""
        from companion.ui.plan.sign_sheet import SignSheet

        service = self.ctx.services.signs
        sign = next((one for one in service.all() if one.uuid == uuid and one.rule is not None), None)
        if uuid and sign is None:
            return
        sheet = SignSheet(self.ctx, sign, self)
        sheet.opened_by = ("plan", {"sign": uuid})

        def keep(name: str, rule: SignRule, on: bool) -> bool:
            if sign is None:
                return attempt_and_tell(self.ctx, lambda: service.add(name, rule), self.tr("Your sign is set"))
            return attempt_and_tell(self.ctx, lambda: service.change(uuid, name, rule, is_on=on), self.tr("Saved"))

        sheet.kept_by = keep
        sheet.removal_wanted.connect(lambda: self._take_sign_away(uuid))
        sheet.open()

    def _move_sign_up(self, place: int) -> None:
        """Where several hold, Today shows the first of them."""
        uuids = [one.uuid for one in self.ctx.services.signs.all()]
        uuids[place - 1], uuids[place] = uuids[place], uuids[place - 1]
        attempt_and_tell(self.ctx, lambda: self.ctx.services.signs.order(uuids), self.tr("Moved"))

    def _take_sign_away(self, uuid: str) -> None:
        attempt_and_tell(self.ctx, lambda: self.ctx.services.signs.remove(uuid), self.tr("The sign was taken away"))

    def _plans_card(self) -> Card:
        lines = []
        for one in self.ctx.services.aims.if_thens()[:SHOWN]:
            said = self.tr("If {cue}, then I {action}") if one.cue else self.tr("Next time I {action}")
            lines.append(said.format(cue=one.cue, action=one.action))
        empty_words = self.tr("One clear cue, and one small thing to do when it comes.")
        return self._list_card(self.tr("If this comes, then I"), lines, empty_words, "if-thens")

    def _list_card(self, title: str, lines: list[str], empty_words: str, sheet: str, *, written: bool = False) -> Card:
        card = Card(spacing=6)
        change = Button(self.tr("Change") if lines or written else self.tr("Write"), "quiet", compact=True)
        change.setObjectName(f"plan-{sheet}")
        change.setAccessibleName(f"{title}: {change.text()}")
        change.clicked.connect(lambda: self._open_sheet(sheet))
        card.heading(title, change)
        for line in lines:
            card.box.addWidget(Text(line, "body"))
        if not lines and empty_words:
            card.box.addWidget(Text(empty_words, "soft", "ink_soft"))
        return card

    def _goals_card(self) -> Card:
        goals = self.ctx.services.aims.goals()
        words = self.tr("What you want your life to be about, and one small step.")
        card = self._list_card(self.tr("What matters to me"), [], "" if goals else words, "goals", written=bool(goals))
        for value in (*(one for one in goals if one.kind is Kind.VALUE), None):
            served = steps_of(goals, value.uuid if value is not None else None)
            if value is not None:
                card.box.addWidget(Text(value.words, "strong"))
            for one in served[:SHOWN]:
                tick = Switch(one.words, checked=one.done_at is not None)
                tick.setObjectName(f"goal-{one.uuid}")
                tick.clicked.connect(lambda on, uuid=one.uuid: self._tick(uuid, on))
                card.box.addWidget(tick)
        return card

    def _tick(self, uuid: str, done: bool) -> None:
        if attempt(self.ctx, lambda: self.ctx.services.aims.tick_goal(uuid, done)) is None:
            # What could not be kept is not shown as kept.
            self.refresh()

    # -- sheets ------------------------------------------------------------------------------------------------

    def _write(self, part: Part) -> None:
        PartSheet(self.ctx, part, self).open()

    def _open_sheet(self, name: str) -> None:
        kinds = {"reasons": ReasonsSheet, "if-thens": IfThenSheet, "goals": GoalSheet, "hard-days": HardDaysSheet}
        if name in kinds:
            kinds[name](self.ctx, self).open()


def _in_short(line: Shown) -> str:
    words = line.words if len(line.words) <= _LONGEST else f"{line.words[:_LONGEST].rstrip()}…"
    return " · ".join(part for part in (words, line.number) if part)


def _beside_each_other(words: Text, *buttons: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(words, 1)
    for button in buttons:
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
