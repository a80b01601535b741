"""The prepared read of the stay-safe plan, which Help now shows at once."""

from __future__ import annotations

from companion.domain.stay_safe import Part, Plan, PlanLine
from companion.storage.driver import Connection

# Someone taken off the list of people takes their lines along, and brings them back.
_LINES = """
    SELECT uuid, part, words, contact_uuid, helpline, position FROM plan_line
    WHERE deleted_at IS NULL AND (
        contact_uuid IS NULL
        OR EXISTS (SELECT 1 FROM contact WHERE contact.uuid = contact_uuid AND contact.deleted_at IS NULL)
    )
    ORDER BY position, created_at, uuid
"""


def plan(connection: Connection) -> Plan:
    """The plan as it is now."""
    known = {part.value for part in Part}
    rows = connection.execute(_LINES)
    return Plan(tuple(PlanLine(row[0], Part(row[1]), *row[2:]) for row in rows if row[1] in known))
