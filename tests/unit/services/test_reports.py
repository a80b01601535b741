"""What a report is made from, over a real file."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.checkin import Answers
from companion.domain.contacts import ContactDetails
from companion.domain.counter import EventKind
from companion.domain.journal import Writing
from companion.domain.prescribed import Prescription
from companion.domain.progress import Given, Mean, Span
from companion.domain.questions import QuestionWords
from companion.domain.schedule import Schedule, Unit
from companion.services.letters import LetterService
from companion.services.medicines import MedicineService
from companion.services.progress import ProgressService
from companion.services.questions import QuestionService
from companion.services.reports import ReportService
from companion.services.self_checks import SelfCheckService
from tests.unit.services.conftest import House

DAY = timedelta(days=1)


@pytest.fixture
def reports(house: House) -> ReportService:
    return ReportService(house.db, ProgressService(house.db, house.clock), house.milestones)


def test_nothing_entered_is_nothing_told(house: House, reports: ReportService) -> None:
    today = house.checkins.today()
    found = reports.read(Span(today - DAY * 30, today))
    assert (found.slept, found.medicines, found.checks, found.questions, found.pages, found.people) == (
        (None,) + ((),) * 5
    )


def test_only_what_lies_within_the_days_is_read(house: House, reports: ReportService) -> None:
    today = house.checkins.today()
    for back, minutes in ((40, 60), (3, 400), (1, 440)):
        house.checkins.save(today - DAY * back, Answers(mood=back % 10, sleep_minutes=minutes))
    found = reports.read(Span(today - DAY * 9, today))
    assert found.slept == Mean(420, 2)
    assert found.summary.means[Given.MOOD] == Mean(2, 2)


def test_doses_and_checks_and_people_are_told_and_a_question_until_it_is_asked(
    house: House, reports: ReportService
) -> None:
    today = house.checkins.today()
    medicines = MedicineService(house.db, house.clock, house.settings)
    one = medicines.add(Prescription("Mirtazapine", Schedule(Unit.DAY, today - DAY * 20))).uuid
    ended = Schedule(Unit.DAY, today - DAY * 90, last=today - DAY * 80)
    medicines.add(Prescription("Amoxicillin", ended))
    for back, taken in ((30, False), (2, True), (1, True), (0, False)):
        medicines.say(one, today - DAY * back, "", taken)
    SelfCheckService(house.db, house.clock, house.settings).keep("phq-2", 1, (1, 0))
    house.contacts.add(ContactDetails("Ife Adeyemi"))
    questions = QuestionService(house.db, house.clock)
    waits, asked = (questions.add(QuestionWords(words)).uuid for words in ("Why?", "When?"))
    questions.asked(asked, today)
    found = reports.read(Span(today - DAY * 9, today))
    assert [(told.medicine.uuid, told.taken, told.said) for told in found.medicines] == [(one, 2, 3)]
    assert [check.kind for check in found.checks] == ["phq-2"]
    assert found.people == ("Ife Adeyemi",)
    assert [question.uuid for question in found.questions] == [waits]


def test_words_of_a_page_are_read_where_it_was_chosen_and_a_closed_letter_never(
    house: House, reports: ReportService
) -> None:
    today = house.checkins.today()
    first = house.journal.create(Writing("Sea", "We walked.")).uuid
    second = house.journal.create(Writing("", "No title here.")).uuid
    closed = house.journal.create(Writing("To me", "Dear me")).uuid
    LetterService(house.db, house.clock, house.journal).close(closed, today + DAY * 9)
    found = reports.read(Span(today, today), {first, closed})
    assert [(page.uuid, page.title, page.begins, page.body) for page in found.pages] == [
        (first, "Sea", "We walked.", "We walked."),
        (second, "", "No title here.", ""),
    ]


def test_milestones_are_those_reached_in_the_days(house: House, reports: ReportService) -> None:
    today = house.checkins.today()
    house.counter.start_on(today - DAY * 40)
    house.counter.add(EventKind.LAPSE, today - DAY * 9)
    for one in reports.read(Span(today - DAY * 8, today)).reached:
        assert all(today - DAY * 8 <= day <= today for day in one.days)
        assert one.days
