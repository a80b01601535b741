"""Calendar files as they are written: read again here and by others, and by the rules of RFC 5545 line by line."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.appointments import Appointment, AppointmentWords, Change, Kind, start_text
from companion.domain.calendars import Telling
from companion.domain.series import starts_between
from companion.domain.value import replace
from companion.services.calendar_writing import write_calendar
from tests.unit.services.calendar_files import LONDON, NOW, read

TELLING = Telling("Reminder")
RULES = (
    "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY",
    "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=WEEKLY;COUNT=20", "FREQ=DAILY;INTERVAL=3;COUNT=40;WKST=SU",
)  # fmt: skip
#: Zones anybody knows, the clock on the wall, UTC by both its names, and one nobody knows.
ZONES = ("", "Europe/London", "America/New_York", "Australia/Lord_Howe", "UTC", "Etc/UTC", "Mars/Olympus_Mons")
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=90)
lines = texts.map(lambda words: " ".join(words.split()))
notes = st.lists(texts, max_size=3).map(lambda parts: "\n".join(parts).strip())
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def appointment_words(draw: st.DrawFn) -> AppointmentWords:
    """Anything the app can hold."""
    whole, at = draw(st.booleans()), draw(clocks)
    zone = "" if whole else draw(st.sampled_from(ZONES))
    known = zone not in ("", "Mars/Olympus_Mons")

    def start(day: date) -> str:
        return start_text(datetime.combine(day, time() if whole else at), whole_day=whole)

    def lasting() -> int | None:
        return draw(st.none() | (st.integers(2, 9).map(lambda n: n * 24 * 60) if whole else st.integers(1, 3000)))

    first = draw(days)
    rule = draw(st.sampled_from(("", *RULES)))
    if rule and "COUNT" not in rule and draw(st.booleans()):
        last = first + timedelta(days=draw(st.integers(0, 900)))
        rule += f";UNTIL={last:%Y%m%d}" + ("" if whole else "T120000Z" if zone else "T120000")
    words = AppointmentWords(
        title=draw(lines),
        kind=draw(st.sampled_from(Kind)),
        place=draw(lines),
        note=draw(notes),
        contact=draw(st.sampled_from(("", "3f2b7c9e-0000-4000-8000-000000000001"))),
        starts=start(first),
        zone=zone,
        minutes=lasting(),
        rule=rule,
        extra=tuple(start(day) for day in draw(st.lists(days, max_size=3, unique=True))),
        remind=tuple(draw(st.lists(st.integers(-24 * 60 + 1 if whole else 0, 28 * 24 * 60), max_size=3, unique=True))),
        calendar_uid=draw(lines) or "some@example.org",
        sequence=draw(st.integers(0, 999_999)),
        modified=draw(st.sampled_from(("", "20261101T101500Z"))),
    )
    if not words.repeats:
        return words
    stretch = starts_between(words, first, first + timedelta(days=400), ZoneInfo(zone) if known else LONDON)
    starts = sorted(start_text(at, whole_day=whole) for at in stretch)
    changed = sorted(draw(st.lists(st.sampled_from(starts), max_size=4, unique=True)))
    return replace(words, changes=tuple(draw(st.just(Change(one, None)) | moved(one, words)) for one in changed))


@st.composite
def moved(draw: st.DrawFn, of_start: str, words: AppointmentWords) -> Change:
    """One time of it on another day, or at another hour, or with other words."""
    # A time of whole days may have an hour of its own.
    whole = words.whole_day and draw(st.booleans())
    to = datetime.combine(draw(days), time() if whole else draw(clocks))
    minutes = draw(st.none() | st.integers(2, 9).map(lambda n: n * 24 * 60))
    said = {"title": draw(st.none() | lines), "place": draw(st.none() | lines), "note": draw(st.none() | notes)}
    return Change(
        of_start,
        start_text(to, whole_day=whole),
        None if minutes == words.minutes else minutes,
        **{name: None if one == getattr(words, name) else one for name, one in said.items()},
    )


def written(words: AppointmentWords, telling: Telling = TELLING) -> str:
    return write_calendar((Appointment("u", words),), telling, NOW, LONDON)


@settings(max_examples=150)
@given(appointment_words())
def test_what_is_written_is_read_again(words: AppointmentWords) -> None:
    (found,) = read(written(words)).read
    assert found.words == words
    assert found.troubles == ()


@settings(max_examples=60)
@given(st.lists(appointment_words(), max_size=3, unique_by=lambda words: words.calendar_uid))
def test_another_library_reads_what_is_written(several: list[AppointmentWords]) -> None:
    from icalendar import Calendar

    text = write_calendar([Appointment(f"{n}", words) for n, words in enumerate(several)], TELLING, NOW, LONDON)
    parsed = Calendar.from_ical(text)
    assert not parsed.errors
    series = [one for one in parsed.events if "RECURRENCE-ID" not in one]
    assert [str(one.get("UID")) for one in series] == [words.calendar_uid for words in several]
    for one, words in zip(series, several, strict=True):
        assert not one.errors
        assert str(one.get("SUMMARY", "")) == words.title
        assert str(one.get("DESCRIPTION", "")) == words.note
        assert len(one.walk("VALARM")) == len(words.remind)
        begins = one.start if words.whole_day else one.start.replace(tzinfo=None).isoformat(timespec="minutes")
        assert str(begins) == words.starts


@settings(max_examples=60)
@given(appointment_words())
def test_by_another_library_its_rule_has_the_same_times(words: AppointmentWords) -> None:
    text, first = written(replace(words, changes=(), extra=())), date.fromisoformat(words.starts[:10])
    rules = re.findall(r"^RRULE:(.*)", re.sub("\r\n ", "", text).replace("\r", ""), re.MULTILINE)
    event = [one for one in rules if words.rule and "BYMONTH=" not in one]
    if not event:
        return
    known = words.zone not in ("", "Mars/Olympus_Mons")
    clock = ZoneInfo(words.zone) if known else LONDON
    begin = datetime.fromisoformat(words.starts)
    walked = rrulestr(event[-1], dtstart=begin.replace(tzinfo=clock) if known else begin)
    last = first + timedelta(days=100)
    theirs = {one.replace(tzinfo=None) for one in takewhile(lambda one: one.date() <= last, walked)}
    ours = set(starts_between(replace(words, extra=()), first, last, clock))
    # The day it begins on is a time of it here, and in no rule that does not name it.
    assert ours - {begin} == theirs - {begin}


NAME, PARAM = r"[A-Z0-9-]+", r'[A-Z0-9-]+=("[^"]*"|[^",;:]*)'
LINE = re.compile(rf"({NAME})((?:;{PARAM})*):(.*)", re.DOTALL)
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "UID"}


def checked(text: str) -> None:
    """Hold a file against the rules of RFC 5545, read here from the text alone."""
    content = text.encode()
    assert content.endswith(b"\r\n")
    physical = content.split(b"\r\n")[:-1]
    assert not any(b"\r" in line or b"\n" in line for line in physical)
    for line in physical:
        assert 0 < len(line) <= 75
        line.decode()  # never folded through a letter
    whole: list[str] = []
    for line in content.decode().split("\r\n")[:-1]:
        if line.startswith(" "):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    path, parts = list[str](), list[tuple[str, list[tuple[str, str, str]]]]()
    opened = list[list[tuple[str, str, str]]]()
    for line in whole:
        found = LINE.fullmatch(line)
        assert found is not None, line
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)
        name, said, value = found[1], found[2], found[4]
        if name == "BEGIN":
            path.append(value)
            opened.append([])
            parts.append((value, opened[-1]))
        elif name == "END":
            assert path.pop() == value
            opened.pop()
        else:
            opened[-1].append((name, said, value))
        if name in TEXTS:
            assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value), value
    assert path == []
    assert parts[0][0] == "VCALENDAR"
    assert [name for name, _said, _value in parts[0][1]] == ["VERSION", "PRODID", "CALSCALE"]
    zones = {value for kind, held in parts if kind == "VTIMEZONE" for name, _said, value in held if name == "TZID"}
    for kind, held in parts:
        names = [name for name, _said, _value in held]
        once = {"VEVENT": ("UID", "DTSTAMP", "DTSTART"), "VALARM": ("ACTION", "TRIGGER", "DESCRIPTION")}.get(kind, ())
        assert all(names.count(name) == 1 for name in once)
        assert all(names.count(name) <= 1 for name in ("SUMMARY", "RRULE", "SEQUENCE", "LAST-MODIFIED", "DTEND"))
        assert not {"DTEND", "DURATION"} <= set(names)
        for name, said, value in held:
            if zone := re.search("TZID=([^;]*)", said):
                assert zone[1] in zones
                assert re.fullmatch(r"\d{8}T\d{6}", value)
            elif "VALUE=DATE" in said:
                assert re.fullmatch(r"\d{8}", value)
            elif name in ("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID", "DTSTAMP"):
                assert re.fullmatch(r"\d{8}T\d{6}Z?", value)
        if kind == "VEVENT":
            check_kinds(held)


def check_kinds(held: list[tuple[str, str, str]]) -> None:
    """The starts of one are told alike, and its rule ends as its start is told."""
    kinds = {name: (said, value.endswith("Z")) for name, said, value in held if name in ("DTSTART", "RDATE", "EXDATE")}
    assert len(set(kinds.values())) == 1
    rule = next((value for name, _said, value in held if name == "RRULE"), "")
    until = re.search("UNTIL=([^;]*)", rule)
    said, utc = kinds["DTSTART"]
    if until:
        wanted = r"\d{8}" if "DATE" in said else r"\d{8}T\d{6}Z" if utc or "TZID" in said else r"\d{8}T\d{6}"
        assert re.fullmatch(wanted, until[1])


@settings(max_examples=150)
@given(st.lists(appointment_words(), max_size=2))
def test_each_line_is_as_the_rules_of_calendars_want_it(several: list[AppointmentWords]) -> None:
    appointments = [Appointment(f"{n}", words) for n, words in enumerate(several)]
    checked(write_calendar(appointments, TELLING, NOW, LONDON))
    checked(write_calendar(appointments, Telling("Reminder", "Appointment"), NOW, LONDON))


def test_unseen_letters_and_marks_of_their_own_break_no_line() -> None:
    words = AppointmentWords(
        title='a:b;c,d\\n"e\x0b\x85\u2028f', starts="2026-12-01T10:00", note="\r\nx\ty\0" + "é" * 200
    )
    checked(written(words))


def test_where_others_may_see_it_nothing_is_told_but_the_time() -> None:
    words = AppointmentWords(
        title="Methadone clinic", kind=Kind.MEETING, place="4 Quay Street", note="Bring the card", contact="dana",
        starts="2026-12-01T10:00", zone="Europe/London", minutes=30, rule="FREQ=WEEKLY", remind=(60,),
        changes=(Change("2026-12-08T10:00", "2026-12-09T10:00", title="At the pharmacy", place="Harbour"),),
    )  # fmt: skip
    text = written(words, Telling("Reminder", "Appointment"))
    assert not any(
        word in text for word in ("Methadone", "Quay", "card", "pharmacy", "Harbour", "MEETING", "dana", "X-")
    )
    assert text.count("SUMMARY:Appointment") == 2
    assert text.count("DESCRIPTION:Reminder") == 2
    (found,) = read(text).read
    assert (found.words.starts, found.words.minutes, found.words.rule) == ("2026-12-01T10:00", 30, "FREQ=WEEKLY")
    assert written(words).count("CLASS:PRIVATE") == 2


def test_what_ends_in_the_second_of_two_same_hours_has_its_length() -> None:
    words = AppointmentWords(title="", starts="2026-10-25T00:30", zone="Europe/London", minutes=90)
    assert "DURATION:PT90M" in written(words)
    (found,) = read(written(words)).read
    assert found.words.minutes == 90


def test_one_of_the_person_s_own_has_the_same_name_each_time() -> None:
    one = Appointment("3f2b7c9e", AppointmentWords(title="", starts="2026-12-01T10:00"))
    assert "UID:3f2b7c9e@companion.invalid\r\n" in write_calendar((one,), TELLING, NOW, LONDON)


def test_a_rule_that_ends_otherwise_than_it_begins_is_put_right() -> None:
    words = AppointmentWords(
        title="", starts="2026-12-01T10:00", zone="Europe/London", rule="FREQ=DAILY;UNTIL=20261205"
    )
    assert "RRULE:FREQ=DAILY;UNTIL=20261205T235959Z" in written(words)
