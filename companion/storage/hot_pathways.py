"""Prepared reads of pathways: which steps are ticked or unticked by hand, and which articles were finished."""

from __future__ import annotations

from companion.storage.driver import Connection

_BY_HAND = "SELECT step, done_at IS NOT NULL FROM pathway_step WHERE pathway = ?"
_FINISHED = "SELECT article FROM reading WHERE finished_at IS NOT NULL"


def by_hand(connection: Connection, pathway: str) -> dict[str, bool]:
    """Where each step leads that was ticked or unticked by hand, and whether it is ticked now."""
    return {step: bool(done) for step, done in connection.execute(_BY_HAND, (pathway,))}


def finished(connection: Connection) -> frozenset[str]:
    """The ids of the articles that were read to their end."""
    return frozenset(article for (article,) in connection.execute(_FINISHED))
