"""Taking in from another program: seen first, all or nothing, nothing twice, and all of it taken back."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from companion.domain.imports import Program
from companion.domain.journal import Writing
from companion.domain.problems import NotForImport
from companion.services.importing.taking import ImportService
from companion.services.moments import MomentService
from tests.unit.services.conftest import House

JRNL = Path(__file__).parents[3] / "fixtures" / "imports" / "jrnl"


@pytest.fixture
def importing(house: House) -> ImportService:
    return ImportService(house.db, house.clock, house.settings)


def titles(house: House) -> list[str]:
    return [item.title for item in house.journal.timeline().items]


def test_a_look_says_what_would_come_and_writes_nothing(house: House, importing: ImportService) -> None:
    seen = importing.look(JRNL / "journal-4.6.json")
    assert (seen.program, seen.pages, seen.moments, seen.known, seen.left_count) == (Program.JRNL, 4, 0, 0, 0)
    assert (seen.first, seen.last) == (date(2024, 2, 29), date(2026, 11, 22))
    assert titles(house) == []
    assert importing.runs() == ()


def test_what_is_taken_in_stands_at_its_own_time_with_its_tags(house: House, importing: ImportService) -> None:
    importing.take_in(JRNL / "journal-4.6.json")
    assert titles(house) == ["Rang Chris.", "Starred: the hard evening.", "No time given.", "First day back."]
    assert [hit.title_text for hit in house.journal.search("canal").hits] == ["First day back."]
    assert {tag.name for tag in house.journal.tags()} == {"ife", "work", "lonely", "craving"}


def test_nothing_comes_twice_neither_by_the_same_file_nor_by_its_other_kind(
    house: House, importing: ImportService
) -> None:
    importing.take_in(JRNL / "journal-4.6.json")
    for name in ("journal-4.6.json", "journal-4.6.txt"):
        seen = importing.look(JRNL / name)
        assert (seen.pages, seen.known) == (0, 4)
        assert seen.is_empty
    importing.take_in(JRNL / "journal-4.6.txt")
    assert len(titles(house)) == 4


def test_a_page_written_here_with_the_same_words_at_the_same_time_is_known(
    house: House, importing: ImportService
) -> None:
    at = importing.look(JRNL / "journal-4.6.json")
    assert at.pages == 4
    from companion.services.importing.jrnl import json_rows

    one = next(iter(json_rows(JRNL / "journal-4.6.json", house.clock.zone())))
    house.journal.create(Writing(one.title, one.body), at=one.at)  # type: ignore[union-attr]
    assert importing.look(JRNL / "journal-4.6.json").known == 1


def test_undo_puts_all_of_it_into_the_bin_and_the_file_can_come_again(house: House, importing: ImportService) -> None:
    house.journal.create(Writing("Mine", "stays"))
    made = importing.take_in(JRNL / "journal-4.6.json")
    made.undo()
    assert titles(house) == ["Mine"]
    assert len(house.journal.bin()) == 4
    assert importing.runs() == ()
    importing.take_in(JRNL / "journal-4.6.json")
    assert len(titles(house)) == 5


def test_taken_back_later_it_leaves_what_was_deleted_before_and_comes_back_by_undo(
    house: House, importing: ImportService
) -> None:
    importing.take_in(JRNL / "journal-4.6.json")
    gone = house.journal.search("canal").hits[0].uuid
    house.journal.delete(gone)
    (run,) = importing.runs()
    assert (run.program, run.rows) == (Program.JRNL, 3)
    done = importing.take_back(run.uuid)
    assert titles(house) == []
    done.undo()
    assert len(titles(house)) == 3
    assert gone not in {item.uuid for item in house.journal.timeline().items}
    assert importing.runs()[0].rows == 3


def test_moods_of_daylio_become_moments(house: House, importing: ImportService, tmp_path: Path) -> None:
    path = tmp_path / "daylio.csv"
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    path.write_text(head + '2024-03-05,March 5,Tuesday,18:40,good,"","","Rang Chris"\n', encoding="utf-8")
    seen = importing.look(path)
    assert (seen.pages, seen.moments) == (0, 1)
    importing.take_in(path)
    (moment,) = MomentService(house.db, house.clock, house.settings).of_day(date(2024, 3, 5))
    assert (moment.mood, moment.note) == (8, "Rang Chris")
    assert importing.look(path).known == 1


def test_where_it_breaks_off_in_the_middle_nothing_was_taken_in(
    house: House, importing: ImportService, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, count = ImportService._put, 0

    def breaks(self: ImportService, *given: object) -> None:
        nonlocal count
        count += 1
        if count == 3:
            raise RuntimeError("the power went")
        put(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(ImportService, "_put", breaks)
    with pytest.raises(RuntimeError):
        importing.take_in(JRNL / "journal-4.6.json")
    assert titles(house) == []
    assert importing.runs() == ()


def test_a_file_of_nobody_changes_nothing(house: House, importing: ImportService, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("Just words.", encoding="utf-8")
    with pytest.raises(NotForImport):
        importing.take_in(path)
    assert importing.runs() == ()


def test_three_hundred_of_one_minute_all_come(house: House, importing: ImportService, tmp_path: Path) -> None:
    shutil.copy(JRNL / "journal-4.6.txt", tmp_path / "j.txt")
    lines = "\n".join(f"[2024-03-05 18:40] Number {number}.\nWords.\n" for number in range(300))
    (tmp_path / "j.txt").write_text(lines, encoding="utf-8")
    seen = importing.look(tmp_path / "j.txt")
    assert seen.pages == 300
    importing.take_in(tmp_path / "j.txt")
    assert importing.runs()[0].rows == 300


def test_our_own_markdown_comes_back_as_it_was_and_a_letter_stays_closed(
    house: House, importing: ImportService, tmp_path: Path
) -> None:
    page = house.journal.create(Writing("T", "# Morning\n\nWords.")).uuid
    path = tmp_path / "notes" / "page.md"
    path.parent.mkdir()
    head = 'title: "A letter"\nat: "2024-03-05T18:40:00.000Z"\nzone: "Europe/Paris"\nopens_on: "2027-01-01"'
    path.write_text(f"---\n{head}\n---\n\n# Dear me\n\nWords.\n", encoding="utf-8")
    (path.parent / "other.md").write_text(
        f'---\ndate: 2024-01-01\nuuid: "{page}"\n---\n\nWithout its picture.\n', encoding="utf-8"
    )
    seen = importing.look(path.parent)
    assert (seen.pages, seen.known) == (1, 1)
    importing.take_in(path.parent)
    letter = house.journal.timeline().items[-1]
    assert (letter.title, letter.preview, letter.opens_on, letter.zone) == (
        *("A letter", "", date(2027, 1, 1)),
        "Europe/Paris",
    )
    there = house.journal.entry(letter.uuid)
    assert there is not None
    assert there.body == "# Dear me\n\nWords."
    assert house.journal.search("dear").hits == ()
