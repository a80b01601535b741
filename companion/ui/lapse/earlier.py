"""What came of it so far: the plans, and what was written about earlier days, to be changed or taken away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.aims import IfThen
from companion.domain.lapse import Link, Story
from companion.domain.value import replace
from companion.ui.dates import full_date
from companion.ui.link_card import part_words
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.card import Rule
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.text import Text


class _PlanRow(QWidget):
    """When it is for, and what is done then."""

    def __init__(self, sheet: EarlierSheet, plan: IfThen, number: int) -> None:
        super().__init__()
        self.plan = plan
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme_of().px(4), 0, theme_of().px(8))
        column.setSpacing(theme_of().px(6))
        when, then = self.tr("Plan {number}, when this comes"), self.tr("Plan {number}, then I")
        self.cue = LineField("", name=when.format(number=number + 1))
        self.cue.setObjectName(f"plan-cue-{number}")
        self.cue.setText(plan.cue)
        self.action = LineField("", name=then.format(number=number + 1))
        self.action.setObjectName(f"plan-action-{number}")
        self.action.setText(plan.action)
        row = QHBoxLayout()
        row.setSpacing(theme_of().px(4))
        row.addWidget(Labelled(self.tr("When this comes:"), self.cue), 1)
        away = IconButton("x", self.tr("Take plan {number} away").format(number=number + 1), size=32)
        away.setObjectName(f"plan-remove-{number}")
        away.clicked.connect(lambda: sheet.take_plan_away(plan.uuid))
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(Labelled(self.tr("then I"), self.action))


class _StoryRows(QWidget):
    """One day, each line of it in a field of its own."""

    def __init__(self, sheet: EarlierSheet, story: Story, number: int) -> None:
        super().__init__()
        self.story = story
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme_of().px(4), 0, theme_of().px(8))
        column.setSpacing(theme_of().px(8))
        words = self.tr("About {day}") if story.said else self.tr("Written {day}")
        said = words.format(day=full_date(story.day))
        if story.about:
            said = self.tr("{day}: {what}").format(day=said, what=story.about)
        row = QHBoxLayout()
        row.addWidget(Text(said, "strong"), 1)
        away = IconButton("x", self.tr("Take away what was written: {day}").format(day=said), size=32)
        away.setObjectName(f"story-remove-{number}")
        away.clicked.connect(lambda: sheet.take_story_away(story))
        row.addWidget(away)
        column.addLayout(row)
        self.fields: list[tuple[Link, TextField]] = []
        for place, link in enumerate(story.links):
            question = part_words()[link.part][0]
            field = TextField(name=f"{said}. {question}", lines=1)
            field.edit.setObjectName(f"story-{number}-{place}")
            field.set_text(link.words)
            field.setFixedHeight(theme_of().px(64))
            self.fields.append((link, field))
            column.addWidget(Labelled(question, field))


class EarlierSheet(OwnListSheet):
    """What is changed is kept when the sheet closes, however it closes; what is taken away can be brought back here."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("LapseEarlier", "What you wrote before"),
            QCoreApplication.translate("LapseEarlier", "Yours to change, to keep, or to take away."),
            parent,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(8))
        self.body.addLayout(self._list)
        self._plans: list[_PlanRow] = []
        self._stories: list[_StoryRows] = []
        self.end_list()
        self.draw()
        self.begin()

    def draw(self) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            if item is not None and (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        lapses = self.ctx.services.lapses
        self._plans = [_PlanRow(self, plan, number) for number, plan in enumerate(self.ctx.services.aims.if_thens())]
        self._stories = [_StoryRows(self, story, number) for number, story in enumerate(lapses.stories())]
        self._put(self.tr("My plans"), self._plans)
        self._put(self.tr("What happened"), self._stories)
        if not self._plans and not self._stories:
            nothing = Text(self.tr("Nothing is written here any more."), "soft", "ink_soft")
            self._list.addWidget(nothing)
            nothing.show()
        self.in_order()
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        # Not in a field: it is met at its beginning, and a stray letter changes nothing.
        put_keyboard(self._close)

    def take_plan_away(self, uuid: str) -> None:
        """Take a plan away; it can be brought back for as long as the sheet is open."""
        self.keep(closing=False)
        done = self.do(lambda: self.ctx.services.aims.remove_plan(uuid))
        if done is not None:
            self.draw()
            self.say_gone(self.tr("A plan was taken away."), done)
            self.begin()

    def take_story_away(self, story: Story) -> None:
        """Take away what was written about a day; the day itself and the plans stay."""
        self.keep(closing=False)
        done = self.do(lambda: self.ctx.services.lapses.remove_story(story))
        if done is not None:
            self.draw()
            self.say_gone(self.tr("What was written was taken away. The count stays as it is."), done)
            self.begin()

    def keep(self, *, closing: bool) -> None:
        lapses = self.ctx.services.lapses
        for plan in self._plans:
            cue, action = plan.cue.text(), plan.action.text()
            # A field left empty is not taken for a wish to lose what stood in it; there is a button for that.
            if action.strip() and (cue, action) != (plan.plan.cue, plan.plan.action):
                self.ctx.services.aims.change_plan(plan.plan.uuid, cue, action)
                plan.plan = replace(plan.plan, cue=cue, action=action)
        for story in self._stories:
            for place, (link, field) in enumerate(story.fields):
                if field.text() != link.words and (field.text().strip() or link.next_time):
                    changed = replace(link, words=field.text())
                    lapses.change_line(story.story, changed)
                    story.fields[place] = (changed, field)

    def _put(self, heading: str, rows: list[_PlanRow] | list[_StoryRows]) -> None:
        for place, row in enumerate(rows):
            for part in (Text(heading, "heading") if not place else Rule(), row):
                self._list.addWidget(part)
                part.show()
