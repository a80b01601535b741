"""Spelling: the languages pages are checked in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.context import AppContext
from companion.domain.spelling import Tongue, tongues_from
from companion.services.spelling import can_check
from companion.ui.deeds import managed
from companion.ui.settings.section import Section
from companion.ui.widgets.buttons import Switch


class SpellingSection(Section):
    """A switch for each language; none is on until somebody wants it. Nothing that is written leaves the computer."""

    name = "spelling"
    family = False

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("SpellingSection", "Spelling"),
            QCoreApplication.translate(
                "SpellingSection",
                "Words that are in no dictionary get a dotted line under them. It is done here, on this computer.",
            ),
        )
        self._switches = {
            Tongue.BRITISH: Switch(self.tr("British English")),
            Tongue.AMERICAN: Switch(self.tr("American English")),
        }
        there = can_check()
        for tongue, switch in self._switches.items():
            switch.setObjectName(f"spelling-{tongue.value}")
            switch.setEnabled(there)
            switch.toggled.connect(lambda _on: self._keep())
            self.box.addWidget(switch)
        if there:
            self.note(
                self.tr("At such a word, the menu key or a right click offers others, or keeps it as a word of yours.")
            )
        else:
            self.note(self.tr("Spelling cannot be checked here: the part it needs is not made for this computer."))

    def refresh(self) -> None:
        chosen = tongues_from(self.ctx.services.settings.current().spelling)
        for tongue, switch in self._switches.items():
            switch.blockSignals(True)
            switch.setChecked(tongue in chosen)
            switch.blockSignals(False)

    def _keep(self) -> None:
        chosen = " ".join(tongue.value for tongue, switch in self._switches.items() if switch.isChecked())
        if not managed(self.ctx, lambda: self.ctx.services.settings.change(spelling=chosen)):
            self.refresh()
