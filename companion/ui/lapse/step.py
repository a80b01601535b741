"""What a step of the way through is to the screen around it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.lapse import WANTED, Sheet, StepId, steps_for
from companion.ui.help_words import HelpWords
from companion.ui.own_lines import as_wanted
from companion.ui.own_people import is_night, own_people
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text

#: From this text size on little is seen at once.
LARGE = 1.5


class Facts:
    """What the words of the steps are drawn from, read once when the way is begun.

    `past` words the day as one long gone; `days` is how many days ago their last run without use began, None where
    their record does not tell. `about` is the name of a further thing it is about, empty for the first one: what that
    is, and whether there were opioids in it, nobody here can know. The country's words are those of Help now, which a
    damaged file never leaves empty.
    """

    def __init__(self, ctx: AppContext, *, past: bool, days: int | None, about: str = "") -> None:
        self.ctx = ctx
        self.past = past
        self.days = days
        self.about = about
        self.today = ctx.today()
        self.words = HelpWords(ctx.library, ctx.country(), partial(as_wanted, ctx))
        self.country = self.words.country
        self.settings = ctx.services.settings.current()
        self.people = own_people(ctx)
        self._told = (past, days, about, self.today, self.country, self.settings, self.people, is_night(ctx))

    def tell_the_same(self, other: Facts) -> bool:
        """Whether a step made from either would say the same."""
        return self._told == other._told

    @property
    def about_in_short(self) -> str:
        """What it is about, no longer than there is room for at the head of a step."""
        most = 40 if theme_of().scale < LARGE else 16
        if len(self.about) <= most:
            return self.about
        return self.about[: most - 1].rstrip(" ,;:.") + "\u2026"

    @property
    def emergency(self) -> str:
        """The country's first ambulance number; empty where none is known."""
        return self.words.number

    def fill(self, words: str) -> str:
        """Words with the country's numbers in the places of their names."""
        return self.words.fill(words)


class LapseStep(QWidget):
    """One idea: a title in large letters, a few short lines, and what it asks, if anything.

    Signals:
        changed: something was given.
        help_wanted: open a door of Help now, by its name.
        step_wanted: go to another step.
        past_said: it was longer ago, or it was not.
        sight_wanted: a part was shown that has the keyboard now.
    """

    changed = Signal()
    help_wanted = Signal(str)
    step_wanted = Signal(StepId)
    past_said = Signal(bool)
    sight_wanted = Signal(QWidget)

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        theme = theme_of()
        self.facts = facts
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(14))
        # Where letters are large, the title leaves room for what comes below it.
        self.title = Text("", "emergency" if theme.scale < LARGE else "page")
        self.title.setObjectName("lapse-title")
        self.column.addWidget(self.title)
        self._said: list[str] = []

    def head(self, words: str) -> None:
        """The title, and the first that is heard."""
        self.title.setText(words)
        self._said.insert(0, words)

    def say(self, words: str, *, soft: bool = False) -> Text:
        """A paragraph in the letters for reading, or a quiet one below."""
        line = Text(words, "soft" if soft else "reading", "ink_soft" if soft else "ink")
        self.column.addWidget(line)
        self._said.append(words)
        return line

    def also_said(self, words: str) -> None:
        """Words shown in another way, to be heard with the paragraphs."""
        self._said.append(words)

    def aloud(self) -> str:
        """The whole of the step, for who hears it."""
        return " ".join(part if part.endswith((".", "?", ":")) else f"{part}." for part in self._said)

    def read_more(self, article: str) -> None:
        """A quiet way to the page that has the sources and dates of what is said here."""
        button = Button(self.tr("Read more, with sources and dates"), "quiet", icon="book-open", compact=True)
        button.setObjectName("lapse-read")
        button.clicked.connect(lambda: self._read(article))
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what was given before. The default asks nothing."""

    def gather(self, sheet: Sheet) -> Sheet:
        """The sheet with what is given here, as it is typed; the default gives nothing."""
        return sheet

    def skipped(self) -> None:
        """The step is gone past without being done; the default keeps whatever is given in it."""

    def may_go_on(self) -> bool:
        """Whether what is given can be taken as it is; a step that says no says why itself."""
        return True

    def where(self, step: StepId) -> str:
        """Which of how many steps this is, and what it is about where that is a further thing."""
        facts = self.facts
        safety = steps_for(past=facts.past)[: steps_for(past=facts.past).index(StepId.REST)]
        what = facts.about_in_short
        if step is StepId.REST:
            return self.tr("About: {what}").format(what=what) if what else ""
        words, steps = (
            (self.tr("Safety first: {number} of {count}"), safety)
            if step in safety
            else (self.tr("If you want: {number} of {count}"), WANTED)
        )
        where = words.format(number=steps.index(step) + 1, count=len(steps))
        return self.tr("{where}, about {what}").format(where=where, what=what) if what else where

    def first_part(self) -> QWidget | None:
        """Where the keyboard begins; None leaves it on the button that goes on."""
        return None

    def first_seen(self) -> QWidget | None:
        """What is to be seen with the part that has the keyboard, from its top; None for that part alone."""
        return None

    def _read(self, article: str) -> None:
        from companion.content.problems import ContentProblem
        from companion.ui.article_sheet import ArticleSheet

        try:
            ArticleSheet(self.facts.ctx, article, self.window()).open()
        except ContentProblem as problem:
            self.facts.ctx.shell.show_problem(problem)
