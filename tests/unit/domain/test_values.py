"""The values that leave the file: ids, check-ins, marked text, contacts and settings."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.checkin import Answers, CheckIn, tidy_words
from companion.domain.ids import RowKind, first_key, instant_of, kind_of, new_uuid, sort_key
from companion.domain.journal import BinItem, Writing, split_marked
from companion.domain.settings import (
    KEYS,
    Audience,
    Counting,
    PersonalSettings,
    checked,
    settings_from,
)

INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
KINDS = st.sampled_from(RowKind)
PLACES = st.integers(0, 255)


@given(INSTANTS, KINDS, PLACES)
def test_a_sort_key_gives_back_its_kind_and_its_millisecond(at: datetime, kind: RowKind, place: int) -> None:
    key = sort_key(at, kind, place)
    assert kind_of(key) is kind
    assert timedelta() <= at - instant_of(key) < timedelta(milliseconds=1)
    assert first_key(at) <= key < first_key(at) + 1024
    assert -(2**63) <= key < 2**63


@given(INSTANTS, INSTANTS, KINDS, KINDS, PLACES)
def test_sort_keys_are_in_order_of_time(
    first: datetime, second: datetime, kind: RowKind, other: RowKind, place: int
) -> None:
    if instant_of(first_key(first)) < instant_of(first_key(second)):
        assert sort_key(first, kind, place) < sort_key(second, other, 0)


@given(INSTANTS)
def test_sort_keys_of_one_instant_are_all_different(at: datetime) -> None:
    keys = {sort_key(at, kind, place) for kind in RowKind for place in range(256)}
    assert len(keys) == 256 * len(RowKind)


def test_a_place_outside_the_millisecond_is_refused() -> None:
    with pytest.raises(ValueError, match="place"):
        sort_key(datetime(2026, 1, 1, tzinfo=UTC), RowKind.ENTRY, 256)


def test_new_names_differ() -> None:
    assert new_uuid() != new_uuid()


@pytest.mark.parametrize("field", ["mood", "craving", "sleep", "pain"])
@pytest.mark.parametrize("value", [-1, 11])
def test_scales_run_from_nought_to_ten(field: str, value: int) -> None:
    with pytest.raises(ValueError, match=field):
        Answers(**{field: value})


def test_sleep_is_no_longer_than_a_day() -> None:
    with pytest.raises(ValueError, match="sleep_minutes"):
        Answers(sleep_minutes=1441)


def test_nought_is_an_answer_and_nothing_given_is_none() -> None:
    assert Answers().is_empty
    assert Answers(note="  ").is_empty
    assert not Answers(craving=0).is_empty
    assert not Answers(medicine_taken=False).is_empty
    assert Answers(craving=0) != Answers()


def test_a_check_in_gives_its_answers_back() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    answers = Answers(mood=5, sleep_minutes=400, medicine_taken=True, triggers=("lonely",), note="ok")
    saved = CheckIn(
        uuid="u", sort_key=1, day=date(2026, 1, 1), at=at, zone="UTC", updated_at=at,
        mood=5, sleep_minutes=400, medicine_taken=True, triggers=("lonely",), note="ok",
    )  # fmt: skip
    assert saved.answers == answers


def test_words_are_trimmed_and_kept_once_in_their_order() -> None:
    assert tidy_words(("  Lonely ", "pay  day", "lonely", "", "Bored")) == ("Lonely", "pay day", "Bored")


@given(st.lists(st.tuples(st.text(alphabet=st.characters(exclude_characters="\x02\x03"), min_size=1), st.booleans())))
def test_marked_text_comes_apart_into_the_pieces_it_was_made_of(pieces: list[tuple[str, bool]]) -> None:
    text = "".join(f"\x02{piece}\x03" if match else piece for piece, match in pieces)
    marked = split_marked(text)
    assert "".join(piece for piece, _ in marked) == "".join(piece for piece, _ in pieces)
    assert [piece for piece, match in marked if match] == [piece for piece, match in pieces if match]


@given(st.text())
def test_no_text_can_break_marking(text: str) -> None:
    joined = "".join(piece for piece, _ in split_marked(text))
    assert joined == text.replace("\x02", "").replace("\x03", "")


def test_writing_with_only_white_space_is_empty() -> None:
    assert Writing(" ", "\n").is_empty
    assert not Writing(tags=("night",)).is_empty


def test_an_entry_leaves_the_bin_after_thirty_days() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    assert BinItem("u", "", "", at.date(), at).gone_at == datetime(2026, 1, 31, tzinfo=UTC)


def test_settings_start_from_their_defaults() -> None:
    assert settings_from({}) == PersonalSettings()


def test_unknown_settings_are_kept_and_unknown_values_give_way_to_the_default() -> None:
    settings = settings_from({"later_idea": [1, 2], "audience": "clinic", "name": "Sam", "rollover_hour": 99})
    assert settings.unknown == {"later_idea": [1, 2]}
    assert (settings.audience, settings.name, settings.rollover_hour) == (Audience.ME, "Sam", 4)


@pytest.mark.parametrize("key", sorted(KEYS))
def test_every_default_is_one_of_its_own_values(key: str) -> None:
    default = getattr(PersonalSettings(), key)
    assert checked(key, default) == default


@pytest.mark.parametrize(
    ("key", "value"),
    [("name", 3), ("first_day", 2), ("first_day", True), ("rollover_hour", 24), ("ask_pain", 1), ("reason", None),
     ("counting", "maybe"), ("nonsense", 1), ("first_weekday", 0)],
)  # fmt: skip
def test_a_value_that_is_not_one_of_the_settings_own_is_refused(key: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"setting|value|valid"):
        checked(key, value)


def test_choices_may_be_undecided_where_that_means_something() -> None:
    assert checked("naloxone_at_hand", None) is None
    assert checked("counting", "rather-not") is Counting.RATHER_NOT
