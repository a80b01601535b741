"""What Progress reads, held against the same worked out by hand from what was written."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import mean
from zoneinfo import ZoneInfo

import pytest

from companion.domain.checkin import Answers, Feeling
from companion.domain.counter import EventKind
from companion.domain.day import logical_day
from companion.domain.money import Money
from companion.domain.progress import Given, Reach, Span, Step, Wish, buckets, span_of
from companion.domain.settings import Counting, Every
from companion.services.coping import CopingService
from companion.services.own_rows import RowGone
from companion.services.progress import ProgressService
from tests.fakes import FakeClock
from tests.unit.services.conftest import House

DAY = timedelta(days=1)


@pytest.fixture
def progress(plain_house: House) -> ProgressService:
    return ProgressService(plain_house.db, plain_house.clock)


@pytest.fixture
def coping(plain_house: House) -> CopingService:
    return CopingService(plain_house.db, plain_house.clock, plain_house.settings)


class Written:
    """Some weeks of chance: what was given by day, and every moment with its place on the wall."""

    def __init__(self, house: House, seed: int, days: int) -> None:
        self.dice = Random(seed)
        self.answers: dict[date, Answers] = {}
        self.moments: list[tuple[date, datetime, int | None, int | None]] = []
        end = house.clock.now()
        for back in reversed(range(days)):
            day = house.checkins.today() - DAY * back
            if self.dice.random() < 0.7:
                self.answers[day] = self._answers()
                house.checkins.save(day, self.answers[day])
        for minute in sorted(self.dice.randrange(days * 24 * 60) for _ in range(days)):
            at = end - timedelta(days=days) + timedelta(minutes=minute)
            zone = self.dice.choice(("Europe/London", "Asia/Kolkata", "America/New_York"))
            house.clock.travel(zone)
            house.clock.set(at)
            mood, craving = self._score(), self._score()
            if mood is not None or craving is not None:
                house.moments.add(Feeling(mood=mood, craving=craving))
                day = logical_day(at, ZoneInfo(zone), house.settings.rollover_hour)
                self.moments.append((day, at.astimezone(ZoneInfo(zone)), mood, craving))
        house.clock.travel("Europe/London")
        house.clock.set(end)

    def _score(self) -> int | None:
        return self.dice.choice((None, *range(11)))

    def _answers(self) -> Answers:
        return Answers(
            mood=self._score(),
            craving=self._score(),
            sleep=self._score(),
            pain=self._score(),
            triggers=tuple(word for word in ("Stress", "Payday", "Lonely") if self.dice.random() < 0.3),
            note="x",
        )

    def of_day(self, day: date, given: Given) -> float | None:
        """What a day gave, by the rule: its check-in, or else the average of its moments."""
        answers = self.answers.get(day)
        own = None if answers is None else getattr(answers, given.value)
        if own is not None or given in (Given.SLEEP, Given.PAIN):
            return None if own is None else float(own)
        place = 2 if given is Given.MOOD else 3
        values = [one[place] for one in self.moments if one[0] == day and one[place] is not None]
        return mean(value for value in values if value is not None) if values else None


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("step", Step)
def test_lines_are_the_averages_of_what_was_given_and_gaps_elsewhere(
    plain_house: House, progress: ProgressService, seed: int, step: Step
) -> None:
    written = Written(plain_house, seed, 40)
    today = plain_house.checkins.today()
    span = Span(today - DAY * 33, today - DAY * 2)
    lines = progress.lines(span, step)
    points = [*buckets(span, step), span.last + DAY]
    assert lines.days == tuple(points[:-1])
    for given in Given:
        for place, (first, end) in enumerate(itertools.pairwise(points)):
            days = [max(first, span.first) + DAY * number for number in range((end - max(first, span.first)).days)]
            values = [value for day in days if (value := written.of_day(day, given)) is not None]
            found = lines.values[given][place]
            if not values:
                assert found is None
            else:
                assert found is not None
                assert (found.value, found.days) == (pytest.approx(mean(values)), len(values))


@pytest.mark.parametrize("seed", range(3))
def test_hours_are_those_of_the_clock_on_the_wall(plain_house: House, progress: ProgressService, seed: int) -> None:
    # Over the end of summer time in London and in New York.
    plain_house.clock.set(datetime(2026, 11, 12, 15, tzinfo=UTC))
    written = Written(plain_house, seed, 40)
    today = plain_house.checkins.today()
    span = Span(today - DAY * 45, today)
    wanted = Counter((at.isoweekday(), at.hour) for _day, at, _mood, craving in written.moments if craving is not None)
    found = progress.more(span, progress.whole().count).hours
    assert {(cell.weekday, cell.hour): cell.times for cell in found} == wanted


def test_words_stand_with_their_days_and_the_cravings_of_those(plain_house: House, progress: ProgressService) -> None:
    today = plain_house.checkins.today()
    plain_house.checkins.save(today, Answers(craving=8, triggers=("Stress", "Payday")))
    plain_house.checkins.save(today - DAY, Answers(craving=4, triggers=("Stress",), feelings=("Calm",)))
    plain_house.checkins.save(today - DAY * 2, Answers(triggers=("Stress",)))
    shown = progress.more(Span(today - DAY * 5, today), progress.whole().count)
    assert [(one.name, one.days) for one in shown.triggers] == [("Stress", 3), ("Payday", 1)]
    craving = shown.triggers[0].craving
    assert craving is not None
    assert (craving.value, craving.days) == (6, 2)
    assert [(one.name, one.days) for one in shown.feelings] == [("Calm", 1)]
    assert progress.more(Span(today, today), progress.whole().count).triggers[0].days == 1


def test_cravings_within_half_an_hour_are_one_and_those_of_a_day_of_use_are_not_ridden_out(
    plain_house: House, progress: ProgressService, coping: CopingService
) -> None:
    clock, today = plain_house.clock, plain_house.checkins.today()
    plain_house.settings.change(counting=Counting.COUNT)
    plain_house.counter.add(EventKind.START, today - DAY * 20)
    plain_house.moments.add(Feeling(craving=7))
    clock.advance(minutes=20)
    coping.tried("urge-surfing", before=6, after=2)
    clock.advance(minutes=31)
    plain_house.moments.add(Feeling(craving=5))
    clock.advance(minutes=40)
    plain_house.moments.add(Feeling(craving=0, mood=8))
    assert progress.summary(Span(today, today), progress.whole().count).ridden == 2
    plain_house.counter.add(EventKind.LAPSE, today)
    assert progress.summary(Span(today, today), progress.whole().count).ridden == 0


def test_days_without_use_are_counted_from_where_the_record_begins(
    plain_house: House, progress: ProgressService
) -> None:
    today = plain_house.checkins.today()
    span = span_of(Reach.DAYS_30, today, None)
    assert progress.summary(span, progress.whole().count).free.of == 0
    plain_house.settings.change(counting=Counting.COUNT)
    plain_house.counter.add(EventKind.START, today - DAY * 9)
    plain_house.counter.add(EventKind.LAPSE, today - DAY * 3)
    free = progress.summary(span, progress.whole().count).free
    # The day they began is day zero.
    assert (free.free, free.of) == (8, 10)


def test_squares_show_what_was_written_and_days_of_use_without_a_word(
    plain_house: House, progress: ProgressService
) -> None:
    today = plain_house.checkins.today()
    plain_house.settings.change(counting=Counting.COUNT)
    plain_house.counter.add(EventKind.START, today - DAY * 20)
    plain_house.counter.add(EventKind.LAPSE, today - DAY * 2)
    plain_house.checkins.save(today, Answers(mood=6, craving=2))
    plain_house.checkins.save(today - DAY, Answers(not_today=True))
    squares = progress.squares(Span(today - DAY * 10, today), progress.whole().count)
    assert set(squares) == {today, today - DAY * 2}
    assert (squares[today].mood, squares[today].written, squares[today].used) == (6, True, False)
    used = squares[today - DAY * 2]
    assert (used.mood, used.written, used.used) == (None, False, True)


def test_medicine_counts_days_that_say_so_once(plain_house: House, progress: ProgressService) -> None:
    today = plain_house.checkins.today()
    plain_house.checkins.save(today, Answers(medicine_taken=True))
    plain_house.checkins.save(today - DAY, Answers(medicine_taken=False))
    plain_house.checkins.save(today - DAY * 2, Answers(mood=4))
    found = progress.more(Span(today - DAY * 5, today), progress.whole().count).medicine
    assert (found.taken, found.answered) == (1, 2)


def test_ways_are_those_tried_in_the_stretch(
    plain_house: House, progress: ProgressService, coping: CopingService
) -> None:
    today = plain_house.checkins.today()
    coping.tried("five-senses", before=6, after=2)
    coping.tried("five-senses", before=3, after=3)
    coping.tried("five-senses")
    (way,) = progress.more(Span(today, today), progress.whole().count).ways
    assert (way.tool, way.tries, way.rated, way.eased, way.drop) == ("five-senses", 3, 2, 1, 2.0)
    assert progress.more(Span(today - DAY * 3, today - DAY), progress.whole().count).ways == ()


def test_money_is_that_of_days_without_use(plain_house: House, progress: ProgressService) -> None:
    today = plain_house.checkins.today()
    plain_house.settings.change(counting=Counting.COUNT, cost=7000, cost_every=Every.WEEK, currency="GBP")
    plain_house.counter.add(EventKind.START, today - DAY * 14)
    assert progress.whole().money == Money(14_000, 14)
    assert progress.read(Span(today - DAY * 6, today), progress.whole().count).money == Money(7000, 7)
    plain_house.settings.change(cost=0)
    assert progress.whole().money is None


def test_a_wish_is_kept_changed_had_and_taken_away_with_a_way_back(
    plain_house: House, progress: ProgressService
) -> None:
    made = progress.add_wish("  A day   by the sea ", 4000, None)
    (wish,) = progress.wishes()
    assert wish == Wish(made.uuid, "A day by the sea", 4000)
    changed = progress.change_wish(made.uuid, "Boots", None, 30)
    assert progress.wishes() == (Wish(made.uuid, "Boots", None, 30),)
    changed.undo()
    assert progress.wishes() == (wish,)
    had = progress.had(made.uuid, date(2026, 11, 21))
    assert progress.wishes()[0].had_on == date(2026, 11, 21)
    had.undo()
    removed = progress.remove_wish(made.uuid)
    assert progress.wishes() == ()
    removed.undo()
    assert progress.wishes() == (wish,)
    assert plain_house.told[-1] == frozenset({"wishes"})


def test_words_of_a_wish_are_blanked_thirty_days_after_it_was_taken_away(
    plain_house: House, progress: ProgressService, clock: FakeClock
) -> None:
    progress.remove_wish(progress.add_wish("Boots", None, None).uuid)
    assert progress.purge() == 0
    clock.advance(days=31)
    assert progress.purge() == 1


@pytest.mark.parametrize(("name", "cents", "days"), [("  ", None, None), ("Boots", 0, None), ("Boots", None, -1)])
def test_a_wish_without_a_name_or_for_nothing_is_refused(
    progress: ProgressService, name: str, cents: int | None, days: int | None
) -> None:
    with pytest.raises(ValueError, match="wish"):
        progress.add_wish(name, cents, days)


def test_a_wish_that_is_gone_is_not_changed(progress: ProgressService) -> None:
    with pytest.raises(RowGone):
        progress.change_wish("nobody", "Boots", None, None)


def test_an_empty_file_has_no_first_day_and_shows_nothing(plain_house: House, progress: ProgressService) -> None:
    assert progress.whole().first is None
    today = plain_house.checkins.today()
    shown = progress.more(Span(today, today), progress.whole().count)
    assert (shown.triggers, shown.hours, shown.ways, progress.whole().money) == ((), (), (), None)
    assert progress.shown_by_notes(plain_house.checkins.today()).insights == ()
    assert progress.whole().rings.months == ()


def test_the_first_day_is_the_first_that_anything_is_known_of(plain_house: House, progress: ProgressService) -> None:
    today = plain_house.checkins.today()
    plain_house.checkins.save(today - DAY * 3, Answers(mood=4))
    assert progress.whole().first == today - DAY * 3
    plain_house.settings.change(counting=Counting.COUNT)
    plain_house.counter.add(EventKind.START, today - DAY * 30)
    assert progress.whole().first == today - DAY * 30


def test_what_the_notes_show_is_read_from_what_was_written(plain_house: House, progress: ProgressService) -> None:
    dice, today = Random(5), plain_house.checkins.today()
    hard = 0
    for back in range(90):
        stressed = dice.random() < 0.3
        hard += stressed
        plain_house.checkins.save(
            today - DAY * back, Answers(craving=8 if stressed else 2, triggers=("Stress",) if stressed else ())
        )
    (found,) = progress.shown_by_notes(plain_house.checkins.today()).insights
    assert (found.name, found.days, found.others, found.strong) == ("Stress", hard, 90 - hard, hard)
