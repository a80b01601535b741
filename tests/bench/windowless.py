"""What needs no window: deriving a key, saving durably, searching; ours and the raw driver in turn, in one process."""

import json
import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

from tests.bench.typed import PASSPHRASE, QUERIES

RAW_NEWEST = """
    SELECT rowid, highlight(search, 0, '<', '>'), snippet(search, 1, '<', '>', '…', 24)
    FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50
"""
RAW_RANKED = """
    SELECT rowid, highlight(search, 0, '<', '>'), snippet(search, 1, '<', '>', '…', 24)
    FROM search WHERE search MATCH ? AND rank MATCH 'bm25(4.0, 1.0)' ORDER BY rank LIMIT 50
"""
RAW_SAVE = """
    INSERT INTO check_in (sort_key, uuid, day, at_utc, zone, mood, craving, sleep, medicine_taken, note, created_at,
                          updated_at)
    VALUES (?1, ?2, ?3, ?4, 'Europe/London', 6, 3, 7, 1, ?5, ?4, ?4)
"""
RAW_WORDS = "SELECT uuid FROM trigger_word WHERE name IN ('Stress', 'Payday')"
RAW_CHOSEN = "INSERT INTO check_in_trigger (check_in_uuid, trigger_uuid) VALUES (?, ?)"
ZONE = "Europe/London"
SAVES, WARM = 60, 8
#: Days before those of the invented life, so that each check-in is a new row.
FIRST_FREE_DAY = date(2008, 1, 1)


def derive():
    """Argon2id alone, at the cost the program uses, its library loaded beforehand."""
    import nacl.bindings
    import nacl.pwhash  # noqa: F401

    from companion.storage import keys

    began = time.perf_counter()
    keys.derive(keys.passphrase_secret(PASSPHRASE), os.urandom(16), keys.STANDARD)
    return {"ms": (time.perf_counter() - began) * 1000}


def save(ours, raw):
    """Median milliseconds of a check-in saved by the service, and of the same rows by hand in a copy of the same file.

    Three kinds: the numbers alone, with two words for what was behind it, and with a line of text as well. By hand is
    one transaction of prepared inserts, and nothing looked up, checked or told.
    """
    from companion.domain.checkin import Answers

    services, _ = _open(Path(ours))
    _, database = _open(Path(raw))
    numbers = {"mood": 6, "craving": 3, "sleep": 7, "medicine_taken": True}
    kinds = {
        "numbers": Answers(**numbers),
        "words": Answers(**numbers, triggers=("Stress", "Payday")),
        "line": Answers(**numbers, triggers=("Stress", "Payday"), note="Rang Mum. Long day at work."),
    }
    found = {}
    day = FIRST_FREE_DAY
    with database.quick() as connection:
        words = [uuid for (uuid,) in connection.execute(RAW_WORDS)]
        if len(words) != 2:
            raise AssertionError("not what was to be measured")
        for kind, answers in kinds.items():
            mine, floor = [], []
            behind = words if answers.triggers else []
            for number in range(SAVES + WARM):
                day += timedelta(days=1)
                row = (
                    number * 1024 + day.toordinal() * 2**32,
                    f"raw-{day}",
                    day.isoformat(),
                    f"{day}T12:00:00Z",
                    answers.note,
                )
                began = time.perf_counter()
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(RAW_SAVE, row)
                connection.executemany(RAW_CHOSEN, [(f"raw-{day}", uuid) for uuid in behind])
                connection.execute("COMMIT")
                between = time.perf_counter()
                services.checkins.save(day, answers)
                ended = time.perf_counter()
                if number >= WARM:
                    floor.append((between - began) * 1000)
                    mine.append((ended - between) * 1000)
            found[kind] = {"ours": median(mine), "raw": median(floor)}
    return found


def search(folder):
    """For each query, median milliseconds of the service's call and of the raw query, newest first and ranked."""
    from companion.storage.hot_search import match_of

    services, database = _open(Path(folder))
    found = {"newest": {}, "ranked": {}}
    with database.quick() as connection:
        for by_rank, kind, sql in ((False, "newest", RAW_NEWEST), (True, "ranked", RAW_RANKED)):
            for query in QUERIES:
                expression, mine, floor = match_of(query), [], []
                for _ in range(9):
                    began = time.perf_counter()
                    connection.execute(sql, (expression,)).fetchall()
                    between = time.perf_counter()
                    page = services.journal.search(query, by_rank=by_rank)
                    ended = time.perf_counter()
                    floor.append((between - began) * 1000)
                    mine.append((ended - between) * 1000)
                found[kind][query] = {"ours": median(mine), "raw": median(floor), "hits": len(page.hits)}
    return found


def timeline(folder):
    """Milliseconds of the timeline's first page, read by the service."""
    services, _ = _open(Path(folder))
    times = []
    for _ in range(20):
        began = time.perf_counter()
        page = services.journal.timeline()
        times.append((time.perf_counter() - began) * 1000)
    return {"ms": median(times), "lines": len(page.items)}


def fold():
    """Median milliseconds of the counter's fold over thirty years of events with 500 lapses, and of all milestones."""
    from companion.domain.counter import CountEvent, EventKind, fold
    from companion.domain.milestone import due, standing

    began, chance = date(1996, 11, 22), Random(1)
    today = date(2026, 11, 22)
    days = sorted(chance.sample(range(1, (today - began).days), 500))
    events = [CountEvent("start", EventKind.START, began)]
    for number, day in enumerate(days):
        events.append(CountEvent(f"lapse-{number}", EventKind.LAPSE, began + timedelta(days=day)))
        if number % 2:
            again = began + timedelta(days=day + chance.randrange(5))
            events.append(CountEvent(f"restart-{number}", EventKind.RESTART, again))
    for number in range(20):
        first = began + timedelta(days=chance.randrange(10_000))
        events.append(CountEvent(f"run-{number}", EventKind.RUN, first, last=first + timedelta(days=30)))
    chance.shuffle(events)
    count = fold(events, today)
    if len(count.lapses) != 500:
        raise AssertionError("not what was to be measured")
    taken = {"fold": [], "due": [], "standing": []}
    for _ in range(60):
        for name, work in (
            ("fold", lambda: fold(events, today)),
            ("due", lambda: due(count)),
            ("standing", lambda: standing(count)),
        ):
            start = time.perf_counter()
            work()
            taken[name].append((time.perf_counter() - start) * 1000)
    return {name: median(times[10:]) for name, times in taken.items()}


def _open(folder):
    """The services over a folder's file, and the open file itself; no window, and nothing that listens."""
    from companion.clock import SystemClock
    from companion.paths import find_paths
    from companion.services.vault import Vault

    vault = Vault(find_paths(folder).database, SystemClock(lambda: ZONE))
    if vault.state().locked:
        vault.unlock(PASSPHRASE)
    database = vault.open()
    database.warm()
    return _Services(vault), database


class _Services:
    def __init__(self, vault):
        from companion.services.checkins import CheckInService
        from companion.services.journal import JournalService
        from companion.services.settings import SettingsService

        settings = SettingsService(vault.database, vault.clock)
        self.checkins = CheckInService(vault.database, vault.clock, settings)
        self.journal = JournalService(vault.database, vault.clock, settings)


MODES = {"derive": derive, "fold": fold, "save": save, "search": search, "timeline": timeline}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(MODES[sys.argv[1]](*sys.argv[2:-1])) + "\n")
    sys.stdout.flush()
    os._exit(0)
