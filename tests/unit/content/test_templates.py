"""Forms for a page: plain Markdown that stays readable as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.content.templates import Template, read_templates
from companion.resources import content_folder

FORMS = Library(content_folder()).templates()


def test_there_are_forms_for_what_people_write_again_and_again() -> None:
    assert {form.id for form in FORMS} >= {
        "gratitude",
        "good-day",
        "to-a-friend",
        "hard-thought",
        "chain",
        "both-sides",
    }


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_form_begins_with_a_heading_or_a_greeting_and_an_empty_line_to_write_on(form: Template) -> None:
    first, blank, *_rest = form.words.split("\n")
    assert first.startswith("## ") or (form.closes and first == "Dear me,")
    assert blank == ""
    assert form.words == form.words.strip()
    assert "<" not in form.words, "plain text, and never HTML"
    assert all(
        line.startswith(("## ", "- ")) or line == "" or line.endswith((":", ",")) for line in form.words.split("\n")
    )


def test_two_of_one_name_are_told_with_their_line(tmp_path: Path) -> None:
    one = '[[templates]]\nid="a"\nname="N"\nline="L"\ntag="t"\ntitle="T"\nbody="## H"\n'
    (tmp_path / "templates.toml").write_text(one + one.replace('"a"', '"b"'), "utf-8")
    with pytest.raises(ContentProblem, match="already") as found:
        read_templates(tmp_path / "templates.toml")
    assert found.value.line == 8
