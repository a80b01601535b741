"""A tool that is led part by part, as it is seen: its picture, what to do now, and the way on."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from companion.content.guides import Guide, Part
from companion.ui.cope.running import Running
from companion.ui.cope.strategy_page import fixed
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.led_picture import LedPicture, LedShown
from companion.ui.widgets.runner import Runner
from companion.ui.widgets.text import Text

#: How many seconds the picture takes from one place of the body to the next, to tense, and to let go.
_MOVE, _TENSE, _RELEASE, _WIDEN = 2.5, 1.5, 7.0, 6.0
#: From what width on, in design pixels, the words stand beside the picture.
_BESIDE = 560


class Led(Running):
    """One part after the other. The first button pauses what runs, counts what is found, or goes on.

    Signals:
        again_wanted: go round again.
    """

    again_wanted = Signal()

    def __init__(self, runner: Runner, guide: Guide, form: str) -> None:
        super().__init__(runner, self.tr("Next"))
        self.guide, self.parts = guide, guide.parts_of(form)
        self._height, self._roomy = 0, True
        self.view = LedPicture(guide.picture)
        self.name = Text("", "heading")
        self.name.setObjectName("guide-name")
        self.prompt = Text("", "reading")
        self.prompt.setObjectName("guide-prompt")
        # Room for the longest, so that the next part moves nothing.
        self.prompt.setMinimumHeight(self.prompt.fontMetrics().lineSpacing() * 3)
        self.prompt.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.again = fixed(Button(self.tr("Go round again")))
        self.again.setObjectName("guide-round")
        self.again.clicked.connect(self.again_wanted)
        self.again.hide()
        self.flow.insert_widget(1, self.again)
        words = QVBoxLayout()
        words.setSpacing(theme_of().px(8))
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.prompt)
        words.addStretch(2)
        self._pair = QHBoxLayout()
        self._pair.setSpacing(theme_of().px(32))
        self._pair.addWidget(self.view, 0, Qt.AlignmentFlag.AlignCenter)
        self._pair.addLayout(words, 1)
        self.picture.addLayout(self._pair)
        self.finish()
        self.box.addWidget(Text(guide.note, "soft", "ink_soft"))

    @property
    def part(self) -> Part:
        """The part it is at."""
        return self.parts[min(self.runner.exercise.part, len(self.parts) - 1)]

    def fit(self, height: int) -> None:
        theme = theme_of()
        beside = self.width() >= theme.px(_BESIDE) and self.guide.picture != "dots"
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._pair.direction():
            self._pair.setDirection(way)
        self._height = height
        most = 300 if self.guide.picture == "body" else 230
        # Beside the words it may be high; above them, the words and the buttons are to be seen without scrolling.
        room = height - theme.px(300 if beside else 420)
        self.view.set_side(min(theme.px(most), max(theme.px(130), room)))
        # In large type on a low window the words and the buttons come first.
        self._roomy = beside or room >= theme.px(110) or (self.guide.picture == "dots" and room > 0)
        self._show_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._height:
            self.fit(self._height)

    def _show_view(self) -> None:
        self.view.setVisible(self._roomy and (bool(self.part.count) or self.guide.picture != "dots"))

    def words(self) -> str:
        return self.part.words

    def left_words(self) -> str:
        stage = self.runner.exercise.stage
        if stage is None or stage.waits:
            found = self.runner.exercise.marked
            if self.part.count:
                return self.tr("%n to go", "", self.part.count - found)
            return self.tr("This waits for you. Take your time.")
        return super().left_words()

    def pause_words(self) -> str:
        if self.part.count:
            return self.tr("Found one")
        return self.part.button or super().pause_words()

    def show_part(self) -> None:
        part = self.part
        if part.name != self.name.text():
            self.name.setText(part.name)
        if part.words != self.prompt.text():
            self.prompt.setText(part.words)
        # The keyboard leaves a button before that goes away.
        if (self.skip if part.decides else self.again).hasFocus():
            self.pause.setFocus(Qt.FocusReason.OtherFocusReason)
        self.again.setVisible(part.decides)
        # There the way on is one of two buttons, and a third would be one too many.
        self.skip.setVisible(not part.decides)
        self._show_view()
        self.view.setAccessibleName(self.left_words() if part.count else part.name)

    def show_now(self) -> None:
        self.view.show_now(self.shown())

    def shown(self) -> LedShown:
        """What the picture shows now."""
        exercise, part = self.runner.exercise, self.part
        place, motion = self.runner.place, theme_of().motion
        number = min(exercise.part, len(self.parts) - 1)
        before = self.parts[number - 1] if number else part
        waits = exercise.stage is None or exercise.stage.waits

        def gone(seconds: float) -> float:
            """How much of a movement is over, gently at both ends."""
            if not motion or waits:
                return 1.0
            return (1 - math.cos(math.pi * min(1.0, place.into / min(seconds, place.of)))) / 2

        was, now = _fill(before), _fill(part)
        tense = {"tense": gone(_TENSE), "release": 1 - gone(_RELEASE) if before.act == "tense" else 0.0}
        word = ""
        if self.guide.picture == "clock" and not waits:
            minutes, seconds = divmod(math.ceil(place.left), 60)
            word = f"{minutes}:{seconds:02}"
        # Where nothing may move, the arc of a long time goes on once in a while, with the words.
        share = place.share if motion else int(place.share * 60) / 60
        decided = waits and self.guide.picture == "clock" and part.decides
        return LedShown(
            share=1.0 if decided else share,
            word=word,
            spot=part.spot or "whole",
            from_spot=before.spot or "whole",
            moved=gone(_MOVE),
            tense=tense.get(part.act, 0.0),
            fill=was + (now - was) * gone(_WIDEN),
            count=part.count,
            marked=exercise.marked,
        )


def _fill(part: Part) -> float:
    return 0.4 if part.fill is None else part.fill
