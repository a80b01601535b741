"""What one's own notes show: a few sentences, each with its days and how sure it is; and how they are come by."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.insights import Insight, Shown
from companion.ui.progress.insight_words import detail_words, said_of
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: So many are told at once; the others where it is said how they are come by.
_FEW = 4


class NotesCard(Card):
    """Shows a `Shown`. With too little to say it says so, and nothing else."""

    def __init__(self, way_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self.setObjectName("progress-notes")
        self._way_name = way_name
        self._shown: Shown | None = None
        self.heading(self.tr("What your own notes show"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme_of().px(10))
        self.box.addLayout(self._rows)
        self._how = Button(self.tr("How this is worked out"), "quiet", compact=True)
        self._how.setObjectName("progress-how")
        self._how.clicked.connect(self._open)
        self.box.addWidget(self._how, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addStretch(1)

    def show_notes(self, shown: Shown) -> None:
        """Tell these; the same ones again change nothing."""
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._rows)
        for place, insight in enumerate(shown.insights[:_FEW]):
            if place:
                self._put(Rule())
            said = said_of(insight, self._way_name)
            words = Text(said.sentence, "strong")
            words.setObjectName("progress-insight")
            self._put(words)
            self._put(Text(said.below, "small", "ink_soft"))
        if not shown.insights:
            self._put(Text(self._nothing(shown), "soft", "ink_soft"))

    def _put(self, part: QWidget) -> None:
        self._rows.addWidget(part)
        part.show()

    def _nothing(self, shown: Shown) -> str:
        if not shown.asked:
            return self.tr("There is too little to go by yet. It takes a few weeks of check-ins to be honest.")
        return self.tr("Nothing stands out so far that is more than chance.")

    def _open(self) -> None:
        if self._shown is not None:
            HowSheet(self._shown, self._way_name, self).open()


class HowSheet(Sheet):
    """All that the notes show, with how sure, and in plain words how it is worked out."""

    by_button: ClassVar[bool] = True
    reads_first: ClassVar[bool] = True

    def __init__(self, shown: Shown, way_name: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(self.tr("What your own notes show"), width=600, parent=parent)
        for insight in shown.insights:
            self._tell(insight, way_name)
        asked = self.tr("Your notes of the last year had enough in them to ask %n question(s).", "", shown.asked)
        for words in (
            asked,
            self.tr(
                "Each one holds days that have something against days that have not. Days on which you gave nothing "
                "are left out."
            ),
            self.tr(
                "With many questions, some answers look like something by chance alone. So does a mood that drifts. "
                "Both are taken into account: in notes that are pure chance, at most one person in twenty would be "
                "told anything here."
            ),
            self.tr(
                "That two things go together does not say that one brings the other. Cravings also ease by themselves, "
                "whatever one does. Nothing here says what will come, and nobody is scored."
            ),
        ):
            self.body.addWidget(Text(words, "body"))
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.clicked.connect(self.accept)

    def _tell(self, insight: Insight, way_name: Callable[[str], str]) -> None:
        said = said_of(insight, way_name)
        self.body.addWidget(Text(said.sentence, "strong"))
        self.body.addWidget(Text(f"{said.below}. {detail_words(insight)}", "soft", "ink_soft"))
        self.body.addWidget(Rule())
