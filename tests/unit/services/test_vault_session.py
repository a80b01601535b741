"""The services of a session are always over the file the vault has open now, whatever became of the former one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn, cast

import pytest

from companion.context import AppContext, Locked
from companion.domain.checkin import Answers
from companion.domain.problems import DiskFull
from companion.services.backups import BackupService
from companion.services.vault import Vault
from companion.session import Session
from companion.storage import protect
from companion.storage import restore as restoring
from companion.storage.keys import Cost
from tests.fakes import FakeClock

FIRST = "a walk by the water"
unused = cast(Any, None)


@pytest.fixture
def ctx(data_dir: Path, clock: FakeClock) -> Iterator[AppContext]:
    vault = Vault(data_dir / "companion.db", clock, cost=Cost(passes=1, memory_kib=8))
    ctx = AppContext(
        clock=clock,
        paths=unused,
        prefs=unused,
        library=unused,
        jobs=unused,
        vault=vault,
        make_session=lambda ctx: Session(ctx.vault, ctx.clock),
    )
    vault.create()
    ctx.renew_session()
    yield ctx
    vault.lock()


def full(*_given: Any, **_named: Any) -> NoReturn:
    raise DiskFull


def check_in_is_kept(ctx: AppContext) -> None:
    day = ctx.today()
    ctx.services.checkins.save(day, Answers(mood=3))
    saved = ctx.services.checkins.of_day(day)
    assert saved is not None
    assert saved.mood == 3


def no_room_for_a_passphrase(ctx: AppContext, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(protect, "set_passphrase", full)
    with pytest.raises(DiskFull):
        ctx.vault.set_passphrase(FIRST)


def no_room_without_a_passphrase(ctx: AppContext, patch: pytest.MonkeyPatch) -> None:
    ctx.vault.set_passphrase(FIRST)
    patch.setattr(protect, "remove_passphrase", full)
    with pytest.raises(DiskFull):
        ctx.vault.remove_passphrase()


def no_room_for_a_restore(ctx: AppContext, patch: pytest.MonkeyPatch) -> None:
    made = BackupService(ctx.vault).make()
    patch.setattr(restoring, "restore", full)
    with pytest.raises(DiskFull):
        BackupService(ctx.vault).restore(made)


def a_passphrase_set(ctx: AppContext, _patch: pytest.MonkeyPatch) -> None:
    ctx.vault.set_passphrase(FIRST)


@pytest.mark.parametrize("aside", [False, True], ids=["services-kept", "services-set-aside"])
@pytest.mark.parametrize(
    "change", [no_room_for_a_passphrase, no_room_without_a_passphrase, no_room_for_a_restore, a_passphrase_set]
)
def test_a_check_in_is_kept_after_the_file_was_closed_and_opened_anew(
    ctx: AppContext,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[AppContext, pytest.MonkeyPatch], None],
    aside: bool,
) -> None:
    former = ctx.services
    check_in_is_kept(ctx)
    give_back = ctx.set_session_aside() if aside else None
    change(ctx, monkeypatch)
    if give_back is not None:
        assert not ctx.unlocked
        give_back()
    assert ctx.services is not former
    assert ctx.services is ctx.services
    check_in_is_kept(ctx)


def test_services_set_aside_come_back_as_they_were_where_the_file_stayed_open(ctx: AppContext) -> None:
    former = ctx.services
    give_back = ctx.set_session_aside()
    with pytest.raises(Locked):
        _ = ctx.services
    give_back()
    assert ctx.services is former


def test_nothing_comes_back_where_the_file_was_locked_meanwhile(ctx: AppContext) -> None:
    give_back = ctx.set_session_aside()
    ctx.vault.lock()
    give_back()
    assert not ctx.unlocked
    with pytest.raises(Locked):
        _ = ctx.services


def test_there_are_no_services_over_a_closed_file(ctx: AppContext) -> None:
    ctx.vault.lock()
    assert not ctx.unlocked
    with pytest.raises(Locked):
        _ = ctx.services
    ctx.vault.open()
    check_in_is_kept(ctx)


def test_a_warm_session_has_everything_the_first_save_needs(data_dir: Path) -> None:
    code = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from companion.session import Session
from companion.domain.checkin import Answers
from companion.services.vault import Vault
from tests.fakes import FakeClock

clock = FakeClock(datetime(2026, 11, 21, 18, 40, tzinfo=UTC), "Europe/London")
vault = Vault(Path({str(data_dir / "companion.db")!r}), clock)
vault.create()
session = Session(vault, clock)
day = session.checkins.today()
assert "sqlalchemy" not in sys.modules
session.warm()
before = set(sys.modules)
session.checkins.save(day, Answers(mood=3))
late = [name for name in set(sys.modules) - before if name.startswith(("companion", "sqlalchemy"))]
vault.lock()
print(late)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
