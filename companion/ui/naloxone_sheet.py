"""The sheet that asks whether naloxone is at hand, and where it is kept."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.deeds import managed
from companion.ui.naloxone_words import naloxone_ways
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class NaloxoneSheet(Sheet):
    """Keeps both answers in the person's file; either can be left open. What is written is kept by Save."""

    opened_by = ("today", {"sheet": "naloxone"})

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("NaloxoneSheet", "Where is naloxone kept?"),
            QCoreApplication.translate(
                "NaloxoneSheet", "Somewhere others can reach it. Someone else has to be there to give it."
            ),
            width=520,
            parent=parent,
        )
        self.ctx = ctx
        settings = ctx.services.settings.current()
        self.body.addWidget(Text(self.tr("Is it at hand?"), "strong"))
        flow = FlowLayout(None, theme_of().px(8))
        self._yes, self._no = Chip(self.tr("Yes")), Chip(self.tr("Not yet"))
        self._yes.setObjectName("naloxone-yes")
        self._no.setObjectName("naloxone-no")
        for chip, other, on in (
            (self._yes, self._no, settings.naloxone_at_hand is True),
            (self._no, self._yes, settings.naloxone_at_hand is False),
        ):
            chip.setChecked(on)
            chip.setAccessibleDescription(self.tr("Is it at hand?"))
            chip.toggled.connect(lambda now_on, other=other: self._chosen(now_on, other))
            flow.addWidget(chip)
        self.body.addLayout(flow)
        self._place = LineField(self.tr("such as the kitchen drawer, and one in my bag"), name=self.tr("The place"))
        self._place.setObjectName("naloxone-place")
        self._place.setText(settings.naloxone_place)
        self._where = Labelled(self.tr("The place"), self._place)
        self.body.addWidget(self._where)
        self._how = Text("\n".join(naloxone_ways(ctx)), "soft", "ink_soft")
        self._how.setObjectName("naloxone-how")
        self.body.addWidget(self._how)
        self.end_with("naloxone-save", self.accept)
        self._follow()

    def accept(self) -> None:
        """Keep what was answered; a place that is named is at hand."""
        place = self._place.text().strip() if not self._no.isChecked() else ""
        at_hand = True if self._yes.isChecked() or place else False if self._no.isChecked() else None
        settings = self.ctx.services.settings
        if managed(self.ctx, lambda: settings.change(naloxone_at_hand=at_hand, naloxone_place=place)):
            super().accept()

    def _chosen(self, on: bool, other: Chip) -> None:
        if on:
            other.setChecked(False)
        self._follow()

    def _follow(self) -> None:
        self._where.setVisible(not self._no.isChecked())
        self._how.setVisible(self._no.isChecked())
        if self.isVisible():
            self.fit()
