"""The invented mother's file: hers alone, the same each time, and large enough to look round in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from companion.demo.family import DAYS
from companion.demo.session import DemoFolder
from companion.domain.settings import Audience
from companion.domain.wellbeing import SCALES, KeptWellbeing
from companion.services.contacts import ContactService
from companion.services.settings import SettingsService
from companion.services.wellbeing import WellbeingService
from companion.storage.database import Database
from tests.fakes import FakeClock


def made(folder: Path) -> tuple[FakeClock, Path]:
    clock = FakeClock(datetime(2026, 11, 21, 18, 40, tzinfo=UTC))
    demo = DemoFolder(family=True)
    try:
        path = folder / "companion.db"
        demo.fill(path, clock)
        demo.fill(path, clock)
    finally:
        demo.remove()
    assert not demo.path.exists()
    return clock, path


def days_of(folder: Path) -> tuple[KeptWellbeing, ...]:
    clock, path = made(folder)
    db = Database.open(path, None)
    try:
        settings = SettingsService(db, clock)
        assert settings.current().audience is Audience.SOMEONE_I_LOVE
        assert settings.current().first_run_done
        assert len(ContactService(db, clock).all()) == 3
        wellbeing = WellbeingService(db, clock, settings)
        assert wellbeing.of_day(wellbeing.today()) is None, "today is for whoever looks round"
        return wellbeing.last_days(DAYS + 1)
    finally:
        db.close()


def test_it_holds_months_with_gaps_and_scales_left_out(tmp_path: Path) -> None:
    kept = days_of(tmp_path)
    assert DAYS / 2 < len(kept) < DAYS
    assert kept[-1].day - kept[0].day > timedelta(days=DAYS - 20)
    assert any(getattr(one, scale) is None for one in kept for scale in SCALES)
    assert sum(bool(one.note) for one in kept) > 10


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    assert [one.answers for one in days_of(first)] == [one.answers for one in days_of(second)]


def test_her_words_are_kind(tmp_path: Path) -> None:
    words = " ".join(one.note for one in days_of(tmp_path)).casefold()
    assert not re.search(r"\b(addict|clean|junkie|relapse|abuse|fault|dirty|failed|enabl)\w*", words)
