"""Bookmarks and highlights are kept with their place and their note, and each change can be taken back."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.marks import Anchor, MarkKind
from companion.services.marks import MarkGone, MarkService
from tests.unit.services.conftest import House

BREATH = Anchor("what-it-does", "It lets breathing start again", "opioids sit. ", " within minutes.")


@pytest.fixture
def marks(house: House) -> MarkService:
    return MarkService(house.db, house.clock)


def test_a_highlight_is_kept_with_its_place_and_its_note(house: House, marks: MarkService) -> None:
    made = marks.highlight("naloxone", BREATH, " For Sam ")
    (mark,) = marks.of_article("naloxone")
    assert (mark.uuid, mark.kind, mark.anchor, mark.note) == (made.uuid, MarkKind.HIGHLIGHT, BREATH, "For Sam")
    assert mark.created_at == house.clock.now()
    assert marks.every() == (mark,)
    assert marks.of_article("medicines") == ()
    assert house.told == [frozenset({"marks"})]
    made.undo()
    assert marks.every() == ()
    with pytest.raises(ValueError, match="words"):
        marks.highlight("naloxone", Anchor("what-it-does", " "))


def test_a_note_that_was_changed_and_a_mark_that_was_removed_come_back_by_undo(marks: MarkService) -> None:
    uuid = marks.highlight("naloxone", BREATH, "For Sam").uuid
    changed = marks.set_note(uuid, "For both of us")
    assert [mark.note for mark in marks.every()] == ["For both of us"]
    changed.undo()
    assert [mark.note for mark in marks.every()] == ["For Sam"]
    removed = marks.remove(uuid)
    assert marks.every() == ()
    for change in (lambda: marks.remove(uuid), lambda: marks.set_note(uuid, "")):
        with pytest.raises(MarkGone):
            change()
    removed.undo()
    assert [mark.note for mark in marks.every()] == ["For Sam"]


def test_an_article_has_one_bookmark_and_undo_brings_back_the_one_before(marks: MarkService) -> None:
    first = marks.set_bookmark("naloxone", Anchor())
    second = marks.set_bookmark("naloxone", BREATH)
    found = marks.bookmark("naloxone")
    assert found is not None
    assert (found.uuid, found.anchor) == (second.uuid, BREATH)
    assert len(marks.every()) == 1
    second.undo()
    found = marks.bookmark("naloxone")
    assert found is not None
    assert found.uuid == first.uuid
    first.undo()
    assert marks.bookmark("naloxone") is None


def test_a_note_is_found_by_the_beginnings_of_its_words_in_any_order(house: House, marks: MarkService) -> None:
    first = marks.highlight("naloxone", BREATH, "Tell Zoë at the café").uuid
    house.clock.advance(timedelta(minutes=1))
    second = marks.highlight("medicines", BREATH, "Ask at the cafe").uuid
    marks.highlight("triggers", Anchor("", "the café by the canal"))
    assert [mark.uuid for mark in marks.noted("CAF")] == [second, first]
    assert [mark.uuid for mark in marks.noted("cafe zoe")] == [first]
    assert marks.noted("afe") == ()
    assert marks.noted("  ") == ()
    marks.remove(first)
    assert marks.noted("zoe") == ()


def test_what_was_removed_is_blanked_after_thirty_days_and_leaves_a_tombstone(
    house: House, marks: MarkService, tmp_path: Path
) -> None:
    gone = marks.highlight("naloxone", BREATH, "For Sam").uuid
    kept = marks.highlight("naloxone", BREATH, "For me").uuid
    marks.remove(gone)
    house.clock.advance(timedelta(days=29))
    assert marks.purge() == 0
    house.clock.advance(timedelta(days=2))
    assert (marks.purge(), marks.purge()) == (1, 0)
    rows = json.loads(house.transfer.export(tmp_path / "all.json").path.read_text("utf-8"))["tables"]["mark"]
    words = {row["uuid"]: (row["note"], row["words"], row["deleted_at"] is None) for row in rows}
    assert words == {gone: ("", "", False), kept: ("For me", BREATH.words, True)}
