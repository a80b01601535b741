"""The scenes of the tools that run in time: what each asks, every kind of part, and what comes after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from companion.ui.cope.held_guide import HeldGuide
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

Act = Callable[[Stage], None]


def _ask(tool: str, *presses: str) -> Act:
    def act(stage: Stage) -> None:
        stage.open("cope", strategy=tool, start=True, craving=6)
        for name in presses:
            stage.press(name)

    return act


def _at(tool: str, part: int, *presses: str, form: str = "", seconds: float = 8, marked: int = 0) -> Act:
    """A tool so many seconds into a part, as it is while it runs, with buttons pressed there."""

    def act(stage: Stage) -> None:
        guide = stage.ctx.library.guide(tool)
        exercise = guide.exercise(form, guide.usual or None).go_on()
        while exercise.part < part:
            exercise = exercise.skip()
        for _ in range(marked):
            exercise = exercise.mark()
        exercise = exercise.advance(timedelta(seconds=seconds))
        stage.open(
            "cope", held=HeldGuide(tool, exercise, 6, None, "", form, guide.usual or None, stage.ctx.clock.now())
        )
        for name in presses:
            stage.press(name)

    return act


def guides() -> Iterator[Scene]:
    """Every tool, at every kind of its parts."""
    yield Scene("cope", "senses-ask", "week", _ask("five-senses"))
    yield Scene("cope", "senses-here", "week", _at("five-senses", 0))
    yield Scene("cope", "senses-see", "week", _at("five-senses", 1, marked=2), contrast=True)
    yield Scene("cope", "senses-after", "week", _at("five-senses", 4, "guide-end"))
    yield Scene("cope", "muscle-ask", "week", _ask("muscle-relaxation", "form-let-go"))
    yield Scene("cope", "muscle-tense", "week", _at("muscle-relaxation", 3, form="tense", seconds=4), contrast=True)
    yield Scene("cope", "muscle-release", "week", _at("muscle-relaxation", 4, form="tense", seconds=9))
    yield Scene("cope", "muscle-let-go", "week", _at("muscle-relaxation", 1, form="let-go"))
    yield Scene("cope", "progressive-ask", "week", _ask("progressive-relaxation"))
    yield Scene("cope", "progressive-tense", "week", _at("progressive-relaxation", 1, form="tense", seconds=3))
    yield Scene("cope", "progressive-paused", "week", _at("progressive-relaxation", 12, "guide-pause", form="tense"))
    yield Scene("cope", "progressive-rest", "week", _at("progressive-relaxation", 11, form="let-go"))
    yield Scene("cope", "scan-ask", "week", _ask("body-scan"))
    yield Scene("cope", "scan-hands", "week", _at("body-scan", 8))
    yield Scene("cope", "scan-whole", "week", _at("body-scan", 13))
    yield Scene("cope", "delay-ask", "week", _ask("delay-distract-decide"))
    yield Scene("cope", "delay-move", "week", _at("delay-distract-decide", 0))
    yield Scene("cope", "delay-wait", "week", _at("delay-distract-decide", 1, seconds=307), contrast=True)
    yield Scene("cope", "delay-decide", "week", _at("delay-distract-decide", 1, seconds=900))
    yield Scene("cope", "kind-ask", "week", _ask("self-compassion-break"))
    yield Scene("cope", "kind-part", "week", _at("self-compassion-break", 3, form="no-touch"))
    yield Scene("cope", "kind-last", "week", _at("self-compassion-break", 6, form="touch"))
    yield Scene("cope", "space-ask", "week", _ask("three-minute-space"))
    yield Scene("cope", "space-gather", "week", _at("three-minute-space", 2, form="feet"))
    yield Scene("cope", "space-widen", "week", _at("three-minute-space", 5, form="feet", seconds=9))
    yield Scene("cope", "space-silent", "week", _at("three-minute-space", 2, "guide-speak", form="breath"))
