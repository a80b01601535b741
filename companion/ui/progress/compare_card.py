"""A stretch held against as many days before it, number by number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from companion.domain.progress import Given, Mean, Summary
from companion.ui.progress.words import given_words, number_words, span_words
from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.text import Text


class CompareCard(Card):
    """Two columns of numbers. No arrow and no colour says which is the better one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self.setObjectName("progress-compare")
        self.heading(self.tr("Beside the time before"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme_of().px(20))
        self._grid.setVerticalSpacing(theme_of().px(8))
        self._grid.setColumnStretch(0, 1)
        self.box.addLayout(self._grid)
        self._shown: tuple[Summary, Summary] | None = None

    def show_both(self, now: Summary, before: Summary) -> None:
        """Show both; the same ones again change nothing."""
        if self._shown == (now, before):
            return
        self._shown = now, before
        empty(self._grid)
        rows = [
            ("", span_words(before.span), span_words(now.span)),
            *(
                (given_words(given), self._mean(before.means.get(given)), self._mean(now.means.get(given)))
                for given in Given
                if given in before.means or given in now.means
            ),
            (self.tr("Days without use"), self._free(before), self._free(now)),
            (self.tr("Cravings ridden out"), str(before.ridden), str(now.ridden)),
            (self.tr("Check-ins"), str(before.written), str(now.written)),
        ]
        for number, (name, then, lately) in enumerate(rows):
            head = number == 0
            for column, words in enumerate((name, then, lately)):
                label = Text(words, "small-strong" if head else "soft", "ink_soft" if head or column == 0 else "ink")
                if column:
                    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
                    if not head:
                        span = span_words((before if column == 1 else now).span)
                        label.setAccessibleName(
                            self.tr("{what}, {when}: {value}").format(what=name, when=span, value=words)
                        )
                self._grid.addWidget(label, number, column)
                label.show()

    def _mean(self, mean: Mean | None) -> str:
        if mean is None:
            return self.tr("nothing written")
        words = self.tr("{value} (%Ln day(s))", "", mean.days)
        return words.format(value=number_words(mean.value))

    def _free(self, summary: Summary) -> str:
        if not summary.free.of:
            return self.tr("not counted")
        return self.tr("{free} of {of}").format(free=summary.free.free, of=summary.free.of)
