"""The sheet on which a naloxone kit is written down or changed."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.kits import KitKind, KitWords
from companion.ui.kit_words import kind_words
from companion.ui.own_list import put_keyboard
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.fields import Select
from companion.ui.widgets.line import Labelled, named_line
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: How far back and ahead the date on a box may lie, in days.
_BACK, _AHEAD = 3650, 3650


class KitSheet(Sheet):
    """Asks where a kit is. Only a place is needed; hands in the KitWords."""

    def __init__(self, ctx: AppContext, words: KitWords | None, parent: QWidget, place: str = "") -> None:
        super().__init__(
            QCoreApplication.translate("KitSheet", "A naloxone kit"),
            QCoreApplication.translate("KitSheet", "Somewhere others can reach it. Someone else has to give it."),
            width=520,
            parent=parent,
        )
        self.place = named_line(self.body, "kit-place", self.tr("Where it is"), words.place if words else place)
        self._missing = Text(self.tr("Write where it is, such as the kitchen drawer."), "small", "amber_ink")
        self._missing.setObjectName("kit-place-missing")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self.place.textChanged.connect(lambda _words: self._missing.hide())
        self.kind = Select(self.tr("What kind"))
        self.kind.setObjectName("kit-kind")
        for kind in KitKind:
            self.kind.addItem(kind_words(kind), kind.value)
        self.kind.setCurrentIndex(list(KitKind).index(words.kind) if words else 0)
        self.body.addWidget(Labelled(self.tr("What kind"), self.kind))
        today = ctx.today()
        self.expires = DateField(
            self.tr("Good until, as on the box"),
            words.expires if words else None,
            today=today,
            earliest=today - timedelta(days=_BACK),
            latest=today + timedelta(days=_AHEAD),
            first_weekday=ctx.services.settings.current().first_weekday,
        )
        self.expires.setObjectName("kit-expires")
        self.body.addWidget(Labelled(self.tr("Good until, as on the box"), self.expires))
        trained = self.tr("Who knows how to use it")
        self.trained = named_line(self.body, "kit-trained", trained, words.trained if words else "")
        self.note = named_line(self.body, "kit-note", self.tr("Note"), words.note if words else "")
        self.end_with("kit-save", self._save)
        put_keyboard(self.place)

    def _save(self) -> None:
        place = self.place.text().strip()
        if not place:
            self._missing.show()
            put_keyboard(self.place)
            return
        if self.expires.line.text().strip() and self.expires.take() is None:
            return
        kind, trained, note = KitKind(self.kind.currentData()), self.trained.text().strip(), self.note.text().strip()
        self.hand_in(KitWords(place, kind, self.expires.value(), trained, note))
