"""Files of other programs: what the real ones wrote is read whole, and what is broken is told and never breaks off."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.imports import Found, LeftOut, Program, Why
from companion.domain.problems import ChosenOutOfReach, KnownProblem, NotForImport
from companion.services.importing.reading import source_of

FIXTURES = Path(__file__).parents[3] / "fixtures" / "imports"
LONDON = ZoneInfo("Europe/London")


def read(path: Path) -> tuple[Program, list[Found], list[LeftOut]]:
    program, source = source_of(path, LONDON)
    rows = list(source())
    return program, [one for one in rows if isinstance(one, Found)], [one for one in rows if isinstance(one, LeftOut)]


def zipped(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
        for name, text in files.items():
            held.writestr(name, text)
    return path


# -- jrnl, as version 4.6 wrote it ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["journal-4.6.json", "journal-4.6.txt"])
def test_what_jrnl_wrote_is_read_with_its_times_titles_and_tags(name: str) -> None:
    program, found, left = read(FIXTURES / "jrnl" / name)
    assert program is Program.JRNL
    assert left == []
    assert [one.title for one in found] == [
        "First day back.",
        "No time given.",
        "Starred: the hard evening.",
        "Rang Chris.",
    ]
    assert found[0].at == datetime(2024, 2, 29, 7, 45, tzinfo=LONDON)
    assert found[3].body == "Two lines,\nand a [bracket] 2024-01-01 in the words. @lonely @craving"
    assert [set(one.tags) for one in found] == [{"ife"}, {"work"}, set(), {"lonely", "craving"}]


def test_both_kinds_of_its_files_give_one_entry_one_name() -> None:
    _program, from_json, _left = read(FIXTURES / "jrnl" / "journal-4.6.json")
    _program, from_text, _left = read(FIXTURES / "jrnl" / "journal-4.6.txt")
    assert [one.own_id for one in from_json] == [one.own_id for one in from_text]


# -- Day One, Journey: as their exports are laid out -------------------------------------------------------------

DAY_ONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "A1",
            "creationDate": "2023-07-01T21:15:00Z",
            "timeZone": "America/New_York",
            "text": "# The lake\n\nCold\\. Good\\!\n\n![](dayone-moment://66F)",
            "tags": ["Swim"],
            "photos": [{"identifier": "66F", "type": "jpeg"}],
            "starred": True,
        },
        {"uuid": "A2", "creationDate": "soon", "text": "When?"},
        {"uuid": "A3", "creationDate": "2023-07-02T08:00:00Z", "text": "![](dayone-moment://77A)", "photos": [{}]},
    ],
}


def test_day_one_is_read_with_zone_and_tags_and_its_pictures_are_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "export.zip", {"Journal.json": json.dumps(DAY_ONE), "photos/66F.jpeg": "no picture"})
    program, found, left = read(path)
    assert program is Program.DAY_ONE
    (one,) = found
    assert (one.own_id, one.title, one.body, one.tags) == ("day-one:A1", "The lake", "Cold. Good!", ("Swim",))
    assert (one.at, one.zone) == (datetime(2023, 7, 1, 21, 15, tzinfo=UTC), "America/New_York")
    assert [(each.why, each.count) for each in left] == [
        (Why.PICTURES, 1),
        (Why.NO_DAY, 1),
        (Why.PICTURES, 1),
        (Why.EMPTY, 1),
    ]


@pytest.mark.parametrize(
    "text", ["# Wind\n\nAll day.", "<h1># Wind</h1><p>All day.</p>", "<p># Wind</p><p>All&nbsp;day.</p>"]
)
def test_journey_is_read_whether_it_wrote_markdown_or_html(tmp_path: Path, text: str) -> None:
    entry = {"id": "j-1", "text": text, "date_journal": 1688245200000, "timezone": "Europe/Berlin", "tags": ["sea"]}
    path = zipped(tmp_path / "journey.zip", {"1688-abc.json": json.dumps(entry), "1688-abc-photo.jpg": "x"})
    program, found, _left = read(path)
    assert program is Program.JOURNEY
    (one,) = found
    assert (one.title, one.body.replace("\xa0", " ")) == ("Wind", "All day.")
    assert (one.at, one.zone) == (datetime(2023, 7, 1, 21, 0, tzinfo=UTC), "Europe/Berlin")


# -- RedNotebook, Markdown, Daylio -------------------------------------------------------------------------------


def test_a_month_of_rednotebook_is_read_day_by_day(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "2024-02.txt").write_text(
        "1: {text: '== Morning ==\n\n    Slept //well//. #sleep'}\n"
        '29:\n  Ideas: {ring Chris: null, a walk: null}\n  text: \'Home. [""/tmp/cat"".jpg]\'\n'
        "31: {text: no such day}\n"
        "5: {text: ''}\n",
        encoding="utf-8",
    )
    (folder / "notes.txt").write_text("nothing of it", encoding="utf-8")
    program, found, left = read(tmp_path)
    assert program is Program.RED_NOTEBOOK
    assert [one.at.date().isoformat() for one in found] == ["2024-02-01", "2024-02-29"]
    assert (
        found[0].body == "## Morning\n\nSlept *well*. #sleep".replace("\n\n", "\n", 1)
        or "Slept *well*" in found[0].body
    )
    assert found[0].tags == ("sleep",)
    assert found[1].body == "Home.\n\n- Ideas\n  - ring Chris\n  - a walk"
    assert {each.why for each in left} == {Why.NO_DAY, Why.EMPTY, Why.PICTURES}


def test_markdown_is_read_on_the_day_its_head_or_its_name_says(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.md").write_text("---\ntitle: Rain\ndate: 2024-03-05 18:40\ntags: [a, 'two words']\n---\nAll day.\n")
    (tmp_path / "deep" / "2024-03-06 walk.md").write_text("# The walk\n\n![](x.png)\nFar.", encoding="utf-8")
    (tmp_path / "deep" / "no day.md").write_text("Some words.", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\ndate: [1\n---\nBroken.", encoding="utf-8")
    program, found, left = read(tmp_path)
    assert program is Program.MARKDOWN
    assert [(one.title, one.body, one.tags) for one in found] == [
        ("Rain", "All day.", ("a", "two words")),
        ("The walk", "Far.", ()),
    ]
    assert found[0].at == datetime(2024, 3, 5, 18, 40, tzinfo=LONDON)
    assert found[1].whole_day
    assert [(each.where, each.why) for each in left] == [
        ("b.md", Why.BROKEN),
        ("deep/2024-03-06 walk.md", Why.PICTURES),
        ("deep/no day.md", Why.NO_DAY),
    ]


def test_daylio_becomes_moments_with_a_mood_on_our_scale(tmp_path: Path) -> None:
    path = tmp_path / "daylio.csv"
    path.write_text(
        "\ufefffull_date,date,weekday,time,mood,activities,note_title,note\n"
        '2024-03-05,March 5,Tuesday,6:40 PM,good,"friends | walk","","Rang<br>Chris"\n'
        '2024-03-05,March 5,Tuesday,21:10,tired of it,"","Evening","Long."\n'
        '2024-13-05,March 5,Tuesday,21:10,meh,"","",""\n',
        encoding="utf-8",
    )
    program, found, left = read(path)
    assert program is Program.DAYLIO
    assert [(one.mood, one.body) for one in found] == [
        (8, "Rang\nChris\nfriends, walk"),
        (None, "tired of it\nEvening\nLong."),
    ]
    assert found[0].at == datetime(2024, 3, 5, 18, 40, tzinfo=LONDON)
    assert [(each.where, each.why) for each in left] == [("4", Why.NO_DAY)]


# -- what is of nobody, broken, or meant badly -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.json", b""),
        ("some.json", b'{"hello": 1}'),
        ("some.csv", b"a,b\n1,2\n"),
        ("some.txt", b"Just words."),
        ("some.zip", b"PK\x03\x04 and nothing more"),
        ("a.db", b"SQLite format 3\0"),
    ],
)
def test_what_is_of_no_known_program_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotForImport):
        read(path)


def test_what_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(ChosenOutOfReach):
        read(tmp_path / "none.json")
    (tmp_path / "bare").mkdir()
    with pytest.raises(NotForImport):
        read(tmp_path / "bare")


def test_a_zip_that_claims_much_or_leads_elsewhere_is_read_no_further_than_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.services.importing.reading.MOST_BYTES", 10_000)
    link = zipfile.ZipInfo("Link.json")
    link.external_attr = 0o120777 << 16
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("Journal.json", json.dumps(DAY_ONE))
        held.writestr("Bomb.json", b'{"entries": [' + b" " * 5_000_000)
        held.writestr("../../outside.json", "{}")
        held.writestr(link, "/etc/passwd")
    _program, found, left = read(path)
    assert [one.own_id for one in found] == ["day-one:A1"]
    assert [each.where for each in left if each.why is Why.BROKEN] == ["Bomb.json"]
    assert not (tmp_path.parent / "outside.json").exists()


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("---\ndate: 2024-01-01\n---\nSecret.", encoding="utf-8")
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2024-01-02.md").write_text("Mine.", encoding="utf-8")
    (folder / "2024-01-03.md").symlink_to(outside)
    _program, found, _left = read(folder)
    assert [one.body for one in found] == ["Mine."]


@pytest.mark.parametrize(
    "text", ['{"tags": {}, "entries": ' + "[" * 100_000, '{"tags": {}, "entries": [{"title": 3}]}']
)
def test_deep_nesting_and_wrong_types_are_told_as_broken(tmp_path: Path, text: str) -> None:
    path = tmp_path / "deep.json"
    path.write_text(text, encoding="utf-8")
    _program, found, left = read(path)
    assert found == []
    assert [one.why for one in left] == [Why.BROKEN]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "journal.txt"
    path.write_bytes("[2024-03-05 18:40] Café. \nÄpfel.\n".encode(encoding))
    _program, found, _left = read(path)
    assert (found[0].title, found[0].body) == ("Café.", "Äpfel.")


_MANY = "a: &a [x, x, x, x]\n" + "".join(
    f"{two}: &{two} [*{one}, *{one}, *{one}]\n" for one, two in zip("ab", "bc", strict=True)
)


@pytest.mark.parametrize(
    "value", ["!!timestamp x", "!!int ''", "!!bool x", "2024-13-45", '["a"]: 1', "*nothing", "&x [*x]"]
)
def test_yaml_that_holds_what_it_should_not_is_told_as_broken(tmp_path: Path, value: str) -> None:
    notes = put(tmp_path / "notes" / "2024-01-01.md", f"---\nmade: {value}\n---\nWords.".encode()).parent
    put(notes / "2024-01-02.md", b"Others.")
    month = put(tmp_path / "rn" / "2024-01.txt", f"1: {{text: a}}\n2: {{text: {value}}}\n".encode()).parent
    _program, found, left = read(notes)
    assert ([one.body for one in found], [one.why for one in left]) == (["Others."], [Why.BROKEN])
    _program, found, left = read(month)
    assert (found, [one.why for one in left]) == ([], [Why.BROKEN])


def test_words_that_stand_for_ever_more_words_are_not_followed(tmp_path: Path) -> None:
    notes = put(tmp_path / "notes" / "2024-01-01.md", f"---\n{_MANY}title: *c\n---\nWords.".encode()).parent
    month = put(tmp_path / "rn" / "2024-01.txt", f"{_MANY}1: {{text: *c}}\n".encode()).parent
    for folder in (notes, month):
        _program, found, left = read(folder)
        assert (found, [one.why for one in left]) == ([], [Why.BROKEN])


def test_half_a_letter_is_replaced_as_it_cannot_be_stored(tmp_path: Path) -> None:
    notes = put(tmp_path / "notes" / "2024-01-01.md", b'---\ntitle: "\\uD800 day"\n---\nWords.').parent
    month = put(tmp_path / "rn" / "2024-01.txt", b'1: {text: "\\uD800 day"}\n').parent
    for folder in (notes, month):
        _program, found, _left = read(folder)
        assert "? day" in found[0].title + found[0].body


@pytest.mark.parametrize("year", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_told_as_none(tmp_path: Path, year: str) -> None:
    paths = [
        put(tmp_path / "notes" / "a.md", f"---\ndate: {year}\n---\nWords.".encode()).parent,
        put(tmp_path / "rn" / f"{year[:7]}.txt", f"{int(year[8:])}: {{text: a}}\n".encode()).parent,
        put(tmp_path / "j.txt", f"[{year} 23:59] A\n".encode()),
        zipped(
            tmp_path / "d.zip",
            {"J.json": json.dumps({"entries": [{"creationDate": f"{year}T00:00:00Z", "text": "a"}]})},
        ),
        zipped(tmp_path / "y.zip", {"1.json": json.dumps({"date_journal": -62135596800000, "text": "a"})}),
    ]
    for path in paths:
        _program, found, left = read(path)
        assert (found, [one.why for one in left]) == ([], [Why.NO_DAY]), path


def test_one_entry_that_is_not_as_it_should_be_keeps_no_other_from_coming(tmp_path: Path) -> None:
    good = {"creationDate": "2024-01-01T10:00:00Z", "text": "Mine.", "timeZone": None, "tags": None}
    bad = good | {"text": 3}
    day_one = zipped(tmp_path / "d.zip", {"J.json": json.dumps({"entries": [bad, good]})})
    good = {"title": "Mine.", "date": "2024-01-01", "time": "10:00", "body": "Words."}
    jrnl = put(tmp_path / "j.json", json.dumps({"tags": {}, "entries": [good | {"body": None}, good]}).encode())
    for path in (day_one, jrnl):
        _program, found, left = read(path)
        assert (len(found), [one.why for one in left]) == (1, [Why.BROKEN])


def test_a_broken_file_in_a_zip_keeps_no_other_from_coming(tmp_path: Path) -> None:
    entry = json.dumps({"entries": [{"creationDate": "2024-01-01T10:00:00Z", "text": "Mine."}]})
    path = zipped(tmp_path / "d.zip", {"A.json": entry, "B.json": entry + " " * 5000})
    with zipfile.ZipFile(path) as held:
        begins = held.getinfo("B.json").header_offset + 30 + len("B.json")
    content = bytearray(path.read_bytes())
    content[begins] = 0xFF
    path.write_bytes(content)
    _program, found, left = read(path)
    assert (len(found), [(one.where, one.why) for one in left]) == (1, [("B.json", Why.BROKEN)])


def test_a_star_of_jrnl_goes_and_stars_of_the_words_stay(tmp_path: Path) -> None:
    path = put(tmp_path / "j.txt", b"[2024-01-01 10:00] **Bold** day *\n[2024-01-02 10:00] A *day*\n")
    _program, found, _left = read(path)
    assert [one.title for one in found] == ["**Bold** day", "A *day*"]


MAKERS: dict[str, Callable[[Path, bytes], Path]] = {}


def maker(name: str) -> Callable[[Callable[[Path, bytes], Path]], Callable[[Path, bytes], Path]]:
    def keep(make: Callable[[Path, bytes], Path]) -> Callable[[Path, bytes], Path]:
        MAKERS[name] = make
        return make

    return keep


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@maker("jrnl")
def _jrnl(folder: Path, content: bytes) -> Path:
    return put(folder / "j.json", b'{"tags": {}, "entries": [' + content)


@maker("jrnl-text")
def _jrnl_text(folder: Path, content: bytes) -> Path:
    return put(folder / "j.txt", b"[2024-01-01 10:00] A\n" + content)


@maker("daylio")
def _daylio(folder: Path, content: bytes) -> Path:
    return put(folder / "d.csv", b"full_date,date,weekday,time,mood,activities,note_title,note\n" + content)


@maker("markdown")
def _markdown(folder: Path, content: bytes) -> Path:
    return put(folder / "notes" / "2024-01-01.md", b"---\n" + content).parent


@maker("red-notebook")
def _red_notebook(folder: Path, content: bytes) -> Path:
    return put(folder / "rn" / "2024-01.txt", content).parent


@maker("day-one")
def _day_one(folder: Path, content: bytes) -> Path:
    return zipped(folder / "z.zip", {"Journal.json": '{"creationDate" ' + content.decode("utf-8", "replace")})


@pytest.mark.parametrize("name", sorted(MAKERS))
@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])  # written anew
@given(content=st.binary(max_size=200) | st.text(alphabet='{}[]":,\n-2401 ab|', max_size=200).map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_told_and_never_breaks(tmp_path: Path, name: str, content: bytes) -> None:
    path = MAKERS[name](tmp_path, content)
    try:
        _program, found, left = read(path)
    except KnownProblem:
        return
    assert all(one.own_id and one.at.tzinfo is not None for one in found)
    assert all(one.where for one in left)
