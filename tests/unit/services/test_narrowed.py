"""The journal narrowed by days, tags, mood, craving and kind, with words and without: all that fits, nothing else."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.checkin import Answers
from companion.domain.counter import EventKind
from companion.domain.ids import RowKind
from companion.domain.journal import Writing
from companion.domain.looking import Only, Sought, read, written
from companion.services.checkins import CheckInService
from companion.services.counter import CounterService
from companion.services.letters import LetterService
from companion.storage import hot_narrow, hot_search
from tests.unit.services.conftest import House

MOODS = (2, 5, 7, 9, None, 4)
CRAVINGS = (8, 3, 0, None, 6, 1)


@pytest.fixture(params=[0, 2_000], ids=["walked", "gathered"])
def full(house: House, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> House:
    """Thirty days, each with a page and most with a check-in; some pages with tags.

    What has a tag, a mood or a craving is met on the way, as where it is common, or gathered, as where it is rare.
    """
    monkeypatch.setattr(hot_narrow, "FEW", request.param)
    checkins = CheckInService(house.db, house.clock, house.settings)
    now = house.clock.now()
    for ago in range(29, -1, -1):
        house.clock.set(now - timedelta(days=ago))
        mood, craving = MOODS[ago % 6], CRAVINGS[ago % 6]
        if mood is not None or craving is not None:
            note = "by the canal again" if ago % 4 == 0 else ""
            checkins.save(house.clock.now().date(), Answers(mood=mood, craving=craving, note=note))
        tags = (*(("lonely",) if ago % 3 == 0 else ()), *(("at night",) if ago % 5 == 0 else ()))
        body = "A walk by the canal, and home." if ago % 2 else "The canal was by a walk."
        house.journal.create(Writing(f"Day {ago}", body, tags))
    house.clock.set(now)
    return house


def rows(house: House, sought: Sought) -> set[tuple[RowKind, date]]:
    """All pages of what is found, however many there are."""
    found, before = set[tuple[RowKind, date]](), None
    while True:
        if sought.words:
            page = house.journal.search(written(sought), before, limit=4)
            items = [(hit.kind, hit.day) for hit in page.hits]
        else:
            timeline = house.journal.narrowed(sought, before)
            items, page = [(item.kind, item.day) for item in timeline.items], timeline
        assert not found & set(items), "no row comes twice"
        found |= set(items)
        if page.next_before is None:
            return found
        before = page.next_before


def fits(house: House, sought: Sought, ago: int, kind: RowKind) -> bool:
    """The same by hand, for the day so long ago."""
    day = house.clock.now().date() - timedelta(days=ago)
    mood, craving = MOODS[ago % 6], CRAVINGS[ago % 6]
    tags = {*(("lonely",) if ago % 3 == 0 else ()), *(("at night",) if ago % 5 == 0 else ())}
    if kind is RowKind.CHECK_IN and (sought.tags or sought.only is Only.PAGES or (mood is None and craving is None)):
        return False
    if kind is RowKind.ENTRY and sought.only is Only.CHECK_INS:
        return False
    if not set(sought.tags) <= tags:
        return False
    if (sought.first and day < sought.first) or (sought.last and day > sought.last):
        return False
    for reach, value in ((sought.mood, mood), (sought.craving, craving)):
        if reach is not None and (value is None or not reach[0] <= value <= reach[1]):
            return False
    if sought.words == '"walk by the canal"':
        return kind is RowKind.ENTRY and ago % 2 == 1
    if sought.words == "canal":
        return kind is RowKind.ENTRY or ago % 4 == 0
    return True


REACH = st.none() | st.sampled_from([(0, 3), (5, 9), (7, 7), (0, 10)])
AGO = st.none() | st.integers(0, 29)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])  # only read
@given(
    words=st.sampled_from(["", "canal", '"walk by the canal"']),
    only=st.none() | st.sampled_from(Only),
    tags=st.sampled_from([(), ("lonely",), ("Lonely", "at night")]),
    first=AGO,
    last=AGO,
    mood=REACH,
    craving=REACH,
)
def test_all_that_fits_is_found_and_nothing_else(
    full: House,
    words: str,
    only: Only | None,
    tags: tuple[str, ...],
    first: int | None,
    last: int | None,
    mood: tuple[int, int] | None,
    craving: tuple[int, int] | None,
) -> None:
    today = full.clock.now().date()
    sought = Sought(
        words,
        only,
        tags,
        None if first is None else today - timedelta(days=first),
        None if last is None else today - timedelta(days=last),
        mood,
        craving,
    )
    if not sought.is_narrowed:
        return
    plain = Sought(
        **{
            **{name: getattr(sought, name) for name in ("words", "only", "first", "last", "mood", "craving")},
            "tags": tuple(tag.casefold() for tag in tags),
        }
    )
    wanted = {
        (kind, today - timedelta(days=ago))
        for ago in range(30)
        for kind in (RowKind.ENTRY, RowKind.CHECK_IN)
        if fits(full, plain, ago, kind)
    }
    assert rows(full, sought) == wanted


def test_a_phrase_is_found_as_it_stands_and_not_as_its_words(full: House) -> None:
    day = full.clock.now().date()
    assert all((day - hit.day).days % 2 for hit in full.journal.search('"walk by the canal"').hits)
    assert any((day - hit.day).days % 2 == 0 for hit in full.journal.search("walk by the canal").hits)
    assert full.journal.search('"walk by the can"').hits == ()
    assert full.journal.search("“walk by the canal”") == full.journal.search('"walk by the canal"')


def test_ranked_is_narrowed_too(full: House) -> None:
    today = full.clock.now().date()
    line = f"canal from:{(today - timedelta(days=3)).isoformat()}"
    found = full.journal.search(line, by_rank=True).hits
    assert {hit.day for hit in found} == {today - timedelta(days=ago) for ago in range(4)}


@pytest.mark.parametrize(
    "line", ["canal mood:5", "canal tag:lonely only:pages", "canal to:{ago_20}", "canal only:pages"]
)
def test_ranked_finds_all_that_newest_first_finds_however_far_back_it_is(
    full: House, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hot_search, "MOST_LOOKED_AT", 3)
    line = line.format(ago_20=(full.clock.now().date() - timedelta(days=20)).isoformat())
    newest, best = full.journal.search(line).hits, full.journal.search(line, by_rank=True).hits
    assert len(newest) > 3
    assert sorted(hit.sort_key for hit in best) == sorted(hit.sort_key for hit in newest)


def test_ranked_begins_with_the_page_that_has_the_word_in_its_title(full: House) -> None:
    now = full.clock.now()
    full.clock.set(now - timedelta(days=25))
    full.journal.create(Writing("Canal", "Home.", ("lonely",)))
    full.clock.set(now)
    assert full.journal.search("canal tag:lonely", by_rank=True).hits[0].title == (("Canal", True),)


def test_a_page_far_from_its_day_by_its_zone_and_hour_is_found_by_its_day(house: House) -> None:
    house.settings.change(rollover_hour=23)
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        house.clock.travel(ZoneInfo(zone))
        made = house.journal.create(Writing("", f"From {zone}"))
        day = made.day.isoformat()
        assert made.uuid in {item.uuid for item in house.journal.narrowed(read(f"in:{day}")).items}


@pytest.mark.parametrize("line", ["#kid", "kid", "tag:kid", "heron tag:kid", "heron only:pages", "mood:5", "to:1969"])
def test_what_is_of_before_1970_is_found_as_all_else(house: House, line: str) -> None:
    at = datetime.fromisoformat("1965-05-05T12:00:00+00:00")
    page = house.journal.create(Writing("", "The old heron.", ("kid",)), at=at)
    CheckInService(house.db, house.clock, house.settings).save(page.day, Answers(mood=5))
    found = house.journal.search(line).hits or house.journal.narrowed(read(line)).items
    assert page.uuid in {one.uuid for one in found}
    ranked = house.journal.search(line, by_rank=True).hits or found
    assert page.uuid in {one.uuid for one in ranked}


def test_found_words_are_marked_without_what_narrows_them(full: House) -> None:
    hit = full.journal.search("canal only:pages").hits[0]
    _title, body = full.journal.found_in("canal only:pages", hit.sort_key)
    assert [piece for piece, marked in body if marked] == ["canal"]


def test_days_with_anything_written_are_told_for_the_month(full: House) -> None:
    today = full.clock.now().date()
    first = today - timedelta(days=40)
    assert full.journal.days_written(first, today) == {today - timedelta(days=ago) for ago in range(30)}


def test_the_same_date_of_earlier_years_is_told_but_for_a_day_of_use_and_a_closed_letter(house: House) -> None:
    now = datetime.fromisoformat("2028-02-29T12:00:00+00:00")
    made = {}
    for year in (2024, 2020, 2016):
        house.clock.set(now.replace(year=year))
        made[year] = house.journal.create(Writing("", f"A day of {year}")).uuid
    house.clock.set(now)
    assert house.journal.on_this_day(now.date()) == (date(2024, 2, 29), date(2020, 2, 29), date(2016, 2, 29))
    CounterService(house.db, house.clock, house.settings).add(EventKind.LAPSE, date(2024, 2, 29), counted=None)
    LetterService(house.db, house.clock, house.journal).close(made[2016], date(2030, 1, 1))
    assert house.journal.on_this_day(now.date()) == (date(2020, 2, 29),)
    assert house.journal.on_this_day(date(2028, 3, 1)) == ()
