"""The journal service: saving, finding, the bin, tags and drafts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.ids import RowKind
from companion.domain.journal import TimelineFilter, Writing
from companion.domain.problems import GoneForGood
from companion.services.journal import NEW_ENTRY
from tests.unit.services.conftest import House

WALK = Writing("The long way home", "Craving after payday. *Walked* by the canal.", ("craving", "Walking"))


def titles(house: House, which: TimelineFilter = TimelineFilter.ALL) -> list[str]:
    return [item.title for item in house.journal.timeline(which).items]


def found(house: House, text: str) -> list[str]:
    return [hit.uuid for hit in house.journal.search(text).hits]


def test_a_saved_entry_is_read_back_word_for_word(house: House) -> None:
    entry = house.journal.create(WALK)
    assert house.journal.entry(entry.uuid) == entry
    assert (entry.day, entry.zone, entry.tags) == (date(2026, 11, 21), "Europe/London", ("craving", "Walking"))
    assert entry.at == house.clock.now()
    assert house.told == [frozenset({"journal"})]


def test_an_entry_of_another_day_stands_at_its_noon(house: House) -> None:
    entry = house.journal.create(WALK, date(2026, 7, 1))
    assert entry.at == datetime(2026, 7, 1, 11, tzinfo=UTC)
    assert entry.day == date(2026, 7, 1)


def test_after_midnight_and_before_the_rollover_it_is_still_yesterday(house: House) -> None:
    house.clock.set(datetime(2026, 11, 22, 1, 30, tzinfo=UTC))
    assert house.journal.create(WALK).day == date(2026, 11, 21)
    assert house.journal.day_of(datetime(2026, 11, 22, 4, 1, tzinfo=UTC)) == date(2026, 11, 22)


def test_entries_of_one_instant_stand_side_by_side(house: House) -> None:
    keys = {house.journal.create(Writing(str(number))).sort_key for number in range(5)}
    assert len(keys) == 5
    assert sorted(titles(house)) == ["0", "1", "2", "3", "4"]


def test_saving_an_entry_clears_its_draft_in_the_same_commit(house: House) -> None:
    house.journal.save_draft(WALK)
    house.told.clear()
    house.journal.create(WALK, slot=NEW_ENTRY)
    assert house.journal.draft() is None
    assert house.told == [frozenset({"journal", "draft"})]


def test_changed_words_are_found_and_former_ones_are_not_until_undone(house: House) -> None:
    entry = house.journal.create(WALK)
    done = house.journal.update(entry.uuid, Writing("Home", "Stayed in with soup.", ("food",)))
    assert found(house, "soup") == [entry.uuid]
    assert found(house, "canal") == []
    done.undo()
    back = house.journal.entry(entry.uuid)
    assert back is not None
    assert (back.title, back.body, back.tags) == (WALK.title, WALK.body, WALK.tags)
    assert found(house, "canal") == [entry.uuid]


def test_changing_tags_alone_keeps_the_words(house: House) -> None:
    entry = house.journal.create(WALK)
    house.journal.update(entry.uuid, Writing(WALK.title, WALK.body, ("night",)))
    changed = house.journal.entry(entry.uuid)
    assert changed is not None
    assert (changed.body, changed.tags) == (WALK.body, ("night",))
    assert found(house, "canal") == [entry.uuid]


def test_a_moved_entry_takes_its_place_in_the_timeline_and_keeps_its_name(house: House) -> None:
    first = house.journal.create(Writing("first"))
    house.clock.advance(hours=1)
    house.journal.create(Writing("second"))
    done = house.journal.move(first.uuid, house.clock.now() + timedelta(minutes=5))
    assert titles(house) == ["first", "second"]
    assert found(house, "first") == [first.uuid]
    done.undo()
    assert titles(house) == ["second", "first"]
    back = house.journal.entry(first.uuid)
    assert back is not None
    assert (back.sort_key, back.at, back.day) == (first.sort_key, first.at, first.day)


def test_a_deleted_entry_is_nowhere_but_in_the_bin_and_undo_brings_it_back(house: House) -> None:
    entry = house.journal.create(WALK)
    done = house.journal.delete(entry.uuid)
    assert titles(house) == []
    assert found(house, "canal") == []
    item = house.journal.bin()[0]
    assert (item.uuid, item.title, item.gone_at) == (entry.uuid, WALK.title, house.clock.now() + timedelta(days=30))
    done.undo()
    assert titles(house) == [WALK.title]
    assert found(house, "canal") == [entry.uuid]
    assert house.journal.bin() == ()


def test_restoring_can_be_undone_too(house: House) -> None:
    entry = house.journal.create(WALK)
    house.journal.delete(entry.uuid)
    item = house.journal.bin()[0]
    house.clock.advance(days=3)
    done = house.journal.restore(entry.uuid)
    assert titles(house) == [WALK.title]
    done.undo()
    assert house.journal.bin() == (item,)


def test_the_bin_lets_go_of_words_after_thirty_days_and_keeps_the_tombstone(house: House) -> None:
    old, new = house.journal.create(WALK), house.journal.create(Writing("new", tags=("Walking",)))
    house.journal.delete(old.uuid)
    house.clock.advance(days=29)
    house.journal.delete(new.uuid)
    assert house.journal.purge() == 0
    house.clock.advance(days=1)
    assert house.journal.purge() == 1
    assert house.journal.entry(old.uuid) is None
    assert [item.title for item in house.journal.bin()] == ["new"]
    with pytest.raises(GoneForGood):
        house.journal.restore(old.uuid)
    with house.db.quick() as connection:
        row = connection.execute(
            "SELECT title, body, purged_at FROM journal_entry WHERE uuid = ?", (old.uuid,)
        ).fetchone()
        tags = connection.execute("SELECT count(*) FROM tag WHERE name = 'craving'").fetchone()
    assert row[:2] == ("", "")
    assert row[2] is not None
    assert tags == (0,)


def test_emptying_the_bin_needs_no_thirty_days(house: House) -> None:
    entry = house.journal.create(WALK)
    house.journal.delete(entry.uuid)
    assert house.journal.empty_bin() == 1
    assert house.journal.bin() == ()


@pytest.mark.parametrize("act", ["update", "move", "restore", "delete"])
def test_an_entry_that_is_not_there_is_told_apart(house: House, act: str) -> None:
    call = {
        "update": lambda: house.journal.update("nobody", WALK),
        "move": lambda: house.journal.move("nobody", house.clock.now()),
        "restore": lambda: house.journal.restore("nobody"),
        "delete": lambda: house.journal.delete("nobody"),
    }[act]
    with pytest.raises(GoneForGood):
        call()


def test_tags_are_completed_from_their_beginning_most_used_first(house: House) -> None:
    for tags in (("work",), ("walking", "work"), ("Work", "100%")):
        house.journal.create(Writing("x", tags=tags))
    assert [tag.name for tag in house.journal.tags("w")] == ["work", "walking"]
    assert [tag.name for tag in house.journal.tags("WAL")] == ["walking"]
    assert [tag.name for tag in house.journal.tags("100%")] == ["100%"]
    assert house.journal.tags("%") == ()
    assert len(house.journal.tags(most=1)) == 1


def test_a_tag_of_only_deleted_entries_is_not_offered(house: House) -> None:
    entry = house.journal.create(WALK)
    house.journal.delete(entry.uuid)
    assert house.journal.tags() == ()


def test_a_draft_survives_closing_and_is_the_last_one_saved(house: House) -> None:
    house.journal.save_draft(Writing("a", "one"))
    house.journal.save_draft(Writing("a", "two", ("night",)))
    draft = house.journal.draft()
    assert draft is not None
    assert draft.writing == Writing("a", "two", ("night",))
    assert draft.updated_at == house.clock.now()
    assert house.told == [frozenset({"draft"})] * 2


def test_drafts_of_new_and_old_entries_are_kept_apart(house: House) -> None:
    entry = house.journal.create(WALK)
    house.journal.save_draft(Writing("new"))
    house.clock.advance(minutes=1)
    house.journal.save_draft(Writing("old", "changed"), entry.uuid, entry.uuid)
    assert [(draft.slot, draft.entry_uuid) for draft in house.journal.drafts()] == [
        (entry.uuid, entry.uuid),
        (NEW_ENTRY, None),
    ]


def test_an_empty_draft_is_no_draft_and_clearing_nothing_writes_nothing(house: House) -> None:
    house.journal.save_draft(Writing("  ", "\n"))
    house.journal.clear_draft()
    assert house.told == []
    house.journal.save_draft(Writing("a"))
    house.journal.save_draft(Writing())
    assert house.journal.draft() is None


def test_the_timeline_merges_entries_and_check_ins_and_filters_them(house: House) -> None:
    from companion.domain.checkin import Answers

    house.checkins.save(date(2026, 11, 20), Answers(mood=3, craving=6))
    house.checkins.save(date(2026, 11, 19), Answers(mood=8, craving=0))
    house.journal.create(WALK, date(2026, 11, 18))
    house.journal.create(Writing("Quiet"), date(2026, 11, 20))
    kinds = {
        which: [(item.kind, item.day.day) for item in house.journal.timeline(which).items] for which in TimelineFilter
    }
    entry, check_in = RowKind.ENTRY, RowKind.CHECK_IN
    assert kinds[TimelineFilter.ALL] == [(check_in, 20), (entry, 20), (check_in, 19), (entry, 18)]
    assert kinds[TimelineFilter.ENTRIES] == [(entry, 20), (entry, 18)]
    assert kinds[TimelineFilter.CHECK_INS] == [(check_in, 20), (check_in, 19)]
    assert kinds[TimelineFilter.CRAVINGS] == [(check_in, 20), (entry, 18)]
    quiet = next(item for item in house.journal.timeline().items if item.title == "Quiet")
    assert (quiet.mood, quiet.craving) == (3, 6)


def test_the_best_hits_come_first_on_request(house: House) -> None:
    best = house.journal.create(Writing("Canal", "The canal, the canal."))
    house.clock.advance(hours=1)
    house.journal.create(Writing("Later", "Somewhere near the canal I think, or not."))
    assert house.journal.search("canal", by_rank=True).hits[0].uuid == best.uuid
    assert house.journal.search("canal").hits[0].uuid != best.uuid


@pytest.mark.parametrize("by_rank", [False, True])
def test_no_more_is_found_than_asked_for(house: House, by_rank: bool) -> None:
    for number in range(5):
        house.journal.create(Writing(f"Walk {number}", "By the canal."))
        house.clock.advance(hours=1)
    assert len(house.journal.search("canal", by_rank=by_rank).hits) == 5
    assert len(house.journal.search("canal", by_rank=by_rank, limit=3).hits) == 3


def test_stopping_a_search_when_none_runs_disturbs_nothing(house: House) -> None:
    entry = house.journal.create(WALK)
    house.journal.stop_search()
    assert found(house, "canal") == [entry.uuid]


def test_saving_a_change_clears_the_draft_it_was_written_in(house: House) -> None:
    entry = house.journal.create(WALK)
    house.journal.save_draft(Writing("changed"), entry.uuid, entry.uuid)
    house.journal.update(entry.uuid, Writing("changed"), slot=entry.uuid)
    assert house.journal.drafts() == ()
    assert house.told[-1] == frozenset({"journal", "draft"})


def test_a_tag_whose_entries_are_gone_can_be_used_again(house: House) -> None:
    gone = house.journal.create(WALK)
    house.journal.delete(gone.uuid)
    house.journal.empty_bin()
    assert house.journal.create(WALK).tags == WALK.tags
    assert [tag.name for tag in house.journal.tags("crav")] == ["craving"]


def test_an_entry_of_a_chosen_instant_is_made_in_one_write_and_its_draft_is_done(house: House) -> None:
    at = datetime(2026, 11, 3, 2, 30, tzinfo=UTC)
    house.journal.save_draft(WALK)
    house.told.clear()
    made = house.journal.create(WALK, at=at, slot=NEW_ENTRY)
    assert house.told == [frozenset({"journal", "draft"})]
    assert house.journal.draft() is None
    assert house.journal.entry(made.uuid) == made
    # Before the rollover it is about the day before.
    assert (made.at, made.day) == (at, date(2026, 11, 2))
