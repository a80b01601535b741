"""The zones of calendar files: names of other programs, rules without a name, and zones written for others."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from companion.services.calendar_zones import Definition, Observance, Zones, observance, zone_lines

LONDON, TODAY = ZoneInfo("Europe/London"), date(2026, 11, 21)


def turns(at: str, offset: str, rule: str) -> Observance:
    """An offset in force each year from a day on, as Windows tells it: since 1601."""
    begins, yearly = [f"16010101T{at}"], [f"FREQ=YEARLY;INTERVAL=1;{rule}"]
    return observance({"DTSTART": begins, "TZOFFSETTO": [offset], "RRULE": yearly})


#: The clocks of the middle of Europe, as Windows tells them.
MIDDLE = (turns("030000", "+0100", "BYDAY=-1SU;BYMONTH=10"), turns("020000", "+0200", "BYDAY=-1SU;BYMONTH=3"))


def named(name: str, *definitions: Definition, here: ZoneInfo = LONDON) -> str | None:
    return Zones(definitions, here, TODAY).named(name)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("UTC", "UTC"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("GMT Standard Time", "Europe/London"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Ljubljana", "Europe/Ljubljana"),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/citadel.org/20210210_1/America/New_York", "America/New_York"),
        ("Customized Time Zone", None),
        ("../../etc/passwd", None),
        ("/etc/localtime", None),
        ("Europe", None),
        ("", None),
        ("\0", None),
        ("x" * 100_000, None),
        ("/" * 100_000, None),
    ],
)
def test_the_zone_a_name_means(name: str, zone: str | None) -> None:
    assert named(name) == zone


def test_a_name_nobody_knows_is_taken_by_the_place_the_file_gives() -> None:
    assert named("1", Definition("1", "Europe/Riga", ())) == "Europe/Riga"


def test_a_name_nobody_knows_is_taken_by_how_its_clocks_go() -> None:
    custom = Definition("tzone://Microsoft/Custom", "", MIDDLE)
    zone = ZoneInfo(named(custom.name, custom) or "")
    for month in range(1, 13):
        at = datetime(2027, month, 15, 12, tzinfo=UTC)
        assert at.astimezone(zone).utcoffset() == at.astimezone(ZoneInfo("Europe/Berlin")).utcoffset()


def test_clocks_that_turn_at_another_hour_are_another_zone_s() -> None:
    # In Havana they turn on the same days as in New York, at midnight.
    east = (turns("020000", "-0500", "BYDAY=1SU;BYMONTH=11"), turns("020000", "-0400", "BYDAY=2SU;BYMONTH=3"))
    assert named("east", Definition("east", "", east)) == "America/New_York"


def test_of_zones_that_go_alike_the_person_s_own_is_taken() -> None:
    assert named("mine", Definition("mine", "", MIDDLE), here=ZoneInfo("Europe/Vienna")) == "Europe/Vienna"


def test_fixed_clocks_are_found_too() -> None:
    fixed = (observance({"DTSTART": ["19700101T000000"], "TZOFFSETTO": ["-0300"]}),)
    zone = ZoneInfo(named("Zona quieta", Definition("Zona quieta", "", fixed)) or "")
    assert datetime(2027, 7, 1, tzinfo=zone).utcoffset() == timedelta(hours=-3)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY",
        "FREQ=YEARLY;COUNT=100000",
        "FREQ=YEARLY;UNTIL=99999999",
        "FREQ=YEARLY;BYDAY=9ZZ",
        "nothing",
    ],
)
def test_clocks_that_go_as_no_clocks_do_are_nobody_s(rule: str) -> None:
    odd = (observance({"DTSTART": ["16010101T000000"], "TZOFFSETTO": ["+0100"], "RRULE": [rule]}),)
    assert named("odd", Definition("odd", "", odd)) is None


@pytest.mark.parametrize("lines", [{}, {"DTSTART": ["x"], "TZOFFSETTO": ["+0100"]}, {"DTSTART": ["19700101T000000"]}])
def test_what_cannot_be_read_of_a_zone_is_said(lines: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match="is no"):
        observance(lines)


#: Zones whose clocks turn in every way there is: by the two rules, by other ones, by none, not any more, not at all.
EVERY_WAY = (
    "Europe/London", "America/New_York", "America/Mexico_City", "Australia/Lord_Howe", "Africa/Casablanca",
    "Asia/Jerusalem", "Asia/Kolkata", "America/Sao_Paulo", "Europe/Dublin", "Pacific/Auckland", "UTC", "Asia/Tehran",
)  # fmt: skip


@pytest.mark.parametrize("name", EVERY_WAY)
@pytest.mark.parametrize("years", [(2004, 2028), (2026, 2027)])
def test_a_zone_that_is_written_has_the_same_clocks_when_another_library_reads_it(
    name: str, years: tuple[int, int]
) -> None:
    zone, (first, last) = ZoneInfo(name), years
    text = "\r\n".join(
        ("BEGIN:VCALENDAR", *zone_lines(zone, date(first, 1, 1), date(last, 12, 31)), "END:VCALENDAR", "")
    )
    read = tzical(io.StringIO(text)).get(name)
    at, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last, 12, 31, tzinfo=UTC)
    while at < end:
        wall = at.astimezone(zone).replace(tzinfo=None)
        # Of an hour that is there twice, and beside one that is not there, the libraries choose in their own ways.
        steady = {(wall + timedelta(hours=hours)).replace(tzinfo=zone).utcoffset() for hours in (-3, 3)}
        if len(steady) == 1:
            assert wall.replace(tzinfo=read).utcoffset() == wall.replace(tzinfo=zone).utcoffset(), wall
        at += timedelta(hours=37)


def test_where_the_clocks_go_by_rules_there_is_one_each_as_outlook_wants_it() -> None:
    lines = zone_lines(LONDON, TODAY, TODAY)
    assert [line for line in lines if line.startswith(("BEGIN", "RRULE"))] == [
        "BEGIN:VTIMEZONE",
        "BEGIN:DAYLIGHT",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "BEGIN:STANDARD",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    ]
