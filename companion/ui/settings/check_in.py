"""The check-in: what it asks, the words it offers, and scales of one's own."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.checkin import MEASURES_MAX, Measure, WordList
from companion.domain.undo import Done
from companion.ui.deeds import attempt_and_tell
from companion.ui.settings.section import Section
from companion.ui.theme import theme_of
from companion.ui.usual_words import offered
from companion.ui.widgets.buttons import Button, IconButton, Switch
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class CheckInSection(Section):
    """What the check-in asks for. Nothing that was given is lost by asking for it no more."""

    name = "check-in"
    family = False

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("CheckInSection", "Check-in"),
            QCoreApplication.translate("CheckInSection", "What is asked no more stays with the days it was given for."),
        )
        theme = theme_of()
        asks = QWidget()
        column = QVBoxLayout(asks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        self._switches: dict[str, Switch] = {}
        for key, name, words in (
            ("ask_medicine", "ask-medicine", self.tr("Medicine as prescribed")),
            ("check_in_more", "ask-more", self.tr("Hours asleep, and feelings")),
            ("ask_pain", "ask-pain", self.tr("Pain")),
            ("ask_used", "ask-used", self.tr("Whether I used, once a day")),
        ):
            switch = Switch(words)
            switch.setObjectName(name)
            switch.toggled.connect(lambda on, key=key: self.ctx.services.settings.change(**{key: on}))
            self._switches[key] = switch
            column.addWidget(switch)
        self.row(self.tr("Ask about"), asks)
        lists = QWidget()
        flow = FlowLayout(lists, theme.px(10))
        for which, name, text in (
            (WordList.TRIGGERS, "words-triggers", self.tr("What is behind it")),
            (WordList.FEELINGS, "words-feelings", self.tr("Feelings")),
        ):
            button = Button(text, compact=True)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, which=which: self._arrange(which))
            flow.addWidget(button)
        self.row(self.tr("Words to choose from"), lists, self.tr("Their order, new ones, and which to leave out."))
        own = QWidget()
        self._measures = QVBoxLayout(own)
        self._measures.setContentsMargins(0, 0, 0, 0)
        self._measures.setSpacing(theme.px(4))
        self._new = Button(self.tr("Add your own measure"), compact=True)
        self._new.setObjectName("measure-new")
        self._new.clicked.connect(lambda: self._open_measure(None))
        self._measures.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self._shown: tuple[Measure, ...] = ()
        self.row(
            self.tr("Your own measures"),
            own,
            self.tr("Up to three scales of your own, beside mood, craving and sleep."),
        )

    def refresh(self) -> None:
        known = self.ctx.services.settings.current()
        for key, switch in self._switches.items():
            switch.blockSignals(True)
            switch.setChecked(bool(getattr(known, key)))
            switch.blockSignals(False)
        measures = self.ctx.services.check_in_lists.measures()
        if measures != self._shown:
            self._show_measures(measures)

    def _show_measures(self, measures: tuple[Measure, ...]) -> None:
        held = self.window().focusWidget()
        around = self._new.parentWidget()
        inside = held is not None and around is not None and around.isAncestorOf(held)
        while self._measures.count() > 1:
            item = self._measures.takeAt(0)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
                part.deleteLater()
        self._shown = measures
        changes: list[IconButton] = []
        for place, measure in enumerate(measures):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme_of().px(4))
            line.addWidget(Text(measure.name), 1)
            change = IconButton("pencil", self.tr("Change {name}").format(name=measure.name), size=32)
            change.setObjectName(f"measure-change-{place}")
            change.clicked.connect(lambda _on=False, measure=measure: self._open_measure(measure))
            remove = IconButton("x", self.tr("Ask about {name} no more").format(name=measure.name), size=32)
            remove.setObjectName(f"measure-remove-{place}")
            remove.clicked.connect(lambda _on=False, measure=measure: self._remove(measure))
            line.addWidget(change)
            line.addWidget(remove)
            self._measures.insertWidget(place, row)
            row.setVisible(True)
            QWidget.setTabOrder(change, remove)
            QWidget.setTabOrder(remove, self._new)
            changes.append(change)
        more = len(measures) < MEASURES_MAX
        if inside and held is not None and (held is not self._new or not more):
            # What had it goes: it stays with the measure that was changed, or goes to the one just added.
            same = (change for change in changes if change.objectName() == held.objectName())
            coming = next(same, self._new if more else changes[-1])
            coming.setFocus(Qt.FocusReason.OtherFocusReason)
        self._new.setVisible(more)

    def _arrange(self, which: WordList) -> None:
        from companion.ui.settings.check_in_sheets import WordsSheet

        known = self.ctx.services.settings.current()
        own = known.own_triggers if which is WordList.TRIGGERS else known.own_feelings
        names = (word.name for word in self.ctx.services.check_in_lists.words(which))
        words = offered(which, names, own=own)

        def keep(arranged: tuple[str, ...]) -> bool:
            if arranged == words:
                return True
            lists, said = self.ctx.services.check_in_lists, self.tr("The list is as you made it")
            return attempt_and_tell(self.ctx, lambda: lists.set_words(which, arranged), said)

        sheet = WordsSheet(which, words, self)
        sheet.kept_by = keep
        sheet.open()

    def _open_measure(self, measure: Measure | None) -> None:
        from companion.ui.settings.check_in_sheets import MeasureSheet

        def act(name: str, low: str, high: str) -> Done:
            lists = self.ctx.services.check_in_lists
            if measure is None:
                return lists.add_measure(name, low, high)
            return lists.change_measure(measure.uuid, name, low, high)

        def keep(name: str, low: str, high: str) -> bool:
            kept = attempt_and_tell(self.ctx, lambda: act(name, low, high), self.tr("Kept"))
            if kept:
                self.refresh()
            return kept

        sheet = MeasureSheet(measure, self)
        sheet.kept_by = keep
        sheet.open()

    def _remove(self, measure: Measure) -> None:
        lists, said = self.ctx.services.check_in_lists, self.tr("{name} is asked no more").format(name=measure.name)
        if attempt_and_tell(self.ctx, lambda: lists.remove_measure(measure.uuid), said):
            self.refresh()
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
