"""The lines a calendar of aftercare begins with, and the file they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]

from companion.content.aftercare import read_aftercare
from companion.content.problems import ContentProblem
from companion.resources import content_folder
from tests.unit.content.bundled import REVIEW, library

FILE = content_folder() / "en" / "aftercare.toml"
LINES = library().aftercare()


def test_every_line_is_short_and_plain_and_has_sources() -> None:
    assert textstat.flesch_kincaid_grade(LINES.lead) <= 8
    for step in LINES.steps:
        assert len(step.words.split()) <= 16, step.words
    assert textstat.flesch_kincaid_grade(". ".join(step.words for step in LINES.steps)) <= 6
    assert all(library().source(key).address for key in LINES.sources)
    assert LINES.review == REVIEW


def test_the_first_day_holds_naloxone_company_and_medicine() -> None:
    first = " ".join(step.words for step in LINES.steps if step.stretch == "first-day").lower()
    assert all(word in first for word in ("naloxone", "stays with me", "medicine"))


@pytest.mark.parametrize(
    ("was", "put", "said"),
    [
        ('stretch = "week-2"\nday = 9', 'stretch = "week-2"\nday = 19', "lies in 'week-3'"),
        ('stretch = "week-13"\nday = 89', 'stretch = "week-12"\nday = 83', "nothing is said for 'week-13'"),
    ],
)
def test_a_line_out_of_its_stretch_and_a_stretch_without_one_are_told(
    tmp_path: Path, was: str, put: str, said: str
) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert was in text
    file = tmp_path / "aftercare.toml"
    file.write_text(text.replace(was, put), encoding="utf-8")
    with pytest.raises(ContentProblem, match=said):
        read_aftercare(file)
