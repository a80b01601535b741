"""Intentions, reasons and dates of raised risk over a real file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.plans import RiskDate, RiskKind
from companion.services.plans import PlanGone
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)


def meant(house: House, day: date = TODAY) -> list[str]:
    return [one.words for one in house.plans.intentions(day)]


def why(house: House) -> list[str]:
    return [one.words for one in house.plans.reasons()]


def test_an_intention_is_for_today_open_and_can_be_taken_back(house: House) -> None:
    made = house.plans.intend("  Call\nMum ")
    (one,) = house.plans.intentions(TODAY)
    assert (one.uuid, one.day, one.words, one.done_at) == (made.uuid, TODAY, "Call Mum", None)
    assert house.told == [frozenset({"plans"})]
    made.undo()
    assert meant(house) == []


def test_an_intention_without_words_is_refused(house: House) -> None:
    with pytest.raises(ValueError, match="no words"):
        house.plans.intend(" ")
    assert meant(house) == []


def test_a_ticked_intention_knows_when_and_can_be_open_again(house: House) -> None:
    uuid = house.plans.intend("Walk").uuid
    done = house.plans.tick(uuid)
    assert house.plans.intentions(TODAY)[0].done_at == house.clock.now()
    done.undo()
    assert house.plans.intentions(TODAY)[0].done_at is None
    house.plans.tick(uuid)
    house.plans.tick(uuid, done=False)
    assert house.plans.intentions(TODAY)[0].done_at is None


def test_words_are_changed_and_put_back(house: House) -> None:
    uuid = house.plans.intend("Walk").uuid
    done = house.plans.reword(uuid, "A long walk")
    assert meant(house) == ["A long walk"]
    done.undo()
    assert meant(house) == ["Walk"]


def test_what_is_taken_off_comes_back_in_its_place(house: House) -> None:
    first = house.plans.intend("Walk").uuid
    house.plans.intend("Call Mum")
    done = house.plans.drop(first)
    assert meant(house) == ["Call Mum"]
    done.undo()
    assert meant(house) == ["Walk", "Call Mum"]


def test_intentions_stay_in_the_order_they_were_put_in(house: House) -> None:
    uuids = [house.plans.intend(words).uuid for words in ("one", "two", "three")]
    done = house.plans.order_intentions(TODAY, [uuids[2], uuids[0], uuids[1]])
    assert meant(house) == ["three", "one", "two"]
    done.undo()
    assert meant(house) == ["one", "two", "three"]


def test_only_what_yesterday_left_open_is_offered_and_nothing_older(house: House) -> None:
    house.plans.intend("long ago", TODAY - timedelta(days=2))
    open_one = house.plans.intend("Walk", YESTERDAY).uuid
    house.plans.tick(house.plans.intend("Call Mum", YESTERDAY).uuid)
    assert [one.uuid for one in house.today.read().left_open] == [open_one]


def test_what_is_kept_for_today_leaves_yesterday_and_goes_to_the_end(house: House) -> None:
    house.plans.intend("Read")
    uuid = house.plans.intend("Walk", YESTERDAY).uuid
    done = house.plans.keep_for_today(uuid)
    assert (meant(house), meant(house, YESTERDAY)) == (["Read", "Walk"], [])
    assert house.today.read().left_open == ()
    done.undo()
    assert (meant(house), meant(house, YESTERDAY)) == (["Read"], ["Walk"])


def test_today_follows_the_rollover_hour(house: House) -> None:
    house.clock.advance(hours=7)
    house.plans.intend("after midnight, before four")
    assert meant(house) == ["after midnight, before four"]


def test_what_is_gone_cannot_be_changed(house: House) -> None:
    uuid = house.plans.intend("Walk").uuid
    house.plans.drop(uuid)
    for act in (
        lambda: house.plans.tick(uuid),
        lambda: house.plans.reword(uuid, "Run"),
        lambda: house.plans.drop(uuid),
        lambda: house.plans.keep_for_today(uuid),
        lambda: house.plans.change_reason(uuid, "because"),
        lambda: house.plans.change_risk_date(uuid, RiskKind.REHAB, TODAY),
    ):
        with pytest.raises(PlanGone):
            act()


def test_reasons_are_added_changed_ordered_and_taken_away_each_with_undo(house: House) -> None:
    first = house.plans.add_reason(" My son.\nHis football. ").uuid
    second = house.plans.add_reason("Waking up without being ill").uuid
    assert why(house) == ["My son.\nHis football.", "Waking up without being ill"]
    changed = house.plans.change_reason(first, "My son")
    assert why(house)[0] == "My son"
    changed.undo()
    ordered = house.plans.order_reasons([second, first])
    assert why(house)[0] == "Waking up without being ill"
    ordered.undo()
    removed = house.plans.remove_reason(first)
    assert why(house) == ["Waking up without being ill"]
    removed.undo()
    assert why(house) == ["My son.\nHis football.", "Waking up without being ill"]
    with pytest.raises(ValueError, match="no words"):
        house.plans.add_reason("\n")


def test_dates_of_raised_risk_are_kept_newest_first_and_each_change_can_be_taken_back(house: House) -> None:
    old = house.plans.add_risk_date(RiskKind.CUSTODY, date(2024, 2, 29))
    house.plans.add_risk_date(RiskKind.HOSPITAL, TODAY)
    assert [one.kind for one in house.plans.risk_dates()] == [RiskKind.HOSPITAL, RiskKind.CUSTODY]
    changed = house.plans.change_risk_date(old.uuid, RiskKind.REHAB, TODAY + timedelta(days=3))
    assert house.plans.risk_dates()[0] == RiskDate(old.uuid, RiskKind.REHAB, TODAY + timedelta(days=3))
    changed.undo()
    removed = house.plans.remove_risk_date(old.uuid)
    assert len(house.plans.risk_dates()) == 1
    removed.undo()
    assert house.plans.risk_dates()[1] == RiskDate(old.uuid, RiskKind.CUSTODY, date(2024, 2, 29))
    old.undo()
    assert len(house.plans.risk_dates()) == 1


def test_words_removed_thirty_days_ago_are_blanked_and_what_is_kept_stays(house: House) -> None:
    house.plans.drop(house.plans.intend("Walk").uuid)
    house.plans.remove_reason(house.plans.add_reason("My son").uuid)
    house.plans.intend("Stay")
    house.clock.advance(days=29)
    assert house.plans.purge() == 0
    house.clock.advance(days=1)
    told = len(house.told)
    assert house.plans.purge() == 2
    assert house.plans.purge() == 0
    assert len(house.told) == told + 1
    with house.db.quick() as connection:
        assert sorted(connection.execute("SELECT words FROM intention").fetchall()) == [("",), ("Stay",)]
        assert connection.execute("SELECT words FROM reason").fetchall() == [("",)]
