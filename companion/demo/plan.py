"""The stay-safe plan of the invented person, what matters to them, and their hard days, as rows of their tables."""

from __future__ import annotations

from datetime import date, timedelta
from json import dumps
from random import Random
from typing import Any
from uuid import UUID

from companion.demo.person import SEED
from companion.domain.signs import Condition, Rule, What, to_plain
from companion.domain.stay_safe import Part

_LINES = (
    (Part.SIGNALS, "I stop answering messages"),
    (Part.SIGNALS, "Two bad nights, and I count money in my head"),
    (Part.FIRST, "Shoes on, ten minutes outside, towards the canal"),
    (Part.FIRST, "Something to eat, even if it is toast"),
    (Part.LIFT, "The library, second floor, by the window"),
    (Part.LIFT, "Walking Chris's dog"),
    (Part.SAFER, "Naloxone on the table. Chris knows where."),
    (Part.SAFER, "Not alone tonight"),
)
_SIGNS = (
    ("Thin days", Rule((Condition(What.SLEEP_TIME, 3, 3, under=True, number=270), Condition(What.CRAVING, number=7)))),
    ("Gone quiet", Rule((Condition(What.NOTHING_WRITTEN, 3, 4),))),
)
_VALUE, _GOALS = "Being someone my mother can count on", ("Ring her on Wednesdays", "A room of my own by spring")


def plan_rows(today: date, contacts: tuple[str, ...], said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Rows of the plan; `contacts` are the uuids of their people, the first of whom is to be told."""
    from companion.storage.tables.plans import goal, hard_day
    from companion.storage.tables.stay_safe import plan_line, sign_shown, warning_sign

    chance = Random(f"{SEED}/plan")  # noqa: S311 - nothing secret is invented here
    own = {"created_at": said, "updated_at": said}

    def uuid() -> str:
        return str(UUID(int=chance.getrandbits(128), version=4))

    lines: list[dict[str, Any]] = [
        {"uuid": uuid(), "part": part.value, "words": words, "contact_uuid": None, "position": place, **own}
        for place, (part, words) in enumerate(_LINES)
    ]
    tell = {"part": Part.TELL.value, "words": "", "contact_uuid": contacts[0], "position": len(lines)}
    lines.append({"uuid": uuid(), **tell, **own})
    value = uuid()
    aims: list[dict[str, Any]] = [
        {"uuid": value, "kind": "value", "words": _VALUE, "towards_uuid": None, "done_at": None, "position": 0, **own}
    ]
    for place, words in enumerate(_GOALS):
        row = {"kind": "goal", "words": words, "towards_uuid": value, "done_at": None if place else said}
        aims.append({"uuid": uuid(), **row, "position": place + 1, **own})
    hard: list[dict[str, Any]] = [
        {"uuid": uuid(), "day": day.isoformat(), "name": name, "note": note, "yearly": yearly, **own}
        for day, name, note, yearly in (
            (today + timedelta(days=6), "Payday", "Bills first, then straight home the long way.", 0),
            (today - timedelta(days=1100), "The day Dad died", "", 1),
        )
    ]
    signs: list[dict[str, Any]] = [
        {"uuid": uuid(), "name": name, "rule": dumps(to_plain(rule)), "position": place, **own}
        for place, (name, rule) in enumerate(_SIGNS)
    ]
    seen = {"sign_uuid": signs[1]["uuid"], "day": (today - timedelta(days=40)).isoformat(), "put_away_at": said}
    shown: list[dict[str, Any]] = [{"uuid": uuid(), **seen}]
    return [(plan_line, lines), (goal, aims), (hard_day, hard), (warning_sign, signs), (sign_shown, shown)]
