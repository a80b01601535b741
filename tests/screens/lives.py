"""The data folders that pictures are taken over: nothing, a first week, and five years of the invented person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from companion.bootstrap import open_session
from companion.content.library import Library
from companion.context import AppContext
from companion.demo.fill import fill
from companion.demo.person import invent
from companion.domain.checkin import Answers
from companion.domain.contacts import ContactDetails, Number
from companion.domain.counter import EventKind
from companion.domain.journal import Writing
from companion.domain.settings import Audience
from companion.domain.wellbeing import Wellbeing
from companion.paths import Paths, prepare
from companion.prefs import PrefsStore
from companion.resources import content_folder
from companion.services.vault import Vault
from companion.storage.keys import Cost
from companion.ui.jobs import Jobs
from tests.fakes import FakeClock

#: The evening of every picture.
NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
ZONE = "Europe/London"
PASSPHRASE = "a kettle, a river, a red door"
WRONG = "a kettle, a river, a blue door"
#: Deriving a key is made cheap: pictures protect nobody.
CHEAP = Cost(passes=1, memory_kib=8 * 1024)

#: Where the folder stands as a person would see it in Settings; relative to the folder a worker stands in.
HOME = Path("home", "sam", ".local", "share", "companion")


def fake_clock() -> FakeClock:
    """The clock of the pictures; it stands still."""
    return FakeClock(NOW, ZONE)


def paths_in_home() -> Paths:
    """The four folders below the working folder, made."""
    paths = Paths(HOME, HOME / "companion-config", HOME / "companion-cache", HOME / "companion-logs")
    prepare(paths)
    return paths


def make_context(paths: Paths, *, demo: bool = False) -> AppContext:
    """A context over a folder, in which nothing is open yet."""
    clock = fake_clock()
    return AppContext(
        clock=clock,
        paths=paths,
        prefs=PrefsStore(paths.prefs),
        library=Library(content_folder()),
        jobs=Jobs(inline=True),
        vault=Vault(paths.database, clock, cost=CHEAP),
        make_session=open_session,
        demo=demo,
    )


def _with_file(write: Callable[[AppContext], None], *, passphrase: str | None = None) -> Callable[[Paths], None]:
    def make(paths: Paths) -> None:
        ctx = make_context(paths)
        ctx.prefs.change(country="gb", first_run_done=True, appearance="light")
        ctx.vault.create(passphrase)
        ctx.renew_session()
        write(ctx)
        ctx.session = None
        ctx.vault.lock()

    return make


def _nothing(paths: Paths) -> None:
    """A folder in which nothing was ever written, as before the first run."""
    make_context(paths).prefs.change(country="gb", appearance="light")


def _five_years(ctx: AppContext) -> None:
    database = ctx.vault.database
    if database is None:
        raise RuntimeError("no file is open")
    fill(database, invent(NOW, ctx.clock.zone()), NOW)
    _backups(ctx, 9)


_WEEK: tuple[tuple[int, int, int, tuple[str, ...], str], ...] = (
    (2, 8, 2, ("Tired",), ""),
    (3, 8, 3, ("Stress", "Pain"), "Hot and cold all night."),
    (2, 9, 3, ("Pain",), ""),
    (3, 7, 4, ("Argument",), "A hard evening. Starting again."),
    (4, 6, 5, (), ""),
    (5, 6, 5, ("Bored",), "Walked to the library."),
)


def _first_week(ctx: AppContext) -> None:
    today = ctx.today()
    services = ctx.services
    services.settings.change(name="Rosa")
    services.counter.start_on(today - timedelta(days=6))
    services.counter.add(EventKind.LAPSE, today - timedelta(days=3))
    services.counter.add(EventKind.RESTART, today - timedelta(days=2))
    services.contacts.add(ContactDetails("Ife", role="friend", hours="after 17:00", numbers=(Number("07700 900345"),)))
    for number, (mood, craving, sleep, triggers, note) in enumerate(_WEEK):
        day = today - timedelta(days=len(_WEEK) - number)
        services.checkins.save(day, Answers(mood=mood, craving=craving, sleep=sleep, triggers=triggers, note=note))
    _write(ctx, today - timedelta(days=1), "The library", "Sat by the window for an hour. Nobody wanted anything.")
    _write(ctx, today - timedelta(days=4), "", "Day two. Everything aches. Ife came with soup and asked nothing.")
    _backups(ctx, 2)


_WORRY: tuple[tuple[int | None, int | None, int | None], ...] = (
    (3, 9, 2),
    (4, 8, 3),
    (None, None, None),
    (5, 7, 4),
    (4, 7, None),
    (6, 5, 5),
    (0, 10, 0),
    (5, 6, 5),
    (6, 5, 6),
    (6, 4, 6),
    (None, 5, 7),
    (7, 4, 6),
)


def _family(ctx: AppContext) -> None:
    """Someone who loves a person who uses, on the first evening."""
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)


def _family_weeks(ctx: AppContext) -> None:
    """The same, two weeks on."""
    _family(ctx)
    services, today = ctx.services, ctx.today()
    place = {"naloxone_at_hand": True, "naloxone_place": "top drawer in the kitchen"}
    services.settings.change(name="Ruth", **place)
    for step in ("article:wont-wake-up", "article:naloxone"):
        services.pathways.tick(ctx.library.pathway("family"), step, True)
    anna = ContactDetails("Anna", role="family", hours="after 18:00", numbers=(Number("07700 900345"),))
    for person in (anna, ContactDetails("Dr Osei", role="doctor", numbers=(Number("020 7946 0112"),))):
        services.contacts.add(person)
    for number, (mood, worry, rest) in enumerate(_WORRY):
        note = "Rang Anna instead of waiting by the phone." if number == 3 else ""
        services.wellbeing.save(
            today - timedelta(days=13 - number), Wellbeing(mood=mood, worry=worry, rest=rest, note=note)
        )
    _backups(ctx, 2)


def _write(ctx: AppContext, day: date, title: str, body: str) -> None:
    written = ctx.services.journal.create(Writing(title, body))
    ctx.services.journal.move(written.uuid, NOW.replace(year=day.year, month=day.month, day=day.day, hour=20))


def _backups(ctx: AppContext, days: int) -> None:
    """Backups of the last evenings; each is the same file, which is all a list of them shows."""
    clock = ctx.clock
    if not isinstance(clock, FakeClock):
        raise TypeError(clock)
    for back in range(days, 0, -1):
        clock.set(NOW - timedelta(days=back, minutes=7 * back))
        ctx.services.backups.make()
    clock.set(NOW)


LIVES: Mapping[str, Callable[[Paths], None]] = {
    "nothing": _nothing,
    "empty": _with_file(lambda _ctx: None),
    "week": _with_file(_first_week),
    "family-empty": _with_file(_family),
    "family-weeks": _with_file(_family_weeks),
    "years": _with_file(_five_years, passphrase=PASSPHRASE),
    "week-locked": _with_file(_first_week, passphrase=PASSPHRASE),
}
