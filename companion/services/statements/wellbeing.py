"""Statements of the wellbeing check-in."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from companion.storage.tables.moments import wellbeing

_c = wellbeing.c
_GIVEN = ("mood", "worry", "rest", "note")

insert = wellbeing.insert()
change = (
    wellbeing.update()
    .where(_c.uuid == bindparam("which"))
    .values(
        {name: bindparam(name) for name in (*_GIVEN, "updated_at")} | dict.fromkeys(("deleted_at", "purged_at")),
    )
)
remove = (
    wellbeing.update()
    .where(_c.day == bindparam("which_day"), _c.deleted_at.is_(None))
    .values(deleted_at=bindparam("now"), updated_at=bindparam("now"))
)

_long_removed = (_c.deleted_at <= bindparam("until")) & _c.purged_at.is_(None)
long_removed = (
    (
        select(_c.uuid).where(_long_removed).limit(1),
        wellbeing.update()
        .where(_long_removed)
        .values(mood=None, worry=None, rest=None, note="", purged_at=bindparam("now"), updated_at=bindparam("now")),
    ),
)
