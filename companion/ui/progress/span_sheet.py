"""The sheet on which a stretch of days is chosen by its first and its last."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.progress import Span
from companion.ui.own_list import put_keyboard
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class SpanSheet(Sheet):
    """Asks for two dates that are past or today. Hands in a Span; dates the wrong way round are turned."""

    by_button: ClassVar[bool] = True

    def __init__(self, ctx: AppContext, span: Span, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("SpanSheet", "Other dates"), width=460, parent=parent)
        today, weekday = ctx.today(), ctx.services.settings.current().first_weekday
        self._fields = []
        for name, words, day in (
            ("span-first", self.tr("From"), span.first),
            ("span-last", self.tr("To"), span.last),
        ):
            field = DateField(words, day, today=today, latest=today, first_weekday=weekday)
            field.setObjectName(name)
            self.body.addWidget(Labelled(words, field))
            self._fields.append(field)
        self._missing = Text(self.tr("Both dates are needed."), "small", "amber_ink")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self.add_button(self.tr("Cancel"), "quiet").clicked.connect(self.reject)
        show = self.add_button(self.tr("Show"), "primary", default=True, saves=True)
        show.setObjectName("span-show")
        show.clicked.connect(self._show)
        put_keyboard(self._fields[0].line)

    def _show(self) -> None:
        days = [field.take() for field in self._fields]
        first, last = days
        if first is None or last is None:
            self._missing.show()
            return
        self.hand_in(Span(min(first, last), max(first, last)))
