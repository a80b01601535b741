"""A door of Help now for paper: the number, every step, the signs, who to call, and when it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from companion.content.filling import Fill, alone
from companion.content.values import Country, Door, Helpline, Part, Step

#: A heading and the lines below it.
Lines = tuple[str, tuple[str, ...]]


def door_html(
    door: Door,
    parts: tuple[Part, ...],
    country: Country,
    fill: Fill,
    labels: Mapping[str, str],
    *,
    date_words: str,
    origin: Callable[[Helpline], str],
    drawing: str = "",
    own: tuple[Lines, ...] = (),
    everyone: bool = False,
) -> str:
    """The page for one country, plain: black on white, set in whatever letters the document has.

    Args:
        parts: the parts of the door to print, such as naloxone kits; where there are none, its own steps.
        date_words: the day the steps were written, in the person's own format.
        origin: what is said of a line's source, its date and how sure it is; empty for nothing.
        drawing: the name of an image the document knows; empty where none is wanted.
        own: what is the person's own, such as their people and reasons.
        everyone: every line of the country with what it is for, and not those alone that the door names.
    """
    title = parts[0].title if len(parts) == 1 else door.title
    lines = country.lines if everyone else country.lines_for(door.who_to_call)
    calls = tuple(_call(line, line.purpose if everyone else "", origin(line)) for line in lines)
    lists = [
        (fill(door.signs_title), tuple(map(fill, door.signs))),
        *own,
        (labels.get("who-to-call", ""), calls),
        (fill(door.never_title), tuple(map(fill, door.never))),
    ]
    shown = [_list(name, items) for name, items in lists if items]
    foot = " ".join(
        words
        for words in (labels.get("written", "").replace("{date}", date_words), door.review, labels.get("standing", ""))
        if len(words) > 1
    )
    picture = f'<p align="center"><img src="{escape(drawing)}" width="260"></p>' if drawing else ""
    return (
        f"<html><body><h1><b>{escape(fill(title))}</b></h1>{_number(country, fill, labels)}"
        f'<p class="lead">{escape(fill(door.lead))}</p>{_steps(door, parts, fill)}{picture}{_beside(shown)}'
        f'<p class="last">{escape(fill(door.last))}</p><p class="foot">{escape(fill(foot))}</p></body></html>'
    )


def unbroken(number: str) -> str:
    """A number whose parts stay on one line."""
    return number.replace(" ", "\u00a0")


def _call(line: Helpline, purpose: str, origin: str) -> str:
    ways = " · ".join(way for way in (unbroken(line.numbers), line.text, line.web) if way)
    about = ", ".join(part for part in (line.where, line.hours) if part)
    named = f"{line.name}: {ways}{f' ({about})' if about else ''}"
    said = [part.removesuffix(".") for part in (purpose, origin) if part]
    return f"{'. '.join((named, *said))}." if said else named


def _number(country: Country, fill: Fill, labels: Mapping[str, str]) -> str:
    number = country.emergency[0].number if country.emergency else alone(fill("{emergency}"))
    # Where no number is known, words stand in its place, and they are longer.
    size = "number" if country.emergency else "words"
    others = "".join(f" · {escape(entry.number)}" for entry in country.emergency[1:])
    place = f"{escape(country.name)}{others}" if country.emergency else ""
    return (
        f'<table width="100%" cellpadding="6" cellspacing="0" border="1"><tr><td width="40%" class="{size}">'
        f"{escape(number)}</td><td>{escape(labels.get('emergency-line', ''))}<br>{place}</td></tr></table>"
    )


def _steps(door: Door, parts: tuple[Part, ...], fill: Fill) -> str:
    if not parts:
        return _table(door.steps, fill)
    if len(parts) == 1:
        note = f'<p class="last">{escape(fill(parts[0].note))}</p>' if parts[0].note else ""
        return _table(parts[0].steps, fill) + note
    return "".join(f"<h2><b>{escape(fill(part.title))}</b></h2>{_table(part.steps, fill)}" for part in parts)


def _table(steps: Iterable[Step], fill: Fill) -> str:
    rows = "".join(
        f'<tr><td width="26"><b>{at}</b></td><td><b>{escape(fill(step.title))}</b><br>'
        f"{escape(fill(step.text))}</td></tr>"
        for at, step in enumerate(steps, start=1)
    )
    return f'<table width="100%" cellpadding="3" cellspacing="0" class="steps">{rows}</table>'


def _beside(lists: list[str]) -> str:
    rows = []
    for at in range(0, len(lists), 2):
        pair = lists[at : at + 2]
        cells = (
            "".join(f'<td width="50%">{one}</td>' for one in pair)
            if len(pair) > 1
            else f'<td colspan="2">{pair[0]}</td>'
        )
        rows.append(f"<tr>{cells}</tr>")
    return f'<table width="100%" cellpadding="4" cellspacing="0">{"".join(rows)}</table>' if rows else ""


def _list(title: str, items: tuple[str, ...]) -> str:
    return f"<h2><b>{escape(title)}</b></h2><ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
