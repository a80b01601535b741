"""Killed at random moments: everything acknowledged is there, and whatever was going on is found done or not begun.

Each test kills as often as the environment variable COMPANION_KILLS says.
"""

from __future__ import annotations

import contextlib
import os
import random
import select
import shutil
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from companion.storage import backup, driver, files, migrations, protect
from companion.storage.database import Database
from companion.storage.driver import Connection
from companion.storage.migrations import Step
from companion.storage.restore import restore
from companion.storage.tables.checkin import check_in
from companion.storage.tables.journal import draft, journal_entry
from tests.unit.storage.places import CODE, KEY, LATER, Place, others, unlocked_with, write_keys
from tests.unit.storage.sample import CHEAP, INSTANT, NOW, check_in_row, entry_row, files_holding, make, titles

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot copy a process"),
]

KILLS = int(os.environ.get("COMPANION_KILLS", "12"))
WORDS = "Zwiebelturmlicht and many more words of a long evening "
PAGES = 150
LONGEST_WAIT = 30.0


class Child:
    """A copy of this process doing something that is told about line by line, to be killed in the midst of it."""

    def __init__(self, work: Callable[[Callable[[str], None]], None]) -> None:
        """Start `work(tell)`."""
        self._pipe, tell_to = os.pipe()

        def tell(line: str) -> None:
            os.write(tell_to, f"{line}\n".encode())

        self.lines: list[str] = []
        self._part = ""
        self.pid = os.fork()
        if self.pid == 0:
            code = 1
            try:
                os.close(self._pipe)
                work(tell)
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)
        os.close(tell_to)

    def listen(self, seconds: float) -> None:
        """Take in what is told for so long, or until the end."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and select.select([self._pipe], [], [], left)[0]:
            if not self._take():
                return

    def wait_for(self, line: str) -> None:
        """Take in what is told up to a line."""
        until = time.monotonic() + LONGEST_WAIT
        while line not in self.lines and time.monotonic() < until and self._take():
            pass
        assert line in self.lines

    def kill(self) -> bool:
        """Kill it; False where it had come to its end already. What it told up to then is taken in."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        while self._take():
            pass
        os.close(self._pipe)
        code = os.waitstatus_to_exitcode(status)
        assert code in (0, -signal.SIGKILL), "it failed by itself"
        return code != 0

    def _take(self) -> bool:
        got = os.read(self._pipe, 65536)
        *whole, self._part = (self._part + got.decode()).split("\n")
        self.lines += whole
        return bool(got)


def write_on(path: Path, key: bytes | None, start: int, tell: Callable[[str], None]) -> None:
    """Check-ins, pages and a draft, each told once it is committed."""
    db = Database.open(path, key)
    for number in range(start, start + 100_000):
        with db.write("draft") as connection:
            connection.execute(sa.delete(draft))
            connection.execute(sa.insert(draft), {"slot": "new", "payload": str(number), "updated_at": INSTANT})
        tell(f"draft {number}")
        with db.write("checkin") as connection:
            connection.execute(sa.insert(check_in), check_in_row(number, WORDS))
        tell(f"check-in-{number}")
        with db.write("journal") as connection:
            connection.execute(sa.insert(journal_entry), entry_row(number, WORDS * (number % 40)))
        tell(f"entry-{number}")


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "locked"])
def test_every_acknowledged_check_in_page_and_draft_is_there(path: Path, key: bytes | None) -> None:
    chance = random.Random(7)
    make(path, key, entries=0)
    told: set[str] = set()
    start = 0
    for _ in range(KILLS):
        child = Child(lambda tell: write_on(path, key, start, tell))  # noqa: B023
        child.wait_for(f"check-in-{start}")
        child.listen(chance.uniform(0, 0.06))
        assert child.kill()
        told |= {line for line in child.lines if not line.startswith("draft")}
        last_draft = max(int(line.split()[1]) for line in child.lines if line.startswith("draft"))

        db = Database.open(path, key)
        with db.quick() as connection:
            driver.check_soundness(connection, path, encrypted=key is not None)
            connection.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
            found = {
                row[0] for row in connection.execute("SELECT uuid FROM journal_entry UNION SELECT uuid FROM check_in")
            }
            (kept,) = connection.execute("SELECT payload FROM draft").fetchall()
        db.close()
        assert told <= found
        assert len(found) - len(told) <= KILLS, "at most the one commit that could not be told any more"
        assert int(kept[0]) in (last_draft, last_draft + 1)
        start = last_draft + 2
    assert len(told) > KILLS


def kill_during(
    tmp_path: Path,
    prepare: Callable[[Place], None],
    work: Callable[[Place], object],
    check: Callable[[Place], object],
) -> None:
    """Kill `work` at random moments over the time it takes, and `check` what is found each time."""
    chance = random.Random(11)
    template = Place(tmp_path / "template")
    prepare(template)

    def started(place: Place) -> Child:
        def run(tell: Callable[[str], None]) -> None:
            tell("begins")
            work(place)
            tell("ends")

        shutil.copytree(template.root, place.root)
        child = Child(run)
        child.wait_for("begins")
        return child

    whole = started(Place(tmp_path / "whole"))
    began = time.monotonic()
    whole.wait_for("ends")
    takes = time.monotonic() - began
    assert not whole.kill() or "ends" in whole.lines
    check(Place(tmp_path / "whole"))
    in_the_midst = 0
    for number in range(KILLS):
        place = Place(tmp_path / str(number))
        child = started(place)
        child.listen(chance.uniform(0, takes))
        child.kill()
        in_the_midst += "ends" not in child.lines
        check(place)
        shutil.rmtree(place.root)
    assert in_the_midst > KILLS // 10


def big(key: bytes | None) -> Callable[[Place], None]:
    """A file that takes its time, with a backup."""

    def prepare(place: Place) -> None:
        make(place.path, key, PAGES, WORDS * 20)
        if key is not None:
            write_keys(place.path, key, "first")
        db = Database.open(place.path, key)
        backup.make_backup(db, place.shelf, NOW)
        db.close()

    return prepare


def opened(place: Place, *passphrases: str) -> bytes | None:
    """The key of what is there, however it is protected now; all pages are there, or the one of elsewhere."""
    key = None if driver.is_plain(place.path) else unlocked_with(place.path, *passphrases)[1]
    assert len(titles(place.path, key)) in (PAGES, 1)
    for made in backup.list_backups(place.shelf):
        backup_key = (
            protect.unlock_with_code(made.folder / files.DATABASE, CODE) if made.encrypted and key is None else key
        )
        assert backup.look_inside(made, backup_key if made.encrypted else None).entries in (PAGES, 1)
    if key is not None:
        protect.catch_up(place.path, key)
        assert files_holding(place.root / "data", "Zwiebelturmlicht") == []
    return key


def test_while_a_passphrase_is_set(tmp_path: Path) -> None:
    kill_during(
        tmp_path,
        big(None),
        lambda place: protect.catch_up(place.path, protect.set_passphrase(place.path, "first", cost=CHEAP).key),
        lambda place: opened(place, "first"),
    )


def test_while_the_passphrase_is_changed(tmp_path: Path) -> None:
    def work(place: Place) -> None:
        for number in range(20):
            protect.change_passphrase(place.path, KEY, ("second", "first")[number % 2], cost=CHEAP)
            protect.catch_up(place.path, KEY)

    kill_during(tmp_path, big(KEY), work, lambda place: opened(place, "first", "second"))


def test_while_the_passphrase_is_taken_away(tmp_path: Path) -> None:
    kill_during(
        tmp_path,
        big(KEY),
        lambda place: protect.remove_passphrase(place.path, KEY),
        lambda place: opened(place, "first"),
    )


def test_while_a_backup_is_made(tmp_path: Path) -> None:
    def work(place: Place) -> None:
        db = Database.open(place.path, KEY)
        backup.make_backup(db, place.shelf, LATER)
        backup.rotate(place.shelf, LATER)
        db.close()

    kill_during(tmp_path, big(KEY), work, lambda place: opened(place, "first"))


@pytest.mark.parametrize("backup_key", [None, KEY[::-1]], ids=["from a plain one", "from a locked one"])
def test_while_a_backup_is_restored(tmp_path: Path, backup_key: bytes | None) -> None:
    def work(place: Place) -> None:
        (made,) = backup.list_backups(files.backups_of(place.elsewhere))
        restore(made, place.path, LATER, key=KEY, backup_key=backup_key)

    kill_during(tmp_path, others(big(KEY), backup_key), work, lambda place: opened(place, "first"))


def test_while_an_older_file_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def second(connection: Connection) -> None:
        connection.execute("CREATE TABLE added (uuid TEXT PRIMARY KEY, words TEXT)")
        connection.execute("INSERT INTO added SELECT uuid, body FROM journal_entry")

    later = migrations.LATEST + 1
    steps = (*migrations.steps(), Step(later, second))

    def work(place: Place) -> None:
        monkeypatch.setattr(migrations, "steps", lambda: steps)
        monkeypatch.setattr(migrations, "LATEST", later)
        Database.open(place.path, KEY).close()

    def check(place: Place) -> None:
        work(place)
        opened(place, "first")
        db = Database.open(place.path, KEY)
        with db.quick() as connection:
            assert connection.execute("SELECT count(*) FROM added").fetchone() == (PAGES,)
        db.close()

    kill_during(tmp_path, big(KEY), work, check)
