"""Prepared reads of what Today shows of a person's plans: intentions, reasons, and dates of raised risk."""

from __future__ import annotations

from datetime import date

from companion.domain.day import instant_from_text
from companion.domain.plans import Intention, Reason, RiskDate, RiskKind
from companion.storage.driver import Connection

_INTENTIONS = """
    SELECT uuid, words, done_at, position FROM intention
    WHERE day = ? AND deleted_at IS NULL ORDER BY position, created_at, uuid
"""
_REASONS = "SELECT uuid, words, position FROM reason WHERE deleted_at IS NULL ORDER BY position, created_at, uuid"
_RISK_DATES = "SELECT uuid, kind, day FROM risk_date WHERE deleted_at IS NULL ORDER BY day DESC, uuid"


def intentions(connection: Connection, day: date) -> tuple[Intention, ...]:
    """What was meant for a day, in the person's order."""
    return tuple(
        Intention(uuid, day, words, None if done_at is None else instant_from_text(done_at), position)
        for uuid, words, done_at, position in connection.execute(_INTENTIONS, (day.isoformat(),))
    )


def reasons(connection: Connection) -> tuple[Reason, ...]:
    """The person's reasons, in their order."""
    return tuple(Reason(*row) for row in connection.execute(_REASONS))


def risk_dates(connection: Connection) -> tuple[RiskDate, ...]:
    """Every date of raised risk, the newest first."""
    rows = connection.execute(_RISK_DATES)
    return tuple(RiskDate(uuid, RiskKind(kind), date.fromisoformat(day)) for uuid, kind, day in rows)
