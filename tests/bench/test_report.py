"""The harness's own arithmetic; no test here measures anything."""

import json

import pytest

from tests.bench.report import (
    HEADINGS,
    Pairs,
    Unit,
    after_work,
    as_json,
    beside_floor,
    cells,
    middle_half,
    number,
    table,
    within,
    worst,
)


def test_the_ratio_is_the_median_of_the_pairs_and_not_the_ratio_of_the_medians():
    # The middle pair was taken while something else kept the machine busy.
    row = beside_floor("start", Pairs((100.0, 300.0, 100.0), (150.0, 450.0, 200.0)), 2.0)
    assert row.floor == 100.0
    assert row.ours == 200.0
    assert row.value == 1.5
    assert row.met
    assert row.runs == 3


def test_a_pair_without_its_floor_is_refused():
    with pytest.raises(ValueError, match="floor beside it"):
        Pairs((1.0,), (1.0, 2.0))
    with pytest.raises(ValueError, match="floor beside it"):
        Pairs((), ())


def test_the_target_is_kept_by_what_is_printed_and_missed_by_a_hundredth_more():
    assert beside_floor("start", Pairs((100.0,), (130.4,)), 1.3).met
    assert not beside_floor("start", Pairs((100.0,), (130.6,)), 1.3).met
    assert within("visit", [16.04], 16.0).met
    assert not within("visit", [16.06], 16.0).met


def test_what_work_takes_by_itself_is_not_held_against_a_row():
    row = after_work("unlock", [300.0, 320.0, 310.0], Pairs((100.0, 100.0, 100.0), (380.0, 400.0, 410.0)), 1.0)
    assert row.value == pytest.approx(0.8)
    assert row.met
    assert cells(row)[1] == "310.0 ms + 100.0 ms"
    assert not after_work("unlock", [300.0], Pairs((100.0,), (401.0,)), 1.0).met


def test_the_worst_is_the_one_whose_median_is_highest_and_not_the_one_with_the_highest_outlier():
    name, times = worst({"today": [10.0, 11.0, 90.0], "journal": [20.0, 21.0, 22.0]})
    assert name == "journal"
    assert times == [20.0, 21.0, 22.0]


def test_the_middle_half_leaves_out_the_outliers():
    assert middle_half([1.0, 2.0, 3.0, 4.0, 100.0]) == (2.0, 4.0)
    assert middle_half([7.0]) == (7.0, 7.0)


def test_numbers_are_as_precise_as_they_deserve():
    assert number(0.7949, Unit.MS) == "0.79 ms"
    assert number(138.26, Unit.MS) == "138.3 ms"
    assert number(47.92, Unit.MB) == "47.9 MB"
    assert number(1.996, Unit.TIMES) == "2.00 x"


def test_every_line_of_the_table_has_every_column_at_the_same_place():
    rows = [
        beside_floor("start", Pairs((100.0, 100.0), (250.0, 260.0)), 2.0),
        within("later visit, journal (worst)", [4.0, 5.0], 16.0),
        beside_floor("memory", Pairs((48.0,), (90.0,)), 1.9, Unit.MB),
    ]
    lines = table(rows).splitlines()
    assert len(lines) == 5
    assert lines[0].split(" | ")[0].strip("| ") == "what"
    places = [[place for place, letter in enumerate(line) if letter == "|"] for line in lines]
    assert all(found == places[0] for found in places)
    assert len(places[0]) == len(HEADINGS) + 1


def test_a_row_says_floor_ours_ratio_target_and_whether_it_is_met():
    row = beside_floor("start", Pairs((100.0, 100.0), (250.0, 250.0)), 2.0)
    assert cells(row) == ("start", "100.0 ms", "250.0 ms", "2.50 x", "2.50 to 2.50 x", "<= 2.00 x", "NO", "2")
    timed = within("visit", [4.0, 4.0], 16.0)
    assert cells(timed) == ("visit", "-", "4.00 ms", "-", "4.00 to 4.00 ms", "<= 16.0 ms", "yes", "2")


def test_the_file_holds_all_that_the_table_does():
    row = beside_floor("start", Pairs((100.0,), (250.0,)), 2.0, details={"ours": [250.0]})
    told = json.loads(as_json([row], {"pairs": 1}))
    assert told["about"] == {"pairs": 1}
    assert told["rows"][0]["value"] == 2.5
    assert told["rows"][0]["met"] is False
    assert told["rows"][0]["details"] == {"ours": [250.0]}
