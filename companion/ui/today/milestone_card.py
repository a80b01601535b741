"""A milestone that was reached: said quietly, with a word on safety where one belongs, and put away with one key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.milestone import Basis, Due
from companion.ui.milestone_words import amount_words, basis_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.sprig import SprigView, leaves_for
from companion.ui.widgets.text import Text


class MilestoneCard(Card):
    """Shown while a milestone is due; Escape or its cross puts it away, and undo brings it back."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        theme = theme_of()
        self._ctx = ctx
        self._due: Due | None = None
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(16))
        self._sprig = SprigView(3, 104)
        self._row.addWidget(self._sprig, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        head = QHBoxLayout()
        self._title = Text("", "heading")
        self._title.setObjectName("milestone-title")
        head.addWidget(self._title, 1)
        self._close = IconButton("x", self.tr("Put this away"), size=32)
        self._close.setObjectName("milestone-close")
        self._close.clicked.connect(self._put_away)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        self._line = Text("", "soft", "ink_soft")
        self._line.setObjectName("milestone-line")
        words.addWidget(self._line)
        self._safety = Text("", "soft")
        self._safety.setObjectName("milestone-safety")
        words.addSpacing(theme.px(4))
        words.addWidget(self._safety)
        steps = FlowLayout(None, theme.px(12))
        every = Button(self.tr("All milestones"), "quiet", compact=True)
        every.setObjectName("milestone-all")
        every.clicked.connect(lambda: ctx.shell.go("milestones"))
        self._why = Button(self.tr("Why tolerance matters"), "quiet", compact=True)
        self._why.setObjectName("milestone-why")
        self._why.clicked.connect(lambda: ctx.shell.go("learn", article="lower-tolerance"))
        self._every = every
        steps.addWidget(every)
        steps.addWidget(self._why)
        # The words of a quiet button stand in from its edge; here they begin where the lines above do.
        steps.setContentsMargins(-theme.px(6), 0, 0, 0)
        words.addLayout(steps)
        self._row.addLayout(words, 1)
        self.box.addLayout(self._row)
        self.hide()

    def parts(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in the order of Tab."""
        return self._close, self._every, self._why

    def show_due(self, due: Due | None) -> None:
        """Show the milestone that is due; none leaves the card's room to the others."""
        self._due = due
        if due is not None:
            self._sprig.set_leaves(leaves_for(due.milestone.days))
            self._title.setText(self._heading(due))
            self.setAccessibleName(self._title.text())
            self._line.setText(self._said(due))
            self._safety.setText(self._safe(due))
            self._safety.setVisible(due.tolerance)
            self._why.setVisible(due.tolerance)
        self.setVisible(due is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # In a narrow card the drawing would leave the words no room: it goes.
        self._sprig.setVisible(self.width() >= theme_of().px(430))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._due is not None:
            self._put_away()
            return
        super().keyPressEvent(event)

    def _heading(self, due: Due) -> str:
        of_all = due.basis is Basis.TOTAL
        # Where there was use in between, the heading alone must not say that there was none.
        usual = basis_words(due.basis, due.milestone) if of_all else amount_words(due.milestone)
        return self.tr("{name}: you are there").format(name=due.milestone.name or usual)

    def _said(self, due: Due) -> str:
        if due.milestone.name:
            return basis_words(due.basis, due.milestone)
        return {
            Basis.RUN: self.tr("Each of these days counts, and they stay yours."),
            Basis.TOTAL: self.tr("Days without use, all of them together. They stay yours."),
            Basis.MEDICINE: self.tr("Days on prescribed medicine, all of them together. They stay yours."),
        }[due.basis]

    def _safe(self, due: Due) -> str:
        """What a break means, of use and of medicine. Who takes medicine may be used to opioids still."""
        if due.basis is Basis.MEDICINE:
            return self.tr(
                "Staying on methadone or buprenorphine protects you. After missed doses, or once it is stopped, an "
                "amount of opioids you once took can stop your breathing. After naltrexone your body is not used to "
                "opioids either. Ring the clinic first, and keep naloxone near."
            )
        if due.lapsed:
            return self.tr(
                "After a break, the body is less used to opioids: an amount you once took can stop your breathing. "
                "If you use again, do not use alone, and keep naloxone near."
            )
        return self.tr(
            "After a break, the body is less used to opioids: an amount you once took can stop your breathing. "
            "If you ever use, do not use alone, and keep naloxone near."
        )

    def _put_away(self) -> None:
        done = self._ctx.services.milestones.put_away()
        self._ctx.shell.toast(self.tr("Put away. It stays on the page of milestones."), done.undo)
