"""The sheet on which a way of one's own is written down or changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.content.strategies import FEELINGS, TRIGGERS
from companion.domain.own_way import USUAL_MINUTES, OwnWayWords
from companion.ui.cope.words import feeling_name, minutes_words, trigger_name
from companion.ui.own_list import put_keyboard
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.fields import Select, TextField
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled, named_line
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: The longest line, in letters.
_LONGEST = 200
_LENGTHS = (1, 5, 10, 15, 30, 60)


class OwnWaySheet(Sheet):
    """Asks what helps them. Only a name is needed; hands in the OwnWayWords."""

    def __init__(self, words: OwnWayWords | None, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("OwnWaySheet", "A way of your own"),
            QCoreApplication.translate("OwnWaySheet", "Something that has carried you through a hard hour."),
            width=580,
            parent=parent,
        )
        self.name = named_line(
            self.body, "own-name", self.tr("What you call it"), words.name if words else "", limit=_LONGEST
        )
        self._missing = Text(self.tr("Give it a name, such as the long bath."), "small", "amber_ink")
        self._missing.setObjectName("own-name-missing")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self.name.textChanged.connect(lambda _words: self._missing.hide())
        self.steps = TextField(self.tr("one step a line"), name=self.tr("What you do"), lines=3)
        self.steps.edit.setObjectName("own-steps")
        self.steps.set_text("\n".join(words.steps) if words else "")
        self.steps.setFixedHeight(self.steps.minimumHeight())
        self.body.addWidget(Labelled(self.tr("What you do"), self.steps))
        self._feelings = self._chips(
            self.tr("When I feel"), "own-feeling", [(one, feeling_name(one)) for one in FEELINGS]
        )
        self._triggers = self._chips(
            self.tr("What sets it off"), "own-trigger", [(one, trigger_name(one)) for one in TRIGGERS]
        )
        for chips, chosen in ((self._feelings, words.feelings), (self._triggers, words.triggers)) if words else ():
            for name in chosen:
                if name in chips:
                    chips[name].setChecked(True)
        self.minutes = Select(self.tr("How long it takes"))
        self.minutes.setObjectName("own-minutes")
        now = words.minutes if words else USUAL_MINUTES
        for minutes in sorted({*_LENGTHS, now}):
            self.minutes.addItem(minutes_words(minutes), minutes)
        self.minutes.setCurrentIndex(self.minutes.findData(now))
        self.body.addWidget(Labelled(self.tr("How long it takes"), self.minutes))
        self.caution = named_line(
            self.body,
            "own-caution",
            self.tr("What to mind, if anything"),
            words.caution if words else "",
            limit=_LONGEST,
        )
        self.end_with("own-save", self._save)
        put_keyboard(self.name)

    def _chips(self, title: str, name: str, offered: list[tuple[str, str]]) -> dict[str, Chip]:
        self.body.addWidget(Text(title, "strong"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        chips = {}
        for key, words in offered:
            chip = chips[key] = Chip(words)
            chip.setObjectName(f"{name}-{key}")
            chip.setAccessibleDescription(title)
            flow.addWidget(chip)
        self.body.addWidget(row)
        return chips

    def _save(self) -> None:
        name = self.name.text().strip()
        if not name:
            self._missing.show()
            put_keyboard(self.name)
            return
        steps = tuple(line.strip() for line in self.steps.text().splitlines() if line.strip())
        feelings, triggers = _chosen(self._feelings), _chosen(self._triggers)
        minutes, caution = int(self.minutes.currentData()), self.caution.text().strip()
        self.hand_in(OwnWayWords(name, steps, feelings, triggers, minutes, caution))


def _chosen(chips: dict[str, Chip]) -> tuple[str, ...]:
    return tuple(key for key, chip in chips.items() if chip.isChecked())
