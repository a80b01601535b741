"""Guided exercises as state machines: stages that wait for the person, and stages that run, stepped by time handed in.

An exercise never looks at a clock. Whoever runs it hands in how much time went by, in pieces of any size, and is told
where that leads: the same place for the same time, however it was cut up and however often there was a pause.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType

from companion.domain.value import Value, replace

_NOTHING = timedelta()
#: A piece of time longer than this was not lived through: the machine slept, or the clock was set.
ASLEEP = timedelta(seconds=10)

#: The stages of the tools that ship. `NAME` is saying what it is and how strong; `NEXT` is what to do then; `LED` is
#: every stage of a tool that is led part by part, as its guide says.
NAME, BREATHE, RIDE, LED, AFTER, NEXT = "name", "breathe", "ride", "led", "after", "next"
BREATH_IN, BREATH_OUT = "in", "out"

#: What a breath may take, in whole seconds; breathing out is never shorter than breathing in.
SECONDS_IN, SECONDS_OUT = range(2, 7), range(3, 10)
#: How long a tool may run, in minutes, and how long it does unless asked.
MINUTES: Mapping[str, tuple[int, ...]] = MappingProxyType({BREATHE: (1, 2, 4, 8), RIDE: (3, 5, 10, 15)})
USUAL_MINUTES: Mapping[str, int] = MappingProxyType({BREATHE: 4, RIDE: 5})
#: How long the ring of Help now goes on.
RING_MINUTES = 15


class Beat(Value):
    """A part of a running stage, such as a breath in; ValueError unless it takes time."""

    name: str
    seconds: float

    def __post_init__(self) -> None:
        if not self.seconds > 0:
            raise ValueError(f"a beat takes time, not {self.seconds}")

    @property
    def length(self) -> timedelta:
        """How long it takes."""
        return timedelta(seconds=self.seconds)


class Stage(Value):
    """A stage without beats waits for the person; one with beats goes round them so many times, and on.

    Attributes:
        part: which part of a led tool it begins with, from 0; its beats are that part and the ones after it.
        marks: how many things are looked for in it; found all of them, it ends.
    """

    name: str
    beats: tuple[Beat, ...] = ()
    rounds: int = 1
    part: int = 0
    marks: int = 0

    @property
    def waits(self) -> bool:
        """Whether only the person ends it."""
        return not self.beats

    @property
    def leads(self) -> bool:
        """Whether something is done in it, and not only asked."""
        return bool(self.beats) or self.name == LED

    @property
    def round_length(self) -> timedelta:
        """How long one round takes."""
        return sum((beat.length for beat in self.beats), _NOTHING)

    @property
    def length(self) -> timedelta:
        """How long all rounds take; nothing for a stage that waits."""
        return self.round_length * self.rounds


class Place(Value):
    """Where an exercise is.

    Attributes:
        stage: the name of the stage.
        beat: the name of the beat; empty in a stage that waits.
        number: which beat of the round, from 0.
        round: which round, from 0.
        into: seconds into the beat, and `of` is how many it takes.
        left: seconds left of the stage.
        share: how much of the stage is over, 0 to 1.
    """

    stage: str
    beat: str = ""
    number: int = 0
    round: int = 0
    into: float = 0.0
    of: float = 0.0
    left: float = 0.0
    share: float = 0.0


class Exercise(Value):
    """An exercise at an instant of its own time. Everything that happens to it gives another one.

    Attributes:
        asleep: the longest piece of time that counts; a longer one stops the exercise where it is, paused. None
            counts any, for what goes on whether it is watched or not.
        at: which stage, from 0; as many as there are stages when it is over.
        passed: how long the present stage has run, pauses left out.
        spent: how long all stages together have run.
        early: whether what it leads through was cut short.
        marked: how many things were found in the present stage.
        done: how many stages that wait the person has ended by doing what they say.
    """

    stages: tuple[Stage, ...]
    asleep: timedelta | None = ASLEEP
    at: int = 0
    passed: timedelta = _NOTHING
    spent: timedelta = _NOTHING
    paused: bool = False
    early: bool = False
    marked: int = 0
    done: int = 0

    @property
    def over(self) -> bool:
        """Whether there is nothing left of it."""
        return self.at >= len(self.stages)

    @property
    def stage(self) -> Stage | None:
        """The present stage; None once it is over."""
        return None if self.over else self.stages[self.at]

    @property
    def running(self) -> bool:
        """Whether time handed in changes it."""
        stage = self.stage
        return stage is not None and not stage.waits and not self.paused

    @property
    def part(self) -> int:
        """Which part of a led tool it is at, from 0."""
        stage = self.stage
        return 0 if stage is None else stage.part + self.place.number

    @property
    def place(self) -> Place:
        """Where it is now."""
        stage = self.stage
        if stage is None:
            return Place("")
        return Place(stage.name) if stage.waits else place_in(stage, self.passed)

    def advance(self, passed: timedelta) -> Exercise:
        """Let time pass. Time that runs backwards is none; a leap of the clock pauses where it is."""
        if not self.running or passed <= _NOTHING:
            return self
        if self.asleep is not None and passed > self.asleep:
            return replace(self, paused=True)
        now, left = self, passed
        while now.running and left > _NOTHING:
            stage = now.stages[now.at]
            taken = min(left, stage.length - now.passed)
            left -= taken
            now = replace(now, passed=now.passed + taken, spent=now.spent + taken)
            if now.passed >= stage.length:
                now = now._next()
        return now

    def pause(self) -> Exercise:
        """Stand still. A stage that waits stands still anyway."""
        return replace(self, paused=True) if self.running else self

    def resume(self) -> Exercise:
        """Go on from where it stood still."""
        return replace(self, paused=False) if self.paused else self

    def skip(self) -> Exercise:
        """Go to the beginning of the next beat, or past the last one to the next stage; nothing where one is asked."""
        stage = self.stage
        if stage is None or not stage.leads:
            return self
        if stage.waits:
            return self._next()
        place = place_in(stage, self.passed)
        ends = stage.round_length * place.round
        for beat in stage.beats[: place.number + 1]:
            ends += beat.length
        return self._next() if ends >= stage.length else replace(self, passed=ends)

    def go_on(self) -> Exercise:
        """End a stage that waits; nothing in one that runs."""
        stage = self.stage
        if stage is None or not stage.waits:
            return self
        return replace(self._next(), done=self.done + stage.leads)

    def mark(self) -> Exercise:
        """One more of what is looked for is found; the last one ends the stage. Nothing where nothing is looked for."""
        stage = self.stage
        if stage is None or not stage.marks:
            return self
        found = replace(self, marked=self.marked + 1)
        return found.go_on() if found.marked >= stage.marks else found

    def again(self) -> Exercise:
        """Go round again: back to where the time of a led tool last began; nothing where none has run yet."""
        stage = self.stage
        if stage is None or stage.name != LED:
            return self
        for at in range(self.at - 1, -1, -1):
            if self.stages[at].beats:
                return replace(self, at=at, passed=_NOTHING, paused=False, marked=0)
        return self

    def cut_short(self) -> Exercise:
        """End what it leads through before its end; nothing where one is asked."""
        now = self
        while now.stage is not None and now.stage.leads:
            now = replace(now._next(), early=True)
        return now

    def _next(self) -> Exercise:
        return replace(self, at=self.at + 1, passed=_NOTHING, paused=False, marked=0)


def place_in(stage: Stage, passed: timedelta) -> Place:
    """Where a running stage is after so much time; its end is the end of its last beat."""
    whole = stage.length
    passed = min(max(passed, _NOTHING), whole)
    turn, into = divmod(passed, stage.round_length)
    number = 0
    if turn >= stage.rounds:
        turn, into = stage.rounds - 1, stage.round_length
    for number, beat in enumerate(stage.beats):
        if into < beat.length or number == len(stage.beats) - 1:
            break
        into -= beat.length
    beat = stage.beats[number]
    return Place(
        stage=stage.name,
        beat=beat.name,
        number=number,
        round=turn,
        into=into.total_seconds(),
        of=beat.seconds,
        left=(whole - passed).total_seconds(),
        share=passed / whole,
    )


class Pace(Value):
    """How long one breathes in and out, in seconds; ValueError outside of what is safe."""

    seconds_in: int = 4
    seconds_out: int = 6

    def __post_init__(self) -> None:
        fits = self.seconds_in in SECONDS_IN and self.seconds_out in SECONDS_OUT
        if not fits or self.seconds_out < self.seconds_in:
            raise ValueError(f"{self.seconds_in} in and {self.seconds_out} out is no pace to breathe at")

    @property
    def seconds(self) -> int:
        """How long a breath takes."""
        return self.seconds_in + self.seconds_out

    def with_in(self, seconds: int) -> Pace:
        """Another breath in, as near to what is asked as is safe; breathing out follows where it would be shorter."""
        chosen = _within(seconds, SECONDS_IN)
        return Pace(chosen, max(chosen, self.seconds_out))

    def with_out(self, seconds: int) -> Pace:
        """Another breath out, as near to what is asked as is safe."""
        return Pace(self.seconds_in, max(self.seconds_in, _within(seconds, SECONDS_OUT)))


def paced_breathing(pace: Pace, minutes: float) -> Exercise:
    """Rate it, breathe for about so long (whole breaths), rate it again, and what next."""
    return Exercise((Stage(NAME), _breaths(pace, minutes), Stage(AFTER), Stage(NEXT)))


def breathing_ring(pace: Pace, minutes: float = RING_MINUTES) -> Exercise:
    """Breaths alone, for so long. Its time goes on unwatched, as a craving does."""
    return Exercise((_breaths(pace, minutes),), asleep=None)


def urge_surfing(minutes: float, prompts: int) -> Exercise:
    """Name and rate it, ride it past so many prompts, rate it again, and what next."""
    beats = tuple(Beat(str(number), minutes * 60 / prompts) for number in range(prompts))
    return Exercise((Stage(NAME), Stage(RIDE, beats), Stage(AFTER), Stage(NEXT)))


class Part(Value):
    """A part of a led tool.

    Attributes:
        seconds: how long it takes; 0 waits for the person.
        held: whether it takes as long as it says, however long all of it was chosen to be.
        marks: how many things are looked for; only in one that waits.
    """

    seconds: float = 0.0
    held: bool = False
    marks: int = 0


def led(parts: Sequence[Part], minutes: float | None = None, *, watched: bool = True) -> Exercise:
    """Rate it, go through the parts one after the other, rate it again, and what next.

    Args:
        minutes: how long the parts that take time have together, as near as what is held allows; None leaves them.
        watched: False lets its time go on whether it is seen or not.
    """
    stages, beats = [Stage(NAME)], []
    stretch = _stretch(parts, minutes)
    for number, part in enumerate(parts):
        if part.seconds:
            beats.append(Beat(str(number), part.seconds if part.held else part.seconds * stretch))
            continue
        stages += _run(beats, number)
        stages.append(Stage(LED, part=number, marks=part.marks))
        beats = []
    stages += [*_run(beats, len(parts)), Stage(AFTER), Stage(NEXT)]
    return Exercise(tuple(stages), asleep=ASLEEP if watched else None)


def _run(beats: list[Beat], end: int) -> list[Stage]:
    """The stage of the parts that take time and end before a number."""
    return [Stage(LED, tuple(beats), part=end - len(beats))] if beats else []


def _stretch(parts: Sequence[Part], minutes: float | None) -> float:
    free = sum(part.seconds for part in parts if not part.held)
    if minutes is None or not free:
        return 1.0
    held = sum(part.seconds for part in parts if part.held)
    # Where what is held alone takes all of it, the rest still takes some time.
    return max(1 / 60, (minutes * 60 - held) / free)


def fullness(place: Place) -> float:
    """How full of air one is in the midst of a breath, 0 to 1, gently at both ends."""
    if not place.of:
        return 0.0
    share = min(1.0, place.into / place.of)
    return (1 - math.cos(math.pi * (share if place.beat == BREATH_IN else 1 - share))) / 2


def swell(share: float) -> float:
    """How high the wave of an urge is drawn after such a share of it, 0 to 1: it rises, has one top, and runs out.

    A picture to ride on, and no forecast: no two urges take the same time.
    """
    at = min(1.0, max(0.0, share))
    # The top comes before the middle, and the way down is the longer one.
    return math.sin(math.pi * at**0.8) ** 1.6 if 0 < at < 1 else 0.0


def _breaths(pace: Pace, minutes: float) -> Stage:
    beats = (Beat(BREATH_IN, pace.seconds_in), Beat(BREATH_OUT, pace.seconds_out))
    return Stage(BREATHE, beats, max(1, round(minutes * 60 / pace.seconds)))


def _within(value: int, allowed: range) -> int:
    return min(max(value, allowed[0]), allowed[-1])
