"""Everything taken out for reading: the folder of Markdown, the page, and the tables."""

from __future__ import annotations

import csv
import json
import re
import tracemalloc
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.content.export_words import ExportWords, read_export_words
from companion.domain.cells import as_it_was
from companion.domain.checkin import Answers, Feeling
from companion.domain.contacts import ContactDetails, Number
from companion.domain.journal import Writing
from companion.domain.problems import CopyStopped, OwnFolder, PlaceTaken
from companion.resources import content_folder
from companion.services.transfer import TransferService
from companion.storage.database import Database
from companion.storage.tables import metadata
from tests.fakes import FakeClock
from tests.unit.services.any_file import any_rows, write
from tests.unit.services.conftest import House
from tests.unit.services.test_own_json import NOW

DAY = date(2026, 11, 21)
ATTACK = "<script>alert(1)</script> ![x](http://away.example/a.png) [y](javascript:alert(1)) <img src=x onerror=a>"
PICTURE = "5f0c8f7e-0000-4000-8000-000000000001"
PNG = b"\x89PNG\r\n\x1a\nno picture"


@pytest.fixture
def words() -> ExportWords:
    return read_export_words(content_folder() / "en")


def live(house: House) -> None:
    house.checkins.save(DAY, Answers(mood=0, craving=7, triggers=("Lonely",), note="Long day"))
    house.checkins.save(date(2026, 10, 2), Answers(mood=8))
    house.moments.add(Feeling(mood=4, note="On the bus"))
    house.journal.create(
        Writing("Rang Chris", f"# A heading\n\n- [ ] milk\n- [x] bread\n\n![sea](picture:{PICTURE})", ("night",))
    )
    house.journal.create(Writing("", ATTACK))
    house.journal.delete(house.journal.create(Writing("Binned", "gone words")).uuid)
    house.contacts.add(ContactDetails("Chris <b>", numbers=(Number("07700 900142"),)))
    entry = next(item for item in house.journal.timeline().items if item.title == "Rang Chris")
    with house.db.quick() as connection:
        stamp = "2026-11-21T18:40:00.000000Z"
        connection.execute(
            "INSERT INTO attachment (uuid, media_type, size, sha256, content, created_at, updated_at)"
            " VALUES ('a', 'image/png', 9, '', ?, ?, ?)",
            (PNG, stamp, stamp),
        )
        connection.execute(
            "INSERT INTO entry_picture (uuid, entry_uuid, attachment_uuid, width, height, created_at, updated_at)"
            " VALUES (?, ?, 'a', 1, 1, ?, ?)",
            (PICTURE, entry.uuid, stamp, stamp),
        )


class Page(HTMLParser):
    """What stands on a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def assert_harmless(text: str) -> None:
    """Nothing on the page runs, and nothing of it is loaded from anywhere."""
    for tag, attrs in Page(text).tags:
        assert tag not in ("script", "iframe", "object", "embed", "link", "base", "form", "svg", "audio", "video")
        assert not [name for name in attrs if name.startswith("on")]
        assert (attrs.get("src") or "data:image/").startswith("data:image/")
        href = attrs.get("href") or "#"
        assert href.startswith(("#", "http://", "https://", "mailto:"))
    assert "url(" not in text.partition("</style>")[0]
    assert "@import" not in text.partition("</style>")[0]


def test_the_folder_has_a_file_for_each_page_and_month_and_the_pictures(
    house: House, tmp_path: Path, words: ExportWords
) -> None:
    live(house)
    made = house.transfer.export_markdown(tmp_path / "out", words)
    files = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert files == {
        "read-me.md",
        "days/2026-10.md",
        "days/2026-11.md",
        "journal/2026/2026-11-21-1840-rang-chris.md",
        "journal/2026/2026-11-21-1840.md",
        "lists/contact.md",
        f"pictures/{PICTURE}.png",
    }
    page = (tmp_path / "out/journal/2026/2026-11-21-1840-rang-chris.md").read_text("utf-8")
    head, body = page.removeprefix("---\n").split("\n---\n\n", 1)
    told = {name: json.loads(value) for name, value in (line.split(": ", 1) for line in head.split("\n"))}
    assert (told["title"], told["date"], told["tags"]) == ("Rang Chris", "2026-11-21", ["night"])
    place = re.search(r"\((\.\./[^)]+)\)", body)
    assert place is not None
    assert (tmp_path / "out/journal/2026" / place[1]).read_bytes() == PNG
    month = (tmp_path / "out/days/2026-11.md").read_text("utf-8")
    assert "- Mood 0 of 10\n- Craving 7 of 10\n- What was behind it: Lonely\n\n> Long day" in month
    assert "Sleep" not in month, "not given stays unsaid"
    assert "gone words" not in "".join(path.read_text("utf-8", "replace") for path in (tmp_path / "out").rglob("*.md"))
    assert dict(made.rows) == {"journal": 2, "days": 3, "pictures": 1, "hope-box": 0, "lists": 1}


def test_the_page_shows_all_and_runs_and_loads_nothing(house: House, tmp_path: Path, words: ExportWords) -> None:
    live(house)
    text = house.transfer.export_page(tmp_path / "out.html", words).path.read_text("utf-8")
    assert_harmless(text)
    assert "default-src &#x27;none&#x27;" in text or "default-src 'none'" in text
    assert "color-scheme: light dark" in text
    for shown in (
        "Rang Chris",
        "Saturday 21 November 2026, 18:40",
        "☐ milk",
        "☑ bread",
        "Mood 0 of 10",
        "Chris &lt;b&gt;",
    ):
        assert shown in text
    assert "&lt;script&gt;alert(1)" in text, "what somebody wrote stays what they wrote"
    assert '<img loading="lazy" alt="sea" src="data:image/png;base64,' in text
    assert "gone words" not in text


def test_a_letter_that_is_closed_is_not_read_by_the_way(plain_house: House, tmp_path: Path, words: ExportWords) -> None:
    made = plain_house.journal.create(Writing("To me", "hello later"))
    with plain_house.db.quick() as connection:
        connection.execute("UPDATE journal_entry SET opens_on = '2027-11-21' WHERE uuid = ?", (made.uuid,))
    text = plain_house.transfer.export_page(tmp_path / "out.html", words).path.read_text("utf-8")
    assert text.index("<details><summary>A letter to open on Sunday 21 November 2027") < text.index("hello later")


@pytest.mark.parametrize("bom", [True, False])
def test_every_row_of_every_table_is_in_the_tables(house: House, tmp_path: Path, bom: bool) -> None:
    live(house)
    house.journal.create(Writing("=HYPERLINK(1)", "'quoted"))
    made = house.transfer.export_tables(tmp_path / "out", bom=bom)
    for name, table in metadata.tables.items():
        content = (tmp_path / "out" / f"{name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf") is bom
        head, *rows = csv.reader(content.decode("utf-8-sig").splitlines(keepends=True), strict=True)
        assert head == [column.name for column in table.columns]
        assert len(rows) == made.rows[name]
        if name == "journal_entry":
            cells = {row[head.index("title")]: row[head.index("body")] for row in rows}
            assert cells["'=HYPERLINK(1)"] == "''quoted"
            assert as_it_was("''quoted") == "'quoted"
        if name == "attachment":
            assert (tmp_path / "out" / rows[0][head.index("content")]).read_bytes() == PNG


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_whatever_a_file_holds_nothing_leaves_its_folder_and_nothing_runs(
    seed: int, tmp_path_factory: pytest.TempPathFactory, words: ExportWords
) -> None:
    folder = tmp_path_factory.mktemp("any")
    db = Database.open(folder / "data" / "companion.db", None, create=True)
    write(db, any_rows(Random(seed)))
    service = TransferService(db, FakeClock(NOW))
    out = folder / "out"
    out.mkdir()
    service.export_markdown(out / "md", words)
    service.export_tables(out / "csv")
    assert_harmless(service.export_page(out / "page.html", words).path.read_text("utf-8"))
    assert {path.name for path in folder.iterdir()} == {"data", "out"}
    assert {path.name for path in out.iterdir()} == {"md", "csv", "page.html"}
    db.close()


def test_a_folder_that_is_there_is_left_alone_and_nothing_half_done_stays(
    house: House, tmp_path: Path, words: ExportWords
) -> None:
    live(house)
    (tmp_path / "out").mkdir()
    with pytest.raises(PlaceTaken):
        house.transfer.export_markdown(tmp_path / "out", words)
    with pytest.raises(OwnFolder):
        house.transfer.export_tables(house.db.path.parent / "out")

    def stop(_share: float) -> None:
        raise CopyStopped

    with pytest.raises(CopyStopped):
        house.transfer.export_page(tmp_path / "out.html", words, stop)
    assert not (tmp_path / "out.html").exists()
    assert [path.name for path in house.db.path.parent.iterdir() if path.name.startswith(".")] == []


def test_on_another_disk_a_folder_comes_whole_too(
    plain_house: House, tmp_path: Path, words: ExportWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    live(plain_house)
    real = os.replace

    def replace(one: Path, other: Path) -> None:
        if Path(one).parent != Path(other).parent:
            raise OSError(errno.EXDEV, "another disk")
        real(one, other)

    monkeypatch.setattr(os, "replace", replace)
    made = plain_house.transfer.export_markdown(tmp_path / "out", words)
    assert sum(path.stat().st_size for path in made.path.rglob("*") if path.is_file()) == made.size
    assert [path.name for path in plain_house.db.path.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("kind", ["markdown", "page", "tables"])
def test_as_many_pages_as_there_are_take_no_more_memory(
    plain_house: House, tmp_path: Path, words: ExportWords, kind: str
) -> None:
    with plain_house.db.write("journal"):
        for _ in range(400):
            plain_house.clock.advance(seconds=1)
            plain_house.journal.create(Writing("Long", "word " * 8_000))
    service = plain_house.transfer
    service.export(tmp_path / "first.json")
    tracemalloc.start()
    try:
        if kind == "tables":
            service.export_tables(tmp_path / "out")
        elif kind == "markdown":
            service.export_markdown(tmp_path / "out", words)
        else:
            service.export_page(tmp_path / "out", words)
        # All of it is sixteen million letters; so many rows as are read at once are in memory, and no more.
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
