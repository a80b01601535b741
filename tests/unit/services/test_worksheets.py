"""The written tools: what comes of each is written and taken back at once, and kept while it is half written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.content.library import Library
from companion.domain.aims import Kind as Aim
from companion.domain.lapse import Link, Part
from companion.domain.undo import Done
from companion.domain.value import replace
from companion.domain.worksheet import DONE, Answer, Sheet
from companion.resources import content_folder
from companion.services.aims import AimService
from companion.services.coping import CopingService
from companion.services.urges import UrgeService
from companion.services.worksheets import Finished, Opened, WorksheetService
from companion.services.worries import WorryService
from companion.services.written_out import PageWords
from tests.unit.services.conftest import House

LIBRARY = Library(content_folder())
CUES = {part: f"the cue of {part}" for part in Part}
WORDS = PageWords()
LONG = "word " * 20_000


class Desk:
    """The service over a house, and what a person does with a tool."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.aims = AimService(house.db, house.clock)
        self.coping = CopingService(house.db, house.clock, house.settings)
        self.worries = WorryService(house.db, house.clock)
        self.urges = UrgeService(house.db, house.clock, house.moments)
        self.service = WorksheetService(
            house.db,
            house.clock,
            house.settings,
            journal=house.journal,
            aims=self.aims,
            coping=self.coping,
            urges=self.urges,
            worries=self.worries,
        )

    def open(self, tool: str) -> Opened:
        sheet = LIBRARY.worksheet(tool)
        return self.service.open(sheet, rated=sheet.rated)

    def done(self, tool: str, *, before: int | None = None, after: int | None = None, **answers: Answer) -> Finished:
        opened = self.open(tool)
        sheet = opened.sheet
        for name, answer in answers.items():
            sheet = sheet.with_answer(name.replace("_", "-"), answer)
        return self.finish(tool, Opened(sheet.end().end(), opened.posed), before, after)

    def finish(self, tool: str, opened: Opened, before: int | None = None, after: int | None = None) -> Finished:
        return self.service.finish(LIBRARY.worksheet(tool), opened, (before, after), WORDS, CUES, as_way=tool)

    @property
    def plans(self) -> list[tuple[str, str]]:
        return [(one.cue, one.action) for one in self.aims.if_thens()]


@pytest.fixture
def desk(house: House) -> Desk:
    return Desk(house)


def test_a_thought_record_is_a_page_that_can_be_found(desk: Desk) -> None:
    done = desk.done(
        "thought-record",
        before=8,
        after=5,
        thought=Answer(("I have blown it",)),
        fairer=Answer(("I used once.\nI told Jo.",)),
    )
    entry = desk.house.journal.entry(done.page)
    assert entry is not None
    assert (entry.title, entry.tags) == ("A hard thought, checked", ("thought record",))
    assert entry.body == (
        "Before: 8 of 10\nAfter: 5 of 10\n\n"
        "## What went through your mind?\n\nI have blown it\n\n"
        "## What is a fairer way to say it?\n\nI used once.\nI told Jo."
    )
    assert len(desk.house.journal.search("blown").hits) == 1
    (tried,) = desk.coping.latest("thought-record")
    assert (tried.before, tried.after) == (8, 5)


def test_each_next_time_of_a_chain_lands_in_the_plan_in_the_same_write(desk: Desk) -> None:
    desk.house.told.clear()
    done = desk.done(
        "chain-analysis",
        about=Answer(("Friday",)),
        set_off=Answer(links=(Link(Part.SET_OFF, "Payday. Money in my hand", "I ring Jo"),)),
        did=Answer(
            links=(Link(Part.DID, "", "I turn back"), Link(Part.DID, "Took the bus", "I walk", "I am at the stop"))
        ),
    )
    assert len(desk.house.told) == 1
    assert done.plans == 3
    assert desk.plans == [
        ("Payday", "I ring Jo"),
        ("the cue of did", "I turn back"),
        ("I am at the stop", "I walk"),
    ]
    entry = desk.house.journal.entry(done.page)
    assert entry is not None
    assert "- Payday. Money in my hand\n  Next time, when this comes: Payday. I will: I ring Jo" in entry.body


def test_undo_takes_back_the_page_the_plans_and_the_record_and_leaves_it_half_written(desk: Desk) -> None:
    done = desk.done("if-then-plan", plan=Answer(("it is Friday", "I walk to the library")))
    assert desk.plans == [("it is Friday", "I walk to the library")]
    done.undo()
    assert desk.plans == []
    assert desk.house.journal.timeline().items == ()
    assert desk.coping.records() == {}
    half = desk.service.half_done(LIBRARY.worksheet("if-then-plan"), desk.open("if-then-plan").sheet)
    assert half is not None
    assert half.sheet.answer("plan").words == ("it is Friday", "I walk to the library")
    assert half.sheet.at == "aloud"


@pytest.mark.parametrize(
    ("cue", "action"),
    [("it is Friday", "walk"), ("If it is Friday,", "then I will walk."), ("if it is Friday", "I walk")],
)
def test_a_plan_is_said_as_one_sentence_however_it_was_typed(desk: Desk, cue: str, action: str) -> None:
    done = desk.done("if-then-plan", plan=Answer((cue, action)))
    entry = desk.house.journal.entry(done.page)
    assert entry is not None
    assert entry.body == "## Make one plan\n\nIf it is Friday, then I will walk"


def test_half_a_plan_is_kept_on_the_page_and_is_no_plan(desk: Desk) -> None:
    done = desk.done("if-then-plan", plan=Answer(("it is Friday",)))
    assert desk.plans == []
    entry = desk.house.journal.entry(done.page)
    assert entry is not None
    assert "it is Friday" in entry.body


def test_a_value_and_its_step_come_together_and_a_known_value_is_not_doubled(desk: Desk) -> None:
    desk.done("values-compass", value=Answer(chosen=("honest",)), step=Answer(("Tell Jo",)))
    second = desk.done("values-compass", value=Answer(chosen=("honest",)), step=Answer(("Write it down",)))
    goals = desk.aims.goals()
    (value,) = [one for one in goals if one.kind is Aim.VALUE]
    assert value.words == "Being honest"
    steps = [one for one in goals if one.kind is Aim.STEP]
    assert [(one.words, one.towards) for one in steps] == [("Tell Jo", value.uuid), ("Write it down", value.uuid)]
    second.undo()
    assert len(desk.aims.goals()) == 2


def test_a_value_in_their_own_words_counts_alike(desk: Desk) -> None:
    desk.done("values-compass", value=Answer(("My garden",)))
    assert [one.words for one in desk.aims.goals()] == ["My garden"]


def test_worries_are_parked_and_looked_at_when_their_time_is(desk: Desk) -> None:
    opened = desk.open("worry-window")
    assert [one.id for one in opened.sheet.asked] == ["worries", "until", "away"]
    parked = desk.done("worry-window", worries=Answer(("The letter", " ", "Mum")), until=Answer(chosen=("tomorrow",)))
    assert parked.worries == 2
    today = desk.house.checkins.today()
    assert [(one.words, one.day) for one in desk.worries.waiting()] == [
        ("The letter", today + timedelta(days=1)),
        ("Mum", today + timedelta(days=1)),
    ]
    opened = desk.open("worry-window")
    sheet = opened.sheet.with_answer("now", Answer(chosen=("look",)))
    letter, mum = [one.id for one in sheet.asked[1:]]
    assert (opened.posed[letter].ask, opened.posed[mum].ask) == ("The letter", "Mum")
    sheet = sheet.with_answer(letter, Answer(("Ring them",), ("step",)))
    done = desk.finish("worry-window", Opened(sheet.end(), opened.posed))
    assert [one.words for one in desk.worries.waiting()] == ["Mum"]
    assert [one.words for one in desk.aims.goals()] == ["Ring them"]
    done.undo()
    assert [one.words for one in desk.worries.waiting()] == ["The letter", "Mum"]
    parked.undo()
    assert desk.worries.waiting() == ()


def test_only_to_say_which_it_is_for_keeps_nothing(desk: Desk) -> None:
    desk.worries.park("The letter", desk.house.checkins.today())
    done = desk.done("worry-window", now=Answer(chosen=("look",)))
    assert (done.page, done.tried) == ("", False)
    assert desk.house.journal.timeline().items == ()


def test_an_urge_is_a_moment_with_what_set_it_off_beside_it(desk: Desk) -> None:
    done = desk.done("urge-log", before=7, after=0, set_off=Answer(("my street",), ("money",)), did=Answer(("Walked",)))
    moment = desk.house.moments.moment(done.moment)
    assert moment is not None
    assert moment.craving == 7
    assert moment.note == "Set off by: Money, my street\nWalked\nAfter: 0 of 10"
    urge = desk.urges.of_moment(done.moment)
    assert urge is not None
    assert (urge.set_off_by, urge.did, urge.after) == ("Money\nmy street", "Walked", 0)
    assert done.page == ""
    done.undo()
    assert desk.house.moments.moment(done.moment) is None
    assert desk.urges.of_moment(done.moment) is None


def test_an_urge_deleted_in_the_journal_is_blanked_with_its_moment(desk: Desk) -> None:
    done = desk.done("urge-log", before=7, did=Answer(("Walked",)))
    desk.house.moments.delete(done.moment)
    later = desk.house.clock.now() + timedelta(days=31)
    desk.house.moments.purge(later)
    assert desk.urges.purge(later) == 1
    urge = desk.urges.of_moment(done.moment)
    assert urge is not None
    assert (urge.did, urge.after) == ("", None)
    assert desk.urges.purge(later) == 0


def test_what_was_taken_out_of_the_moment_of_an_urge_stands_nowhere_else(desk: Desk) -> None:
    done = desk.done("urge-log", before=7, set_off=Answer((), ("money",)), did=Answer(("Rang Bob",)))
    moment = desk.house.moments.moment(done.moment)
    assert moment is not None
    assert desk.urges.purge() == 0
    desk.house.moments.change(done.moment, replace(moment.given, note="Set off by: Money"))
    assert desk.urges.purge() == 1
    urge = desk.urges.of_moment(done.moment)
    assert urge is not None
    assert (urge.set_off_by, urge.did) == ("", "")


def test_a_settled_worry_loses_its_words_after_thirty_days(desk: Desk) -> None:
    made = desk.worries.park("The letter", desk.house.checkins.today())
    desk.worries.park("Mum", desk.house.checkins.today())
    desk.worries.settle(made.uuid, "I ring on Monday")
    assert desk.worries.purge(desk.house.clock.now() + timedelta(days=29)) == 0
    assert desk.worries.purge(desk.house.clock.now() + timedelta(days=31)) == 1
    with desk.house.db.quick() as connection:
        assert connection.execute("SELECT words, came_of_it FROM worry ORDER BY words").fetchall() == [
            ("", ""),
            ("Mum", ""),
        ]


def test_with_nothing_given_nothing_is_written(desk: Desk) -> None:
    done = desk.done("halt-check")
    assert (done.page, done.moment, done.tried) == ("", "", False)
    assert desk.house.journal.timeline().items == ()
    assert desk.coping.records() == {}
    done.undo()
    assert desk.service.half_done(LIBRARY.worksheet("halt-check"), desk.open("halt-check").sheet) is None


def test_ratings_alone_are_a_time_it_was_tried_and_no_page(desk: Desk) -> None:
    done = desk.done("halt-check", before=6, after=4)
    assert (done.page, done.tried) == ("", True)


def test_a_small_thing_that_was_done_stands_on_the_page(desk: Desk) -> None:
    done = desk.done("halt-check", which=Answer(chosen=("hungry", "tired")), hungry_do=Answer(times=1))
    entry = desk.house.journal.entry(done.page)
    assert entry is not None
    assert entry.body.endswith("- Hungry or thirsty\n- Tired\n\n## Eat something small\n\nDone.")


@pytest.mark.parametrize("corners", [("a", "", "", "d"), ("", "", "", "only this")])
def test_a_square_keeps_each_corner_under_its_name(desk: Desk, corners: tuple[str, ...]) -> None:
    done = desk.done("pros-and-cons", square=Answer(corners))
    entry = desk.house.journal.entry(done.page)
    assert entry is not None
    assert f"### What not using gives me\n\n{corners[3]}" in entry.body
    assert "What using costs me" not in entry.body


@pytest.mark.parametrize("tool", ["if-then-plan", "thought-record", "worry-window", "problem-solving"])
def test_twenty_thousand_words_in_one_field_are_all_kept(desk: Desk, tool: str) -> None:
    opened = desk.open(tool)
    first = opened.sheet.asked[0]
    sheet = opened.sheet.with_answer(first.id, Answer((LONG, LONG)))
    desk.service.keep(LIBRARY.worksheet(tool), sheet, None)
    half = desk.service.half_done(LIBRARY.worksheet(tool), opened.sheet)
    assert half is not None
    done = desk.finish(tool, Opened(half.sheet.end().end(), opened.posed))
    entry = desk.house.journal.entry(done.page)
    assert entry is not None
    assert entry.body.count("word") >= 20_000


def test_it_is_half_written_in_a_place_of_its_own(desk: Desk) -> None:
    thought, plan = LIBRARY.worksheet("thought-record"), LIBRARY.worksheet("if-then-plan")
    one = desk.open("thought-record").sheet.go_on().with_answer("situation", Answer(("A row",)))
    two = desk.open("if-then-plan").sheet.go_on().with_answer("plan", Answer(("", "Walk")))
    desk.service.keep(thought, one, 7)
    desk.service.keep(plan, two, None)
    half = desk.service.half_done(thought, desk.open("thought-record").sheet)
    assert half is not None
    assert (half.sheet, half.before, half.day) == (one, 7, desk.house.checkins.today())
    dropped: Done = desk.service.drop(thought)
    assert desk.service.half_done(thought, one) is None
    assert desk.service.half_done(plan, two) is not None
    dropped.undo()
    assert desk.service.half_done(thought, desk.open("thought-record").sheet) is not None


def test_when_it_is_done_it_is_half_written_no_more(desk: Desk) -> None:
    plan = LIBRARY.worksheet("if-then-plan")
    sheet = desk.open("if-then-plan").sheet.with_answer("plan", Answer(("", "Walk")))
    desk.service.keep(plan, sheet, None)
    desk.finish("if-then-plan", Opened(Sheet(sheet.questions, sheet.answers, DONE), desk.open("if-then-plan").posed))
    assert desk.service.half_done(plan, sheet) is None


def test_what_stands_in_the_slot_of_another_kind_is_not_read_as_a_lapse(desk: Desk) -> None:
    from companion.storage import hot_lapse

    desk.service.keep(LIBRARY.worksheet("if-then-plan"), desk.open("if-then-plan").sheet, None)
    with desk.house.db.quick() as connection:
        assert hot_lapse.waiting(connection, "lapse") == []


def test_parked_worries_taken_away_lose_their_words_after_thirty_days(desk: Desk) -> None:
    made = desk.worries.park("The letter", desk.house.checkins.today())
    made.undo()
    assert desk.worries.purge(desk.house.clock.now() + timedelta(days=29)) == 0
    assert desk.worries.purge(desk.house.clock.now() + timedelta(days=31)) == 1
