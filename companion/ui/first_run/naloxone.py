"""Whether naloxone is at hand, and where; how people get it; and what it is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.ui.first_run.step import Step
from companion.ui.naloxone_words import naloxone_ways
from companion.ui.theme import theme_of
from companion.ui.unread import unread_text
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.option import Answer
from companion.ui.widgets.text import Text

ARTICLE = "naloxone"
_YES, _NOT_YET, _WHAT = "yes", "not-yet", "what"


class NaloxoneStep(Step):
    """Yes and where, not yet and how one gets it, or what it is. Nothing is chosen to begin with."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self.title.setText(self.tr("Is naloxone at hand?"))
        self.say(self.tr("It can save a life in an overdose, if people know where it is."))
        self.column.setSpacing(theme_of().px(10))
        self._options: dict[str, Answer] = {}
        self._below: dict[str, QWidget] = {}
        self._place = LineField(self.tr("Such as: top drawer in the kitchen"), name=self.tr("Where is it kept?"))
        self._place.setObjectName("first-naloxone-place")
        for name, words, note, below in (
            (_YES, self.tr("Yes"), self.tr("It is here, or I carry it."), self._where),
            (_NOT_YET, self.tr("Not yet"), self.tr("How people get it."), self._how),
            (_WHAT, self.tr("What is naloxone?"), self.tr("In one line, and more if you like."), self._what),
        ):
            option = Answer(words, note)
            option.setObjectName(f"first-naloxone-{name}")
            option.toggled.connect(self._show_below)
            self._options[name] = option
            self._below[name] = below()
            self.column.addWidget(option)
            self.column.addWidget(self._below[name])
        known = self._known()
        if known:
            self._options[known].setChecked(True)
        self._show_below()

    def first_part(self) -> QWidget | None:
        return self._options[self._chosen() or _YES]

    def keep(self, go_on: Callable[[], None]) -> None:
        chosen = self._chosen()
        if chosen in (_YES, _NOT_YET) or (chosen == _WHAT and self.ctx.unlocked):
            self.open_file()
            at_hand = None if chosen == _WHAT else chosen == _YES
            place = " ".join(self._place.text().split()) if chosen == _YES else ""
            self.ctx.services.settings.change(naloxone_at_hand=at_hand, naloxone_place=place)
        go_on()

    def leave(self) -> None:
        self.keep(lambda: None)

    def _known(self) -> str:
        """What was answered when the step was visited before; nothing where it was not."""
        if not self.ctx.unlocked:
            return ""
        settings = self.ctx.services.settings.current()
        self._place.setText(settings.naloxone_place)
        if settings.naloxone_at_hand is None:
            return ""
        return _YES if settings.naloxone_at_hand else _NOT_YET

    def _chosen(self) -> str:
        return next((name for name, option in self._options.items() if option.isChecked()), "")

    def _show_below(self, _on: bool = False) -> None:
        for name, part in self._below.items():
            part.setVisible(name == self._chosen())
            if _on and name == self._chosen():
                self.revealed.emit(part)

    def _where(self) -> QWidget:
        note = self.tr("Today says it again, for whoever has to look for it.")
        return _indented(Labelled(self.tr("Where is it kept?"), self._place, note))

    def _how(self) -> QWidget:
        return _indented(*(Text(line) for line in naloxone_ways(self.ctx)))

    def _what(self) -> QWidget:
        try:
            summary = self.ctx.library.article(ARTICLE).info.summary
        except ContentProblem:
            return _indented(unread_text())
        more = Button(self.tr("Read the page about it"), compact=True)
        more.setObjectName("first-naloxone-read")
        more.clicked.connect(self._read)
        return _indented(Text(summary), more)

    def _read(self) -> None:
        from companion.ui.article_sheet import ArticleSheet

        sheet = ArticleSheet(self.ctx, ARTICLE, self.window())
        # Read, one goes on by Enter; on the button it would open the page again.
        sheet.finished.connect(lambda _result: self._options[_WHAT].setFocus())
        sheet.open()


def _indented(*parts: QWidget) -> QWidget:
    """Parts below an answer, under its words."""
    theme = theme_of()
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(theme.px(48), 0, 0, theme.px(6))
    column.setSpacing(theme.px(8))
    for part in parts:
        column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if isinstance(part, Button) else Qt.AlignmentFlag(0))
    return holder
