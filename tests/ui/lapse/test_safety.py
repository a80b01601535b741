"""The first steps: what stands there, for whom, and what never does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.content.library import Library
from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.lapse import SAFETY, SAFETY_THEN, StepId
from companion.domain.settings import Counting
from companion.ui.lapse.danger import SUICIDE
from companion.ui.widgets.card import Card
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.lapse.conftest import TODAY, Walk, ago
from tests.unit.content.test_words import NOT_SUDDENLY, NOT_TO_MIX

Begin = Callable[..., Walk]


@pytest.mark.parametrize("day", [None, TODAY, ago(1), ago(300)])
def test_safety_comes_first_in_its_order_whatever_the_day_was(counted: AppContext, walk: Begin, day: object) -> None:
    way = walk(counted, day=day)
    order = SAFETY_THEN if day == ago(300) else SAFETY
    seen = []
    while way.at is not StepId.REST:
        seen.append(way.at)
        way.press("lapse-next")
    assert tuple(seen) == order
    way.press("lapse-back")
    assert way.at is StepId.MEDICINE


def test_the_first_words_name_the_person_the_place_of_the_naloxone_and_the_number(
    counted: AppContext, walk: Begin
) -> None:
    said = walk(counted).words()
    for piece in ("Chris", "07700 900142", "kitchen drawer", "999", "Safety first: 1 of 5"):
        assert piece in said


def test_who_could_come_stands_there_until_somebody_is_with_them(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    assert way.shows("lapse-near")
    way.press("lapse-company-no")
    assert "Unlock the door" in way.words()
    assert way.shows("lapse-near")
    way.press("lapse-company-yes")
    assert not way.shows("lapse-near")
    assert "Unlock the door" not in way.words()
    way.press("lapse-company-yes")
    assert way.shows("lapse-near"), "an answer can be taken back"


def test_without_people_and_without_naloxone_the_steps_still_say_what_to_do(ctx: AppContext, walk: Begin) -> None:
    way = walk(ctx)
    assert not way.shows("lapse-near")
    assert "not said yet" in way.words()
    way.press("lapse-naloxone-no", "lapse-company-no")
    assert "With or without it" in way.words()
    way.to(StepId.ALONE)
    assert "Ask someone you trust to stay on the phone" in way.words()
    way.to(StepId.MEDICINE)
    assert "Ask a doctor or a drug service" in way.words()


def test_the_ways_into_help_now_open_its_doors(counted: AppContext, walk: Begin, shell: RecordingShell) -> None:
    way = walk(counted)
    way.press("lapse-door-overdose", f"lapse-door-{SUICIDE}")
    way.to(StepId.SIGNS)
    way.press("lapse-door-overdose")
    assert shell.doors == ["overdose", SUICIDE, "overdose"]


def test_tolerance_is_said_with_their_own_number_of_days(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.TOLERANCE)
    assert "99 days ago" in way.words()


@pytest.mark.parametrize("days", [None, 99])
def test_who_is_told_to_add_nothing_is_told_not_to_stop_all_at_once(
    ctx: AppContext, walk: Begin, days: int | None
) -> None:
    if days is not None:
        ctx.services.counter.start_on(ago(days))
    way = walk(ctx)
    told = set()
    while way.at is not StepId.REST:
        words = way.words()
        if NOT_TO_MIX.search(words):
            told.add(way.at)
            assert NOT_SUDDENLY.search(words), way.at
        way.press("lapse-next")
    assert told == {StepId.TOLERANCE}


@pytest.mark.parametrize("counting", [Counting.NOT_YET, Counting.RATHER_NOT])
def test_no_number_is_said_where_days_are_not_counted(counted: AppContext, walk: Begin, counting: Counting) -> None:
    counted.services.counter.stop_counting(counting)
    way = walk(counted)
    way.to(StepId.TOLERANCE)
    assert "days ago" not in way.words()
    assert not any(letter.isdigit() for letter in way.words().replace("2 of 5", ""))


def test_the_signs_are_those_of_help_now_with_the_number_of_the_country(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.SIGNS)
    for sign in counted.library.door("used").signs:
        assert sign in way.words()
    assert "999" in way.words()


def test_the_signs_stand_there_when_the_bundled_words_are_damaged(
    counted: AppContext, walk: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_given: object) -> None:
        raise OSError("stands for a file that cannot be read")

    for name in ("door", "country", "phrases", "filler"):
        monkeypatch.setattr(Library, name, damaged)
    way = walk(counted)
    assert "999" in way.words()
    way.to(StepId.SIGNS)
    for piece in ("Hard to wake", "Slow or shallow breathing", "Gurgling", "ashen", "999"):
        assert piece in way.words()
    way.finish()


@pytest.mark.parametrize(("country", "line"), [("us", "SafeSpot"), ("ca", "1-888-688-6677"), ("gb", "")])
def test_a_line_that_stays_on_the_phone_stands_only_where_one_is_confirmed(
    counted: AppContext, walk: Begin, country: str, line: str
) -> None:
    counted.prefs.change(country=country)
    way = walk(counted)
    way.to(StepId.ALONE)
    assert ("They stay on the phone with you" in way.words()) is bool(line)
    assert line in way.words()


def test_a_country_without_a_known_number_is_told_in_words(ctx: AppContext, walk: Begin) -> None:
    ctx.prefs.change(country="other")
    way = walk(ctx)
    assert "Call an ambulance now" in way.words()
    assert not way.shows("lapse-number")
    way.to(StepId.SIGNS)
    assert "{number}" not in way.words()


def test_a_clinic_on_the_list_stands_beside_the_medicine(counted: AppContext, walk: Begin) -> None:
    counted.services.contacts.add(ContactDetails("The clinic", role="service", numbers=(Number("020 7946 0112"),)))
    way = walk(counted)
    way.to(StepId.MEDICINE)
    assert "The clinic" in way.words()
    assert "Chris" not in way.words()
    for said in (
        "On naltrexone, or just off it?",
        "ask before you take the next dose",
        "before you take your usual amount",
        "3 days or more",
    ):
        assert said in way.words()


def test_a_day_long_past_is_worded_for_the_past_and_still_says_what_to_do_now(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(counted, day=ago(40))
    assert "anyone used in the last hours" in way.words()
    assert "999" in way.words()
    way.press("lapse-door-overdose")
    assert shell.doors == ["overdose"]
    assert not way.shows("lapse-company-yes"), "who is with them now is not asked of a day long past"
    way.to(StepId.TOLERANCE)
    assert "was lower then" in way.words()
    assert "stopped 59 days before" in way.words()
    assert "Take no more" not in way.words()
    way.to(StepId.MEDICINE)
    assert "ask before you take the next dose" not in way.words()


def test_the_person_says_whether_it_is_past_and_can_say_otherwise(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.press("lapse-other-time")
    assert "It was a while ago" in way.words()
    way.to(StepId.TOLERANCE)
    assert not any(letter.isdigit() for letter in way.words().replace("2 of 3", "")), "the day is not known"
    way.press("lapse-back", "lapse-other-time")
    assert "Is someone with you?" in way.words()


def test_last_night_is_not_the_past(counted: AppContext, walk: Begin) -> None:
    assert "are you safe?" in walk(counted, day=ago(1)).words()


def test_nothing_here_is_in_the_red_of_help_now(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    while True:
        assert not [card for card in way.screen.findChildren(Card) if card._tone == "help"]
        picture = way.screen.grab().toImage()
        reds = sum(
            (shade := picture.pixelColor(x, y)).red() > 130 and shade.green() < 80 and shade.blue() < 80
            for x in range(0, picture.width(), 4)
            for y in range(0, picture.height(), 4)
        )
        assert reds == 0, way.at
        if way.at is StepId.NEXT:
            return
        way.press("lapse-next")


def test_each_step_of_safety_leads_to_a_page_with_its_sources(counted: AppContext, walk: Begin) -> None:
    for day in (None, ago(40)):
        way = walk(counted, day=day)
        while way.at is not StepId.REST:
            assert way.shows("lapse-read"), way.at
            way.press("lapse-next")


def test_the_button_that_goes_on_says_the_whole_step_to_who_hears_it(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.SIGNS)
    heard = way.screen.next.accessibleDescription()
    for piece in ("When to call an ambulance", "Hard to wake", "999", "20 minutes"):
        assert piece in heard


def test_at_night_those_who_are_fine_to_ring_come_first(counted: AppContext, walk: Begin, clock: FakeClock) -> None:
    counted.services.contacts.add(ContactDetails("Mum", night_ok=True, numbers=(Number("07700 900461"),)))
    clock.advance(hours=5)
    said = walk(counted).words()
    assert said.index("Mum") < said.index("Chris")
