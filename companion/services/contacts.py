"""People: who they are, how to reach them, and in which order they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.contacts import Contact, ContactDetails, Number
from companion.domain.day import instant_text
from companion.domain.ids import new_uuid
from companion.domain.journal import KEPT_IN_BIN
from companion.domain.undo import Done, Made
from companion.storage import hot_people
from companion.storage.database import Database

if TYPE_CHECKING:
    import sqlalchemy


class ContactGone(LookupError):
    """The contact is no longer there; a mistake of ours, since screens refresh when contacts go."""


class ContactService:
    """Everyone on the person's list. A removed contact stays in the bin for thirty days."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def all(self) -> tuple[Contact, ...]:
        """Everyone, in the person's order. Needs no SQL toolkit, so Help now has it at once."""
        with self._db.quick() as connection:
            return hot_people.contacts(connection)

    def get(self, uuid: str) -> Contact | None:
        """One contact, or None."""
        return next((contact for contact in self.all() if contact.uuid == uuid), None)

    def add(self, details: ContactDetails) -> Made:
        """Put someone at the end of the list; ValueError without a name."""
        from companion.services.statements import contacts as sql

        _check(details)
        uuid, now = new_uuid(), instant_text(self._clock.now())
        with self._db.write("contacts") as connection:
            position = connection.execute(sql.next_position).scalar_one()
            values = {"uuid": uuid, "position": position, "created_at": now, "updated_at": now, **_columns(details)}
            connection.execute(sql.insert_contact, values)
            _put_numbers(connection, uuid, details.numbers)
        return Made(lambda: self._mark_deleted(uuid, deleted=True), uuid)

    def change(self, uuid: str, details: ContactDetails) -> Done:
        """Save what is known of someone now; ContactGone where there is nobody, ValueError without a name."""
        before = self._known(uuid).details
        self._change(uuid, details)
        return Done(lambda: self._change(uuid, before))

    def spoke(self, uuid: str, day: date) -> Done:
        """Keep the day somebody was spoken to; ContactGone where there is nobody."""
        before = self._known(uuid).details.last_contact
        self._speak(uuid, day)
        return Done(lambda: self._speak(uuid, before))

    def take_in(self, new: Sequence[ContactDetails], changed: Mapping[str, ContactDetails]) -> Done:
        """Add and change many in one write, all or none; one undo takes all of it back. ContactGone, ValueError."""
        before = {contact.uuid: contact.details for contact in self.all() if contact.uuid in changed}
        made = tuple((new_uuid(), details) for details in new)
        self._take_in(made, changed)
        return Done(lambda: self._take_back(tuple(uuid for uuid, _details in made), before))

    def remove(self, uuid: str) -> Done:
        """Move someone to the bin; ContactGone where there is nobody."""
        self._known(uuid)
        self._mark_deleted(uuid, deleted=True)
        return Done(lambda: self._mark_deleted(uuid, deleted=False))

    def restore(self, uuid: str) -> Done:
        """Bring someone back from the bin."""
        self._mark_deleted(uuid, deleted=False)
        return Done(lambda: self._mark_deleted(uuid, deleted=True))

    def order(self, uuids: Sequence[str]) -> Done:
        """Show people in this order."""
        before = tuple(contact.uuid for contact in self.all())
        self._order(uuids)
        return Done(lambda: self._order(before))

    def bin(self) -> tuple[Contact, ...]:
        """Who is in the bin, most recently removed first."""
        from companion.services.statements import contacts as sql

        with self._db.read() as connection:
            return tuple(
                Contact(
                    row.uuid,
                    ContactDetails(
                        row.name,
                        row.role,
                        row.note,
                        row.hours,
                        bool(row.night_ok),
                        tuple(Number(*number) for number in connection.execute(sql.numbers_of, {"contact": row.uuid})),
                        row.reach,
                        row.email,
                        row.organisation,
                        row.address,
                        row.script,
                        date.fromisoformat(row.last_contact) if row.last_contact else None,
                        row.card_uid,
                    ),
                    row.position,
                )
                for row in connection.execute(sql.in_bin).all()
            )

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good who has been in the bin for thirty days at `now`; gives how many."""
        from companion.services.statements import contacts as sql

        at = now or self._clock.now()
        until = {"until": instant_text(at - KEPT_IN_BIN)}
        with self._db.read() as connection:
            gone = connection.execute(sql.old_in_bin, until).scalars().all()
        if gone:
            with self._db.write("contacts") as connection:
                for uuid in gone:
                    connection.execute(sql.drop_numbers, {"contact": uuid})
                    connection.execute(sql.blank_contact, {"which": uuid, "now": instant_text(at)})
        return len(gone)

    def _known(self, uuid: str) -> Contact:
        contact = self.get(uuid)
        if contact is None:
            raise ContactGone(uuid)
        return contact

    def _change(self, uuid: str, details: ContactDetails) -> None:
        with self._db.write("contacts") as connection:
            self._put(connection, uuid, details)

    def _put(self, connection: sqlalchemy.Connection, uuid: str, details: ContactDetails) -> None:
        from companion.services.statements import contacts as sql

        _check(details)
        values = {"which": uuid, "updated_at": instant_text(self._clock.now()), **_columns(details)}
        if not connection.execute(sql.change_contact, values).rowcount:
            raise ContactGone(uuid)
        connection.execute(sql.drop_numbers, {"contact": uuid})
        _put_numbers(connection, uuid, details.numbers)

    def _take_in(self, made: Sequence[tuple[str, ContactDetails]], changed: Mapping[str, ContactDetails]) -> None:
        from companion.services.statements import contacts as sql

        now = instant_text(self._clock.now())
        with self._db.write("contacts") as connection:
            first = connection.execute(sql.next_position).scalar_one()
            for place, (uuid, details) in enumerate(made):
                _check(details)
                values = {"uuid": uuid, "position": first + place, "created_at": now, "updated_at": now}
                connection.execute(sql.insert_contact, {**values, **_columns(details)})
                _put_numbers(connection, uuid, details.numbers)
            for uuid, details in changed.items():
                self._put(connection, uuid, details)

    def _take_back(self, made: Sequence[str], before: Mapping[str, ContactDetails]) -> None:
        from companion.services.statements import contacts as sql

        now = instant_text(self._clock.now())
        with self._db.write("contacts") as connection:
            for uuid in made:
                connection.execute(sql.set_deleted, {"which": uuid, "deleted_at": now, "now": now})
            there = {one.uuid for one in self.all()}
            for uuid, details in before.items():
                # Who was taken off the list meanwhile stays off it; the rest is taken back.
                if uuid in there:
                    self._put(connection, uuid, details)

    def _speak(self, uuid: str, day: date | None) -> None:
        from companion.services.statements import contacts as sql

        values = {"which": uuid, "day": day.isoformat() if day else None, "now": instant_text(self._clock.now())}
        with self._db.write("contacts") as connection:
            if not connection.execute(sql.speak, values).rowcount:
                raise ContactGone(uuid)

    def _mark_deleted(self, uuid: str, *, deleted: bool) -> None:
        from companion.services.statements import contacts as sql

        now = instant_text(self._clock.now())
        with self._db.write("contacts") as connection:
            connection.execute(sql.set_deleted, {"which": uuid, "deleted_at": now if deleted else None, "now": now})

    def _order(self, uuids: Sequence[str]) -> None:
        from companion.services.statements import contacts as sql

        now = instant_text(self._clock.now())
        with self._db.write("contacts") as connection:
            for position, uuid in enumerate(uuids):
                connection.execute(sql.place_contact, {"which": uuid, "position": position, "now": now})


def _check(details: ContactDetails) -> None:
    if not details.name.strip():
        raise ValueError("a contact needs a name")


def _columns(details: ContactDetails) -> dict[str, object]:
    return {
        "name": details.name,
        "role": details.role,
        "note": details.note,
        "hours": details.hours,
        "night_ok": int(details.night_ok),
        "reach": details.reach,
        "email": details.email,
        "organisation": details.organisation,
        "address": details.address,
        "script": details.script,
        "last_contact": details.last_contact.isoformat() if details.last_contact else None,
        "card_uid": details.card_uid,
    }


def _put_numbers(connection: sqlalchemy.Connection, uuid: str, numbers: tuple[Number, ...]) -> None:
    from companion.services.statements import contacts as sql

    for position, number in enumerate(numbers):
        connection.execute(
            sql.insert_number,
            {
                "uuid": new_uuid(),
                "contact_uuid": uuid,
                "label": number.label,
                "number": number.number,
                "position": position,
            },
        )
