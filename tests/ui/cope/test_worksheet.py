"""The written tools from their beginning to their end, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.aims import Kind as Aim
from companion.ui.widgets.buttons import Chip
from tests.ui.conftest import RecordingShell
from tests.ui.cope.desk import Desk

TOOLS = (
    "halt-check",
    "thought-record",
    "chain-analysis",
    "if-then-plan",
    "pros-and-cons",
    "values-compass",
    "worry-window",
    "problem-solving",
    "urge-log",
)


def test_halt_leads_from_each_yes_to_one_small_thing_the_first_yes_first(desk: Desk, shell: RecordingShell) -> None:
    desk.open("halt-check", before=6)
    desk.enter()
    chips = [chip for chip in desk.page.findChildren(Chip) if chip.isVisible()]
    assert [chip.text() for chip in chips][:3] == ["My medicine is due", "I am in pain or unwell", "Hungry or thirsty"]
    desk.key(*(Qt.Key.Key_Tab,) * 2)
    desk.key(Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert [chip.text() for chip in chips if chip.isChecked()] == ["Hungry or thirsty", "Lonely"]
    desk.key(Qt.Key.Key_Return)
    assert desk.at == "hungry-do"
    desk.key(Qt.Key.Key_Space)
    desk.key(Qt.Key.Key_Return)
    assert desk.at == "lonely-do"
    desk.key(Qt.Key.Key_Return)
    desk.lines("A letter came")
    assert desk.held.objectName() == "rate-after"
    desk.key(Qt.Key.Key_3, Qt.Key.Key_Return)
    assert "## Eat something small\n\nDone." in desk.body()
    assert "A letter came" in desk.body()
    (tried,) = desk.ctx.services.coping.latest("halt-check")
    assert (tried.before, tried.after) == (6, 3)
    assert shell.toasts[-1][0] == "Kept in your journal"


def test_a_hard_thought_is_checked_by_keyboard_alone(desk: Desk) -> None:
    desk.open("thought-record")
    desk.key(Qt.Key.Key_Backtab)
    desk.key(Qt.Key.Key_8, Qt.Key.Key_Return)
    for words in ("Tom did not answer", "He is done with me"):
        desk.lines(words)
    desk.enter("sad")
    for words in ("He did not answer", "He works nights", "He will answer when he can"):
        desk.lines(words)
    assert desk.at == "aloud"
    desk.key(Qt.Key.Key_Space)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_4, Qt.Key.Key_Return)
    assert desk.body().startswith("Before: 8 of 10\nAfter: 4 of 10\n\n## What happened?\n\nTom did not answer")
    assert desk.held.objectName() == "sheet-all-done"


def test_each_next_time_of_a_chain_lands_in_my_plan(desk: Desk) -> None:
    desk.open("chain-analysis")
    desk.enter()
    desk.lines("Friday evening")
    desk.type("No sleep")
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Space)
    desk.type("lie down at six")
    desk.key(Qt.Key.Key_Return)
    assert desk.at == "set-off"
    desk.type("Payday")
    desk.press("sheet-link-more")
    desk.type("Met Sam")
    desk.press("sheet-next-open-set-off-2")
    desk.type("cross the road")
    desk.press("sheet-end")
    plans = [(one.cue, one.action) for one in desk.ctx.services.aims.if_thens()]
    assert plans == [("No sleep", "lie down at six"), ("Met Sam", "cross the road")]
    assert "- Payday\n- Met Sam" in desk.body()
    assert desk.shown("sheet-plan")


@pytest.mark.parametrize("tool", TOOLS)
def test_every_question_that_is_reached_is_asked_in_its_own_words(desk: Desk, tool: str) -> None:
    page = desk.open(tool)
    desk.press("sheet-begin")
    while page.sheet.question is not None:
        ask = desk.part("sheet-ask")
        assert ask.accessibleName() == desk.tool.question(desk.at).ask
        desk.press("sheet-next")
    assert desk.shown("rate-after") == desk.tool.rated


def test_a_plan_is_made_and_said_three_times(desk: Desk) -> None:
    desk.open("if-then-plan")
    desk.enter()
    desk.enter("it is Friday at five")
    desk.enter("walk to the library")
    desk.key(Qt.Key.Key_Return, ctrl=True)
    assert desk.at == "aloud"
    for times in ("1 of 3", "2 of 3", "3 of 3"):
        desk.key(Qt.Key.Key_Space)
        assert desk.held.accessibleDescription().startswith(times)
    desk.key(Qt.Key.Key_Space)
    (plan,) = desk.ctx.services.aims.if_thens()
    assert (plan.cue, plan.action) == ("it is Friday at five", "walk to the library")


def test_the_square_is_a_square_and_is_read_back(desk: Desk) -> None:
    desk.open("pros-and-cons")
    desk.enter()
    places = [
        desk.part(f"sheet-corner-{number}").mapTo(desk.page, desk.page.rect().topLeft()) for number in (1, 2, 3, 4)
    ]
    assert places[0].y() == places[1].y() < places[2].y() == places[3].y()
    assert places[0].x() == places[2].x() < places[1].x() == places[3].x()
    for words in ("quiet", "money", "evenings"):
        desk.type(words)
        desk.key(Qt.Key.Key_Tab)
    desk.lines("mornings")
    desk.enter("mornings")
    card = desk.part("sheet-said").parentWidget()
    assert card is not None
    said = [one.accessibleName() for one in card.findChildren(QWidget) if "mornings" in one.accessibleName()]
    assert said[0].startswith("What not using gives me: mornings What is hard about not using: evenings")


def test_a_value_and_a_step_land_in_what_matters(desk: Desk) -> None:
    desk.open("values-compass")
    desk.enter()
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Return, ctrl=True)
    desk.enter("tell Jo how it is")
    goals = desk.ctx.services.aims.goals()
    assert [(one.kind, one.words) for one in goals] == [(Aim.VALUE, "Being honest"), (Aim.STEP, "tell Jo how it is")]


def test_worries_wait_and_are_looked_at(desk: Desk) -> None:
    desk.open("worry-window")
    desk.enter()
    desk.enter("the letter")
    desk.enter("mum")
    desk.enter()
    assert desk.at == "until"
    desk.key(Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert [one.words for one in desk.ctx.services.worries.waiting()] == ["the letter", "mum"]
    desk.open("worry-window")
    desk.enter()
    desk.key(Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert desk.part("sheet-ask").accessibleName() == "the letter"
    desk.key(Qt.Key.Key_Space, Qt.Key.Key_Return)
    desk.enter("ring them on Monday")
    assert desk.part("sheet-ask").accessibleName() == "mum"
    desk.key(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.ctx.services.worries.waiting() == ()
    assert [one.words for one in desk.ctx.services.aims.goals()] == ["ring them on Monday"]


def test_a_problem_gets_ways_out_and_a_first_step(desk: Desk) -> None:
    desk.open("problem-solving")
    desk.enter()
    desk.lines("The bill is due")
    desk.enter("pay in parts")
    desk.enter("ask my sister")
    desk.enter()
    assert desk.at == "choice"
    desk.key(Qt.Key.Key_Down, Qt.Key.Key_Return)
    desk.enter("find her number")
    desk.enter("Thursday")
    assert "## Which one will you try?\n\n- ask my sister" in desk.body()
    assert [one.words for one in desk.ctx.services.aims.goals()] == ["find her number"]


def test_an_urge_is_noted_in_a_few_keys(desk: Desk, shell: RecordingShell) -> None:
    desk.open("urge-log", before=7)
    desk.enter()
    desk.key(Qt.Key.Key_Space, Qt.Key.Key_Return)
    desk.lines("walked")
    desk.key(Qt.Key.Key_2, Qt.Key.Key_Return)
    (moment,) = desk.ctx.services.moments.of_day(desk.ctx.today())
    assert moment.craving == 7
    urge = desk.ctx.services.urges.of_moment(moment.uuid)
    assert urge is not None
    assert (urge.set_off_by, urge.did, urge.after) == ("People", "walked", 2)
    assert desk.ctx.services.coping.records() == {}
    desk.press("sheet-journal")
    assert shell.went[-1] == ("journal", {"moment": moment.uuid})


@pytest.mark.parametrize("tool", TOOLS)
def test_in_a_hurry_every_tool_ends_with_nothing_kept(desk: Desk, tool: str) -> None:
    desk.open(tool)
    desk.press("sheet-begin")
    for _ in range(20):
        name = next((one for one in ("sheet-next", "sheet-go-on") if desk.shown(one)), "")
        if not name:
            break
        desk.press(name)
    assert desk.shown("sheet-all-done")
    assert desk.ctx.services.journal.timeline().items == ()
    assert desk.ctx.services.coping.records() == {}
    left: list[bool] = []
    desk.page.left.connect(lambda: left.append(True))
    desk.key(Qt.Key.Key_Return)
    assert left == [True]


@pytest.mark.parametrize("tool", TOOLS)
def test_escape_leads_back_and_out_from_everywhere(desk: Desk, tool: str) -> None:
    desk.open(tool)
    left: list[bool] = []
    desk.page.left.connect(lambda: left.append(True))
    desk.press("sheet-begin")
    desk.press("sheet-next")
    for _ in range(4):
        if not left:
            assert desk.page.go_back()
    assert left == [True]
