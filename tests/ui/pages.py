"""Every page of the app by name: how to make it, and which of its words are data rather than ours to translate."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget

from companion.content.library import Library
from companion.content.traces import without_marks
from companion.context import AppContext
from companion.domain import problems
from companion.domain.checkin import Answers
from companion.domain.contacts import ContactDetails, Number
from companion.domain.counter import EventKind
from companion.domain.lapse import SAFETY_THEN, Link, Part, Sheet, StepId
from companion.domain.problems import KnownProblem
from companion.domain.settings import Audience
from companion.domain.wellbeing import Wellbeing
from companion.resources import content_folder
from companion.ui.first_run.naloxone import NaloxoneStep
from companion.ui.first_run.protect import PassphraseStep
from companion.ui.first_run.screen import FAMILY_STEPS, STEPS, FirstRun
from companion.ui.lock.screen import LockScreen
from companion.ui.lock.trouble import TroublePage
from companion.ui.progress.screen import ProgressScreen
from companion.ui.registry import SCREENS, help_now_page, screen_entry
from tests.ui.todays import TODAYS, is_own
from tests.ui.written_tools import STAGES

#: Words of a locale, a number or a key: made by Qt or by the person, never by us.
_DATA = re.compile(r"^[\W\d_]*$|^(Ctrl|F\d+|Esc|Tab|Shift)\b|^/|^Companion \d")
#: Where Help now joins pieces of the library: "24 hours · Free", "1. Call 999. Stay with them."
_JOINT = re.compile(r" · |(?:^|(?<= ))\d+\. |(?<=[.?”])\s+|\.$")
_PLACE = re.compile(r"\{[a-z_-]+\}")
#: A recovery code in its groups.
_CODE = re.compile(r"^[0-9A-Z]{5}(-\s*[0-9A-Z]{5}|\n[0-9A-Z]{5})+")


@lru_cache(maxsize=1)
def _library_text() -> str:
    folder = content_folder()
    return "\n".join(
        without_marks(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".md", ".toml")
    )


def _from_content(ctx: AppContext, words: str) -> bool:
    """Whether words are a date, a key, or come from the bundled library, which has its own translation."""
    return bool(_DATA.match(words)) or words in _library_text() or any(name in words for name in _MONTHS)


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
]


@dataclass(frozen=True)
class PageMaker:
    """Makes one page in one state."""

    make: Callable[[AppContext], QWidget]
    given: Callable[[AppContext, str], bool] = _from_content

    def __call__(self, ctx: AppContext) -> QWidget:
        return self.make(ctx)


def _opened(ctx: AppContext) -> AppContext:
    ctx.vault.create()
    ctx.renew_session()
    return ctx


def _first_week(ctx: AppContext) -> AppContext:
    _opened(ctx)
    today = ctx.today()
    ctx.services.settings.change(name="1")
    ctx.services.counter.start_on(today - timedelta(days=6))
    ctx.services.counter.add(EventKind.LAPSE, today - timedelta(days=3))
    for back in range(7):
        ctx.services.checkins.save(today - timedelta(days=back), Answers(mood=back, craving=10 - back, sleep=5))
    return ctx


def _family(ctx: AppContext) -> AppContext:
    _opened(ctx).services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    return ctx


def _family_weeks(ctx: AppContext) -> AppContext:
    _family(ctx)
    today, services = ctx.today(), ctx.services
    place = {"naloxone_at_hand": True, "naloxone_place": "1"}
    services.settings.change(name="1", **place)
    for step in ("article:wont-wake-up", "screen:people"):
        services.pathways.tick(ctx.library.pathway("family"), step, True)
    services.contacts.add(ContactDetails("1", role="family", numbers=(Number("07700 900345"),)))
    for back in range(13):
        services.wellbeing.save(today - timedelta(days=back), Wellbeing(mood=back % 11, worry=back % 7, rest=None))
    return ctx


def _family_days(ctx: AppContext) -> QWidget:
    screen = screen_entry("today").factory(_family_weeks(ctx))
    screen.refresh()
    screen.open(days=True)
    return screen


def _screen(screen_id: str, prepare: Callable[[AppContext], AppContext]) -> PageMaker:
    def make(ctx: AppContext) -> QWidget:
        screen = screen_entry(screen_id).factory(prepare(ctx))
        screen.refresh()
        if isinstance(screen, ProgressScreen):
            # As it stands a moment after it was opened.
            screen.complete()
        return screen

    return PageMaker(make)


def _cope(strategy: str, *presses: str, many: bool = False) -> PageMaker:
    """Cope, at a way or as it runs; with `many` there is a record, and a filter that nothing passes."""

    def make(ctx: AppContext) -> QWidget:
        coping = _opened(ctx).services.coping
        for after in (3, 4, 5) if many else ():
            coping.tried("paced-breathing", before=6, after=after)
        screen = screen_entry("cope").factory(ctx)
        screen.refresh()
        screen.open(strategy=strategy, craving=7, start=bool(presses))
        for name in presses:
            _press(screen, name)
        return screen

    return PageMaker(make, _from_filled_content)


def _lapse(step: StepId | None, *presses: str, past: bool = False) -> PageMaker:
    """The way through after a lapse, at a step; None is where it asks whether to go on."""

    def make(ctx: AppContext) -> QWidget:
        services = _first_week(ctx).services
        services.contacts.add(ContactDetails("1", role="pharmacy", numbers=(Number("07700 900345"),)))
        services.counted.add("1")
        link = Link(Part.SET_OFF, "1", "1")
        services.lapses.finish(Sheet(links=(link,)), {link.part: "1"})
        begun = Sheet(step=step or StepId.TELL, past=past, next_step="1")
        if step is None:
            services.lapses.keep(begun)
        screen = screen_entry("lapse").factory(ctx)
        screen.refresh()
        if step is not None:
            screen.open(sheet=begun)
        for name in presses:
            _press_any(screen, name)
        return screen

    return PageMaker(make, _from_filled_content)


def _locked(ctx: AppContext) -> AppContext:
    ctx.vault.create("quiet river morning")
    ctx.renew_session()
    ctx.services.backups.make()
    ctx.session = None
    ctx.vault.lock()
    return ctx


def _lock(ctx: AppContext) -> LockScreen:
    return LockScreen(_locked(ctx))


def _lock_by_code(ctx: AppContext) -> QWidget:
    page = _lock(ctx)
    _press(page, "use-code")
    return page


def _wrong_passphrase(ctx: AppContext) -> QWidget:
    page = _lock(ctx)
    _type(page, "passphrase", "wrong")
    _press(page, "unlock")
    return page


def _trouble(problem: Callable[[AppContext], KnownProblem]) -> PageMaker:
    return PageMaker(lambda ctx: TroublePage(_locked(ctx), problem(ctx)))


def _step(number: int) -> PageMaker:
    def make(ctx: AppContext) -> QWidget:
        ctx.prefs.change(first_run_step=number)
        return FirstRun(ctx)

    return PageMaker(make)


def _first_code(ctx: AppContext) -> QWidget:
    ctx.prefs.change(first_run_step=STEPS.index(PassphraseStep))
    page = FirstRun(ctx)
    _type(page, "first-passphrase", "quiet river morning")
    _type(page, "first-passphrase-again", "quiet river morning")
    _press(page, "first-next")
    return page


def _naloxone(answer: str) -> PageMaker:
    def make(ctx: AppContext) -> QWidget:
        ctx.prefs.change(first_run_step=STEPS.index(NaloxoneStep))
        page = FirstRun(ctx)
        option = page.findChild(QAbstractButton, f"first-naloxone-{answer}")
        assert option is not None
        option.click()
        return page

    return PageMaker(make)


def _family_step(number: int) -> PageMaker:
    def make(ctx: AppContext) -> QWidget:
        _family(ctx).prefs.change(first_run_step=number)
        return FirstRun(ctx)

    return PageMaker(make)


def _first_earlier(ctx: AppContext) -> QWidget:
    ctx.prefs.change(first_run_step=len(STEPS) - 1)
    page = FirstRun(ctx)
    option = page.findChild(QAbstractButton, "first-earlier")
    assert option is not None
    option.click()
    return page


@lru_cache(maxsize=1)
def _templates() -> tuple[re.Pattern[str], ...]:
    """Every bundled sentence with a place for a number, a date or a name in it; one that is all place says nothing."""
    lines = [line for line in _library_text().splitlines() if _PLACE.search(line)]
    quoted = [words for line in lines for words in re.findall(r'"([^"]*)"', line)]
    sentences = {piece for words in (*lines, *quoted) for piece in _JOINT.split(words) if _PLACE.search(piece)}
    said = [sentence for sentence in sentences if any(letter.isalpha() for letter in _PLACE.sub("", sentence))]
    return tuple(re.compile(".+".join(re.escape(part) for part in _PLACE.split(sentence))) for sentence in said)


@lru_cache(maxsize=1)
def _source_lines() -> frozenset[str]:
    """Every source as a page says it."""
    shelf = Library(content_folder())
    return frozenset(f"{one.organisation}, {one.title}, {one.year}. {one.address}" for one in shelf.sources())


def _from_filled_content(ctx: AppContext, words: str) -> bool:
    """Whether words come from the bundled library, filled in and put together as Help now and Cope do."""
    words = words.replace("\u200b", "")
    if words in _source_lines() or _from_content(ctx, words):
        return True
    pieces = [piece for piece in _JOINT.split(words) if piece]
    return bool(pieces) and all(
        _from_content(ctx, piece.rstrip(".")) or any(phrase.fullmatch(piece) for phrase in _templates())
        for piece in pieces
    )


def _code_or_content(ctx: AppContext, words: str) -> bool:
    return bool(_CODE.match(words)) or _from_content(ctx, words)


def _door(door: str) -> PageMaker:
    def make(ctx: AppContext) -> QWidget:
        page = help_now_page(_locked(ctx))
        page.open_door(door)
        return page

    return PageMaker(make, _from_filled_content)


def _press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def _press_any(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def _type(page: QWidget, name: str, words: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert field is not None, name
    field.setText(words)


def _outside() -> dict[str, PageMaker]:
    """What is shown while no file is open: the first run, the lock, the ways on, and Help now."""
    pages = {f"first-run-{number}": _step(number) for number in range(len(STEPS))}
    pages |= {
        "first-run-code": PageMaker(_first_code, _code_or_content),
        "first-run-earlier": PageMaker(_first_earlier),
    }
    pages |= {f"first-run-naloxone-{answer}": _naloxone(answer) for answer in ("yes", "not-yet", "what")}
    pages |= {f"first-run-family-{number}": _family_step(number) for number in range(len(FAMILY_STEPS))}
    pages |= {
        "lock": PageMaker(_lock),
        "lock-code": PageMaker(_lock_by_code),
        "lock-wrong": PageMaker(_wrong_passphrase),
        "trouble-damaged": _trouble(lambda ctx: problems.FileDamaged(ctx.paths.database)),
        "trouble-no-keys": _trouble(lambda ctx: problems.KeyFileMissing(ctx.paths.keys)),
        "trouble-newer": _trouble(lambda ctx: problems.FileNewer(ctx.paths.database, found=9, known=1)),
        "trouble-in-use": _trouble(lambda ctx: problems.FileInUse(ctx.paths.data)),
        "trouble-read-only": _trouble(lambda ctx: problems.FolderReadOnly(ctx.paths.data)),
        "trouble-secrets-lost": _trouble(lambda ctx: problems.SecretsLost(ctx.paths.database)),
    }
    doors = [door.id for door in Library(content_folder()).doors()]
    more = ["overdose/more", "naloxone/more", "naloxone/1", "naloxone/2"]
    pages |= {f"help-now-{door or 'start'}": _door(door) for door in ("", *doors, *more, "ways")}
    return pages


def _cope_pages() -> dict[str, PageMaker]:
    begun, ended = ("guide-begin",), ("guide-begin", "guide-end")
    return {
        "cope-way": _cope("eat-drink-medicine"),
        "cope-way-known": _cope("paced-breathing", many=True),
        "cope-breathe-ask": _cope("paced-breathing", "pace-out-more"),
        "cope-breathe": _cope("paced-breathing", *begun),
        "cope-surf": _cope("urge-surfing", *begun, "guide-pause"),
        "cope-after": _cope("urge-surfing", *ended),
        "cope-next": _cope("urge-surfing", *ended, "guide-go-on"),
        **{f"cope-{name}": _cope(*tool_and_presses) for name, tool_and_presses in STAGES.items()},
    }


def _own_or_content(ctx: AppContext, words: str) -> bool:
    return _from_content(ctx, words) or is_own(ctx, words)


def _lapse_pages() -> dict[str, PageMaker]:
    pages = {f"lapse-{step.value}": _lapse(step) for step in StepId}
    pages |= {f"lapse-past-{step.value}": _lapse(step, past=True) for step in SAFETY_THEN}
    return pages | {
        "lapse-safe-answered": _lapse(StepId.SAFE, "lapse-company-no", "lapse-naloxone-yes"),
        "lapse-chain-plan": _lapse(StepId.CHAIN, "lapse-next-open-harder"),
        "lapse-count-written": _lapse(StepId.COUNT, "lapse-write", "lapse-later", "lapse-timed", "lapse-day-add"),
        "lapse-go-on": _lapse(None),
    }


def _pages() -> dict[str, PageMaker]:
    pages: dict[str, PageMaker] = {}
    for entry in SCREENS:
        pages[f"{entry.id}-empty"] = _screen(entry.id, _opened)
        pages[f"{entry.id}-week"] = _screen(entry.id, _first_week)
    # People joins the pieces of a helpline, as Help now does.
    pages |= {name: PageMaker(pages[name].make, _from_filled_content) for name in ("people-empty", "people-week")}
    pages |= {f"today-{state}": PageMaker(make, _own_or_content) for state, make in TODAYS.items()}
    # The screens of someone who loves a person who uses, where they differ.
    pages["today-family-empty"] = _screen("today", _family)
    pages["today-family-weeks"] = _screen("today", _family_weeks)
    pages["today-family-days"] = PageMaker(_family_days)
    pages["settings-family"] = _screen("settings", _family)
    pages["cope-family"] = _screen("cope", _family)
    return pages | _cope_pages() | _lapse_pages() | _outside()


PAGES: Mapping[str, PageMaker] = _pages()
