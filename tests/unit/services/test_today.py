"""Today in one read, without the SQL toolkit."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.demo.fill import make_demo
from companion.domain.checkin import Answers
from companion.domain.counter import CountState, EventKind
from companion.domain.milestone import MilestoneUnit
from companion.services.today import OVERVIEW_DAYS, TodayService
from companion.storage.database import Database
from tests.fakes import FakeClock
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)

READ_WITHOUT_TOOLKIT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from companion.services.today import TodayService
from companion.services.journal import JournalService
from companion.services.checkins import CheckInService
from companion.services.contacts import ContactService
from companion.services.counter import CounterService
from companion.services.settings import SettingsService
from companion.services.vault import Vault
from tests.fakes import FakeClock
clock = FakeClock(datetime(2026, 11, 21, 18, 40, tzinfo=UTC))
db = Vault(Path(sys.argv[1]), clock).open()
rules = SettingsService(db, clock)
today = TodayService(db, clock).read()
assert today.count.days == 99, today.count
assert JournalService(db, clock, rules).timeline().items
assert JournalService(db, clock, rules).search("hello").hits
assert CheckInService(db, clock, rules).of_day(today.day)
assert ContactService(db, clock).all() == ()
assert CounterService(db, clock, rules).count() == today.count
db.close()
for heavy in ("sqlalchemy", "nacl", "uuid", "zipfile"):
    assert heavy not in sys.modules, heavy
"""


def test_an_empty_file_has_an_empty_today(house: House) -> None:
    today = house.today.read()
    assert (today.day, today.now) == (TODAY, house.clock.now())
    assert today.count.state is CountState.NOT_YET
    assert (today.next, today.check_in, today.triggers, today.overview.days) == (None, None, (), ())
    assert today.rings.months == ()


def test_today_brings_counter_milestone_check_in_words_days_and_rings(house: House) -> None:
    house.counter.start_on(date(2026, 8, 14))
    house.checkins.save(TODAY, Answers(mood=6, triggers=("Lonely",)))
    house.checkins.save(TODAY - timedelta(days=OVERVIEW_DAYS), Answers(mood=1))
    today = house.today.read()
    assert today.count.days == 99
    assert today.next is not None
    assert (today.next.milestone.unit, today.next.milestone.amount, today.next.left) == (MilestoneUnit.DAYS, 100, 1)
    assert today.check_in is not None
    assert today.check_in.triggers == ("Lonely",)
    assert [word.name for word in today.triggers] == ["Lonely"]
    assert [mark.day for mark in today.overview.days] == [TODAY]
    assert [month.first for month in today.rings.months] == [date(2026, month, 14) for month in (8, 9, 10, 11)]


def test_counting_from_a_later_day_takes_no_ring_and_no_knot_away(house: House) -> None:
    house.counter.start_on(date(2024, 3, 14))
    house.counter.add(EventKind.LAPSE, date(2025, 6, 2))
    before = house.today.read().rings.months
    house.counter.start_on(date(2026, 9, 1), keep_former=True)
    after = house.today.read().rings.months
    assert [(month.first, month.lapses) for month in before] == [(month.first, month.lapses) for month in after]
    assert all(now.free >= was.free - 2 / 28 for was, now in zip(before, after, strict=True))


def test_a_run_of_long_ago_brings_its_own_rings_and_none_for_the_years_between(house: House) -> None:
    house.counter.start_on(date(2026, 8, 14))
    house.counter.add_past_run(date(2012, 5, 1), date(2012, 6, 20))
    firsts = [month.first for month in house.today.read().rings.months]
    assert [first.year for first in firsts] == [2012, 2012, *([2026] * (len(firsts) - 2))]
    assert 4 <= len(firsts) - 2 <= 5


def test_no_milestone_is_shown_on_a_day_they_said_they_used_on(house: House) -> None:
    house.counter.start_on(TODAY - timedelta(days=100))
    assert house.today.read().reached is not None
    house.checkins.save(TODAY, Answers(used=True))
    today = house.today.read()
    assert (today.count.days, today.reached) == (100, None)


def test_rings_take_their_tint_and_knots_from_the_months(house: House) -> None:
    house.counter.start_on(date(2026, 8, 14))
    house.counter.add(EventKind.LAPSE, date(2026, 9, 20))
    for day, mood in ((date(2026, 8, 1), 0), (date(2026, 8, 14), 4), (date(2026, 9, 13), 8), (date(2026, 10, 20), 10)):
        house.checkins.save(day, Answers(mood=mood))
    months = house.today.read().rings.months
    assert [month.mood for month in months] == [0.6, None, 1.0, None]
    assert [month.answered for month in months] == [2, 0, 1, 0]
    assert [month.lapses for month in months] == [(), (date(2026, 9, 20),), (), ()]
    assert months[1].free == 29 / 30


def test_everything_for_the_first_picture_is_read_without_the_sql_toolkit(plain_house: House) -> None:
    plain_house.counter.start_on(date(2026, 8, 14))
    plain_house.checkins.save(TODAY, Answers(mood=6, note="hello"))
    plain_house.db.close()
    root = str(Path(__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-c", READ_WITHOUT_TOOLKIT, str(plain_house.db.path)],
        capture_output=True, text=True, cwd=root, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_nothing_is_asked_twice_for_it(tmp_path: Path) -> None:
    path, now = tmp_path / "companion.db", datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
    make_demo(path, now, ZoneInfo("Europe/London"))
    db = Database.open(path, None)
    asked: list[str] = []
    with db.quick() as connection:
        connection.set_trace_callback(asked.append)
    try:
        today = TodayService(db, FakeClock(now)).read()
    finally:
        db.close()
    assert today.reason is not None
    assert today.offer.suggestions
    assert [one for one, times in Counter(asked).items() if times > 1] == []
