"""The scenes of the written tools: every kind of question, how each begins, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from companion.domain.worksheet import BEGIN, Answer, Sheet
from companion.ui.cope.worksheet_page import HeldSheet
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

Act = Callable[[Stage], None]
GIVEN: dict[str, dict[str, Answer]] = {
    "halt-check": {"which": Answer(chosen=("hungry", "lonely"))},
    "thought-record": {
        "situation": Answer(("Tom did not answer my message last night.",)),
        "thought": Answer(("He is done with me. I have blown it again.",)),
        "fairer": Answer(("He works nights. I will know more when he answers. What I learned is still mine.",)),
    },
    "if-then-plan": {"plan": Answer(("it is Friday at five and I have my wages", "I walk to the library with Jo"))},
    "pros-and-cons": {
        "square": Answer(
            (
                "Quiet for an hour",
                "Money, Ella, sleep, my teeth. The fear when the phone rings.",
                "Evenings. I ring Jo at six, and walk.",
                "Mornings with Ella. Being in nobody's debt.",
            )
        )
    },
    "problem-solving": {
        "problem": Answer(("The electricity bill is due on Friday.",)),
        "ways": Answer(("Ring them and ask to pay in parts", "Ask my sister", "Sell the bike")),
    },
    "values-compass": {"value": Answer(chosen=("honest",))},
}


def _at(tool: str, question: str, *presses: str) -> Act:
    """A tool at one of its questions, with what is given in GIVEN, and buttons pressed there."""

    def act(stage: Stage) -> None:
        stage.open("today")
        sheet = stage.ctx.library.worksheet(tool)
        opened = stage.ctx.services.worksheets.open(sheet, rated=sheet.rated)
        given = Sheet(opened.sheet.questions, rated=sheet.rated)
        for name, answer in GIVEN.get(tool, {}).items():
            given = given.with_answer(name, answer)
        if question == BEGIN:
            stage.open("cope", strategy=tool, start=True)
        else:
            stage.open("cope", held=HeldSheet(tool, given.at_question(question), 7, 4))
        for name in presses:
            stage.press(name)

    return act


def _worries(question: str, *presses: str) -> Act:
    def act(stage: Stage) -> None:
        stage.open("today")
        for words in ("The letter from the landlord", "Mum and her knee", "Whether I said too much at the group"):
            stage.ctx.services.worries.park(words, stage.ctx.today())
        _at("worry-window", question, *presses)(stage)

    return act


def _half(stage: Stage) -> None:
    _at("thought-record", "thought", "sheet-next", "sheet-leave")(stage)
    stage.open("cope", strategy="thought-record", start=True)


def worksheets() -> Iterator[Scene]:
    """Every kind of question, and every stage."""
    yield Scene("cope", "sheet-begin", "week", _at("thought-record", BEGIN), contrast=True)
    yield Scene("cope", "sheet-half-written", "week", _half)
    yield Scene("cope", "sheet-lines", "week", _at("thought-record", "thought"), contrast=True)
    yield Scene("cope", "sheet-line", "empty", _at("thought-record", "feeling"))
    yield Scene("cope", "sheet-aloud", "week", _at("thought-record", "aloud"))
    yield Scene("cope", "sheet-after", "week", _at("thought-record", "after"))
    yield Scene("cope", "sheet-came", "week", _at("thought-record", "after", "sheet-go-on"))
    yield Scene("cope", "sheet-choose", "week", _at("halt-check", "which"), contrast=True)
    yield Scene("cope", "sheet-do", "week", _at("halt-check", "lonely-do"))
    yield Scene("cope", "sheet-links", "week", _at("chain-analysis", "did"))
    yield Scene("cope", "sheet-links-more", "week", _at("chain-analysis", "set-off", "sheet-next-open-set-off-1"))
    yield Scene("cope", "sheet-plan", "week", _at("if-then-plan", "plan"))
    yield Scene("cope", "sheet-plan-aloud", "week", _at("if-then-plan", "aloud", "sheet-said"))
    yield Scene("cope", "sheet-plan-came", "week", _at("if-then-plan", "aloud", "sheet-end"))
    yield Scene("cope", "sheet-square", "week", _at("pros-and-cons", "square"), contrast=True)
    yield Scene("cope", "sheet-square-aloud", "week", _at("pros-and-cons", "aloud"))
    yield Scene("cope", "sheet-pick", "week", _at("values-compass", "value"))
    yield Scene("cope", "sheet-list", "week", _at("problem-solving", "ways"))
    yield Scene("cope", "sheet-pick-theirs", "week", _at("problem-solving", "choice"))
    yield Scene("cope", "sheet-worry-which", "week", _worries("now"))
    yield Scene(
        "cope", "sheet-worry-each", "week", _worries("now", "sheet-choice-look", "sheet-next", "sheet-choice-step")
    )
