"""What came of a self-check: the number and what it means, what changed, what may help next, and the answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.content.problems import ContentProblem
from companion.content.self_checks import SelfCheck
from companion.context import AppContext
from companion.domain.self_checks import Checked, left_out
from companion.ui.check_told import told_words
from companion.ui.dates import full_date
from companion.ui.deeds import managed
from companion.ui.progress.check_words import change_words, crisis_row
from companion.ui.theme import theme_of
from companion.ui.way_names import way_namer
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text
from companion.ui.widgets.way_row import WayRow


class ResultPage(Page):
    """One answered check; `before` is the time before it.

    Signals:
        left: back to the list.
        help_wanted: a door of Help now is wanted.
        over_wanted: how it was over time.
        check_wanted: another check is to be answered, by its id.
        removal_wanted: this one is to be taken away.
    """

    left = Signal()
    help_wanted = Signal(str)
    over_wanted = Signal()
    check_wanted = Signal(str)
    removal_wanted = Signal()

    def __init__(self, ctx: AppContext, check: SelfCheck, checked: Checked, before: Checked | None, door: str) -> None:
        super().__init__(check.name, width=760)
        self._ctx, self.check, self.checked = ctx, check, checked
        self._door, self._told = door, checked.note
        top = QHBoxLayout()
        back = Button(self.tr("All self-checks"), "quiet", icon="arrow-left")
        back.setObjectName("check-all")
        back.clicked.connect(self.left)
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self.title.hide()
        top.addWidget(Text(check.name, "title"), 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.insertLayout(0, top)
        if check.leads_to_help(checked.answers):
            self.body.addWidget(self._not_alone())
        self.body.addWidget(self._said(before))
        self.body.addWidget(self._next())
        self.body.addWidget(self._answers(before))
        self.note = TextField(self.tr("for yourself, or for an appointment"), name=self.tr("A few words beside it"))
        self.note.setObjectName("check-note")
        self.note.set_text(checked.note)
        self.body.addWidget(Labelled(self.tr("A few words beside it, if you like"), self.note))
        self.body.addWidget(self._foot())
        self.body.addStretch(1)

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        name = "check-not-alone" if self.check.leads_to_help(self.checked.answers) else "check-done"
        return next(button for button in self.findChildren(Button) if button.objectName() == name)

    def keep(self) -> None:
        """Keep the words beside it, where they are others than before."""
        words = self.note.text().strip()
        if words != self._told and managed(self._ctx, lambda: self._remark(words)):
            self._told = words

    def _remark(self, words: str) -> None:
        self._ctx.services.self_checks.remark(self.checked.uuid, words)

    # -- parts ---------------------------------------------------------------------------------------------

    def _not_alone(self) -> Card:
        card = Card("amber", spacing=10)
        card.setObjectName("check-crisis")
        card.heading(self.tr("You are not alone with this"))
        said = self.tr(
            "You told of thoughts of dying, or of hurting yourself. Many people have them and get through. "
            "Nobody sees your answer but you. Please tell one person today: a line that answers, a friend, a doctor."
        )
        card.box.addWidget(Text(said, "body"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(10))
        go = Button(self.tr("Help now"), "help", icon="life-buoy")
        go.setObjectName("check-not-alone")
        go.clicked.connect(lambda: self.help_wanted.emit(self._door))
        plan = Button(self.tr("My plan"), icon="square-check-big")
        plan.setObjectName("check-plan")
        plan.clicked.connect(lambda: self._ctx.shell.go("plan", storm=True))
        flow.addWidget(go)
        flow.addWidget(plan)
        card.box.addWidget(row)
        return card

    def _said(self, before: Checked | None) -> Card:
        check, answers = self.check, self.checked.answers
        card = Card(spacing=8)
        card.setObjectName("check-said")
        card.box.addWidget(Text(full_date(self.checked.day), "small-strong", "ink_soft"))
        total, missing = check.total(answers), left_out(answers)
        if total is not None or check.told == "items":
            told = Text(told_words(check, answers), "figure" if total is not None else "reading-heading")
            told.setObjectName("check-told")
            card.box.addWidget(told)
        if total is not None:
            band = check.band(total)
            if band is not None:
                card.box.addWidget(Text(band.words, "body"))
                if band.then:
                    card.box.addWidget(self._then(band.then), 0, Qt.AlignmentFlag.AlignLeft)
        elif check.told == "total":
            card.box.addWidget(Text(self.tr("%n left out, so there is no total. That is fine.", "", missing), "body"))
        former = check.total(before.answers) if before is not None and before.edition == check.edition else None
        if before is not None and total is not None and former is not None:
            card.box.addWidget(Text(change_words(total, former, full_date(before.day)), "body"))
        elif before is not None and check.told == "items":
            last = self.tr("Last time, on {when}: {told}")
            words = last.format(when=full_date(before.day), told=told_words(check, before.answers))
            card.box.addWidget(Text(words, "body"))
        for words in check.says:
            card.box.addWidget(Text(words, "soft", "ink_soft"))
        if before is not None:
            over = Button(self.tr("How it was over time"), icon="trending-up", compact=True)
            over.setObjectName("check-over")
            over.clicked.connect(self.over_wanted)
            card.box.addWidget(over, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _then(self, check_id: str) -> Button:
        name = next((one.name for one in self._ctx.library.self_checks() if one.id == check_id), "")
        button = Button(name, icon="list", compact=True)
        button.setObjectName("check-then")
        if not name:
            button.hide()
        button.clicked.connect(lambda: self.check_wanted.emit(check_id))
        return button

    def _next(self) -> Card:
        card = Card(spacing=8)
        card.heading(self.tr("What may help next"))
        go = self._ctx.shell.go
        # Rows, not buttons: their words wrap, and some titles are wider than a small window at large text.
        for article in self.check.articles:
            try:
                title = self._ctx.library.title(article)
            except (ContentProblem, KeyError):
                # A page that cannot be read is told in Learn.
                continue
            row = WayRow(title, "", "book-open")
            row.setObjectName(f"check-read-{article}")
            row.clicked.connect(lambda _on=False, article=article: go("learn", article=article))
            card.box.addWidget(row)
        name_of = way_namer(self._ctx)
        for way in self.check.ways:
            row = WayRow(name_of(way), "", "heart")
            row.setObjectName(f"check-way-{way}")
            row.clicked.connect(lambda _on=False, way=way: go("cope", strategy=way))
            card.box.addWidget(row)
        if self.check.crisis:
            card.box.addWidget(crisis_row(lambda: self.help_wanted.emit(self._door)))
        elif self.check.door:
            door = self.check.door
            help_now = Button(self.tr("If it gets worse: Help now"), "help", icon="life-buoy", compact=True)
            help_now.setObjectName("check-door")
            help_now.clicked.connect(lambda: self.help_wanted.emit(door))
            card.box.addWidget(help_now, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _answers(self, before: Checked | None) -> Card:
        check, former = self.check, before.answers if before is not None else ()
        card = Card(spacing=8)
        card.setObjectName("check-answers")
        card.heading(self.tr("Your answers"))
        for place, item in enumerate(check.items):
            if place:
                card.box.addWidget(Rule())
            card.box.addWidget(Text(item, "body"))
            words = check.answer_words(self.checked.answers[place]) or self.tr("left out")
            old = former[place] if len(former) == len(check.items) else None
            if old is not None and old != self.checked.answers[place]:
                words = self.tr("{now}. Last time: {before}").format(now=words, before=check.answer_words(old))
            card.box.addWidget(Text(words, "strong"))
        return card

    def _foot(self) -> QWidget:
        part = QWidget()
        flow = FlowLayout(part, theme_of().px(10))
        done = Button(self.tr("Done"), "primary")
        done.setObjectName("check-done")
        done.clicked.connect(self.left)
        remove = Button(self.tr("Delete this one"), "quiet", icon="trash-2")
        remove.setObjectName("check-remove")
        remove.clicked.connect(self.removal_wanted)
        flow.addWidget(done)
        flow.addWidget(remove)
        whole = Card("soft", spacing=8)
        whole.box.addWidget(Text(self.check.credit, "small", "ink_soft"))
        for source in self._ctx.library.cited(self.check.sources):
            said = f"{source.organisation}: {source.title}. {source.year}. {source.address}"
            whole.box.addWidget(Text(said, "small", "ink_soft"))
        whole.box.addWidget(part)
        return whole
