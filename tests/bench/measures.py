"""The rows of the table: what is started, how often, and against what it is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from tests.bench.children import Children
from tests.bench.folders import Folders
from tests.bench.report import Pairs, Row, Unit, above_floor, after_work, beside_floor, share, within, worst

MANY = 100_000
#: Long enough for two full minutes to go by at Today.
IDLE_SECONDS = 120
#: Every way that runs in time.
GUIDED = (
    "urge-surfing",
    "paced-breathing",
    "five-senses",
    "muscle-relaxation",
    "progressive-relaxation",
    "body-scan",
    "delay-distract-decide",
    "self-compassion-break",
    "three-minute-space",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the harness: who starts processes, where folders come from, how often, and at which sizes."""

    children: Children
    folders: Folders
    pairs: int
    sizes: tuple[int, ...]
    say: Callable[[str], None]

    def turns(self, what: str, count: int | None = None) -> Iterator[int]:
        """Numbers of the repetitions, telling the person what is going on."""
        count = count or self.pairs
        self.say(f"{what}, {count} times")
        yield from range(count)


def start_unlocked(run: Run) -> list[Row]:
    """From process start to Today painted with its data, beside a bare window."""
    folder = run.folders.copy(MANY)
    ours, floor = [], []
    for turn in run.turns("start without a passphrase"):
        for mine in _both(turn):
            if mine:
                ours.append(run.children.probe("start", folder)["ms"])
            else:
                floor.append(run.children.floor())
    what = f"start, {MANY:,} entries, to Today painted"
    return [beside_floor(what, Pairs(tuple(floor), tuple(ours)), 2.0, details={"ours": ours, "floor": floor})]


def start_locked(run: Run) -> list[Row]:
    """From process start to the lock screen painted, beside a bare window; Help now must open there."""
    folder = run.folders.copy(MANY, encrypted=True)
    ours, floor, helps = [], [], []
    for turn in run.turns("start with a passphrase"):
        for mine in _both(turn):
            if mine:
                found = run.children.probe("locked", folder)
                ours.append(found["ms"])
                helps.append(found["help_ms"])
            else:
                floor.append(run.children.floor())
    details = {"ours": ours, "floor": floor, "help_ms": helps}
    return [
        beside_floor("start, locked, to lock screen painted", Pairs(tuple(floor), tuple(ours)), 1.3, details=details),
        within("Help now from the lock screen, painted", helps, 100.0),
    ]


def unlock(run: Run) -> list[Row]:
    """From Return in the passphrase field to Today painted, beside the derivation alone and a bare window."""
    folder = run.folders.copy(MANY, encrypted=True)
    ours, floor, work = [], [], []
    for _ in run.turns("unlock"):
        work.append(run.children.plain("derive")["ms"])
        ours.append(run.children.probe("unlock", folder)["unlock_ms"])
        floor.append(run.children.floor())
    details = {"ours": ours, "floor": floor, "derivation": work}
    row = after_work("passphrase given, to Today painted", work, Pairs(tuple(floor), tuple(ours)), 1.0, details=details)
    return [row]


def memory(run: Run) -> list[Row]:
    """Proportional share of memory when all is quiet, beside a bare window's."""
    folder = run.folders.copy(MANY)
    floor, taken = [], defaultdict(list)
    for _ in run.turns("memory"):
        for place, value in run.children.probe("memory", folder).items():
            taken[place].append(value)
        floor.append(run.children.floor("memory"))
    today = Pairs(tuple(floor), tuple(taken["today"]))
    every = Pairs(tuple(floor), tuple(taken["all"]))
    details = {"floor": floor, **taken}
    return [
        beside_floor("memory (PSS) at Today, at rest", today, 1.9, Unit.MB, details=details),
        beside_floor("memory (PSS) after every screen", every, 3.0, Unit.MB),
    ]


def search(run: Run) -> list[Row]:
    """From a key to the rows painted, the slowest key of all queries; and the service's call beside the raw query."""
    folder = run.folders.copy(MANY, encrypted=True)
    keys: dict[str, list[float]] = defaultdict(list)
    ranked: dict[str, list[float]] = defaultdict(list)
    for _ in run.turns("search as you type", max(3, run.pairs // 3)):
        found = run.children.probe("unlocked-search", folder)
        for query, times in found["keys"].items():
            for place, took in enumerate(times):
                keys[query[: place + 1]].append(took)
        for query, took in found["ranked"].items():
            ranked[query].append(took)
    rows = []
    for what, limit, times in (
        ("search, key to painted", 16.0, keys),
        ("search ranked, asked to painted", 60.0, ranked),
    ):
        name, slowest = worst(times)
        details = {query: median(taken) for query, taken in times.items()}
        rows.append(within(f"{what}, worst ('{name}')", slowest, limit, details=details))
    calls: dict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    for _ in run.turns("search by the service", max(3, run.pairs // 3)):
        for kind, queries in run.children.plain("search", str(folder)).items():
            for query, times in queries.items():
                calls[kind, query].append(times)
    for kind, words in (("newest", "newest first"), ("ranked", "ranked")):
        mine = {query: median(t["ours"] for t in times) for (which, query), times in calls.items() if which == kind}
        raw = {query: median(t["raw"] for t in times) for (which, query), times in calls.items() if which == kind}
        pairs = Pairs(tuple(raw.values()), tuple(mine.values()))
        details = {query: {"ours": mine[query], "raw": raw[query]} for query in mine}
        rows.append(beside_floor(f"search call, {words}", pairs, 1.5, details=details))
    return rows


def library(run: Run) -> list[Row]:
    """Every article opened and opened again, and the library searched while typing, over an encrypted journal."""
    folder = run.folders.copy(MANY, encrypted=True)
    first: dict[str, list[float]] = defaultdict(list)
    later: dict[str, list[float]] = defaultdict(list)
    keys: dict[str, list[float]] = defaultdict(list)
    one, every, first_key = [], [], []
    for _ in run.turns("every article opened", max(3, run.pairs // 3)):
        found = run.children.probe("unlocked-articles", folder)
        for times, taken in ((first, found["first"]), (later, found["later"])):
            for name, took in taken.items():
                times[name].append(took)
        one.append(found["one_mb"])
        every.append(found["all_mb"])
    for _ in run.turns("search of the library as you type", max(3, run.pairs // 3)):
        found = run.children.probe("unlocked-library-search", folder)
        first_key.append(found["first_ms"])
        for query, times in found["keys"].items():
            for place, took in enumerate(times):
                keys[query[: place + 1]].append(took)
    rows = []
    for what, limit, taken in (
        ("article opened, click to painted", 50.0, first),
        ("article opened again", 16.0, later),
        ("search of the library, key to painted", 30.0, keys),
    ):
        name, slowest = worst(taken)
        details = {each: median(times) for each, times in taken.items()}
        rows.append(within(f"{what}, worst ('{name}')", slowest, limit, details=details))
    rows.append(within("search of the library, the first key of all", first_key, 100.0))
    pairs = Pairs(tuple(one), tuple(every))
    rows.append(beside_floor("memory (PSS) after every article, beside after one", pairs, 1.3, Unit.MB))
    return rows


def save(run: Run) -> list[Row]:
    """A check-in saved by the service, beside the same rows by hand, in a copy of the same encrypted file."""
    ours, raw = (str(run.folders.copy(MANY, encrypted=True)) for _ in range(2))
    taken: dict[str, list[dict[str, float]]] = defaultdict(list)
    for _ in run.turns("save", max(3, run.pairs // 3)):
        for kind, times in run.children.plain("save", ours, raw).items():
            taken[kind].append(times)
        # Each turn writes the same days: into fresh copies.
        run.folders.forget(ours, raw)
        ours, raw = (str(run.folders.copy(MANY, encrypted=True)) for _ in range(2))
    rows = []
    for kind, words in (
        ("numbers", "numbers"),
        ("words", "with two triggers"),
        ("line", "with triggers and a line"),
    ):
        pairs = Pairs(tuple(t["raw"] for t in taken[kind]), tuple(t["ours"] for t in taken[kind]))
        rows.append(beside_floor(f"save a check-in, encrypted, {words}", pairs, 2.0))
    return rows


def check_in(run: Run) -> list[Row]:
    """From a click on Save to Today painted with what was saved, over an encrypted file: the first, and later ones."""
    folder = run.folders.copy(MANY, encrypted=True)
    first, later = [], []
    for _ in run.turns("a check-in saved by hand", max(3, run.pairs // 3)):
        found = run.children.probe("unlocked-check-in", folder)
        first.append(found["first_ms"])
        later += found["later_ms"]
    return [
        within("check-in saved and Today refreshed, click to painted", later, 50.0),
        within("the same, the first of a start", first, 50.0),
    ]


def fold(run: Run) -> list[Row]:
    """The counter folded from thirty years of events with 500 lapses, in memory, in a fresh process each time."""
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in run.turns("the counter's fold"):
        for name, took in run.children.plain("fold").items():
            taken[name].append(took)
    details = {name: median(times) for name, times in taken.items()}
    return [within("fold of 30 years, 500 lapses", taken["fold"], 5.0, details=details)]


def visits(run: Run) -> list[Row]:
    """Each screen visited first right after Today, and visited again."""
    folder = run.folders.copy(MANY)
    first: dict[str, list[float]] = defaultdict(list)
    later: dict[str, list[float]] = defaultdict(list)
    for name in run.children.probe("names", folder)["screens"]:
        for _ in run.turns(f"visits, {name} first"):
            found = run.children.probe("visits", folder, name)
            first[name] += found["first"].values()
            for screen, times in found["later"].items():
                later[screen] += times
    rows = []
    for what, limit, times in (("first visit", 100.0, first), ("later visit", 16.0, later)):
        slowest, _ = worst(times)
        for name, taken in sorted(times.items(), key=lambda one: -median(one[1])):
            rows.append(within(f"{what}, {name}{' (worst)' if name == slowest else ''}", taken, limit))
    return rows


def rings(run: Run) -> list[Row]:
    """The growth rings of thirty years, from their months to painted, the very first time and after."""
    first: dict[str, list[float]] = defaultdict(list)
    later: dict[str, list[float]] = defaultdict(list)
    for _ in run.turns("growth rings"):
        for lapses, taken in run.children.rings().items():
            first[lapses].append(taken[0])
            later[lapses].append(median(taken[1:]))
    rows = []
    for when, times in (("first", first), ("again", later)):
        for lapses, taken in times.items():
            rows.append(within(f"rings of 30 years, {lapses} lapses, grown and painted {when}", taken, 16.0))
    return rows


def guided(run: Run) -> list[Row]:
    """What a guided way takes of the processor while it runs; 100 ms of each second are a tenth of one core."""
    rows = []
    for way in GUIDED:
        taken, pictures, ticks, late = [], [], [], []
        for _ in run.turns(f"a guided way running, {way}", max(3, run.pairs // 3)):
            # Fresh each time: a way left half way waits in the file, and is gone on with and not begun.
            folder = run.folders.copy("daily")
            found = run.children.probe("guided", folder, way)
            run.folders.forget(str(folder))
            taken.append(found["ms_a_second"])
            pictures.append(found["pictures"])
            ticks.append(found["ticks"])
            late.append(found["late"])
        what = f"{way} running, processor a second"
        told = {"pictures a second": median(pictures), "ticks a second": median(ticks), "ticks late, %": median(late)}
        rows.append(within(what, taken, 100.0, details=told))
        if median(ticks) > 30:
            # What has a picture a second, or stands still, has none at sixty to be late with.
            rows.append(share(f"{way} running, pictures late at 60 a second", late, 5.0, details=told))
    return rows


def hope_box(run: Run) -> list[Row]:
    """The hope box with 300 photos: from Cope to its first painting, and how many frames are late while it scrolls."""
    folder = run.folders.copy("photos", encrypted=True)
    opened, again, late, slowest = [], [], [], []
    for _ in run.turns("the hope box with 300 photos", max(3, run.pairs // 3)):
        found = run.children.probe("unlocked-hope-box", folder)
        opened.append(found["first_ms"])
        again += found["later_ms"]
        late.append(found["late"])
        slowest.append(found["slowest_ms"])
    told = {"slowest frame, ms": median(slowest)}
    return [
        within("hope box with 300 photos, first opened", opened, 200.0, details={"ours": opened}),
        within("hope box with 300 photos, opened again", again, 200.0),
        share("hope box with 300 photos, late frames while scrolling", late, 0.0, details=told),
    ]


def sizes(run: Run) -> list[Row]:
    """Start, first page and save at every size, each beside the smallest."""
    plain = {size: run.folders.copy(size) for size in run.sizes}
    taken: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for turn in run.turns(f"start and first page at {len(plain)} sizes"):
        order = list(plain) if turn % 2 == 0 else list(plain)[::-1]
        for size in order:
            taken["start"][size].append(run.children.probe("start", plain[size])["ms"])
        for size in order:
            taken["first page"][size].append(run.children.probe("first-page", plain[size])["page_ms"])
        for size in order:
            taken["first page, read"][size].append(run.children.plain("timeline", str(plain[size]))["ms"])
    for _ in run.turns("save at every size", max(3, run.pairs // 3)):
        for size in plain:
            ours, raw = (str(run.folders.copy(size)) for _ in range(2))
            taken["save"][size].append(run.children.plain("save", ours, raw)["line"]["ours"])
            run.folders.forget(ours, raw)
    rows = []
    least = min(run.sizes)
    for what, by_size in taken.items():
        for size, times in by_size.items():
            if size != least:
                pairs = Pairs(tuple(by_size[least]), tuple(times))
                rows.append(beside_floor(f"{what}, {size:,} beside {least:,}", pairs, 1.2))
    return rows


def today_painted(run: Run) -> list[Row]:
    """From process start to Today painted with ten years of daily data, beside an empty file."""
    daily, empty = run.folders.copy("daily"), run.folders.copy("empty")
    ours, floor = [], []
    for turn in run.turns("Today with ten years and with nothing", run.pairs * 2):
        for mine in _both(turn):
            (ours if mine else floor).append(run.children.probe("start", daily if mine else empty)["ms"])
    pairs = Pairs(tuple(floor), tuple(ours))
    return [beside_floor("Today painted, ten years of daily data beside an empty file", pairs, 1.1)]


def idle(run: Run) -> list[Row]:
    """What the open app takes of the processor while nobody does anything."""
    folder = run.folders.copy("daily")
    turns = run.turns(f"{IDLE_SECONDS} seconds of nothing", max(1, run.pairs // 4))
    taken = [run.children.probe("idle", folder, str(IDLE_SECONDS))["percent"] for _ in turns]
    return [share("processor of the open app at Today, idle", taken, 0.1)]


def wakes(run: Run) -> list[Row]:
    """How often the open app wakes while nobody does anything, every reminder on, beside a bare window."""
    folder = run.folders.copy("daily", encrypted=True)
    ours, floor = [], []
    for _ in run.turns(f"wake-ups in {IDLE_SECONDS} seconds of nothing", max(1, run.pairs // 4)):
        ours.append(run.children.probe("unlocked-wakes", folder, str(IDLE_SECONDS))["wakes"])
        floor.append(run.children.floor("wakes", str(IDLE_SECONDS)))
    pairs = Pairs(tuple(floor), tuple(ours))
    return [above_floor("wake-ups at Today, every reminder on", pairs, 2.0, Unit.A_MINUTE, details={"ours": ours})]


def people(run: Run) -> list[Row]:
    """Two thousand people searched while typing, the slowest key of all; and the wallet card as a PDF file."""
    keys: dict[str, list[float]] = defaultdict(list)
    first, later = [], []
    for _ in run.turns("people searched, and the wallet card", max(3, run.pairs // 3)):
        # Fresh each time: the people are added to it.
        for query, times in run.children.probe("people", run.folders.copy("empty"))["keys"].items():
            for place, took in enumerate(times):
                keys[query[: place + 1]].append(took)
        found = run.children.probe("wallet", run.folders.copy("daily"))
        first, later = [*first, found["first_ms"]], [*later, *found["later_ms"]]
    name, slowest = worst(keys)
    return [
        within(f"2,000 people searched, key to painted, worst ('{name}')", slowest, 30.0),
        within("wallet card as PDF, the first of a start", first, 300.0),
        within("wallet card as PDF, again", later, 300.0),
    ]


def _both(turn: int) -> tuple[bool, bool]:
    """Ours first in every other pair, so that neither always comes second."""
    return (True, False) if turn % 2 else (False, True)


MEASURES: dict[str, Callable[[Run], list[Row]]] = {
    "start": start_unlocked,
    "locked": start_locked,
    "unlock": unlock,
    "memory": memory,
    "search": search,
    "library": library,
    "save": save,
    "fold": fold,
    "check-in": check_in,
    "visits": visits,
    "rings": rings,
    "sizes": sizes,
    "today": today_painted,
    "idle": idle,
    "guided": guided,
    "wakes": wakes,
    "people": people,
    "hope-box": hope_box,
}
