"""The sheet of one part of the plan: its lines, one more of them, and examples to take and change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.stay_safe import Part, PlanLine
from companion.domain.undo import Done
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.plan_lines import Known, Shown, known_to
from companion.ui.plan_words import part_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip, IconButton
from companion.ui.widgets.fields import Select, TextField
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.text import Text


class _LineRow(QWidget):
    """A line in a field of its own, or whom it names, with its place in the list and the way out of it."""

    def __init__(self, sheet: PartSheet, line: PlanLine, shown: Shown, number: int, last: int) -> None:
        super().__init__()
        self.line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_of().px(4))
        self.field: TextField | None = None
        if line.contact is None and line.helpline is None:
            self.field = TextField(name=self.tr("Line {number}").format(number=number + 1), lines=1)
            self.field.edit.setObjectName(f"plan-line-{number}")
            self.field.set_text(line.words)
            self.field.setFixedHeight(theme_of().px(64))
            row.addWidget(self.field, 1)
        else:
            row.addWidget(Text(" · ".join(one for one in (shown.words, shown.number) if one), "body"), 1)
        for name, icon, words, spoken in (
            ("up", "chevron-up", self.tr("Move up"), self.tr("Move line {number} up")),
            ("down", "chevron-down", self.tr("Move down"), self.tr("Move line {number} down")),
            ("remove", "x", self.tr("Take away"), self.tr("Take line {number} away")),
        ):
            button = IconButton(icon, words, size=32)
            button.setAccessibleName(spoken.format(number=number + 1))
            button.setObjectName(f"plan-{name}-{number}")
            button.setEnabled(not (name == "up" and number == 0) and not (name == "down" and number == last))
            button.clicked.connect(lambda _on=False, name=name: sheet.act(name, number))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class PartSheet(OwnListSheet):
    """Every line of a part; what is written is kept when the sheet closes, however it closes."""

    def __init__(self, ctx: AppContext, part: Part, parent: QWidget) -> None:
        words = part_words(part)
        super().__init__(ctx, words.title, words.what, parent)
        self._part = part
        self._rows: list[_LineRow] = []
        self._known: Known = known_to(ctx)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(8))
        self.body.addLayout(self._list)
        self._who = self._select()
        self._new = TextField(name=self.tr("One more line"), lines=1)
        self._new.edit.setObjectName("plan-new")
        self._new.setFixedHeight(theme_of().px(64))
        self.body.addWidget(Labelled(self.tr("One more line"), self._new))
        add = Button(self.tr("Add it"), icon="plus", compact=True)
        add.setObjectName("plan-add")
        add.clicked.connect(self._add)
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self._examples = QWidget()
        self._chips = FlowLayout(self._examples, theme_of().px(8))
        if words.examples:
            self.body.addWidget(Text(self.tr("What others wrote. Take one, and change it."), "small", "ink_soft"))
            self.body.addWidget(self._examples)
        self.end_list()
        self.draw()
        self.begin()

    def _select(self) -> Select | None:
        """Whom of their people, or which line, to add; none in a part that names nobody."""
        if self._part not in (Part.TELL, Part.LIFT, Part.SERVICES):
            return None
        services = self._part is Part.SERVICES
        name = self.tr("A line or a service") if services else self.tr("One of your people")
        chosen = Select(name)
        chosen.setObjectName("plan-who")
        chosen.addItem(self.tr("Choose"), "")
        if services:
            for line in self._known.helplines.values():
                chosen.addItem(f"{line.name} · {line.number}", line.id)
        else:
            for uuid, person in self._known.people.items():
                chosen.addItem(person.name, uuid)
        self.body.addWidget(Labelled(name, chosen))
        # By a button, and not as it is chosen: whoever goes down the list by key would add each they pass.
        add = Button(self.tr("Add this one"), icon="plus", compact=True)
        add.setObjectName("plan-who-add")
        add.clicked.connect(self._add_who)
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        return chosen

    # -- OwnListSheet ------------------------------------------------------------------------------------------

    def draw(self) -> None:
        empty(self._list)
        lines = self.ctx.services.stay_safe.plan().of(self._part)
        last = len(lines) - 1
        self._rows = [_LineRow(self, line, self._known.shown(line), at, last) for at, line in enumerate(lines)]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
        empty(self._chips)
        written = {line.words for line in lines}
        for number, example in enumerate(part_words(self._part).examples):
            if example not in written:
                chip = Chip(example)
                chip.setCheckable(False)
                chip.setObjectName(f"plan-example-{number}")
                chip.clicked.connect(lambda _on=False, example=example: self._take(example))
                self._chips.addWidget(chip)
                chip.show()
        self.in_order()
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        put_keyboard(self._who if self._who is not None and self._part is not Part.LIFT else self._new)

    def keep(self, *, closing: bool) -> None:
        plan = self.ctx.services.stay_safe
        for row in self._rows:
            words = row.field.text().strip() if row.field is not None else ""
            # A field left empty is not taken for a wish to lose what stood in it; there is a button for that.
            if words and words != row.line.words:
                plan.change(row.line.uuid, words)
                row.line = PlanLine(row.line.uuid, self._part, words, position=row.line.position)
        if self._new.text().strip():
            plan.add(self._part, self._new.text())
            self._new.set_text("")
            if not closing:
                self.draw()

    # -- what is done ------------------------------------------------------------------------------------------

    def act(self, name: str, number: int) -> None:
        """Move a line, or take it away; it can be brought back for as long as the sheet is open."""
        self.keep(closing=False)
        if name == "remove":
            uuid = self._rows[number].line.uuid
            done = self.do(lambda: self.ctx.services.stay_safe.remove(uuid))
            if done is not None:
                self.draw()
                self.say_gone(self.tr("A line was taken away."), done)
                self.begin()
            return
        uuids = [row.line.uuid for row in self._rows]
        there = number + (-1 if name == "up" else 1)
        uuids[number], uuids[there] = uuids[there], uuids[number]
        if self.do(lambda: self.ctx.services.stay_safe.order(self._part, uuids)) is not None:
            self.draw()
            put_keyboard(self._rows[there].field or self._rows[there].findChildren(IconButton)[-1])

    def _add(self) -> None:
        words = self._new.text()
        if words.strip() and self.do(lambda: self.ctx.services.stay_safe.add(self._part, words)) is not None:
            self._new.set_text("")
            self.keep(closing=False)
            self.draw()
        self.begin()

    def _take(self, example: str) -> None:
        self._do(lambda: self.ctx.services.stay_safe.add(self._part, example))
        last = self._rows[-1].field if self._rows else None
        if last is not None:
            # Taken to be changed: their own words are what helps.
            put_keyboard(last)
            last.edit.selectAll()

    def _add_who(self) -> None:
        chosen = self._who.currentData() if self._who is not None else ""
        if self._who is None or not chosen:
            return
        self._who.setCurrentIndex(0)
        named = {"helpline": chosen} if self._part is Part.SERVICES else {"contact": chosen}
        there = {(row.line.contact, row.line.helpline) for row in self._rows}
        if (named.get("contact"), named.get("helpline")) not in there:
            self._do(lambda: self.ctx.services.stay_safe.add(self._part, **named))

    def _do(self, act: Callable[[], Done]) -> bool:
        self.keep(closing=False)
        done = self.do(act)
        self.draw()
        return done is not None
