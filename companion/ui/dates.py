"""Days, instants and sizes in words, in the order the language wants them."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from companion.domain.written_date import DateWords, pieces, plain

#: What a source without a date says in its place.
UNDATED = "undated"


def qdate(day: date) -> QDate:
    """A day as Qt's own kind."""
    return QDate(day.year, day.month, day.day)


def _in_words(day: date, pattern: str) -> str:
    return QLocale().toString(qdate(day), pattern)


def day_month(day: date, today: date | None = None) -> str:
    """ "14 August", with the year where it is another than today's."""
    if today is not None and today.year != day.year:
        return _in_words(day, QCoreApplication.translate("Dates", "d MMMM yyyy"))
    return _in_words(day, QCoreApplication.translate("Dates", "d MMMM"))


def full_date(day: date) -> str:
    """ "14 August 2026"."""
    return _in_words(day, QCoreApplication.translate("Dates", "d MMMM yyyy"))


def weekday_date(day: date, today: date | None = None) -> str:
    """ "Friday 14 August", with the year where it is another than today's."""
    if today is not None and today.year != day.year:
        return _in_words(day, QCoreApplication.translate("Dates", "dddd d MMMM yyyy"))
    return _in_words(day, QCoreApplication.translate("Dates", "dddd d MMMM"))


def long_date(day: date) -> str:
    """ "Friday 14 August 2026": a day as it is said back to whoever wrote it."""
    return _in_words(day, QCoreApplication.translate("Dates", "dddd d MMMM yyyy"))


def short_date(day: date) -> str:
    """A day in digits, in the order of the person's country and with its whole year: "14/08/2026"."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return _in_words(day, pattern.replace("yyyy", "yy").replace("yy", "yyyy"))


def month_year(day: date) -> str:
    """ "August 2026"."""
    return _in_words(day, QCoreApplication.translate("Dates", "MMMM yyyy"))


def short_month(day: date) -> str:
    """ "Aug 2026", where there is little room."""
    return _in_words(day, QCoreApplication.translate("Dates", "MMM yyyy"))


def day_short_month(day: date) -> str:
    """ "14 Aug", where there is little room."""
    return _in_words(day, QCoreApplication.translate("Dates", "d MMM"))


def date_words() -> DateWords:
    """How dates are written in the language and country in force, for reading what a person wrote."""
    locale = QLocale()
    lengths = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    short, long = locale.dateFormat(QLocale.FormatType.ShortFormat), locale.dateFormat(QLocale.FormatType.LongFormat)
    ours = QCoreApplication.translate("Dates", "dddd d MMMM yyyy")
    months = tuple(
        frozenset(
            plain(name).strip(" .")
            for length in lengths
            for name in (locale.monthName(month, length), locale.standaloneMonthName(month, length))
        )
        for month in range(1, 13)
    )
    weekdays = tuple(
        frozenset(
            plain(name).strip(" .")
            for length in lengths
            for name in (locale.dayName(day, length), locale.standaloneDayName(day, length))
        )
        for day in range(1, 8)
    )
    #: What people write around the numbers of a date, as in "the 5th of May"; add those of your language.
    between = QCoreApplication.translate("Dates", "the of on st nd rd th")  # codespell:ignore nd
    literals = " ".join(re.findall(r"'([^']*)'", long + ours))
    passed_over = frozenset(pieces(f"{between} {literals}"))
    #: Several ways to say it, with | between them.
    near = {
        " ".join(piece for piece in pieces(words) if piece not in passed_over): distance
        for said, distance in (
            (QCoreApplication.translate("Dates", "today|tonight|this morning|now"), 0),
            (QCoreApplication.translate("Dates", "yesterday|last night"), -1),
            (QCoreApplication.translate("Dates", "day before yesterday"), -2),
        )
        for words in said.split("|")
    }
    #: How many days and months each is; several words for one, with a space between them.
    units = {
        word: length
        for said, length in (
            (QCoreApplication.translate("Dates", "day days"), (1, 0)),
            (QCoreApplication.translate("Dates", "week weeks wk wks"), (7, 0)),
            (QCoreApplication.translate("Dates", "month months"), (0, 1)),
            (QCoreApplication.translate("Dates", "year years yr yrs"), (0, 12)),
        )
        for word in pieces(said)
    }
    #: The numbers from one on in words; several words for one, with a space between them.
    numbers = QCoreApplication.translate(
        "Dates", "a an one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    ).split("|")
    order = _order(short)
    # Where the year comes first, its place says nothing about day and month after all; the long form does.
    first_two = _order(long) if order.startswith("y") else order
    return DateWords(
        day_first=first_two.find("d") < first_two.find("M"),
        year_first=order.startswith("y"),
        months=months,
        weekdays=weekdays,
        near=near,
        passed_over=passed_over,
        last=frozenset(pieces(QCoreApplication.translate("Dates", "last past"))),
        ago=frozenset(pieces(QCoreApplication.translate("Dates", "ago"))),
        counts={word: number for number, said in enumerate(numbers, start=1) for word in pieces(said)},
        units=units,
    )


def _order(pattern: str) -> str:
    """The order of day, month and year in a pattern, as "dMy"; weekdays are left out."""
    numbers = re.sub(r"'[^']*'|d{3,4}|[^dMy]", "", pattern)
    return "".join(dict.fromkeys(numbers))


def when_words(at: datetime, zone: ZoneInfo, *, seconds: bool = False) -> str:
    """An instant as the wall clock of a zone showed it: "Friday 20 November 2026, 18:40", or with the seconds too."""
    here = at.astimezone(zone)
    day = _in_words(here.date(), QCoreApplication.translate("Dates", "dddd d MMMM yyyy"))
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    clock = QTime(here.hour, here.minute, here.second)
    time = QLocale().toString(clock, form.replace("mm", "mm:ss") if seconds else form)
    return QCoreApplication.translate("Dates", "{day}, {time}").format(day=day, time=time)


def size_words(size: int) -> str:
    """A size in bytes as people say it: "155 kB", "57.3 MB"."""
    return QLocale().formattedDataSize(size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def seen_words(seen: str) -> str:
    """The date of a source in words: 2021 stays, 2021-08 is "August 2021", and "undated" is nothing."""
    if seen == UNDATED:
        return ""
    year, _dash, month = seen.partition("-")
    if not month:
        return year
    return month_year(date(int(year), int(month), 1))


def clock_words(at: datetime, zone: str) -> str:
    """The time of day of an instant in the zone it was noted in, short, such as 18:40 or 6:40 pm."""
    then = at.astimezone(ZoneInfo(zone))
    return QLocale().toString(QTime(then.hour, then.minute), QLocale().timeFormat(QLocale.FormatType.ShortFormat))
