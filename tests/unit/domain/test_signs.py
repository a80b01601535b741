"""Warning signs of the person's own: what makes one show, why, and when it would have."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.signs import (
    Condition,
    Days,
    DayTold,
    Rule,
    Sign,
    What,
    dry_run,
    from_plain,
    holding,
    to_plain,
)

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
SHORT = Condition(What.SLEEP_TIME, 3, 3, under=True, number=300)
STRONG = Condition(What.CRAVING, number=7)
LONG_AGO = TODAY - 400 * DAY
KEPT = {"what": "mood", "days": 1, "of": 1, "under": True, "number": 4, "name": ""}


def told(**given: int) -> DayTold:
    return DayTold(True, {(What(name.replace("_", "-")), ""): value for name, value in given.items()})


def days(*back: DayTold | None) -> Days:
    """The last days, today first; None where nothing was written."""
    return Days({TODAY - DAY * at: one for at, one in enumerate(back) if one is not None}, LONG_AGO)


def test_three_short_nights_and_a_strong_craving_bring_it_up_and_say_why() -> None:
    rule = Rule((SHORT, STRONG))
    known = days(told(sleep_time=240, craving=7), told(sleep_time=299, craving=2), told(sleep_time=0))
    why = rule.because(known, TODAY)
    assert [one.days for one in why] == [
        ((TODAY - 2 * DAY, 0), (TODAY - DAY, 299), (TODAY, 240)),
        ((TODAY, 7),),
    ]
    assert rule.because(known, TODAY + DAY) == ()


def test_a_number_is_met_by_itself_upwards_and_not_downwards() -> None:
    assert Rule((STRONG,)).because(days(told(craving=7)), TODAY)
    assert not Rule((Condition(What.SLEEP_TIME, under=True, number=300),)).because(days(told(sleep_time=300)), TODAY)


@pytest.mark.parametrize("rule", [Rule((SHORT,)), Rule((STRONG,)), Rule((Condition(What.MOOD, under=True, number=9),))])
def test_what_was_not_given_is_never_zero_and_brings_up_nothing(rule: Rule) -> None:
    assert not rule.because(days(*[DayTold(True)] * 5), TODAY)


def test_nothing_written_counts_whole_days_since_they_began_to_write() -> None:
    rule = Rule((Condition(What.NOTHING_WRITTEN, 2, 3),))
    assert not rule.because(days(None, None, told(mood=5)), TODAY), "today is not over"
    assert rule.because(days(None, None, None, told(mood=5)), TODAY)
    new = Days({TODAY: told(mood=5)}, TODAY)
    assert not rule.because(new, TODAY), "nothing was missing before they began"
    assert not rule.because(Days({}, None), TODAY)


def test_words_are_met_however_they_are_written() -> None:
    known = Days({TODAY: DayTold(True, {}, frozenset({(What.TRIGGER, "payday")}))}, LONG_AGO)
    assert Rule((Condition(What.TRIGGER, name="Payday"),)).because(known, TODAY)
    assert not Rule((Condition(What.FEELING, name="Payday"),)).because(known, TODAY)


@pytest.mark.parametrize(
    "given", [{"days": 3, "of": 2}, {"days": 0}, {"of": 99}, {"name": "x"}, {"what": What.TRIGGER}]
)
def test_what_cannot_be_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"cannot be|with the name"):
        Condition(**{"what": What.MOOD} | given)  # type: ignore[arg-type]


def test_put_away_it_stays_so_until_something_new_is_written_that_it_is_about() -> None:
    sign = Sign("one", "thin days", Rule((Condition(What.CRAVING, 1, 3, number=7),)))
    known = days(None, told(craving=8))
    assert holding(sign, known, TODAY, None) is not None
    assert holding(sign, known, TODAY, TODAY) is None, "for that day"
    assert holding(sign, known, TODAY, TODAY - DAY) is None, "seen yesterday, with all there is"
    assert holding(sign, days(told(craving=9), told(craving=8)), TODAY, TODAY - DAY) is not None
    assert holding(Sign("one", "", sign.rule, is_on=False), known, TODAY, None) is None
    assert holding(Sign("one", "", None), known, TODAY, None) is None


def test_a_silence_that_goes_on_is_not_said_again_and_one_after_something_was_written_is() -> None:
    sign = Sign("one", "gone quiet", Rule((Condition(What.NOTHING_WRITTEN, 3, 4),)))
    silent = Days({TODAY - 10 * DAY: told(mood=5)}, LONG_AGO)
    assert holding(sign, silent, TODAY, None) is not None
    for later in range(1, 15):
        assert holding(sign, silent, TODAY + later * DAY, TODAY) is None, f"{later} days on, the same silence"
    assert holding(sign, silent, TODAY + 15 * DAY, TODAY) is not None, "two weeks of it are said once more"
    again = Days({TODAY + DAY: told(mood=5)}, LONG_AGO)
    assert holding(sign, again, TODAY + 4 * DAY, TODAY) is None, "two days are not three"
    assert holding(sign, again, TODAY + 5 * DAY, TODAY) is not None, "a new one"


def test_a_rule_about_silence_alone_needs_no_answers() -> None:
    silence = Condition(What.NOTHING_WRITTEN, 3, 4)
    known = days(told(craving=1), None, None, None, told(craving=9))
    assert dry_run(Rule((silence,)), known, TODAY).answered is None
    assert dry_run(Rule((silence, STRONG)), known, TODAY).answered == 2


_conditions = st.one_of(
    st.builds(
        lambda what, span, share, under, number: Condition(what, max(1, span - share), span, under, number),
        st.sampled_from([What.CRAVING, What.MOOD, What.PAIN, What.SLEEP_TIME]),
        st.integers(1, 14),
        st.integers(0, 13),
        st.booleans(),
        st.integers(0, 11),
    ),
    st.builds(lambda what, name: Condition(what, name=name), st.sampled_from([What.TRIGGER]), st.text(min_size=1)),
)
_rules = st.lists(_conditions, min_size=1, max_size=4).map(lambda found: Rule(tuple(found)))
_told = st.one_of(
    st.none(),
    st.dictionaries(st.sampled_from([What.CRAVING, What.MOOD, What.PAIN, What.SLEEP_TIME]), st.integers(0, 10)).map(
        lambda given: DayTold(True, {(what, ""): value for what, value in given.items()})
    ),
)


@given(_rules)
def test_a_rule_comes_back_as_it_was_kept(rule: Rule) -> None:
    assert from_plain(to_plain(rule)) == rule


@pytest.mark.parametrize(
    "told",
    [
        None,
        3,
        [],
        [{}],
        [3],
        {"what": "mood"},
        "mood",
        [KEPT | {"what": "moon"}],
        [KEPT | {"unless": "it rains"}],
        [KEPT | {"number": float("inf")}],
        [KEPT | {"number": 6.5}],
        [KEPT | {"under": 1}],
        [KEPT | {"of": 99}],
        [KEPT | {"what": []}],
        [KEPT] * 5,
    ],
)
def test_what_a_newer_version_wrote_is_no_rule_here(told: object) -> None:
    assert from_plain([KEPT]) is not None
    assert from_plain(told) is None


@given(_rules, st.lists(_told, max_size=30))
def test_trying_out_says_the_same_as_each_day_by_itself(rule: Rule, back: list[DayTold | None]) -> None:
    known = days(*back)
    tried = dry_run(rule, known, TODAY)
    each = [TODAY - DAY * at for at in range(89, -1, -1)]
    assert tried.shown == tuple(day for day in each if rule.because(known, day))
    assert tried.answered <= tried.of == len(each)


@given(_rules, st.lists(_told, max_size=20), st.integers(0, 19))
def test_one_day_less_never_brings_up_what_was_not_there(rule: Rule, back: list[DayTold | None], gone: int) -> None:
    less = [None if at == gone else one for at, one in enumerate(back)]
    if rule.because(days(*less), TODAY):
        assert rule.because(days(*back), TODAY)
