"""What is seen while a guided way runs: the picture, the words of the moment, the time left, and the way to stop."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.exercise import BREATH_IN
from companion.ui.cope.speak_chip import SpeakChip
from companion.ui.cope.strategy_page import fixed
from companion.ui.cope.wave import WaveView
from companion.ui.cope.words import clock_words
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.breathing import BreathingDisc
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.runner import Runner
from companion.ui.widgets.text import Text

#: How much of a ride is the way up, the top, and the way down.
_TOP, _DOWN = 0.3, 0.55


class Running(Card):
    """The card of what runs. Its picture is painted once a tick; its words change with the beat.

    Signals:
        pause_wanted, skip_wanted, end_wanted: stand still or go on, go to the next part, end it now.
    """

    pause_wanted = Signal()
    skip_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, runner: Runner, skip: str) -> None:
        super().__init__(spacing=12)
        self.runner = runner
        self._said = ""
        self._second = -1
        theme = theme_of()
        self.picture = QVBoxLayout()
        self.box.addLayout(self.picture)
        self.left = Text("", "small-strong", "ink_soft")
        self.left.setObjectName("guide-left")
        row = QWidget()
        self.flow = flow = FlowLayout(row, theme.px(12))
        self.pause = fixed(Button(self.tr("Pause"), "primary", hint=self.tr("Space")))
        self.pause.setObjectName("guide-pause")
        self.pause.clicked.connect(self.pause_wanted)
        self.skip = fixed(Button(skip, hint="→"))
        self.skip.setObjectName("guide-skip")
        self.skip.clicked.connect(self.skip_wanted)
        self.end = fixed(Button(self.tr("End now"), hint=self.tr("Esc")))
        self.end.setObjectName("guide-end")
        self.end.clicked.connect(self.end_wanted)
        self.speak = SpeakChip(lambda: self.words() if self._here and not self.runner.exercise.paused else "")
        self.speak.setFixedHeight(self.pause.sizeHint().height())
        for button in (self.pause, self.skip, self.end, self.speak):
            flow.addWidget(button)
        self.buttons = row
        runner.ticked.connect(self._tick)
        runner.turned.connect(self._turn)

    def finish(self) -> None:
        """Set the parts that all have below the picture, and show the beginning."""
        self.box.addWidget(self.left)
        self.box.addWidget(self.buttons)
        self.box.addWidget(self.speak.why)
        self._turn()
        self._tick()

    def fit(self, height: int) -> None:
        """Make the picture as large as a page of this height allows."""
        raise NotImplementedError

    def words(self) -> str:
        """What to do now."""
        raise NotImplementedError

    def show_now(self) -> None:
        """Show the picture of now."""
        raise NotImplementedError

    def left_words(self) -> str:
        """How much time is left of it."""
        return clock_words(self.runner.place.left)

    def pause_words(self) -> str:
        """What the first button does: it stops what runs, and goes on with what stands still."""
        return self.tr("Go on") if self.runner.exercise.paused else self.tr("Pause")

    def show_part(self) -> None:
        """Show what changes with the part alone."""

    @property
    def _here(self) -> bool:
        stage = self.runner.exercise.stage
        return stage is not None and stage.leads

    def _tick(self) -> None:
        if not self._here:
            return
        self.show_now()
        second = math.ceil(self.runner.place.left)
        if second != self._second:
            self._second = second
            self._tell_left()

    def _tell_left(self) -> None:
        words = self.tr("Paused") if self.runner.exercise.paused else self.left_words()
        if words != self.left.text():
            self.left.setText(words)

    def _turn(self) -> None:
        if not self._here:
            return
        paused = self.runner.exercise.paused
        self.show_part()
        self._tell_left()
        self.pause.setText(self.pause_words())
        words = self.tr("Paused") if paused else self.words()
        if words != self._said:
            self._said = words
            self.setAccessibleName(words)
            self.pause.setAccessibleDescription(words)
            if self.isVisible():
                say_aloud(self, words)
            if paused:
                self.speak.be_quiet()
            self.speak.speak()


class Breathing(Running):
    """The disc that grows and shrinks, with the word for it and the seconds counted."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, self.tr("Skip the rest"))
        self.disc = BreathingDisc(260, "title", "body", ground="surface")
        self.disc.setObjectName("breathing-disc")
        self.picture.addWidget(self.disc, 0, Qt.AlignmentFlag.AlignHCenter)
        self.left.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.flow.set_centred(True)
        self.finish()
        caution = self.tr("Dizzy? Breathe normally. Very sleepy after opioids? Call an ambulance.")
        dizzy = Text(caution, "soft", "ink_soft")
        dizzy.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.addWidget(dizzy)

    def fit(self, height: int) -> None:
        theme = theme_of()
        self.disc.set_side(min(theme.px(260), max(theme.px(180), height - theme.px(340))))

    def words(self) -> str:
        return self.tr("Breathe in") if self.runner.place.beat == BREATH_IN else self.tr("Breathe out")

    def show_now(self) -> None:
        place = self.runner.place
        count = min(int(place.into) + 1, int(place.of))
        words = self.words()
        self.disc.show_place(place, words, QLocale().toString(count))
        if words != self.disc.accessibleName():
            self.disc.setAccessibleName(words)


class Riding(Running):
    """The wave, where one is on it, and one prompt after the other."""

    def __init__(self, runner: Runner, prompts: tuple[str, ...]) -> None:
        super().__init__(runner, self.tr("Next"))
        self._prompts = prompts
        self.wave = WaveView()
        self.picture.addWidget(self.wave)
        self.where = Text("", "small-strong", "amber_ink")
        self.where.setObjectName("guide-where")
        self.prompt = Text("", "reading")
        self.prompt.setObjectName("guide-prompt")
        # Two lines are kept free, so that a longer prompt moves nothing.
        self.prompt.setMinimumHeight(self.prompt.fontMetrics().lineSpacing() * 2)
        self.prompt.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.box.addWidget(self.where)
        self.box.addWidget(self.prompt)
        self.finish()
        self.box.addWidget(Text(self.tr("Too much? Open your eyes, look round, and end it."), "soft", "ink_soft"))

    def fit(self, height: int) -> None:
        theme = theme_of()
        self.wave.setFixedHeight(min(theme.px(230), max(theme.px(110), height - theme.px(400))))

    def words(self) -> str:
        return self._prompts[self.runner.place.number]

    def where_words(self) -> str:
        """Where on the wave one is."""
        share = self.runner.place.share
        if share < _TOP:
            return self.tr("On the way up")
        return self.tr("Near the top") if share < _DOWN else self.tr("On the way down")

    def show_now(self) -> None:
        exercise = self.runner.exercise
        place = self.runner.place
        still = not theme_of().motion
        share = place.number / len(self._prompts) if still else place.share
        self.wave.show_place(share, exercise.passed.total_seconds())
        words = self.where_words()
        if words != self.where.text():
            self.where.setText(words)
            self.wave.setAccessibleName(self.tr("The wave: {where}").format(where=words))
        if self.words() != self.prompt.text():
            self.prompt.setText(self.words())
