"""Warning signs over a real file."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from companion.domain.checkin import Answers, Feeling
from companion.domain.day import logical_day
from companion.domain.journal import Writing
from companion.domain.prescribed import Prescription
from companion.domain.schedule import Schedule, Unit
from companion.domain.signs import Condition, Rule, What, dry_run
from companion.domain.value import replace
from companion.services.medicines import MedicineService
from companion.services.own_rows import RowGone
from companion.services.signs import SignService
from companion.storage.tables.stay_safe import warning_sign
from tests.unit.services.conftest import House

DAY = timedelta(days=1)
STRONG = Rule((Condition(What.CRAVING, 1, 3, number=7),))
SHORT = Rule((Condition(What.SLEEP_TIME, 3, 3, under=True, number=300),))


@pytest.fixture
def signs(house: House) -> SignService:
    return SignService(house.db, house.clock, house.settings)


def today_of(house: House) -> date:
    return logical_day(house.clock.now(), house.clock.zone(), house.settings.rollover_hour)


def test_a_sign_comes_back_as_it_was_written_and_every_change_is_taken_back(signs: SignService) -> None:
    made = signs.add("  thin   days ", SHORT)
    (sign,) = signs.all()
    assert (sign.uuid, sign.name, sign.rule, sign.is_on) == (made.uuid, "thin days", SHORT, True)
    changed = signs.change(sign.uuid, "cravings", STRONG, is_on=False)
    assert (signs.all()[0].name, signs.all()[0].rule, signs.all()[0].is_on) == ("cravings", STRONG, False)
    changed.undo()
    assert signs.all() == (sign,)
    removed = signs.remove(sign.uuid)
    assert signs.all() == ()
    removed.undo()
    assert signs.all() == (sign,)
    made.undo()
    with pytest.raises(RowGone):
        signs.change(sign.uuid, "", STRONG, is_on=True)


def test_it_shows_as_soon_as_what_it_is_about_is_saved_and_not_once_it_was_put_away(
    house: House, signs: SignService
) -> None:
    today = today_of(house)
    uuid = signs.add("", STRONG).uuid
    assert house.today.read().sign is None
    saved = house.checkins.save(today, Answers(craving=8))
    shown = house.today.read().sign
    assert shown is not None
    assert [one.days for one in shown.why] == [((today, 8),)]
    away = signs.put_away(uuid)
    assert house.today.read().sign is None
    away.undo()
    assert house.today.read().sign is not None
    signs.put_away(uuid)
    signs.put_away(uuid)
    house.clock.advance(DAY)
    assert house.today.read().sign is None, "nothing new was written"
    house.checkins.save(today + DAY, Answers(craving=9))
    assert house.today.read().sign is not None
    saved.undo()


def test_what_a_moment_told_counts_and_words_scales_and_medicine_too(house: House, signs: SignService) -> None:
    today = today_of(house)
    measure = house.lists.add_measure("Energy", "None", "Plenty").uuid
    house.moments.add(Feeling(craving=9, mood=2))
    words = Answers(triggers=("Payday",), feelings=("Low",), medicine_taken=False)
    house.checkins.save(today, replace(words, craving=3, mood=6, measures=((measure, 1),)))
    known = signs.days()
    for condition in (
        Condition(What.CRAVING, number=9),
        Condition(What.MOOD, under=True, number=3),
        Condition(What.MEASURE, under=True, number=2, name=measure),
        Condition(What.TRIGGER, name="payday"),
        Condition(What.FEELING, name="low"),
    ):
        assert Rule((condition,)).because(known, today), condition
    missed = Rule((Condition(What.MEDICINE_MISSED, 1, 2),))
    assert not missed.because(known, today), "on the day itself it means not yet"
    house.clock.advance(DAY)
    assert [one.days for one in missed.because(signs.days(), today + DAY)] == [((today, None),)]


def test_a_dose_that_was_missed_counts_and_one_that_was_taken_is_an_answer(house: House, signs: SignService) -> None:
    today = today_of(house)
    medicines = MedicineService(house.db, house.clock, house.settings)
    uuid = medicines.add(Prescription("Methadone", Schedule(Unit.DAY, today - 9 * DAY))).uuid
    medicines.say(uuid, today, "", False)
    medicines.say(uuid, today - DAY, "", True)
    tried = dry_run(Rule((Condition(What.MEDICINE_MISSED),)), signs.days(), today)
    assert (tried.shown, tried.answered) == ((today,), 2)
    signs.add("", Rule((Condition(What.MEDICINE_MISSED),)))
    assert house.today.read().sign is not None
    medicines.remove(uuid)
    assert house.today.read().sign is None, "of a medicine that was taken away nothing is said"


def test_a_page_of_the_journal_or_not_today_is_something_written_and_answers_nothing_else(
    house: House, signs: SignService
) -> None:
    today = today_of(house)
    house.checkins.save(today - 9 * DAY, Answers(mood=5))
    house.checkins.save(today - DAY, Answers(not_today=True))
    quiet = Rule((Condition(What.NOTHING_WRITTEN, 1, 3),))
    assert [one.days for one in quiet.because(signs.days(), today)] == [((today - 2 * DAY, None),)]
    house.clock.advance(-2 * DAY)
    house.journal.create(Writing("", "A page"))
    house.clock.advance(2 * DAY)
    assert not quiet.because(signs.days(), today)
    for rule in (Rule((Condition(What.TRIGGER, name="payday"),)), STRONG, Rule((Condition(What.MEDICINE_MISSED),))):
        assert (tried := dry_run(rule, signs.days(), today)).shown == ()
        assert tried.answered == (rule.conditions[0].what is What.TRIGGER)


def test_their_order_says_which_one_today_shows_first(house: House, signs: SignService) -> None:
    first, second = signs.add("first", STRONG).uuid, signs.add("second", STRONG).uuid
    house.checkins.save(today_of(house), Answers(craving=9))
    moved = signs.order([second, first])
    shown = house.today.read().sign
    assert shown is not None
    assert shown.sign.uuid == second
    moved.undo()
    assert [one.uuid for one in signs.all()] == [first, second]


def test_ten_years_of_days_take_today_no_more_reads_than_ten_days(house: House, signs: SignService) -> None:
    today = today_of(house)

    def reads() -> int:
        statements: list[str] = []
        with house.db.quick() as connection:
            connection.set_trace_callback(statements.append)
        try:
            house.today.read()
        finally:
            with house.db.quick() as connection:
                connection.set_trace_callback(None)
        return len([one for one in statements if one.lstrip().upper().startswith("SELECT")])

    bare = reads()
    signs.add("", STRONG)
    house.checkins.save(today, Answers(craving=9))
    few = reads()
    assert few > bare
    row = (
        "INSERT INTO check_in (sort_key, uuid, day, at_utc, zone, craving, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    )
    at = "2026-01-01T00:00:00.000Z"
    with house.db.quick() as connection:
        connection.executemany(
            row,
            [
                (back, str(back), (today - DAY * back).isoformat(), at, "UTC", back % 11, at, at)
                for back in range(1, 3650)
            ],
        )
        connection.commit()
    assert reads() == few


def test_ninety_days_are_tried_out_by_a_few_reads(house: House, signs: SignService) -> None:
    today = today_of(house)
    for back in range(0, 95, 2):
        house.checkins.save(today - DAY * back, Answers(craving=9 if back % 10 == 0 else 1))
    statements: list[str] = []
    with house.db.quick() as connection:
        connection.set_trace_callback(statements.append)
    try:
        tried = dry_run(Rule((Condition(What.CRAVING, number=7),)), signs.days(), today)
    finally:
        with house.db.quick() as connection:
            connection.set_trace_callback(None)
    assert tried.shown == tuple(today - DAY * back for back in range(80, -1, -10))
    assert tried.answered == 45
    assert len([one for one in statements if one.lstrip().upper().startswith("SELECT")]) <= 10


def test_a_rule_of_a_newer_version_sleeps_and_is_kept_as_it_is(house: House, signs: SignService) -> None:
    uuid = signs.add("later", STRONG).uuid
    newer = json.dumps([{"what": "heart-rate", "over": 90}])
    with house.db.write("signs") as connection:
        connection.execute(update(warning_sign).values(rule=newer))
    house.checkins.save(today_of(house), Answers(craving=10))
    (sign,) = signs.all()
    assert (sign.uuid, sign.rule, sign.kept) == (uuid, None, newer)
    assert house.today.read().sign is None


def test_words_taken_away_are_gone_for_good_after_thirty_days(house: House, signs: SignService) -> None:
    uuid = signs.add("thin days", SHORT).uuid
    signs.remove(uuid)
    assert signs.purge() == 0
    house.clock.advance(31 * DAY)
    assert signs.purge() == 1
    with house.db.quick() as connection:
        assert connection.execute("SELECT name, rule FROM warning_sign").fetchall() == [("", "")]
