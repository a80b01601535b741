"""The sheet of a lapse in plain values, as it is kept while it is unfinished."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from companion.domain.lapse import Again, Link, Part, Sheet, StepId
from companion.domain.settings import Headline
from companion.domain.value import parts_of


def to_json(sheet: Sheet) -> dict[str, object]:
    """The sheet in plain values, for keeping it while it is unfinished."""
    plain: dict[str, object] = dict(parts_of(sheet))
    for name in ("day", "again_day", "at"):
        value = plain[name]
        plain[name] = value.isoformat() if isinstance(value, date | time) else None
    plain["more_days"] = [day.isoformat() for day in sheet.more_days]
    plain["links"] = [[link.part.value, link.words, link.next_time, link.cue] for link in sheet.links]
    return plain


def from_json(plain: Mapping[str, object]) -> Sheet:
    """The sheet that `to_json` gave; what cannot be understood, as from a newer version, is as if not given."""

    def text(name: str) -> str:
        value = plain.get(name)
        return value if isinstance(value, str) else ""

    def said(name: str) -> bool | None:
        value = plain.get(name)
        return value if isinstance(value, bool) else None

    def rows(name: str) -> list[object]:
        value = plain.get(name)
        return value if isinstance(value, list) else []

    links = []
    for row in rows("links"):
        if isinstance(row, list) and row and row[0] in set(Part) and all(isinstance(one, str) for one in row):
            words, next_time, cue = (*row[1:4], "", "", "")[:3]
            links.append(Link(Part(row[0]), words, next_time, cue))
    step, again, headline = text("step"), text("again"), text("headline")
    return Sheet(
        name=text("name"),
        step=StepId(step) if step in set(StepId) else StepId.SAFE,
        past=said("past"),
        company=said("company"),
        naloxone=said("naloxone"),
        day=_day(text("day")),
        at=_time(text("at")),
        more_days=tuple(day for one in rows("more_days") if isinstance(one, str) and (day := _day(one)) is not None),
        counted=text("counted") or None,
        write_down=said("write_down"),
        again=Again(again) if again in set(Again) else Again.UNSAID,
        again_day=_day(text("again_day")),
        headline=Headline(headline) if headline in set(Headline) else None,
        links=tuple(links),
        next_step=text("next_step"),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
