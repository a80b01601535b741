"""Whatever is saved, changed and taken back, in whatever order: what is there is what was given, and nothing else."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from companion.domain.checkin import Answers, Feeling, WordList
from companion.domain.undo import Done
from companion.domain.value import replace
from companion.storage.database import Database
from tests.fakes import FakeClock
from tests.unit.services.conftest import House, build

NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
TODAY = date(2026, 11, 21)
SCALE = st.none() | st.integers(0, 10)
#: Words in several spellings, some of which are the same word.
WORDS = st.lists(st.sampled_from(["Lonely", "LONELY", "Stress", "stress ", "École", "école", "Tired"]), max_size=4)
DAYS = st.integers(0, 3).map(lambda ago: TODAY - timedelta(days=ago))
GIVEN = st.builds(
    Answers,
    mood=SCALE,
    craving=SCALE,
    sleep=SCALE,
    sleep_minutes=st.none() | st.integers(0, 1440),
    pain=SCALE,
    medicine_taken=st.none() | st.booleans(),
    triggers=WORDS.map(tuple),
    feelings=WORDS.map(tuple),
    note=st.sampled_from(["", "ok", "Slept in."]),
    used=st.none() | st.booleans(),
    not_today=st.booleans(),
)
MOMENTS = st.builds(Feeling, mood=SCALE, craving=SCALE, note=st.sampled_from(["", "a line"])).filter(
    lambda given: not given.is_empty
)


class WhatWasGiven(RuleBasedStateMachine):
    """A person who saves, edits, takes away and undoes, beside a plain memory of what they gave."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.db = Database.open(Path(self.folder.name, "companion.db"), None, create=True)
        self.house: House = build(self.db, FakeClock(NOW))
        self.days: dict[date, Answers] = {}
        self.spelt: dict[WordList, dict[str, str]] = {which: {} for which in WordList}
        self.moments: dict[str, Feeling] = {}

    def teardown(self) -> None:
        self.db.close()
        self.folder.cleanup()

    @initialize()
    def make_scales(self) -> None:
        self.scales = [self.house.lists.add_measure(name).uuid for name in ("Energy", "Hope")]

    @rule(day=DAYS, answers=GIVEN, values=st.tuples(SCALE, SCALE), undo=st.booleans())
    def save(self, day: date, answers: Answers, values: tuple[int | None, ...], undo: bool) -> None:
        given = ((uuid, value) for uuid, value in zip(self.scales, values, strict=True) if value is not None)
        answers = replace(answers, measures=tuple(given))
        done = self._later(lambda: self.house.checkins.save(day, answers))
        # The list keeps the first spelling of a word, and gives it to every check-in.
        spelt = {
            which: tuple(self.spelt[which].setdefault(word.casefold(), word) for word in words)
            for which, words in ((WordList.TRIGGERS, answers.triggers), (WordList.FEELINGS, answers.feelings))
        }
        if undo:
            done.undo()
        else:
            self.days[day] = replace(answers, triggers=spelt[WordList.TRIGGERS], feelings=spelt[WordList.FEELINGS])

    @rule(day=DAYS, undo=st.booleans())
    def take_away(self, day: date, undo: bool) -> None:
        done = self._later(lambda: self.house.checkins.remove(day))
        if undo:
            done.undo()
        else:
            self.days.pop(day, None)

    @rule(given=MOMENTS, undo=st.booleans())
    def note_a_moment(self, given: Feeling, undo: bool) -> None:
        self.house.clock.advance(seconds=1)
        made = self.house.moments.add(given)
        if undo:
            made.undo()
        else:
            self.moments[made.uuid] = given

    @rule(data=st.data(), given=MOMENTS, how=st.sampled_from(["change", "delete"]), undo=st.booleans())
    def another_thought_about_a_moment(self, data: st.DataObject, given: Feeling, how: str, undo: bool) -> None:
        if not self.moments:
            return
        uuid = data.draw(st.sampled_from(sorted(self.moments)))
        moments = self.house.moments
        done = moments.change(uuid, given) if how == "change" else moments.delete(uuid)
        if undo:
            done.undo()
        elif how == "change":
            self.moments[uuid] = given
        else:
            del self.moments[uuid]

    @invariant()
    def what_is_there_is_what_was_given(self) -> None:
        for ago in range(4):
            day = TODAY - timedelta(days=ago)
            kept = self.house.checkins.of_day(day)
            assert (kept.answers if kept else None) == self.days.get(day)

    @invariant()
    def the_moments_are_their_own(self) -> None:
        kept = self.house.moments.of_day(TODAY)
        assert {moment.uuid: moment.given for moment in kept} == self.moments
        assert [moment.at for moment in kept] == sorted(moment.at for moment in kept)

    @invariant()
    def each_word_is_on_its_list_once_and_in_the_order_it_came(self) -> None:
        for which in WordList:
            assert [word.name for word in self.house.lists.words(which)] == list(self.spelt[which].values())

    def _later(self, act: object) -> Done:
        self.house.clock.advance(seconds=1)
        assert callable(act)
        done = act()
        assert isinstance(done, Done)
        return done


TestWhatWasGiven = WhatWasGiven.TestCase
TestWhatWasGiven.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
