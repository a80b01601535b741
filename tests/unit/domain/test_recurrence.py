"""Rules followed by days, against the usual library, which walks there from the first day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from companion.domain.recurrence import WEEKDAYS, Rule, days_of, parsed

DAY = timedelta(days=1)
FAR = date(2199, 12, 31)


def named(rule: str, start: date, first: date, last: date) -> list[date]:
    return list(days_of(parsed(rule), start, first, last))


def by_the_library(rule: str, start: date, first: date, last: date) -> list[date]:
    """All of it from the beginning, and the day it begins on."""
    walked = takewhile(lambda one: one.date() <= last, rrulestr(rule, dtstart=datetime.combine(start, time())))
    return sorted(
        {one.date() for one in walked if one.date() >= first} | ({start} if first <= start <= last else set())
    )


def listed(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return st.lists(numbers, min_size=1, max_size=3, unique=True).map(lambda found: ",".join(map(str, found)))


def signed(largest: int) -> st.SearchStrategy[int]:
    return st.integers(1, largest).flatmap(lambda number: st.sampled_from([number, -number]))


PLAIN = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=4, unique=True).map(",".join)
NTH = st.lists(
    st.tuples(signed(5), st.sampled_from(WEEKDAYS)).map(lambda one: f"{one[0]}{one[1]}"), min_size=1, max_size=3
).map(",".join)
PARTS = {
    "DAILY": {"BYMONTH": listed(st.integers(1, 12)), "BYMONTHDAY": listed(signed(31)), "BYDAY": PLAIN},
    "WEEKLY": {"BYMONTH": listed(st.integers(1, 12)), "BYDAY": PLAIN},
    "MONTHLY": {
        "BYMONTH": listed(st.integers(1, 12)),
        "BYMONTHDAY": listed(signed(31)),
        "BYDAY": PLAIN | NTH,
        "BYSETPOS": listed(signed(4)),
    },
    "YEARLY": {
        "BYMONTH": listed(st.integers(1, 12)),
        "BYMONTHDAY": listed(signed(31)),
        "BYDAY": PLAIN | NTH,
        "BYYEARDAY": listed(signed(366)),
        "BYSETPOS": listed(signed(4)),
    },
}


@st.composite
def rules(draw: st.DrawFn) -> str:
    often = draw(st.sampled_from(sorted(PARTS)))
    offered = PARTS[often]
    chosen = draw(st.lists(st.sampled_from(sorted(offered)), unique=True, max_size=3))
    # What stands by itself chooses among nothing, and with the weekdays of weeks their first one is cut off there.
    assume("BYSETPOS" not in chosen or len(chosen) > 1)
    parts = [f"FREQ={often}", f"INTERVAL={draw(st.integers(1, 5))}"]
    parts += [f"{name}={draw(offered[name])}" for name in chosen]
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"COUNT={draw(st.integers(1, 12))}")
    return ";".join(parts)


@given(rules(), st.dates(date(1995, 1, 1), date(2026, 12, 31)), st.integers(-30, 4000), st.integers(0, 800))
def test_it_names_the_days_the_library_names(rule: str, start: date, ahead: int, length: int) -> None:
    first = start + DAY * ahead
    last = first + DAY * length
    assert named(rule, start, first, last) == by_the_library(rule, start, first, last)


@given(
    st.sampled_from(["BYWEEKNO=1;BYDAY=MO", "BYWEEKNO=53;BYDAY=TU", "BYWEEKNO=20;BYDAY=MO,FR", "BYWEEKNO=52;BYDAY=WE"]),
    st.sampled_from(["MO", "SU"]),
    st.integers(0, 12000),
)
def test_weeks_of_the_year_are_those_of_the_library(rule: str, begins: str, ahead: int) -> None:
    whole, start = f"FREQ=YEARLY;{rule};WKST={begins}", date(1997, 1, 1)
    first = start + DAY * (ahead + 1)
    assert named(whole, start, first, first + DAY * 800) == by_the_library(whole, start, first, first + DAY * 800)


@pytest.mark.parametrize(
    ("rule", "start", "days"),
    [
        # Nothing is made up in a month that has no such date.
        ("FREQ=MONTHLY", "2026-01-31", ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("FREQ=YEARLY", "2024-02-29", ["2024-02-29", "2028-02-29", "2032-02-29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("FREQ=MONTHLY;BYDAY=3TH", "2026-11-19", ["2026-11-19", "2026-12-17", "2027-01-21"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-10-30", ["2026-10-30", "2026-11-30", "2026-12-31"]),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26", ["2026-11-26", "2027-11-25", "2028-11-23"]),
        ("FREQ=YEARLY;BYDAY=20MO", "2026-05-18", ["2026-05-18", "2027-05-17", "2028-05-15"]),
        # The day it begins on is a time of it, whatever the rule says.
        ("FREQ=WEEKLY;BYDAY=WE", "2026-11-23", ["2026-11-23", "2026-11-25", "2026-12-02"]),
        # A week that begins on Sunday pairs other days than one that begins on Monday.
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO", "1997-08-05", ["1997-08-05", "1997-08-10", "1997-08-19"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "1997-08-05", ["1997-08-05", "1997-08-17", "1997-08-19"]),
    ],
)
def test_rules_people_have(rule: str, start: str, days: list[str]) -> None:
    found = days_of(parsed(rule), date.fromisoformat(start), date.fromisoformat(start), FAR)
    assert [next(found).isoformat() for _ in days] == days


def test_one_that_began_decades_ago_is_not_walked_through() -> None:
    seen = []

    class Counted(Rule):
        def __getattribute__(self, name: str) -> object:
            if name == "months":
                seen.append(name)
            return super().__getattribute__(name)

    rule = parsed("FREQ=DAILY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12")
    counted = Counted(**{name: getattr(rule, name) for name in Rule.__plan__.parts})
    assert len(list(days_of(counted, date(1950, 1, 1), date(2026, 11, 1), date(2026, 11, 7)))) == 7
    assert len(seen) < 100


@pytest.mark.parametrize("rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"])
def test_one_that_never_comes_is_asked_for_no_longer_than_the_days_looked_at(rule: str) -> None:
    start = date(2026, 1, 1)
    assert named(rule, start, start + DAY, date(2028, 1, 1)) == []
    assert named(f"{rule};COUNT=5", start, start + DAY, FAR) == []


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ",
        "INTERVAL=2",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=1_0",
        "FREQ=DAILY;INTERVAL=99999999999",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=DAILY;UNTIL=2027",
        "FREQ=DAILY;UNTIL=20271301",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;WKST=8",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=YEARLY;BYMONTH=-1",
        "FREQ=YEARLY;BYEASTER=0",
    ],
)
def test_what_cannot_be_followed_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parsed(rule)
