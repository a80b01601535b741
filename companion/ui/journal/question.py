"""A question for someone who would like one, under the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from companion.content.problems import ContentProblem
from companion.content.prompts import Prompts
from companion.context import AppContext
from companion.domain.prompts import after, first_of
from companion.ui.deeds import attempt
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class QuestionCard(Card):
    """Shows one question; it can be written about, changed for another or another kind, or left alone."""

    taken = Signal(str)
    #: The forms are asked for, below this button.
    forms_wanted = Signal(QWidget)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(spacing=4, parent=parent)
        theme = theme_of()
        self._ctx = ctx
        self._prompts = _prompts_of(ctx)
        title = self.tr("A question, if you want one")
        self.setAccessibleName(title)
        head = Text(title, "small-strong", "ink_soft")
        self.box.addWidget(head)
        self._words = Text("", "body")
        self._words.setObjectName("question-words")
        self.box.addWidget(self._words)
        # A quiet button has a margin of its own inside; the words above stand as far in as its words do.
        inside = theme.px(7)
        edge = theme.px(20)
        self.box.setContentsMargins(edge - inside, edge, edge, theme.px(16))
        for words in (head, self._words):
            words.setContentsMargins(inside, 0, 0, 0)
        self.box.addSpacing(theme.px(4))
        row = QWidget()
        flow = FlowLayout(row, theme.px(8))
        for said, name, act in (
            (self.tr("Write about it"), "question-take", self._take),
            (self.tr("Another one"), "question-another", self._another),
            (self.tr("About…"), "question-kind", self._open_kinds),
            (self.tr("Begin with a form"), "question-form", self._want_forms),
        ):
            button = Button(said, "quiet", compact=True)
            button.setObjectName(name)
            button.clicked.connect(act)
            flow.addWidget(button)
            if name == "question-kind":
                button.setAccessibleName(self.tr("What questions are to be about"))
                self._kind = button
            self._last = button
        self.box.addWidget(row)
        self._id = ""
        self._begin()

    @property
    def has_any(self) -> bool:
        """Whether there is a question to show at all."""
        return bool(self._id)

    def words(self) -> str:
        """The question shown."""
        return self._words.text()

    def _ids(self) -> tuple[str, ...]:
        group = self._ctx.services.settings.current().prompt_group
        zone = self._ctx.clock.zone()
        return () if self._prompts is None else self._prompts.ids(group, self._ctx.clock.now().astimezone(zone).hour)

    def _begin(self) -> None:
        ids = self._ids()
        if ids:
            self._show(first_of(ids, self._ctx.today(), self._ctx.services.settings.current().prompt_last))

    def _show(self, prompt_id: str) -> None:
        if self._prompts is not None:
            self._id = prompt_id
            self._words.setText(self._prompts.words(prompt_id))

    def _take(self) -> None:
        self._seen()
        self.taken.emit(self.words())

    def _another(self) -> None:
        ids = self._ids()
        if ids:
            self._show(after(ids, self._ctx.today(), self._id))
            self._seen()

    def _want_forms(self) -> None:
        self.forms_wanted.emit(self._last)

    def _seen(self) -> None:
        """Remember it, so that the next page does not begin with it again."""
        attempt(self._ctx, lambda: self._ctx.services.settings.change(prompt_last=self._id))

    def _open_kinds(self) -> None:
        if self._prompts is None:
            return
        menu = QMenu(self._kind)
        menu.setObjectName("question-kinds")
        menu.setAccessibleName(self._kind.accessibleName())
        menu.setFont(theme_of().font("body"))
        chosen = self._ctx.services.settings.current().prompt_group
        for group, words in (("", self.tr("Anything")), *((one.id, one.name) for one in self._prompts.groups)):
            action = menu.addAction(words)
            action.setObjectName(f"kind-{group or 'any'}")
            action.setCheckable(True)
            action.setChecked(group == chosen)
            action.triggered.connect(lambda _on=False, group=group: self._choose(group))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._kind.mapToGlobal(self._kind.rect().bottomLeft()))

    def _choose(self, group: str) -> None:
        attempt(self._ctx, lambda: self._ctx.services.settings.change(prompt_group=group))
        self._begin()


def _prompts_of(ctx: AppContext) -> Prompts | None:
    """The questions; none where their file cannot be read, for a page is written without them too."""
    try:
        return ctx.library.prompts()
    except ContentProblem:
        return None
