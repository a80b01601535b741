"""The sheet where reasons are written, changed, put in order and taken away."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.plans import Reason
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.line import Labelled


class _ReasonRow(QWidget):
    """A reason in a field of its own, with its place in the list and the way out of it."""

    def __init__(self, sheet: "ReasonsSheet", reason: Reason, number: int, last: int) -> None:
        super().__init__()
        self.reason = reason
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_of().px(4))
        self.field = TextField(name=self.tr("Reason {number}").format(number=number + 1), lines=1)
        self.field.edit.setObjectName(f"reason-{number}")
        self.field.set_text(reason.words)
        self.field.setFixedHeight(theme_of().px(64))
        row.addWidget(self.field, 1)
        up, down, away = self.tr("Move up"), self.tr("Move down"), self.tr("Take away")
        for name, icon, words, spoken, act in (
            ("up", "chevron-up", up, self.tr("Move reason {number} up"), lambda: sheet.put_elsewhere(number, -1)),
            (
                "down",
                "chevron-down",
                down,
                self.tr("Move reason {number} down"),
                lambda: sheet.put_elsewhere(number, 1),
            ),
            ("remove", "x", away, self.tr("Take reason {number} away"), lambda: sheet.take_away(number)),
        ):
            button = IconButton(icon, words, size=32)
            button.setAccessibleName(spoken.format(number=number + 1))
            button.setObjectName(f"reason-{name}-{number}")
            button.clicked.connect(act)
            # There is no place above the first one, nor below the last.
            button.setEnabled(not (name == "up" and number == 0) and not (name == "down" and number == last))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class ReasonsSheet(OwnListSheet):
    """Every reason in a field of its own; what is written is kept when the sheet closes, however it closes."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("ReasonsSheet", "Your reasons"),
            QCoreApplication.translate("ReasonsSheet", "In your own words. Today shows one of them a day."),
            parent,
        )
        self._rows: list[_ReasonRow] = []
        self._new = TextField(self.tr("such as my daughter, or waking up well"), name=self.tr("A reason"), lines=1)
        self._new.edit.setObjectName("reason-new")
        self._new.setFixedHeight(theme_of().px(64))
        self.body.addWidget(Labelled(self.tr("A reason"), self._new))
        row = QHBoxLayout()
        add = Button(self.tr("Add it"), icon="plus", compact=True)
        add.setObjectName("reason-add")
        add.clicked.connect(self._add)
        row.addWidget(add)
        row.addStretch(1)
        self.body.addLayout(row)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(8))
        self.body.addLayout(self._list)
        self.end_list()
        self.draw()
        self.begin()

    def draw(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        reasons = self.ctx.services.plans.reasons()
        self._rows = [_ReasonRow(self, reason, number, len(reasons) - 1) for number, reason in enumerate(reasons)]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
        self.in_order()
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        put_keyboard(self._new)

    def put_elsewhere(self, number: int, places: int) -> None:
        """Move a reason by one place."""
        self.keep(closing=False)
        uuids = [row.reason.uuid for row in self._rows]
        there = number + places
        uuids[number], uuids[there] = uuids[there], uuids[number]
        if self.do(lambda: self.ctx.services.plans.order_reasons(uuids)) is not None:
            self.draw()
            put_keyboard(self._rows[there].field.edit)

    def take_away(self, number: int) -> None:
        """Take a reason away; it can be brought back for as long as the sheet is open."""
        self.keep(closing=False)
        uuid = self._rows[number].reason.uuid
        done = self.do(lambda: self.ctx.services.plans.remove_reason(uuid))
        if done is not None:
            self.draw()
            self.say_gone(self.tr("A reason was taken away."), done)
            self.begin()

    def keep(self, *, closing: bool) -> None:
        plans = self.ctx.services.plans
        for row in self._rows:
            words = row.field.text().strip()
            # A field left empty is not taken for a wish to lose what stood in it; there is a button for that.
            if words and words != row.reason.words:
                plans.change_reason(row.reason.uuid, words)
                row.reason = Reason(row.reason.uuid, words, row.reason.position)
        if self._new.text().strip():
            plans.add_reason(self._new.text())
            self._new.set_text("")
            if not closing:
                self.draw()

    def _add(self) -> None:
        words = self._new.text()
        if words.strip() and self.do(lambda: self.ctx.services.plans.add_reason(words)) is not None:
            self._new.set_text("")
            self.keep(closing=False)
            self.draw()
        self.begin()
