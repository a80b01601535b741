"""Cells of a table as text (RFC 4180), in which no program finds a formula, and back again.

What begins like a formula gets an apostrophe before it, and so does what begins with an apostrophe: taking one away
gives back exactly what was there. A blank before the sign helps no formula past it.
"""

from __future__ import annotations

import re

#: The signs spreadsheets begin a formula with, in both widths, and what some of them pass over before it.
_ACTS = re.compile("[\\s\\x00]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\\t\\r\\n\\x00']")
HARMLESS = "'"
END = "\r\n"


def harmless(words: str) -> str:
    """Words as they stand in a cell."""
    return HARMLESS + words if _ACTS.match(words) else words


def as_it_was(cell: str) -> str:
    """What `harmless` was given."""
    return cell.removeprefix(HARMLESS)


def cell(value: str | int | float | None) -> str:
    """A value as a cell: words always in quotes, numbers without; nothing between the commas is *not given*."""
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + harmless(value).replace('"', '""') + '"'
    return str(value)


def line(values: tuple[str | int | float | None, ...]) -> str:
    """A row of cells, with its end."""
    return ",".join(map(cell, values)) + END
