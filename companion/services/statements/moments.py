"""Statements of the moments."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from companion.storage.tables.moments import moment

_c = moment.c
_this_one = moment.update().where(_c.uuid == bindparam("which"), _c.purged_at.is_(None))

insert = moment.insert()
change = _this_one.where(_c.deleted_at.is_(None)).values(
    mood=bindparam("mood"), craving=bindparam("craving"), note=bindparam("note"), updated_at=bindparam("now")
)
set_deleted = _this_one.values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
_gone = (_c.deleted_at <= bindparam("until")) & _c.purged_at.is_(None)
long_removed = (
    (
        select(_c.uuid).where(_gone).limit(1),
        moment.update()
        .where(_gone)
        .values(mood=None, craving=None, note="", purged_at=bindparam("now"), updated_at=bindparam("now")),
    ),
)
