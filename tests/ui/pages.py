"""Every page of the app by name: how to make it, and which of its words are data rather than ours to translate."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.counter import EventKind
from companion.resources import content_folder
from companion.ui.registry import SCREENS, screen_entry

#: Words of a locale, a number or a key: made by Qt or by the person, never by us.
_DATA = re.compile(r"^[\W\d_]*$|^(Ctrl|F\d+|Esc|Tab|Shift)\b|^/|^Companion \d")


@lru_cache(maxsize=1)
def _library_text() -> str:
    folder = content_folder()
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".toml")
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


def _screen(screen_id: str, prepare: Callable[[AppContext], AppContext]) -> PageMaker:
    def make(ctx: AppContext) -> QWidget:
        screen = screen_entry(screen_id).factory(prepare(ctx))
        screen.refresh()
        return screen

    return PageMaker(make)


def _pages() -> dict[str, PageMaker]:
    pages: dict[str, PageMaker] = {}
    for entry in SCREENS:
        pages[f"{entry.id}-empty"] = _screen(entry.id, _opened)
        pages[f"{entry.id}-week"] = _screen(entry.id, _first_week)
    return pages


PAGES: Mapping[str, PageMaker] = _pages()
