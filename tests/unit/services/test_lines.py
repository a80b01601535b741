"""A person's own telephone lines: added, corrected, hidden, on top, and each taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.content.own_lines import PersonalLine, all_lines
from companion.content.values import Country, Helpline
from companion.domain.lines import LineWords
from companion.services.lines import LineGone, LineService
from tests.unit.content.bundled import library
from tests.unit.services.conftest import House

CLINIC = LineWords("Our clinic", "drug-line", "01632 960002", hours="Weekdays 9 to 5", note="Ask for the duty worker.")


@pytest.fixture
def lines(house: House) -> LineService:
    return LineService(house.db, house.clock)


def gb() -> Country:
    return library().country("gb")


def names(country: Country) -> list[str]:
    return [line.name for line in country.lines]


def by_id(country: Country, line_id: str) -> Helpline:
    return next(line for line in country.lines if line.id == line_id)


def test_without_a_word_of_theirs_the_country_is_the_bundled_one(lines: LineService) -> None:
    assert lines.country(gb()) is gb() or lines.country(gb()) == gb()


def test_a_line_of_their_own_stands_before_the_bundled_ones_and_undo_takes_it_away(
    house: House, lines: LineService
) -> None:
    made = lines.add("gb", CLINIC)
    country = lines.country(gb())
    mine = country.lines[0]
    assert (mine.name, mine.number, mine.hours, mine.purpose) == (
        "Our clinic", "01632 960002", "Weekdays 9 to 5", "Ask for the duty worker."
    )  # fmt: skip
    assert isinstance(mine, PersonalLine)
    assert mine.own == made.uuid
    assert country.lines[1:] == gb().lines
    assert country.emergency == gb().emergency
    assert house.told == [frozenset({"lines"})]
    made.undo()
    assert lines.country(gb()).lines == gb().lines


def test_a_line_of_their_own_stays_when_the_country_changes(lines: LineService) -> None:
    uuid = lines.add("other", CLINIC).uuid
    lines.correct("ie", "gb-frank", LineWords("FRANK", number="0300 000 0000"))
    lines.hide("ie", "gb-dan-247", True)
    country = lines.country(gb())
    assert names(country) == ["Our clinic", *names(gb())]
    assert country.lines[1:] == gb().lines, "what is said of bundled lines belongs to the country it was said in"
    lines.change("gb", uuid, LineWords("The clinic", "medical-line", "01632 960003"))
    lines.set_on_top("gb", uuid, True)
    assert names(lines.country(library().country("other")))[0] == "The clinic"
    done = lines.remove("gb", uuid)
    assert lines.said("other") == ()
    done.undo()
    assert names(lines.country(library().country("ie")))[0] == "The clinic"


def test_a_changed_line_and_a_removed_one_come_back_by_undo(lines: LineService) -> None:
    uuid = lines.add("gb", CLINIC).uuid
    changed = lines.change("gb", uuid, LineWords("The clinic", "medical-line", "01632 960003"))
    assert lines.country(gb()).lines[0].number == "01632 960003"
    changed.undo()
    assert lines.country(gb()).lines[0].number == "01632 960002"
    removed = lines.remove("gb", uuid)
    assert "Our clinic" not in names(lines.country(gb()))
    removed.undo()
    assert names(lines.country(gb()))[0] == "Our clinic"


def test_a_corrected_line_keeps_the_bundled_number_beside_its_own(lines: LineService) -> None:
    done = lines.correct("gb", "gb-frank", LineWords("FRANK", number="0300 000 0000"))
    line = by_id(lines.country(gb()), "gb-frank")
    assert isinstance(line, PersonalLine)
    assert (line.number, line.bundled_number, line.corrected) == ("0300 000 0000", "0300 123 6600", True)
    assert line.hours == by_id(gb(), "gb-frank").hours, "what was not corrected stays as it is bundled"
    done.undo()
    assert by_id(lines.country(gb()), "gb-frank") == by_id(gb(), "gb-frank")


def test_a_correction_that_says_nothing_takes_the_correction_back(lines: LineService) -> None:
    lines.correct("gb", "gb-frank", LineWords("FRANK", number="0300 000 0000"))
    done = lines.correct("gb", "gb-frank", LineWords())
    line = by_id(lines.country(gb()), "gb-frank")
    assert line.number == "0300 123 6600"
    assert isinstance(line, PersonalLine)
    assert not line.corrected
    done.undo()
    assert by_id(lines.country(gb()), "gb-frank").number == "0300 000 0000"


def test_a_hidden_line_is_gone_until_it_is_brought_back(lines: LineService) -> None:
    done = lines.hide("gb", "gb-dan-247", True)
    assert "DAN 24/7" not in names(lines.country(gb()))
    assert "DAN 24/7" in [line.name for line in all_lines(gb(), lines.said("gb"))]
    done.undo()
    assert "DAN 24/7" in names(lines.country(gb()))
    lines.hide("gb", "gb-dan-247", True)
    lines.hide("gb", "gb-dan-247", False)
    assert names(lines.country(gb())) == names(gb())


@pytest.mark.parametrize("code", ["gb", "za", "eu"])
def test_an_emergency_number_can_be_neither_hidden_nor_corrected(lines: LineService, code: str) -> None:
    country = library().country(code)
    for number in country.emergency:
        lines.hide(code, number.number, True)
        lines.correct(code, number.number, LineWords("Ambulance", number="000 000"))
    for line in country.lines:
        lines.hide(code, line.id, True)
    shown = lines.country(country)
    assert shown.emergency == country.emergency
    assert [line for line in shown.lines if not isinstance(line, PersonalLine)] == []


def test_lines_on_top_stand_first_whether_bundled_or_own(lines: LineService) -> None:
    mine = lines.add("gb", CLINIC).uuid
    done = lines.set_on_top("gb", "gb-nhs-111", True)
    assert names(lines.country(gb()))[:3] == ["NHS 111", "Our clinic", "Samaritans"]
    lines.set_on_top("gb", mine, True)
    assert names(lines.country(gb()))[:3] == ["Our clinic", "NHS 111", "Samaritans"]
    done.undo()
    assert names(lines.country(gb()))[:2] == ["Our clinic", "Samaritans"]


def test_on_top_hidden_and_corrected_do_not_disturb_each_other(lines: LineService) -> None:
    lines.set_on_top("gb", "gb-frank", True)
    lines.correct("gb", "gb-frank", LineWords("FRANK", number="0300 000 0000"))
    undone = lines.hide("gb", "gb-frank", True)
    undone.undo()
    line = lines.country(gb()).lines[0]
    assert (line.name, line.number) == ("FRANK", "0300 000 0000")
    assert len(lines.said("gb")) == 1


def test_what_was_said_of_a_line_that_is_bundled_no_more_stays_as_their_own(lines: LineService) -> None:
    lines.correct("gb", "gb-gone", LineWords("An old line", number="01632 960009"))
    lines.hide("gb", "gb-gone-too", True)
    assert names(lines.country(gb()))[0] == "An old line"
    assert len(lines.country(gb()).lines) == len(gb().lines) + 1


@pytest.mark.parametrize(
    "words",
    [LineWords("", "drug-line", "1"), LineWords("A", "drug-line"), LineWords("A", "emergency", "1")],
    ids=["no name", "no way", "an emergency number"],
)
def test_a_line_needs_a_name_a_way_to_reach_it_and_a_kind_we_know(lines: LineService, words: LineWords) -> None:
    with pytest.raises(ValueError, match="line"):
        lines.add("gb", words)


def test_a_line_that_is_gone_cannot_be_changed(lines: LineService) -> None:
    with pytest.raises(LineGone):
        lines.change("gb", "nobody", CLINIC)
    with pytest.raises(LineGone):
        lines.remove("gb", "nobody")


def test_after_thirty_days_a_removed_line_is_blank(house: House, lines: LineService) -> None:
    uuid = lines.add("gb", CLINIC).uuid
    lines.remove("gb", uuid)
    assert lines.purge(house.clock.now() + timedelta(days=29)) == 0
    assert lines.purge(house.clock.now() + timedelta(days=31)) == 1
    with house.db.quick() as connection:
        row = connection.execute("SELECT name, number, hours, note, deleted_at IS NOT NULL FROM own_line").fetchone()
    assert tuple(row) == ("", "", "", "", 1)
    assert lines.purge(house.clock.now() + timedelta(days=40)) == 0


def test_the_first_of_a_kind_fills_the_words_of_a_page(lines: LineService) -> None:
    from companion.content.filling import filler

    fallback = library().phrases().fallback
    lines.correct("gb", "gb-frank", LineWords("FRANK", number="0300 000 0000"))
    assert filler(lines.country(gb()), fallback)("{drug-line}") == "FRANK (0300 000 0000 / 0300 123 6600)"
    lines.add("gb", CLINIC)
    assert filler(lines.country(gb()), fallback)("{drug-line}") == "Our clinic (01632 960002)"


@pytest.mark.parametrize("on_top", [False, True])
def test_a_line_of_their_own_for_a_crisis_takes_the_place_of_none_that_answers_at_any_hour(
    lines: LineService, on_top: bool
) -> None:
    from companion.content.filling import filler

    fallback = library().phrases().fallback
    own = lines.add("gb", LineWords("The surgery", "crisis-line", "01632 960003", hours="weekdays, 9 to 5")).uuid
    lines.set_on_top("gb", own, on_top)
    assert filler(lines.country(gb()), fallback)("{crisis-line}") == "Samaritans (116 123)"
    for line in gb().lines_for(("crisis-line",)):
        lines.hide("gb", line.id, True)
    # Where they want none of those that are bundled, it is better than none.
    assert filler(lines.country(gb()), fallback)("{crisis-line}") == "The surgery (01632 960003)"


def test_an_article_says_whom_to_call_by_their_own_lines(lines: LineService) -> None:
    from companion.content.page import article_html

    shelf = library()
    lines.add("gb", LineWords("Our clinic", "drug-line", "01632 960002"))
    lines.correct("gb", "gb-frank", LineWords("FRANK", number="0300 000 0000"))
    lines.hide("gb", "gb-dan-247", True)
    article = next(info.id for info in shelf.articles() if "drug-line" in info.who_to_call)
    page = article_html(shelf, article, "gb", "today", lines.country(gb()))
    assert "Our clinic: <b>01632 960002</b></td>" in page or "Our clinic: <b>01632 960002</b><br>" in page
    assert "0300 000 0000 / 0300 123 6600" in page
    assert "DAN 24/7" not in page
    bundled = article_html(shelf, article, "gb", "today")
    assert "DAN 24/7, Wales: <b>" in bundled
    assert "Our clinic" not in bundled
