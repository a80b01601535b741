"""Pathways: a page that was read ticks its step, a hand may change that, and nothing is lost."""

from __future__ import annotations

import pytest

from companion.content.library import Library
from companion.content.pathways import Pathway
from companion.resources import content_folder
from companion.services.pathways import PathwayService, Place, place_in
from tests.unit.services.conftest import House

PATHWAY: Pathway = Library(content_folder()).pathway("first-72-hours")
STEPS = [step.to for step in PATHWAY.steps()]


def service(house: House) -> PathwayService:
    return PathwayService(house.db, house.clock, house.settings)


def finish(house: House, article: str) -> None:
    with house.db.write("reading"), house.db.quick() as raw:
        raw.execute(
            "INSERT INTO reading (article, opened_at, finished_at, updated_at) VALUES (?, 'then', 'then', 'then')",
            (article,),
        )


def test_it_begins_at_the_first_step(house: House) -> None:
    progress = service(house).progress(PATHWAY)
    assert (progress.done, progress.count, progress.next) == (frozenset(), len(STEPS), STEPS[0])
    assert not progress.is_begun
    assert service(house).followed == ""


def test_a_page_read_to_its_end_is_ticked_by_itself_in_every_pathway_that_has_it(house: House) -> None:
    finish(house, "naloxone")
    for pathway in Library(content_folder()).pathways(family=False):
        has = "article:naloxone" in {step.to for step in pathway.steps()}
        assert ("article:naloxone" in service(house).progress(pathway).done) is has
    assert service(house).progress(PATHWAY).next == STEPS[1]


def test_a_page_only_opened_is_not_ticked(house: House) -> None:
    with house.db.write("reading"), house.db.quick() as raw:
        raw.execute("INSERT INTO reading (article, opened_at, updated_at) VALUES ('naloxone', 'then', 'then')")
    assert service(house).progress(PATHWAY).done == frozenset()


def test_what_is_changed_by_hand_stands_against_what_was_read(house: House) -> None:
    finish(house, "naloxone")
    taken = service(house).tick(PATHWAY, "article:naloxone", False)
    assert service(house).progress(PATHWAY).done == frozenset()
    taken.undo()
    assert service(house).progress(PATHWAY).done == {"article:naloxone"}


def test_a_tick_is_undone_to_what_was_there_before(house: House) -> None:
    first = service(house).tick(PATHWAY, STEPS[2], True)
    again = service(house).tick(PATHWAY, STEPS[2], False)
    again.undo()
    assert service(house).progress(PATHWAY).done == {STEPS[2]}
    first.undo()
    with house.db.quick() as raw:
        assert raw.execute("SELECT count(*) FROM pathway_step").fetchone() == (0,)


def test_a_tick_says_which_pathway_somebody_is_on_until_it_is_whole(house: House) -> None:
    for step in STEPS[:-1]:
        service(house).tick(PATHWAY, step, True)
    assert service(house).followed == "first-72-hours"
    assert service(house).progress(PATHWAY).next == STEPS[-1]
    service(house).tick(PATHWAY, STEPS[-1], True)
    assert service(house).progress(PATHWAY).is_whole
    assert service(house).followed == ""
    service(house).tick(PATHWAY, STEPS[0], False)
    assert service(house).followed == "first-72-hours"


def test_a_tick_in_one_pathway_is_none_in_another(house: House) -> None:
    other = Library(content_folder()).pathway("first-week")
    service(house).tick(PATHWAY, "article:medicines", True)
    assert service(house).progress(other).done == frozenset()


def test_a_step_the_pathway_does_not_have_is_not_ticked(house: House) -> None:
    with pytest.raises(ValueError, match="no step of first-72-hours"):
        service(house).tick(PATHWAY, "article:how-to-help", True)
    # A step of an edition before this one may still stand in the file; it counts for nothing.
    with house.db.write("reading"), house.db.quick() as raw:
        raw.execute("INSERT INTO pathway_step VALUES ('first-72-hours', 'article:gone', 'then', 'then')")
    assert service(house).progress(PATHWAY).done == frozenset()


def test_a_tick_tells_those_who_draw_what_was_read(house: House) -> None:
    house.told.clear()
    service(house).tick(PATHWAY, STEPS[0], True)
    assert frozenset({"reading"}) in house.told


def test_the_steps_before_and_after_a_page_are_those_of_its_pathway() -> None:
    steps = PATHWAY.steps()
    place = place_in(PATHWAY, "lower-tolerance")
    assert place == Place(2, len(steps), steps[0], steps[2])
    first = place_in(PATHWAY, "naloxone")
    assert first is not None
    assert first.before is None
    assert place_in(PATHWAY, "how-to-help") is None
