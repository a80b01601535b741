"""Reports: everything that may stand in one, read for a stretch of days."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from companion.domain.progress import Span, usual_step
from companion.domain.reports import MedicineTold, Report
from companion.domain.value import replace
from companion.storage import hot_medicines, hot_questions, hot_reports, hot_self_checks
from companion.storage.database import Database

if TYPE_CHECKING:
    from companion.domain.milestone import Reached
    from companion.domain.prescribed import Medicine
    from companion.services.milestones import MilestoneService
    from companion.services.progress import ProgressService

#: What is listened to: all areas a report is made from.
AREAS = frozenset(
    {"checkin", "moments", "counter", "coping", "medicines", "questions", "self_checks", "journal", "contacts"}
    | {"settings", "day"}
)


class ReportService:
    """Reads; what is told of it, and to whom, is chosen afterwards."""

    def __init__(self, db: Database, progress: ProgressService, milestones: MilestoneService) -> None:
        self._db, self._progress, self._milestones = db, progress, milestones

    def read(self, span: Span, chosen: Collection[str] = ()) -> Report:
        """What there is of a stretch, with the words of the pages that were chosen."""
        whole = self._progress.whole()
        with self._db.quick() as connection:
            connection.execute("BEGIN")
            doses = hot_reports.doses(connection, span)
            told = [MedicineTold(one, *doses.get(one.uuid, (0, 0))) for one in hot_medicines.medicines(connection)]
            slept = hot_reports.slept(connection, span)
            checks = hot_self_checks.between(connection, span.first, span.last)
            questions = hot_questions.questions(connection)
            pages = hot_reports.pages(connection, span, chosen)
            people = hot_reports.names(connection)
        return Report(
            span,
            whole.count,
            self._progress.summary(span, whole.count),
            slept,
            self._progress.lines(span, usual_step(span)),
            self._progress.more(span, whole.count),
            whole.rings,
            _within(self._milestones.read().standing.reached, span),
            tuple(one for one in told if one.said or _was_due(one.medicine, span)),
            checks,
            tuple(one for one in questions if one.asked_on is None),
            pages,
            people,
        )


def _within(reached: tuple[Reached, ...], span: Span) -> tuple[Reached, ...]:
    days = ((one, tuple(day for day in one.days if span.first <= day <= span.last)) for one in reached)
    return tuple(replace(one, days=found) for one, found in days if found)


def _was_due(medicine: Medicine, span: Span) -> bool:
    schedule = medicine.written.schedule
    return schedule.first <= span.last and (schedule.last is None or schedule.last >= span.first)
