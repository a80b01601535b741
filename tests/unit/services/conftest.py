"""One real file per test, and every service over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from companion.services.check_in_lists import CheckInLists
from companion.services.checkins import CheckInService
from companion.services.contacts import ContactService
from companion.services.counted import CountedService
from companion.services.counter import CounterService
from companion.services.journal import JournalService
from companion.services.milestones import MilestoneService
from companion.services.moments import MomentService
from companion.services.plans import PlanService
from companion.services.settings import SettingsService
from companion.services.today import TodayService
from companion.services.transfer import TransferService
from companion.storage.database import Database
from tests.fakes import FakeClock


@dataclass(frozen=True)
class House:
    """A file, a clock, and the services of a session; `told` are the areas of each committed write."""

    db: Database
    clock: FakeClock
    settings: SettingsService
    journal: JournalService
    checkins: CheckInService
    lists: CheckInLists
    moments: MomentService
    counter: CounterService
    counted: CountedService
    milestones: MilestoneService
    contacts: ContactService
    plans: PlanService
    today: TodayService
    transfer: TransferService
    told: list[frozenset[str]]


def build(db: Database, clock: FakeClock) -> House:
    """Put services over an open file."""
    settings = SettingsService(db, clock)
    told: list[frozenset[str]] = []
    db.listen(told.append)
    return House(
        db,
        clock,
        settings,
        JournalService(db, clock, settings),
        CheckInService(db, clock, settings),
        CheckInLists(db, clock),
        MomentService(db, clock, settings),
        CounterService(db, clock, settings),
        CountedService(db, clock, settings),
        MilestoneService(db, clock, settings),
        ContactService(db, clock),
        PlanService(db, clock, settings),
        TodayService(db, clock),
        TransferService(db, clock),
        told,
    )


@pytest.fixture(params=[None, bytes(range(32))], ids=["plain", "encrypted"])
def house(request: pytest.FixtureRequest, data_dir: Path, clock: FakeClock) -> Iterator[House]:
    """Everything over a new file, once plain and once encrypted."""
    db = Database.open(data_dir / "companion.db", request.param, create=True)
    yield build(db, clock)
    db.close()


@pytest.fixture
def plain_house(data_dir: Path, clock: FakeClock) -> Iterator[House]:
    """Everything over a new plain file."""
    db = Database.open(data_dir / "companion.db", None, create=True)
    yield build(db, clock)
    db.close()
