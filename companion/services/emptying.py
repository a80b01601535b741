"""Blanking for good the words of what was taken away long enough ago."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from companion.domain.day import instant_text
from companion.domain.journal import KEPT_IN_BIN
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Select, Update


def blank_long_removed(db: Database, area: str, at: datetime, looks: Iterable[tuple[Select[Any], Update]]) -> int:
    """Blank what was taken away thirty days before `at`; gives of how many rows.

    Each look is a question, whether there is any such row (`:until`), and the statement that blanks them (`:until`,
    `:now`). Nothing is written where there is none, which is so on most days.
    """
    until = {"until": instant_text(at - KEPT_IN_BIN)}
    with db.read() as connection:
        due = [blank for any_of, blank in looks if connection.execute(any_of, until).first() is not None]
    if not due:
        return 0
    with db.write(area) as connection:
        return sum(connection.execute(blank, {**until, "now": instant_text(at)}).rowcount for blank in due)
