"""What is counted and from when, and which number Today shows."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.counter import EventKind, FurtherCount
from companion.domain.settings import Counting, Headline
from companion.ui.deeds import attempt_and_tell
from companion.ui.headline_words import headline_words
from companion.ui.milestone_words import further_words
from companion.ui.settings.section import Section
from companion.ui.settings.written_list import WrittenList
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Rule
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.fields import Select
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text


class CountingSection(Section):
    """What is written down, and what else is counted; a day of use takes only itself away."""

    name = "counting"
    family = False

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("CountingSection", "Counting"),
            QCoreApplication.translate(
                "CountingSection",
                "Count from a day you choose, or not at all. Prescribed medicine never changes the count.",
            ),
        )
        self._how = Choice(self.tr("Count my days"), self._count, at_once=False)
        self._how.add(Counting.COUNT, self.tr("Yes")).setObjectName("count-yes")
        self._how.add(Counting.NOT_YET, self.tr("Not yet")).setObjectName("count-not-yet")
        self._how.add(Counting.RATHER_NOT, self.tr("I'd rather not")).setObjectName("count-rather-not")
        self.row(self.tr("Count my days"), self._how)
        self._how_words = self.note("")
        self._how_words.setObjectName("count-words")
        self._headline = Select(self.tr("The number on Today"))
        self._headline.setObjectName("headline")
        for value, words in headline_words():
            self._headline.addItem(words, value.value)
        self._headline.activated.connect(lambda row: self._show_as(self._headline.itemData(row)))
        self.row(self.tr("The number on Today"), self._headline)
        self._first = Choice(self.tr("The first day is"), lambda value: self.set(first_day=value))
        self._first.add(0, self.tr("day 0")).setObjectName("first-day-0")
        self._first.add(1, self.tr("day 1")).setObjectName("first-day-1")
        self.row(self.tr("The first day is"), self._first)
        self.rule()
        self.box.addWidget(Text(self.tr("Written down"), "strong"))
        self._written = WrittenList(ctx, None, lambda words, done: ctx.shell.toast(words, done.undo))
        self.box.addWidget(self._written)
        self.note(
            self.tr(
                "A day you used ends a run. That one day is not counted, so your total is one less, and a longest run "
                "it falls into gets shorter. Where you write down that you stopped again on a later day, the days in "
                "between are not counted either. Every other day you gained stays counted."
            )
        )
        self.rule()
        self.box.addWidget(Text(self.tr("Also counted"), "strong"))
        self._things = QVBoxLayout()
        self._things.setSpacing(theme_of().px(4))
        self.box.addLayout(self._things)
        self._shown: tuple[FurtherCount, ...] | None = None
        more = FlowLayout(None, theme_of().px(10))
        self._add_thing = Button(self.tr("Count something else too"), icon="plus", compact=True)
        self._add_thing.setObjectName("thing-add")
        self._add_thing.clicked.connect(lambda: self._name_thing(None))
        milestones = Button(self.tr("Milestones"), compact=True)
        milestones.setObjectName("counting-milestones")
        milestones.clicked.connect(lambda: ctx.shell.go("milestones"))
        more.addWidget(self._add_thing)
        more.addWidget(milestones)
        self.box.addLayout(more)

    def refresh(self) -> None:
        known = self.ctx.services.settings.current()
        self._how.show_value(known.counting)
        self._how_words.setText(
            {
                Counting.COUNT: "",
                Counting.NOT_YET: self.tr("Whenever you like. Nothing waits for it."),
                Counting.RATHER_NOT: self.tr("That is fine. What is written down stays, and Today shows no days."),
            }[known.counting]
        )
        self._how_words.setVisible(known.counting is not Counting.COUNT)
        self._first.show_value(known.first_day)
        self._headline.setCurrentIndex(max(0, self._headline.findData(known.headline.value)))
        self._written.refresh()
        self._draw_things()

    # -- further things ----------------------------------------------------------------------------------------

    def _draw_things(self) -> None:
        things = self.ctx.services.counted.counts()
        if things == self._shown:
            return
        held = self.window().focusWidget()
        rows = [item.widget() for place in range(self._things.count()) if (item := self._things.itemAt(place))]
        inside = held is not None and any(row is not None and row.isAncestorOf(held) for row in rows)
        self._shown = things
        empty(self._things)
        made: list[IconButton] = []
        for place, thing in enumerate(things):
            row = self._thing_row(thing, place)
            made += row.findChildren(IconButton)
            self._things.addWidget(row)
            self._things.addWidget(Rule())
        if not things:
            words = self.tr("Smoking, drinking, or anything else you count days without. Each has its own days.")
            self._things.addWidget(Text(words, "soft", "ink_soft"))
        lead_up_to(self._add_thing, made)
        if inside:
            self._add_thing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _thing_row(self, thing: FurtherCount, place: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name, uuid = thing.counted.name, thing.counted.uuid
        said = further_words(thing) or self.tr("{what}: no date yet").format(what=name)
        line.addWidget(Text(said), 1)
        acts: list[tuple[str, str, str, Callable[[], None]]] = [
            ("dates", "calendar", self.tr("Days of {what}"), lambda: self._open_thing(uuid)),
            ("name", "pencil", self.tr("Rename {what}"), lambda: self._name_thing(thing)),
            ("remove", "trash-2", self.tr("Remove {what}"), lambda: self._remove_thing(uuid)),
        ]
        if place:
            acts.insert(2, ("up", "chevron-up", self.tr("Move {what} up"), lambda: self._move_up(uuid)))
        for what, icon, words, act in acts:
            button = IconButton(icon, words.format(what=name))
            button.setObjectName(f"thing-{what}-{place}")
            button.clicked.connect(act)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _name_thing(self, thing: FurtherCount | None) -> None:
        from companion.ui.settings.day_sheets import NameSheet

        counted = self.ctx.services.counted
        made: list[str] = []

        def keep(name: str) -> None:
            if thing is None:
                new = counted.add(name)
                made.append(new.uuid)
                self.ctx.shell.toast(self.tr("Counted too"), new.undo)
            else:
                self.ctx.shell.toast(self.tr("Changed"), counted.rename(thing.counted.uuid, name).undo)

        sheet = NameSheet(keep, "" if thing is None else thing.counted.name, self.window())
        sheet.medicine_wanted.connect(lambda name: self._written.ask_medicine(None, name))
        sheet.accepted.connect(lambda: self._open_thing(made[0]) if made else None)
        sheet.open()

    def _open_thing(self, uuid: str) -> None:
        from companion.ui.settings.thing_sheet import ThingSheet

        found = enumerate(self.ctx.services.counted.counts())
        place, further = next(((place, one) for place, one in found if one.counted.uuid == uuid), (0, None))
        if further is not None:
            # Where it was named only now, from here on it is as if its days were asked for, also after a lock.
            if (button := self.findChild(IconButton, f"thing-dates-{place}")) is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
            ThingSheet(self.ctx, further, self.window()).open()

    def _remove_thing(self, uuid: str) -> None:
        attempt_and_tell(self.ctx, lambda: self.ctx.services.counted.remove(uuid), self.tr("Removed"))

    def _move_up(self, uuid: str) -> None:
        uuids = [thing.uuid for thing in self.ctx.services.counted.all()]
        place = uuids.index(uuid)
        uuids[place - 1], uuids[place] = uuids[place], uuids[place - 1]
        attempt_and_tell(self.ctx, lambda: self.ctx.services.counted.order(uuids), self.tr("Moved"))

    # -- choices -----------------------------------------------------------------------------------------------

    def _count(self, value: Hashable) -> None:
        counter = self.ctx.services.counter
        if value is Counting.COUNT:
            if any(event.kind is not EventKind.LAPSE for event in counter.events()):
                self.set(counting=Counting.COUNT)
            else:
                self._written.ask_day(EventKind.START)
                self.refresh()
        else:
            self.keep_choice(lambda: counter.stop_counting(Counting(str(value))))

    def _show_as(self, headline: Any) -> None:
        self.keep_choice(lambda: self.ctx.services.counter.show(Headline(headline)))
