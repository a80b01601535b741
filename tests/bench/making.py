"""Makes the data folders to be measured with; a process of its own, so that the measuring one stays small."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.clock import SystemClock
from companion.demo.fill import add_entries, fill
from companion.demo.person import invent
from companion.paths import find_paths, prepare
from companion.prefs import PrefsStore
from companion.services.backups import BackupService
from companion.services.vault import Vault
from tests.bench.daily import fill_daily
from tests.bench.photos import fill_hope_box
from tests.bench.typed import PASSPHRASE

ZONE = "Europe/London"


def main(words: list[str]) -> None:
    """`FOLDER ENTRIES|daily|photos|empty|backup plain|encrypted`: make a folder, or have today's backup made in one."""
    folder, what, kind = Path(words[0]), words[1], words[2]
    paths = find_paths(folder)
    prepare(paths)
    vault = Vault(paths.database, SystemClock(lambda: ZONE))
    if what != "backup":
        PrefsStore(paths.prefs).change(first_run_done=True, country="gb")
        vault.create(PASSPHRASE if kind == "encrypted" else None)
        if what == "daily":
            fill_daily(vault.open(), datetime.now(UTC))
        elif what == "photos":
            fill_hope_box(vault.open(), SystemClock(lambda: ZONE))
        elif what != "empty":
            _fill(vault, int(what))
    elif kind == "encrypted":
        vault.unlock(PASSPHRASE)
    else:
        vault.open()
    BackupService(vault).make_if_due()
    vault.lock()


def _fill(vault: Vault, entries: int) -> None:
    """Five invented years, and pages over ten years to make up the number."""
    now, zone = datetime.now(UTC), ZoneInfo(ZONE)
    life = invent(now, zone)
    database = vault.open()
    fill(database, life, now)
    add_entries(database, entries - len(life.entries), now, zone)
    with database.quick() as connection:
        (found,) = connection.execute("SELECT count(*) FROM journal_entry").fetchone()
    if found != entries:
        raise RuntimeError(f"{found} entries instead of {entries}")


if __name__ == "__main__":
    main(sys.argv[1:])
    sys.stdout.write("made\n")
    sys.stdout.flush()
    os._exit(0)
