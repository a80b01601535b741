"""Statements of appointments and of their single times that are off or moved."""

from __future__ import annotations

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from companion.storage.tables.appointments import appointment, appointment_change

_a, _c = appointment.c, appointment_change.c
_WORDS = ("kind", "title", "place", "note", "contact_uuid", "starts", "zone", "minutes", "rule", "extra", "remind")
_CALENDAR = ("calendar_uid", "sequence", "modified")
_OF_CHANGE = ("starts", "minutes", "title", "place", "note")

_row = insert(appointment).values(
    uuid=bindparam("uuid"),
    created_at=bindparam("now"),
    updated_at=bindparam("now"),
    **{name: bindparam(name) for name in (*_WORDS, *_CALENDAR)},
)
#: One that is there already, taken off or not, is written anew.
write = _row.on_conflict_do_update(
    index_elements=[_a.uuid],
    set_={name: _row.excluded[name] for name in (*_WORDS, *_CALENDAR, "updated_at")} | {"deleted_at": None},
)
remove = (
    appointment.update()
    .where(_a.uuid == bindparam("which"))
    .values(deleted_at=bindparam("now"), updated_at=bindparam("now"))
)
drop_changes = (
    appointment_change.update()
    .where(_c.appointment_uuid == bindparam("which"), _c.deleted_at.is_(None))
    .values(deleted_at=bindparam("now"), updated_at=bindparam("now"))
)
_change = insert(appointment_change).values(
    uuid=bindparam("uuid"),
    appointment_uuid=bindparam("appointment_uuid"),
    of_start=bindparam("of_start"),
    created_at=bindparam("now"),
    updated_at=bindparam("now"),
    **{name: bindparam(name) for name in _OF_CHANGE},
)
write_change = _change.on_conflict_do_update(
    index_elements=[_c.appointment_uuid, _c.of_start],
    set_={name: _change.excluded[name] for name in (*_OF_CHANGE, "updated_at")} | {"deleted_at": None},
)

_old = (_a.deleted_at <= bindparam("until")) & or_(*(_a[name] != "" for name in ("title", "place", "note")))
_gone = select(_a.uuid).where(_a.deleted_at <= bindparam("until"))
_said = or_(*(func.coalesce(_c[name], "") != "" for name in ("title", "place", "note")))
_old_change = or_(_c.deleted_at <= bindparam("until"), _c.appointment_uuid.in_(_gone)) & _said
_BLANK = {"updated_at": bindparam("now"), "place": "", "note": ""}
#: Questions and blankings of the words of what was taken off thirty days ago, and of its single times.
long_removed = (
    (
        select(_c.uuid).where(_old_change).limit(1),
        appointment_change.update().where(_old_change).values(**_BLANK, title=""),
    ),
    (select(_a.uuid).where(_old).limit(1), appointment.update().where(_old).values(**_BLANK, title="")),
)
