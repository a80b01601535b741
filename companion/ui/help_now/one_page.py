"""A door that is read at one glance: the number and all steps on one screen, without scrolling."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.content.values import Door, Part, Step
from companion.context import AppContext
from companion.ui.calls import helpline_row
from companion.ui.help_minimum import OVERDOSE
from companion.ui.help_now.bullets import spoken
from companion.ui.help_now.chrome import DoorHead, ScrollingDoor, bind_key, damage_note
from companion.ui.help_now.drawing import Drawing
from companion.ui.help_now.number_card import NumberCard
from companion.ui.help_now.step_list import StepList
from companion.ui.help_now.ways_on import ways_on
from companion.ui.help_words import BREATHING, RECOVERY, HelpWords
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text

#: The drawing of a door, by its id.
DRAWINGS = {OVERDOSE: RECOVERY, RECOVERY: RECOVERY, BREATHING: "checking-breathing"}


class OnePage(ScrollingDoor):
    """The number, large; numbered steps with big verbs; a drawing; and where more is.

    Where the window is too small for all steps in big type, they go on by pages, also with the arrow keys; those of
    an overdose alone stay below each other, so that none of them is ever behind a key.

    Args:
        part: the part of the door whose steps these are, such as one naloxone kit; without it those of the door.
    """

    def __init__(self, ctx: AppContext, words: HelpWords, door: Door, part: Part | None = None) -> None:
        title = part.title if part is not None else door.title
        super().__init__(title, 12)
        theme = theme_of()
        self._in_pages = door.id != OVERDOSE
        self._fitted: tuple[QSize, bool] | None = None
        self._head = DoorHead(self, title, words.number if self._in_pages else "")
        self.column.addWidget(self._head)
        self._call = Text(words.fill("{call-emergency}"), "strong", "help")
        self._call.setVisible(False)
        self._numbered = bool(words.number)
        self.column.addWidget(self._call)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(theme.px(24))
        self.column.addLayout(self._split, 1)
        steps = part.steps if part is not None else door.steps
        self.steps = StepList([Step(title=words.fill(s.title), text=words.fill(s.text)) for s in steps])
        main = QVBoxLayout()
        main.setSpacing(theme.px(8))
        main.addWidget(self.steps, 1)
        self._turning = self._turn_row()
        main.addWidget(self._turning)
        self._side = QWidget()
        self._beside = side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.px(10))
        self.number = NumberCard(ctx, words)
        side.addWidget(self.number)
        for line in words.first_lines(door.who_to_call, 1):
            side.addWidget(helpline_row(line))
        self.drawing: Drawing | None = None
        shown = part.drawing if part is not None else DRAWINGS.get(door.id, "")
        if shown:
            self.drawing = Drawing(shown)
            side.addWidget(self.drawing)
        note = part.note if part is not None else door.last if door.id != OVERDOSE else ""
        if note:
            side.addWidget(Text(words.fill(note), "soft", "ink_soft"))
        self._ways = ways_on(self, words, door)
        for way in self._ways:
            side.addWidget(way)
        if (damaged := damage_note(self, words)) is not None:
            side.addWidget(damaged)
        side.addStretch(1)
        self._split.addLayout(main, 1)
        self._split.addWidget(self._side)
        self.setAccessibleDescription(self._spoken(range(len(self.steps.shown))))

    def first_focus(self) -> QWidget | None:
        # Where a press in a hurry does no harm: on to the next steps, the number copied, or on to what comes next.
        if not self._turning.isHidden():
            return self.next
        return self.number.copy or next(iter(self._ways), self._head.back)

    def place(self) -> int:
        return self.steps.page

    def return_to(self, place: int) -> None:
        self._turn(place - self.steps.page)

    def _turn_row(self) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme_of().px(12))
        self.previous = Button(self.tr("Step before"), hint="←")
        self.previous.setObjectName("step-back")
        self.next = Button(self.tr("Next"), "primary", hint="→")
        self.next.setObjectName("step-next")
        for button, key, by in ((self.previous, "Left", -1), (self.next, "Right", 1)):
            button.clicked.connect(lambda _checked=False, by=by: self._turn(by))
            bind_key(self, key, lambda by=by: self._turn(self._forward() * by))  # type: ignore[misc]
        self.count = Text("", "small-strong", "ink_soft", wrap=False)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self.previous)
        box.addWidget(self.count, 1)
        box.addWidget(self.next)
        row.hide()
        return row

    def _forward(self) -> int:
        return -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1

    def _turn(self, by: int) -> None:
        self.steps.turn(by)
        self.area.verticalScrollBar().setValue(0)
        self._say_page()

    def _say_page(self) -> None:
        at, pages = self.steps.page, self.steps.pages
        for button, other, on in (
            (self.previous, self.next, at > 0),
            (self.next, self.previous, at < len(pages) - 1),
        ):
            if not on and button.hasFocus():
                # The keyboard stays in the row; a button that is greyed hands it on to wherever it likes.
                other.setEnabled(True)
                other.setFocus(Qt.FocusReason.OtherFocusReason)
            button.setEnabled(on)
        rows = pages[at]
        shown = str(rows[0] + 1) if len(rows) == 1 else f"{rows[0] + 1}\u2013{rows[-1] + 1}"
        self.count.setText(self.tr("{steps} of {all}").format(steps=shown, all=len(self.steps.shown)))
        said = self._spoken(rows)
        for button in (self.previous, self.next):
            # The button keeps the keyboard, so a screen reader hears the new steps as its description.
            button.setAccessibleDescription(said)

    def _spoken(self, rows: range) -> str:
        """Some of the steps with their numbers, as a screen reader is to hear them."""
        steps = ((at, self.steps.shown[at]) for at in rows)
        return " ".join(spoken(f"{at + 1}. {step.title}", step.text) for at, step in steps)

    def fit(self) -> None:
        """Put the parts where this size has room for them, and set the steps as large as fits."""
        fitted = (self.size(), self._alone)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        super().fit()
        theme = theme_of()
        margins = self.column.contentsMargins()
        wide = self.width() >= theme.px(620)
        self._split.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        side = theme.px(270 if self.width() >= theme.px(860) else 216)
        side = max(side, *(way.minimumSizeHint().width() for way in self._ways)) if self._ways else side
        self._side.setMaximumWidth(side if wide else 16_777_215)
        self._side.setMinimumWidth(side if wide else 0)
        self._place_number(wide)
        # In one column what stands beside the steps elsewhere comes below them, and the scroll bar with it.
        bar = 0 if wide else self.area.verticalScrollBar().sizeHint().width()
        across = self.width() - margins.left() - margins.right() - bar
        room = QSize(across - self._split.spacing() - side, 0) if wide else QSize(across, 0)
        head = self._head.height_at(across)
        room.setHeight(self.height() - 2 * margins.top() - head - self.column.spacing())
        for above in (self.number, self._call):
            if self.column.indexOf(above) >= 0 and not above.isHidden():
                room.setHeight(room.height() - above.heightForWidth(across) - self.column.spacing())
        self._fit_side(room.height() if wide else 0, side)
        if not self._in_pages:
            self.steps.fit(room)
            return
        self.steps.fit_in_pages(room)
        if len(self.steps.pages) > 1:
            room.setHeight(room.height() - self._turning.sizeHint().height() - theme.px(8))
            self.steps.fit_in_pages(room)
        self._turning.setVisible(len(self.steps.pages) > 1)
        self._say_page()

    def _fit_side(self, height: int, width: int) -> None:
        """Set the drawing as large as a height leaves room for beside the steps; 0 where it stands below them.

        Beside the steps of an overdose it goes sooner than that a way on is cut, and the rest stands closer.
        """
        theme = theme_of()
        self._beside.setSpacing(theme.px(10))
        if self.drawing is not None:
            spare = self._spare_beside(height, width) - self._beside.spacing()
            self.drawing.limit(max(theme.px(60), min(theme.px(190), spare)) if height else theme.px(190))
            if not self._in_pages:
                there = self.drawing.heightForWidth(width) > 0
                self.drawing.setVisible(there and (not height or spare >= theme.px(60)))
        if height and not self._in_pages and self._spare_beside(height, width) < 0:
            self._beside.setSpacing(theme.px(4))

    def _spare_beside(self, height: int, width: int) -> int:
        """What the parts beside the steps leave of a height, without the drawing."""
        parts = self._side.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        shown = [part for part in parts if part is not self.drawing and not part.isHidden()]
        tall = [part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height() for part in shown]
        return height - sum(tall) - self._beside.spacing() * max(0, len(tall) - 1)

    def _place_number(self, wide: bool) -> None:
        """Beside the steps where there is room; else above those of an overdose, and small in the heading elsewhere."""
        self._head.show_number(not wide)
        if self._in_pages:
            self.number.setVisible(wide)
            self._call.setVisible(not wide and not self._numbered)
        elif wide != (self._beside.indexOf(self.number) >= 0):
            # Where all stands in one column, the number comes before the steps and the rest after them.
            old, new = (self.column, self._beside) if wide else (self._beside, self.column)
            old.removeWidget(self.number)
            new.insertWidget(0 if wide else 1, self.number)
        self.number.lie_down(not wide)
