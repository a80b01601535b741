"""Prepared reads of pathways: which steps are ticked or unticked by hand."""

from __future__ import annotations

from companion.storage.driver import Connection

_BY_HAND = "SELECT step, done_at IS NOT NULL FROM pathway_step WHERE pathway = ?"


def by_hand(connection: Connection, pathway: str) -> dict[str, bool]:
    """Where each step leads that was ticked or unticked by hand, and whether it is ticked now."""
    return {step: bool(done) for step, done in connection.execute(_BY_HAND, (pathway,))}
