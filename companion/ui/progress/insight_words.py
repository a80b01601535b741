"""What one's own notes show, in plain words: what, how much, from how many days, and how sure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from companion.domain.insights import About, Insight, Of, Sure
from companion.domain.value import Value
from companion.ui.progress.words import number_words


class Said(Value):
    """An insight in words: the sentence, and below it the days it comes from and how sure it is."""

    sentence: str
    below: str


def said_of(insight: Insight, way_name: Callable[[str], str]) -> Said:
    """Put one into words; `way_name` gives the name of a way to cope."""
    if insight.about is About.TOOL:
        sentence = _tr("{way}: cravings were lower after").format(way=way_name(insight.name))
        times = QCoreApplication.translate("Insights", "eased %n time(s) of {of},", "", insight.eased)
        below = [times.format(of=insight.days), _by(insight) + ",", _sure(insight.sure)]
        return Said(sentence, " ".join(below))
    sentence = _sentence(insight.of, higher=insight.shift.points > 0, trend=insight.about is About.TREND)
    return Said(sentence.format(when=_when(insight)), f"{_by(insight)}, {_days(insight)}, {_sure(insight.sure)}")


def detail_words(insight: Insight) -> str:
    """More of it, for who asks: the interval, and how many strong cravings fell there."""
    low, high = sorted((insight.shift.low, insight.shift.high), key=abs)
    words = [
        _tr("By {low} to {high} points, as far as these notes can tell.").format(
            low=number_words(abs(low)), high=number_words(abs(high))
        )
    ]
    if insight.of_strong and insight.of is Of.CRAVING and insight.about in (About.TRIGGER, About.FEELING):
        words.append(
            QCoreApplication.translate(
                "Insights", "Chosen on {some} of %Ln day(s) with a craving of 7 or more.", "", insight.of_strong
            ).format(some=insight.strong)
        )
    return " ".join(words)


def _sentence(of: Of, *, higher: bool, trend: bool) -> str:
    if trend:
        return {
            (Of.CRAVING, True): _tr("Cravings are higher than in the four weeks before"),
            (Of.MOOD, True): _tr("Mood is higher than in the four weeks before"),
            (Of.SLEEP, True): _tr("Sleep is better than in the four weeks before"),
            (Of.CRAVING, False): _tr("Cravings are lower than in the four weeks before"),
            (Of.MOOD, False): _tr("Mood is lower than in the four weeks before"),
            (Of.SLEEP, False): _tr("Sleep is worse than in the four weeks before"),
        }[of, higher]
    return {
        (Of.CRAVING, True): _tr("Cravings are higher {when}"),
        (Of.MOOD, True): _tr("Mood is higher {when}"),
        (Of.SLEEP, True): _tr("Sleep is better {when}"),
        (Of.CRAVING, False): _tr("Cravings are lower {when}"),
        (Of.MOOD, False): _tr("Mood is lower {when}"),
        (Of.SLEEP, False): _tr("Sleep is worse {when}"),
    }[of, higher]


def _when(insight: Insight) -> str:
    if insight.about in (About.TRIGGER, About.FEELING):
        return _tr("on days marked “{word}”").format(word=insight.name)
    if insight.about is About.WEEKDAY:
        name = QLocale().standaloneDayName(int(insight.name), QLocale.FormatType.LongFormat)
        return _tr("on a {weekday}").format(weekday=name)
    if insight.about is About.HOURS:
        return (
            _tr("at night, from midnight to six"),
            _tr("in the morning, from six to noon"),
            _tr("in the afternoon, from noon to six"),
            _tr("in the evening, from six to midnight"),
        )[int(insight.name)]
    return {
        About.SHORT_NIGHT: _tr("after nights of less than 6 hours"),
        About.POOR_SLEEP: _tr("after sleep of 4 or less"),
        About.PAIN: _tr("on days with pain of 5 or more"),
        About.LOW_MOOD_BEFORE: _tr("the day after a mood of 4 or less"),
        About.TREND: "",
    }[insight.about]


def _by(insight: Insight) -> str:
    points = abs(insight.shift.points)
    # A half counts as one for the word, as people say it.
    words = QCoreApplication.translate("Insights", "by about {points} point(s)", "", max(1, round(points + 0.01)))
    return words.format(points=number_words(points))


def _days(insight: Insight) -> str:
    if insight.about is About.HOURS:
        return QCoreApplication.translate("Insights", "from %Ln moment(s)", "", insight.days)
    return QCoreApplication.translate("Insights", "from %Ln day(s)", "", insight.days)


def _sure(sure: Sure) -> str:
    return {
        Sure.QUITE: _tr("quite sure"),
        Sure.FAIRLY: _tr("fairly sure"),
        Sure.PERHAPS: _tr("may be chance"),
    }[sure]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Insights", words)
