from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from companion.content.citations import KINDS, Citing, citations
from companion.content.library import Library
from companion.content.minimum import minimum_phrases
from companion.content.problems import ContentProblem
from companion.resources import content_folder
from tests.unit.content.bundled import library

HEAVY = "{'msgspec', 'tomllib', 'markdown_it', 'companion.content.render', 'companion.content.search'}"


def modules_after(code: str) -> set[str]:
    """The heavy modules that are loaded once `code` has run in a fresh interpreter."""
    script = f"{code}\nimport sys\nprint(*sorted({HEAVY} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


START = """
from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.resources import content_folder
library = Library(content_folder())
"""


def test_building_a_library_reads_and_imports_nothing_heavy() -> None:
    assert modules_after(START) == set()


def test_help_now_needs_neither_the_markdown_reader_nor_the_search() -> None:
    loaded = modules_after(START + "library.doors(); library.door('overdose'); library.filler('gb')")
    assert not loaded & {"markdown_it", "companion.content.render", "companion.content.search"}


def test_opening_a_door_reads_that_door_and_no_article(tmp_path: Path) -> None:
    (tmp_path / "en" / "help").mkdir(parents=True)
    shipped = content_folder() / "en" / "help" / "overdose.toml"
    (tmp_path / "en" / "help" / "overdose.toml").write_bytes(shipped.read_bytes())
    assert Library(tmp_path).door("overdose").id == "overdose"


def test_what_was_read_is_kept() -> None:
    shelf = library()
    assert shelf.article("naloxone") is shelf.article("naloxone")
    assert shelf.country("gb") is shelf.country("gb")
    assert shelf.door("overdose") is shelf.door("overdose")


def test_a_language_that_is_not_bundled_falls_back_to_english() -> None:
    assert Library(content_folder(), "tlh").folder == content_folder() / "en"
    assert Library(content_folder(), "tlh").sections() == library().sections()


def test_every_source_is_cited_somewhere_and_nothing_cites_another() -> None:
    assert {source.key for source in library().sources()} == set(citations(library()))


def test_what_cites_a_source_is_told_once_and_articles_first() -> None:
    found = citations(library())
    cited = found["asam-2020"]
    assert [KINDS.index(one.kind) for one in cited] == sorted(KINDS.index(one.kind) for one in cited)
    assert len(set(cited)) == len(cited)
    titles = {info.title for info in library().articles() if "asam-2020" in info.sources}
    assert {one.title for one in cited if one.kind == "article"} == titles
    assert Citing("helplines", "United Kingdom") in found["wmas-999"]


def test_every_source_has_a_year_or_says_that_it_has_none() -> None:
    for source in library().sources():
        assert source.year == "no date" or (source.year.isdigit() and 1970 <= int(source.year) <= 2026), source.key


def test_every_source_can_be_looked_up() -> None:
    for source in library().sources():
        assert "." in source.address or source.address.startswith("page "), source.key
        assert not source.address.startswith("http"), source.key
        assert not source.address.endswith("/"), source.key


def test_no_source_is_listed_twice_under_two_keys() -> None:
    said = [(source.organisation, source.title) for source in library().sources()]
    assert len(said) == len(set(said))


def test_values_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        library().sections()[0].title = "Other"  # type: ignore[misc]


def test_a_source_read_by_itself_is_the_one_of_the_whole_file() -> None:
    whole, one_by_one = Library(content_folder()), Library(content_folder())
    assert [one_by_one.source(source.key) for source in whole.sources()] == list(whole.sources())


def test_a_source_that_is_not_as_it_must_be_is_told_by_its_line_when_it_is_cited(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    good = '[[sources]]\nkey = "one"\norganisation = "A"\ntitle = "B"\nyear = "2021"\naddress = "c.org"\n'
    (tmp_path / "en" / "sources.toml").write_text(f'# About\n\n{good}\n[[sources]]\nkey = "two"\nyear = 2021\n')
    shelf = Library(tmp_path)
    assert shelf.source("one").organisation == "A"
    with pytest.raises(ContentProblem) as caught:
        shelf.source("two")
    assert caught.value.line in range(10, 14)
    with pytest.raises(ContentProblem, match="no source named 'three'"):
        shelf.source("three")


def test_a_warm_library_has_brought_in_all_that_an_article_is_read_and_set_with() -> None:
    code = f"""{START}
import sys
library.warm()
before = set(sys.modules)
from companion.content.page import article_html
article_html(library, "naloxone", "gb", "today", mark_words=True)
print(*sorted(name for name in set(sys.modules) - before if name.split(".")[0] in ("companion", "markdown_it")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_warm_library_opens_no_file_again_for_the_list_of_articles_and_the_words_explained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = Library(content_folder())
    shelf.warm()

    def not_again(path: Path, *_words: object, **_more: object) -> str:
        raise AssertionError(path)

    monkeypatch.setattr(Path, "read_text", not_again)
    monkeypatch.setattr(Path, "read_bytes", not_again)
    assert shelf.articles()
    assert shelf.term("naloxone") in shelf.glossary()
    assert 'href="word:naloxone"' in shelf.word_marker().mark("<p>Keep naloxone at home.</p>", "")


def test_nothing_bundled_is_gone_on_without() -> None:
    shelf = Library(content_folder())
    for code in (one.code for one in shelf.countries()):
        shelf.search("naloxone", code)
    shelf.cited(source.key for source in shelf.sources())
    assert shelf.damage() == ()


def test_what_is_said_in_place_of_the_words_of_the_renderer_is_what_the_file_says() -> None:
    assert minimum_phrases() == library().phrases()


def test_without_a_file_everything_else_is_found_and_the_file_is_named(tmp_path: Path) -> None:
    content = Path(shutil.copytree(content_folder(), tmp_path / "content"))
    for name in ("helplines/gb.toml", "synonyms.toml", "glossary.toml", "help/used.toml", "pathways/family.toml"):
        (content / "en" / name).write_text("not = = valid", encoding="utf-8")
    shelf = Library(content)
    found = (hit for words in ("naloxone", "breathing", "week") for hit in shelf.search(words, "gb", 200))
    assert {hit.kind for hit in found} == {"article", "door", "strategy", "pathway"}
    assert {problem.path.name for problem in shelf.damage() if problem.path} == {
        "gb.toml",
        "synonyms.toml",
        "glossary.toml",
        "used.toml",
        "family.toml",
    }
    assert "999" in shelf.filler("gb")("{call-emergency}")
