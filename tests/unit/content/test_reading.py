from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from companion.content.library import Library
from companion.content.page import article_html
from companion.content.problems import ContentProblem
from companion.domain.problems import KnownProblem
from companion.resources import content_folder

NALOXONE = "articles/safety/naloxone.md"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A copy of the English content that a test may spoil."""
    shutil.copytree(content_folder() / "en", tmp_path / "en")
    return tmp_path


def spoil(shelf: Path, name: str, old: str, new: str) -> tuple[Path, int]:
    """Replace the first `old` in a file; gives the file and the line `old` stood on."""
    file = shelf / "en" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file, text[: text.index(old)].count("\n") + 1


def read_everything(shelf: Path) -> None:
    library = Library(shelf)
    for problem in library.damaged_articles():
        raise problem
    library.sources()
    library.phrases()
    library.countries()
    library.doors()
    for problem in library.damage():
        raise problem


SPOILED = [
    (NALOXONE, 'level = "red"', 'level = "crimson"', 0, "level"),
    (NALOXONE, "order = 2", 'order = "two"', 0, "order"),
    (NALOXONE, "order = 2", "order = = 2", 0, "not valid TOML"),
    (NALOXONE, 'audience = "both"', 'audiance = "both"', 0, "audiance"),
    (NALOXONE, "written = 2026-11-22", 'written = "yesterday"', 0, "written"),
    (NALOXONE, 'section = "safety"', 'section = "safty"', 0, "no section 'safty'"),
    (NALOXONE, 'section = "safety"', 'section = "health"', 0, "folder 'safety'"),
    (NALOXONE, 'id = "naloxone"', 'id = "Naloxone Kit"', 0, "id"),
    (NALOXONE, 'id = "naloxone"', 'id = "lower-tolerance"', 0, "taken by"),
    (NALOXONE, "Call **{emergency}** first", "Call **{emergancy}** first", 0, "placeholder {emergancy}"),
    (NALOXONE, 'who_to_call = ["emergency", "drug-line"', 'who_to_call = ["emergency", "dealer"', 0, "who_to_call"),
    ("help/naloxone.toml", 'title = "Put the tip in"', "title = 4", 0, "parts[0].steps[2].title"),
    ("help/overdose.toml", 'title = "Help them breathe"', 'titel = "Help them breathe"', -1, "titel"),
    ("help/craving.toml", 'id = "craving"', 'id = "cravings"', 0, "must be 'craving'"),
    ("help/talk.toml", "Call {emergency}.", "Call {police}.", 0, "placeholder {police}"),
    ("helplines/gb.toml", 'kind = "medical-line"', 'kind = "rehab"', 0, "lines[4].kind"),
    ("helplines/gb.toml", 'code = "gb"', 'code = "uk"', 0, "must be 'gb'"),
    ("helplines/us.toml", 'dated = "2024-11"', 'dated = "last week"', 0, "lines[4].dated"),
    ("sources.toml", 'key = "cdc-stay"', 'key = "wirral-overdose"', 0, "used twice"),
    ("sections.toml", "order = 3", "order = true", 0, "order"),
    ("phrases.toml", "crisis-line =", "crisis-lines =", -7, "[fallback] has no 'crisis-line'"),
    ("phrases.toml", "standing =", "stand =", -9, "[labels] has no 'standing'"),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "off", "reason"), SPOILED, ids=[f"{row[0]}: {row[2]}" for row in SPOILED]
)
def test_a_problem_names_the_file_the_line_and_what_is_wrong(
    shelf: Path, name: str, old: str, new: str, off: int, reason: str
) -> None:
    file, line = spoil(shelf, name, old, new)
    with pytest.raises(ContentProblem) as caught:
        read_everything(shelf)
    assert caught.value.path == file
    assert caught.value.line in (line, line + off)
    assert reason in caught.value.what
    assert str(caught.value) == f"{file}:{caught.value.line}: {caught.value.what}"


def test_a_person_can_meet_such_a_problem_so_it_is_a_known_one() -> None:
    assert issubclass(ContentProblem, KnownProblem)


def test_an_article_without_front_matter_is_a_problem_on_its_first_line(shelf: Path) -> None:
    file = shelf / "en" / "articles" / "safety" / "new.md"
    file.write_text("# Hello\n", encoding="utf-8")
    with pytest.raises(ContentProblem, match=r"new\.md:1: an article starts with a line \+\+\+"):
        Library(shelf).article("new")


def test_front_matter_that_never_ends_is_a_problem(shelf: Path) -> None:
    file = shelf / "en" / "articles" / "safety" / "new.md"
    file.write_text('+++\nid = "new"\n\nHello\n', encoding="utf-8")
    with pytest.raises(ContentProblem, match="not closed"):
        Library(shelf).article("new")


def test_a_missing_field_is_named(shelf: Path) -> None:
    file, _ = spoil(shelf, NALOXONE, 'title = "Naloxone: what it is', 'subtitle = "')
    with pytest.raises(ContentProblem, match=r"title") as caught:
        Library(shelf).article("naloxone")
    assert caught.value.path == file


def test_a_damaged_article_leaves_all_others_and_is_told_of_by_file_line_and_reason(shelf: Path) -> None:
    whole = Library(content_folder())
    file, line = spoil(shelf, NALOXONE, "order = 2", "order = = 2")
    library = Library(shelf)
    assert [info.id for info in library.articles()] == [one.id for one in whole.articles() if one.id != "naloxone"]
    (told,) = library.damaged_articles()
    assert (told.path, told.line) == (file, line)
    assert "not valid TOML" in told.what
    assert (library.title("naloxone"), library.title("withdrawal")) == ("Naloxone", whole.title("withdrawal"))
    assert any(hit.address == "article:withdrawal" for hit in library.search("withdrawal", "gb"))
    leading = next(info.id for info in whole.articles() if "naloxone" in info.related)
    assert '"article:naloxone"' not in article_html(library, leading, "gb", "today").partition('name="related"')[2]


def test_text_that_is_not_utf_8_is_a_problem_on_its_line(shelf: Path) -> None:
    file = shelf / "en" / "help" / "talk.toml"
    file.write_bytes(b'id = "talk"\n# caf\xe9\n')
    with pytest.raises(ContentProblem, match=r"talk\.toml:2: this line is not UTF-8"):
        Library(shelf).door("talk")


def test_a_helpline_that_cannot_be_reached_is_a_problem(shelf: Path) -> None:
    file, line = spoil(shelf, "helplines/za.toml", 'text = "WhatsApp 087 163 2025"\nweb = "sadag.org"\n', "")
    with pytest.raises(ContentProblem, match="has no number, text or web address") as caught:
        Library(shelf).country("za")
    assert caught.value.path == file
    assert line - 4 <= caught.value.line <= line


def test_a_door_without_steps_is_a_problem(shelf: Path) -> None:
    file = shelf / "en" / "help" / "talk.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("[[steps]]")], encoding="utf-8")
    with pytest.raises(ContentProblem, match="a door needs steps"):
        Library(shelf).door("talk")


@pytest.mark.parametrize("ask", ["article", "source", "door", "country"])
def test_an_unknown_name_is_a_problem_that_says_where_it_was_sought(ask: str) -> None:
    with pytest.raises(ContentProblem, match=r"nowhere"):
        getattr(Library(content_folder()), ask)("nowhere")


def test_every_shipped_file_is_read() -> None:
    """A file nobody reads would never be checked."""
    folder = content_folder() / "en"
    known = (
        r"(articles/[a-z-]+/[a-z0-9-]+\.md|strategies/[a-z0-9-]+\.md|help/[a-z-]+\.toml|helplines/[a-z]+\.toml|"
        r"(pathways|worksheets|guides|self-checks)/[a-z0-9-]+\.toml|(sections|sources|phrases|cope|naloxone-where|medicine-notes|prompts|templates|aftercare|glossary|synonyms|export)\.toml)"
    )
    names = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    assert [name for name in names if not re.fullmatch(known, name)] == []
