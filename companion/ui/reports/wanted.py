"""What is chosen of a report, and its sections in words: facts with how many days they are from, and no verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale

from companion.content.self_checks import SelfCheck
from companion.domain.counter import CountState
from companion.domain.markdown import plain
from companion.domain.milestone import Basis
from companion.domain.progress import Given, Mean, Span, Step, WordUse
from companion.domain.reports import ASKS, GIVEN, OFFERED, USUAL, Line, Part, Reader, Report, Section, in_short, of_span
from companion.domain.self_checks import left_out
from companion.domain.value import Value
from companion.ui.check_told import told_words
from companion.ui.dates import day_month, full_date
from companion.ui.medicine_words import schedule_words
from companion.ui.milestone_words import basis_words, days_words
from companion.ui.widgets.rings import rings_sentence

#: So many triggers, feelings and ways are told; what was met once or twice in a year says little on paper.
_MOST = 8
#: Makes the names of people short in words of the person's own.
_Short = Callable[[str], str]
#: How large the tree is drawn, in pixels of a screen.
TREE = 420.0


class Wanted(Value):
    """What is chosen. `use` tells days of use, `names` people in full; `out` are the keys of lines taken out."""

    reader: Reader
    parts: frozenset[Part]
    use: bool
    names: bool = False
    out: frozenset[str] = frozenset()


class Known(Value):
    """What words are made with: the names of ways to cope, and the self-checks by their ids."""

    way: Callable[[str], str]
    checks: Mapping[str, SelfCheck]


def usual(reader: Reader) -> Wanted:
    """What is chosen to begin with: days of use are told to a counsellor alone."""
    return Wanted(reader, USUAL[reader], use=reader is Reader.COUNSELLOR)


def title_words(reader: Reader) -> str:
    """What stands at the top of it."""
    return {
        Reader.COUNSELLOR: _tr("For my counsellor"),
        Reader.DOCTOR: _tr("For my doctor"),
        Reader.MYSELF: _tr("My yearbook"),
    }[reader]


def span_words(span: Span) -> str:
    """ "1 March to 30 May 2026"."""
    words = _tr("{first} to {last}")
    return words.format(first=day_month(span.first, span.last), last=full_date(span.last))


def part_title(part: Part) -> str:
    """What a part is called, on paper and where it is chosen."""
    return {
        Part.COUNT: _tr("Days without use"),
        Part.AVERAGES: _tr("In numbers"),
        Part.LINES: _tr("Over time"),
        Part.QUESTIONS: _tr("What I want to ask"),
        Part.TRIGGERS: _tr("What was behind cravings"),
        Part.FEELINGS: _tr("Feelings"),
        Part.WAYS: _tr("What I tried"),
        Part.MEDICINES: _tr("Medicine"),
        Part.SELF_CHECKS: _tr("Self-checks"),
        Part.RINGS: _tr("Growth rings"),
        Part.MILESTONES: _tr("Milestones"),
        Part.ENTRIES: _tr("From my journal"),
    }[part]


def given_words(given: Given) -> str:
    """What an average or a line is of."""
    return {
        Given.MOOD: _tr("Mood"),
        Given.CRAVING: _tr("Craving"),
        Given.SLEEP: _tr("How well I slept"),
        Given.PAIN: _tr("Pain"),
    }[given]


def sections(report: Report, wanted: Wanted, known: Known) -> tuple[Section, ...]:
    """All that was chosen and is there, before single lines are taken out."""
    # Only their own words: a day in June is told so, whoever else is called June.
    short = partial(in_short, names=() if wanted.names else report.people)
    making: Mapping[Part, Callable[[], Iterable[Line]]] = {
        Part.COUNT: lambda: _count(report, wanted),
        Part.AVERAGES: lambda: _averages(report, wanted),
        Part.LINES: lambda: _lines(report, wanted),
        Part.QUESTIONS: lambda: _questions(report, wanted, short),
        Part.TRIGGERS: lambda: _word_uses(report.more.triggers, "trigger", short),
        Part.FEELINGS: lambda: _word_uses(report.more.feelings, "feeling", short),
        Part.WAYS: lambda: _ways(report, known, short),
        Part.MEDICINES: lambda: _medicines(report, short),
        Part.SELF_CHECKS: lambda: _checks(report, known),
        Part.RINGS: lambda: _rings(report, wanted),
        Part.MILESTONES: lambda: _milestones(report, wanted, short),
        Part.ENTRIES: lambda: _pages(report, short),
    }
    found = []
    for part in OFFERED[wanted.reader]:
        lines = tuple(making[part]()) if part in wanted.parts else ()
        if lines:
            found.append(Section(part, part_title(part), lines))
    return tuple(found)


# -- parts ---------------------------------------------------------------------------------------------------------


def _count(report: Report, wanted: Wanted) -> Iterable[Line]:
    count, span = report.count, report.span
    if count.state is CountState.RATHER_NOT or count.began is None:
        return
    if not wanted.use:
        # Nobody is told a zero: not on the first day, and not on the day after.
        if count.total:
            yield Line("count:total", _tr("{days} without use in all.").format(days=days_words(count.total)))
        return
    if span.last == count.today and count.days:
        yield Line("count:now", _tr("{days} without use up to now.").format(days=days_words(count.days)))
    free = report.summary.free
    if free.of:
        said = _tr("In this time: {free} of {of} days without use.")
        yield Line("count:free", said.format(free=_number(free.free), of=_number(free.of)))
    used = count.lapses_between(span.first, span.last)
    if used:
        days = QLocale().createSeparatedList([full_date(day) for day in used[-_MOST:]])
        said = _tr("Days of use: {days}.") if len(used) <= _MOST else _tr("The latest days of use: {days}.")
        yield Line("count:used", said.format(days=days))


def _averages(report: Report, wanted: Wanted) -> Iterable[Line]:
    if report.slept is not None and wanted.reader is not Reader.MYSELF:
        hours, minutes = divmod(round(report.slept.value), 60)
        said = QCoreApplication.translate(
            "Reports", "Slept: {hours} h {minutes} min a night on average, from %Ln night(s).", "", report.slept.days
        )
        yield Line("average:slept", said.format(hours=_number(hours), minutes=_number(minutes)))
    for given in GIVEN[wanted.reader]:
        mean = report.summary.means.get(given)
        if mean is not None:
            yield Line(f"average:{given.value}", _mean_words(given, mean))
    if report.summary.written:
        said = QCoreApplication.translate("Reports", "Check-ins on %Ln day(s)", "", report.summary.written)
        yield Line(
            "average:written", _tr("{said}, of {days} in all.").format(said=said, days=_number(report.span.days))
        )


def _mean_words(given: Given, mean: Mean) -> str:
    said = QCoreApplication.translate("Reports", "{what}: {value} of 10 on average, from %Ln day(s).", "", mean.days)
    return said.format(what=given_words(given), value=_one_place(mean.value))


def drawn(report: Report, wanted: Wanted) -> tuple[Given, ...]:
    """What there is to be drawn as lines: that of which at least two points are there."""
    return tuple(
        given
        for given in GIVEN[wanted.reader]
        if sum(mean is not None for mean in report.lines.values.get(given, ())) > 1
    )


def _lines(report: Report, wanted: Wanted) -> Iterable[Line]:
    shown = drawn(report, wanted)
    if shown:
        step = {
            Step.DAY: _tr("Each point is a day."),
            Step.WEEK: _tr("Each point is the average of a week."),
            Step.MONTH: _tr("Each point is the average of a month."),
        }[report.lines.step]
        names = QLocale().createSeparatedList([given_words(given) for given in shown])
        said = _tr("{names}, 0 to 10. {step} Where there is no line, nothing was written.")
        yield Line("lines", said.format(names=names, step=step), picture="lines")


def _questions(report: Report, wanted: Wanted, short: _Short) -> Iterable[Line]:
    for one in report.questions:
        if one.words.whom == ASKS.get(wanted.reader):
            yield Line(f"question:{one.uuid}", short(one.words.words))


def _word_uses(uses: Iterable[WordUse], kind: str, short: _Short) -> Iterable[Line]:
    for use in tuple(uses)[:_MOST]:
        said = QCoreApplication.translate("Reports", "{what}: on %Ln day(s)", "", use.days).format(what=short(use.name))
        if use.craving is not None:
            craving = _tr("{said}, craving {value} of 10 on average")
            said = craving.format(said=said, value=_one_place(use.craving.value))
        yield Line(f"{kind}:{use.name}", f"{said}.")


def _ways(report: Report, known: Known, short: _Short) -> Iterable[Line]:
    for one in report.more.ways[:_MOST]:
        said = QCoreApplication.translate("Reports", "{what}: %Ln time(s)", "", one.tries).format(
            what=short(known.way(one.tool))
        )
        if one.rated:
            eased = _tr("{said}; the craving was lower after {eased} of {rated}")
            said = eased.format(said=said, eased=_number(one.eased), rated=_number(one.rated))
        yield Line(f"way:{one.tool}", f"{said}.")


def _medicines(report: Report, short: _Short) -> Iterable[Line]:
    for one in report.medicines:
        written = one.medicine.written
        what = ", ".join(part for part in (written.form, written.dose) if part)
        words = ". ".join(part for part in (short(what), schedule_words(written.schedule)) if part)
        if one.said:
            said = _tr("{words}. Taken: {taken} of {said} doses written down")
            words = said.format(words=words, taken=_number(one.taken), said=_number(one.said))
        yield Line(f"medicine:{one.medicine.uuid}", f"{words}.", head=short(one.medicine.name))
    days = report.more.medicine
    if days.answered:
        said = _tr("Days on which medicine was taken as written down: {taken} of {answered}.")
        yield Line("medicine", said.format(taken=_number(days.taken), answered=_number(days.answered)))


def _checks(report: Report, known: Known) -> Iterable[Line]:
    for one in report.checks:
        check = known.checks.get(one.kind)
        # A total or each number where that is told; of answers by themselves, or of half a check, nothing is.
        if check is None or check.edition != one.edition or check.told == "nothing" or left_out(one.answers):
            continue
        told = _tr("{name}, {day}: {told}")
        told = told.format(name=check.name, day=full_date(one.day), told=told_words(check, one.answers))
        yield Line(f"check:{one.uuid}", told)


def _rings(report: Report, wanted: Wanted) -> Iterable[Line]:
    rings = of_span(report.rings, report.span, use=wanted.use)
    if rings.months:
        # Without days of use it is the drawing alone that speaks: its usual sentence tells of them.
        words = rings_sentence(rings, TREE) if wanted.use else _tr("A wider ring is a time with better days.")
        yield Line("rings", words, picture="rings")


def _milestones(report: Report, wanted: Wanted, short: _Short) -> Iterable[Line]:
    # A run that reaches again what one before it reached tells of a day of use between them.
    told = wanted.use or not report.count.lapses
    reached = [(day, one) for one in report.reached for day in one.days[-1:] if told or one.basis is not Basis.RUN]
    for day, one in sorted(reached, key=lambda pair: (pair[0], pair[1].milestone.days)):
        words = basis_words(one.basis, one.milestone)
        named = f"{short(one.milestone.name)} ({words})" if one.milestone.name else words
        said = _tr("{day}: {what}.").format(day=full_date(day), what=named)
        yield Line(f"milestone:{one.basis.value}:{one.milestone.key}", said)


def _pages(report: Report, short: _Short) -> Iterable[Line]:
    for one in report.pages:
        if one.body:
            head = _tr("{day}: {title}").format(day=full_date(one.day), title=short(one.title)) if one.title else ""
            yield Line(f"page:{one.uuid}", short(plain(one.body).strip()), head=head or full_date(one.day))


def _number(value: int) -> str:
    return QLocale().toString(value)


def _one_place(value: float) -> str:
    return QLocale().toString(round(value, 1), "f", 1)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Reports", words)
