"""What is said beside prescribed medicine, and the file it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]

from companion.content.medicine_notes import read_medicine_notes
from companion.content.problems import ContentProblem
from companion.resources import content_folder
from tests.unit.content.bundled import REVIEW, article_ids, library

FILE = content_folder() / "en" / "medicine-notes.toml"
NOTES = library().medicine_notes()


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("Methadone", "methadone"),
        ("methodone 1mg/ml", "methadone"),
        ("Physeptone", "methadone"),
        ("L-Polamidon", "methadone"),
        ("Suboxone film", "buprenorphine"),
        ("Buvidal weekly", "buprenorphine"),
        ("Buprénorphine", "buprenorphine"),
        ("Vivitrol", "naltrexone"),
        ("my naltrexone", "naltrexone"),
        ("Sertraline", None),
        ("Bupropion", None),
        ("Naloxone", None),
    ],
)
def test_a_medicine_is_known_by_its_name_its_brand_and_a_slip(name: str, note: str | None) -> None:
    found = NOTES.of(name)
    assert (found.id if found else None) == note


def test_whoever_missed_methadone_for_three_days_is_told_to_ring_before_any() -> None:
    note = NOTES.of("methadone")
    assert note is not None
    assert note.days == 3
    assert "3 days or more in a row" in note.missed
    assert "Do not take your usual dose" in note.missed
    assert "before you take any" in note.missed


def test_every_note_leads_to_someone_who_knows_and_names_no_amount() -> None:
    for note in NOTES.medicines:
        assert "Ring your clinic" in note.missed
        assert note.article in article_ids()
    assert "before you take any" in NOTES.missed
    said = " ".join([NOTES.missed, NOTES.alone, *NOTES.storage, *(note.missed for note in NOTES.medicines)])
    assert " mg" not in said
    assert " ml" not in said


def test_a_missed_dose_is_never_made_up_for_and_naltrexone_after_using_is_asked_about() -> None:
    assert "Take only the dose that is for the day" in NOTES.alone
    note = NOTES.of("naltrexone")
    assert note is not None
    assert "before the next naltrexone" in note.missed


def test_it_can_be_read_at_grade_8_and_has_sources() -> None:
    for words in (NOTES.missed, NOTES.alone, " ".join(NOTES.storage), *(note.missed for note in NOTES.medicines)):
        assert textstat.flesch_kincaid_grade(words) <= 8, words
    assert all(library().source(key).address for key in NOTES.sources)
    assert NOTES.review == REVIEW


def test_two_notes_for_one_name_are_told_by_file_and_line(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    file = tmp_path / "medicine-notes.toml"
    file.write_text(text.replace('"vivitrol"', '"subox"'), encoding="utf-8")
    with pytest.raises(ContentProblem) as told:
        read_medicine_notes(file)
    line = next(at for at, words in enumerate(text.split("\n"), 1) if '"vivitrol"' in words)
    assert str(told.value).startswith(f"{file}:{line}:"), told.value
