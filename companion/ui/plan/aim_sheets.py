"""The sheets of My plan for plans for a cue, and for what matters."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.aims import Goal, IfThen, Kind
from companion.domain.value import replace
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.fields import Select
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.line import Labelled, LineField


def _add_button(words: str, name: str) -> Button:
    button = Button(words, icon="plus", compact=True)
    button.setObjectName(name)
    return button


def _remove_button(words: str, name: str) -> IconButton:
    button = IconButton("x", QCoreApplication.translate("AimSheets", "Take away"), size=32)
    button.setAccessibleName(words)
    button.setObjectName(name)
    return button


class IfThenSheet(OwnListSheet):
    """Plans for a cue: if this comes, then I do that. What is written is kept when the sheet closes."""

    opened_by = ("plan", {"sheet": "if-thens"})

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("IfThenSheet", "If this comes, then I"),
            QCoreApplication.translate(
                "IfThenSheet", "One clear cue, and one small thing you can really do, also on a bad day."
            ),
            parent,
        )
        self._rows: list[tuple[IfThen, LineField, LineField]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(12))
        self.body.addLayout(self._list)
        self._cue = LineField(self.tr("such as: it is payday"), name=self.tr("If this comes"))
        self._cue.setObjectName("if-new")
        self._action = LineField(self.tr("such as: walk to Ife's"), name=self.tr("then I"))
        self._action.setObjectName("then-new")
        self.body.addWidget(Labelled(self.tr("If this comes"), self._cue))
        self.body.addWidget(Labelled(self.tr("then I"), self._action))
        add = _add_button(self.tr("Add this plan"), "if-add")
        add.clicked.connect(self._add)
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.end_list()
        self.draw()
        self.begin()

    def draw(self) -> None:
        empty(self._list)
        self._rows = []
        for number, plan in enumerate(self.ctx.services.aims.if_thens()):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            fields = QVBoxLayout()
            fields.setSpacing(theme_of().px(4))
            made = []
            for name, words, kept in (
                ("if", self.tr("Plan {number}, if this comes"), plan.cue),
                ("then", self.tr("Plan {number}, then I"), plan.action),
            ):
                field = LineField(name=words.format(number=number + 1))
                field.setObjectName(f"{name}-{number}")
                field.setText(kept)
                fields.addWidget(field)
                made.append(field)
            line.addLayout(fields, 1)
            away = _remove_button(self.tr("Take plan {number} away").format(number=number + 1), f"if-remove-{number}")
            away.clicked.connect(lambda _on=False, uuid=plan.uuid: self._remove(uuid))
            line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.append((plan, made[0], made[1]))
            self._list.addWidget(row)
            row.show()
        self.in_order()
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        put_keyboard(self._cue)

    def keep(self, *, closing: bool) -> None:
        aims = self.ctx.services.aims
        for place, (plan, cue, action) in enumerate(self._rows):
            if action.text().strip() and (cue.text(), action.text()) != (plan.cue, plan.action):
                aims.change_plan(plan.uuid, cue.text(), action.text())
                self._rows[place] = (replace(plan, cue=cue.text(), action=action.text()), cue, action)
        if self._action.text().strip():
            aims.plan_for(self._cue.text(), self._action.text())
            self._cue.clear()
            self._action.clear()
            if not closing:
                self.draw()

    def accept(self) -> None:
        """Close; where a cue stands alone, ask for what comes of it, and stay."""
        if self._cue.text().strip() and not self._action.text().strip():
            self.say("" if self._cue.hasFocus() else self.tr("What do you do then? A small thing is enough."))
            put_keyboard(self._action)
            return
        super().accept()

    def is_changed(self) -> bool:
        # A cue alone is no plan yet and comes back after the lock; with an action it is kept as the sheet closes.
        return super().is_changed() and not self._action.text().strip()

    def _add(self) -> None:
        if not self._action.text().strip():
            put_keyboard(self._action if self._cue.text().strip() else self._cue)
            return
        self.keep(closing=False)
        self.begin()

    def _remove(self, uuid: str) -> None:
        self.keep(closing=False)
        done = self.do(lambda: self.ctx.services.aims.remove_plan(uuid))
        if done is not None:
            self.draw()
            self.say_gone(self.tr("A plan was taken away."), done)
            self.begin()


class GoalSheet(OwnListSheet):
    """What matters to them, and what they want to do about it. What is written is kept when the sheet closes."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("GoalSheet", "What matters to me"),
            QCoreApplication.translate(
                "GoalSheet", "What you want your life to be about, and small steps that lead there."
            ),
            parent,
        )
        self._rows: list[tuple[Goal, LineField]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(8))
        self.body.addLayout(self._list)
        self._new = LineField(self.tr("such as: being there for my daughter"), name=self.tr("One more"))
        self._new.setObjectName("goal-new")
        self.body.addWidget(Labelled(self.tr("One more"), self._new))
        self._what = Select(self.tr("It is"))
        self._what.setObjectName("goal-kind")
        self._what.addItem(self.tr("something that matters to me"), Kind.VALUE.value)
        self._what.addItem(self.tr("something I want to do"), Kind.GOAL.value)
        self.body.addWidget(Labelled(self.tr("It is"), self._what))
        self._towards = Select(self.tr("It belongs to"))
        self._towards.setObjectName("goal-towards")
        self._belongs = Labelled(self.tr("It belongs to"), self._towards)
        self.body.addWidget(self._belongs)
        self._what.currentIndexChanged.connect(lambda _place: self._follow())
        add = _add_button(self.tr("Add it"), "goal-add")
        add.clicked.connect(self._add)
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.end_list()
        self.draw()
        self.begin()

    def _follow(self) -> None:
        goal = self._what.currentData() == Kind.GOAL.value
        self._belongs.setVisible(goal and self._towards.count() > 1)
        if self.isVisible():
            self.fit()

    def draw(self) -> None:
        empty(self._list)
        self._rows = []
        goals = self.ctx.services.aims.goals()
        for number, goal in enumerate(goals):
            row = QWidget()
            line = QHBoxLayout(row)
            indent = 0 if goal.kind is Kind.VALUE else theme_of().px(20)
            line.setContentsMargins(indent, 0, 0, 0)
            said = self.tr("What matters {number}") if goal.kind is Kind.VALUE else self.tr("What I want {number}")
            field = LineField(name=said.format(number=number + 1))
            field.setObjectName(f"goal-{number}")
            field.setText(goal.words)
            line.addWidget(field, 1)
            away = _remove_button(self.tr("Take {words} away").format(words=goal.words), f"goal-remove-{number}")
            away.clicked.connect(lambda _on=False, uuid=goal.uuid: self._remove(uuid))
            line.addWidget(away)
            self._rows.append((goal, field))
            self._list.addWidget(row)
            row.show()
        self._towards.clear()
        self._towards.addItem(self.tr("nothing in particular"), None)
        for goal in goals:
            if goal.kind is Kind.VALUE:
                self._towards.addItem(goal.words, goal.uuid)
        self._follow()
        self.in_order()

    def begin(self) -> None:
        put_keyboard(self._new)

    def keep(self, *, closing: bool) -> None:
        aims = self.ctx.services.aims
        for place, (goal, field) in enumerate(self._rows):
            if field.text().strip() and field.text() != goal.words:
                aims.reword_goal(goal.uuid, field.text())
                self._rows[place] = (replace(goal, words=field.text()), field)
        if self._new.text().strip():
            kind = Kind(self._what.currentData())
            aims.aim(kind, self._new.text(), towards=self._towards.currentData() if kind is Kind.GOAL else None)
            self._new.clear()
            if not closing:
                self.draw()

    def _add(self) -> None:
        self.keep(closing=False)
        self.begin()

    def _remove(self, uuid: str) -> None:
        self.keep(closing=False)
        done = self.do(lambda: self.ctx.services.aims.remove_goal(uuid))
        if done is not None:
            self.draw()
            self.say_gone(self.tr("It was taken away."), done)
            self.begin()
