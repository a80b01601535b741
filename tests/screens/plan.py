"""The scenes of My plan: empty, written, large, and its sheets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from companion.domain.aims import Kind
from companion.domain.checkin import Answers
from companion.domain.contacts import ContactDetails, Number
from companion.domain.kits import KitKind, KitWords
from companion.domain.questions import DOCTOR, QuestionWords
from companion.domain.plans import RiskKind
from companion.domain.signs import Condition, Rule, What
from companion.domain.stay_safe import Part
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

DAY = timedelta(days=1)


def write_plan(stage: Stage) -> None:
    """An invented plan with somebody to ring, hard days, plans and what matters."""
    stage.open("today")
    services, today = stage.ctx.services, stage.ctx.today()
    ife = services.contacts.add(ContactDetails("Ife", role="friend", numbers=(Number("07700 900345"),))).uuid
    plan, aims = services.stay_safe, services.aims
    for part, words in (
        (Part.SIGNALS, "I stop answering messages"),
        (Part.SIGNALS, "Two bad nights, and I walk past the old street"),
        (Part.FIRST, "Shoes on, ten minutes outside, towards the canal"),
        (Part.FIRST, "Something to eat, even if it is toast"),
        (Part.LIFT, "The library on the second floor, by the window"),
        (Part.SAFER, "Naloxone on the table. Ife knows where."),
    ):
        plan.add(part, words)
    plan.add(Part.TELL, contact=ife)
    plan.add(Part.SERVICES, helpline=next(line.id for line in stage.ctx.library.country("gb").lines if line.number))
    services.plans.add_reason("My daughter's laugh on Sunday mornings")
    aims.add_hard_day(today + DAY, "Payday", "Straight to Ife's, with the bus that goes round")
    aims.add_hard_day(today.replace(year=today.year - 2) + DAY * 20, "The day Dad died", yearly=True)
    aims.plan_for("it is payday", "walk to Ife's the long way")
    family = aims.aim(Kind.VALUE, "Being someone my daughter can count on").uuid
    aims.tick_goal(aims.aim(Kind.GOAL, "Ring her on Wednesdays", towards=family).uuid)
    aims.aim(Kind.GOAL, "A room of my own by spring", towards=family)
    short = Condition(What.SLEEP_TIME, 3, 3, under=True, number=300)
    services.signs.add("Thin days", Rule((short, Condition(What.CRAVING, number=7))))
    services.signs.add("", Rule((Condition(What.NOTHING_WRITTEN, 3, 4),)))


def _written(stage: Stage, *presses: str) -> None:
    write_plan(stage)
    stage.open("plan")
    for name in presses:
        stage.press(name)


def _sign(stage: Stage, *presses: str) -> None:
    """A sign that holds: three short nights, and a strong craving today."""
    write_plan(stage)
    for back in range(3):
        craving = 3 if back else 8
        given = Answers(sleep_minutes=240 + 20 * back, craving=craving)
        stage.ctx.services.checkins.save(stage.ctx.today() - DAY * back, given)
    sign = stage.ctx.services.signs.all()[0].uuid
    stage.open("plan" if presses else "today")
    for name in presses:
        stage.press(name.format(sign=sign))


def _evening_before(stage: Stage) -> None:
    write_plan(stage)
    stage.open("today")


def _pack(stage: Stage, **route: object) -> None:
    write_plan(stage)
    stage.ctx.services.kits.add(KitWords("Kitchen drawer, left", KitKind.SPRAY))
    stage.open("pack", **route)


def _kits(stage: Stage, *presses: str) -> None:
    stage.open("today")
    service, today = stage.ctx.services.kits, stage.ctx.today()
    service.add(KitWords("Kitchen drawer, left", KitKind.SPRAY, today + DAY * 400, "Chris, Mum"))
    service.add(KitWords("In my rucksack", KitKind.SPRAY, today + DAY * 20, "Chris", "side pocket"))
    service.add(KitWords("At Ife's", KitKind.INJECTION, today - DAY * 3))
    stage.open("kits")
    for name in presses:
        stage.press(name)


def _questions(stage: Stage, *presses: str) -> None:
    stage.open("today")
    service, today = stage.ctx.services.questions, stage.ctx.today()
    service.add(QuestionWords("How do I tell my sister that I cannot come to the party?"))
    service.add(QuestionWords("My sleep is short since the spring. Could we talk about that?", DOCTOR))
    service.add(QuestionWords("Are you open on the bank holiday?", "the pharmacy"))
    asked = service.add(QuestionWords("Is it usual that evenings are the hardest?", answer="Many people say so.")).uuid
    service.asked(asked, today - DAY * 9)
    stage.open("questions")
    for name in presses:
        stage.press(name.format(asked=asked))


def _report(stage: Stage, reader: str, *presses: str) -> None:
    stage.open("reports", reader=reader)
    for name in presses:
        stage.press(name)


def _calendar(stage: Stage, *presses: str) -> None:
    stage.open("today")
    services, today = stage.ctx.services, stage.ctx.today()
    left = today - DAY * 4
    lines = [(left + DAY * one.day, one.words) for one in stage.ctx.library.aftercare().steps]
    services.aftercare.begin(left, "St Anne's", lines)
    services.aftercare.tick(services.aftercare.steps()[0].uuid)
    services.plans.add_risk_date(RiskKind.HOSPITAL, left)
    stage.open("aftercare")
    for name in presses:
        stage.press(name)


def plan() -> Iterator[Scene]:
    """Every state of My plan that is worth a picture."""
    yield Scene("plan", "written", "empty", _written, contrast=True)
    yield Scene("plan", "sign-new", "empty", lambda stage: _sign(stage, "plan-sign-add"), contrast=True)
    yield Scene("plan", "sign-sheet", "empty", lambda stage: _sign(stage, "plan-sign-{sign}"))
    yield Scene("today", "sign", "empty", _sign, contrast=True)
    yield Scene("plan", "large", "empty", lambda stage: _written(stage, "plan-large"), contrast=True)
    yield Scene("plan", "large-empty", "empty", lambda stage: stage.open("plan", storm=True))
    yield Scene("plan", "part-sheet", "empty", lambda stage: _written(stage, "plan-part-first"))
    yield Scene("plan", "tell-sheet", "empty", lambda stage: _written(stage, "plan-part-tell"))
    yield Scene("plan", "hard-days", "empty", lambda stage: _written(stage, "plan-hard-days"))
    yield Scene("plan", "if-thens", "empty", lambda stage: _written(stage, "plan-if-thens"))
    yield Scene("plan", "goals", "empty", lambda stage: _written(stage, "plan-goals"))
    yield Scene("pack", "wallet", "empty", lambda stage: _pack(stage))
    yield Scene("pack", "plan", "empty", lambda stage: _pack(stage, parts="plan"))
    yield Scene("pack", "fridge", "empty", lambda stage: _pack(stage, parts="fridge", paper="letter"))
    yield Scene("kits", "three", "empty", _kits)
    yield Scene("kits", "sheet", "empty", lambda stage: _kits(stage, "kit-add"))
    yield Scene("questions", "kept", "empty", _questions, contrast=True)
    yield Scene("questions", "sheet", "empty", lambda stage: _questions(stage, "question-add"))
    yield Scene("questions", "answer", "empty", lambda stage: _questions(stage, "question-answer-{asked}"))
    yield Scene("reports", "counsellor", "years", lambda stage: _report(stage, "counsellor"), contrast=True)
    yield Scene("reports", "lines", "years", lambda stage: _report(stage, "counsellor", "report-as-lines"))
    yield Scene("reports", "doctor", "years", lambda stage: _report(stage, "doctor"))
    yield Scene("reports", "yearbook", "years", lambda stage: _report(stage, "myself"))
    yield Scene("reports", "pages", "years", lambda stage: _report(stage, "myself", "report-pages"))
    yield Scene("aftercare", "calendar", "empty", _calendar, contrast=True)
    yield Scene("aftercare", "begin", "empty", lambda stage: _calendar(stage, "aftercare-anew"))
    yield Scene("today", "evening-before", "empty", _evening_before)
