"""Statements for what is taken out for reading: what lives, day after day, none of it sorted beforehand in memory."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select, union

from companion.storage.tables import metadata
from companion.storage.tables.checkin import (
    check_in,
    check_in_feeling,
    check_in_measure,
    check_in_trigger,
    feeling_word,
    measure,
    trigger_word,
)
from companion.storage.tables.contacts import contact_number
from companion.storage.tables.hope import attachment, hope_item
from companion.storage.tables.journal import entry_picture, entry_tag, journal_entry, tag
from companion.storage.tables.moments import moment, wellbeing


def entries() -> Select[Any]:
    """Living pages in the order of their days, each with its tags and pictures as JSON lists."""
    tags = (
        select(func.json_group_array(tag.c.name))
        .select_from(entry_tag.join(tag))
        .where(entry_tag.c.entry_uuid == journal_entry.c.uuid, tag.c.deleted_at.is_(None))
        .scalar_subquery()
    )
    e = journal_entry.c
    return (
        select(e.uuid, e.at_utc, e.day, e.zone, e.title, e.body, e.created_at, e.updated_at, e.opens_on, tags)
        .where(e.deleted_at.is_(None))
        .order_by(e.day, e.sort_key)
    )


def check_ins() -> Select[Any]:
    """Living check-ins in the order of their days, with what was chosen in each as JSON lists."""
    k = check_in.c

    def chosen(words: Table, link: Table, by: ColumnElement[Any], value: ColumnElement[Any]) -> ColumnElement[Any]:
        return (
            select(func.json_group_array(value))
            .select_from(words.join(link, by == words.c.uuid))
            .where(link.c.check_in_uuid == k.uuid)
            .scalar_subquery()
        )

    feelings = chosen(feeling_word, check_in_feeling, check_in_feeling.c.feeling_uuid, feeling_word.c.name)
    triggers = chosen(trigger_word, check_in_trigger, check_in_trigger.c.trigger_uuid, trigger_word.c.name)
    own = func.json_array(measure.c.name, check_in_measure.c.value)
    measures = chosen(measure, check_in_measure, check_in_measure.c.measure_uuid, own)
    scales = (k.mood, k.craving, k.sleep, k.pain, k.sleep_minutes, k.medicine_taken, k.used, k.not_today)
    return (
        select(k.at_utc, k.day, k.zone, k.note, *scales, feelings, triggers, measures)
        .where(k.deleted_at.is_(None))
        .order_by(k.day)
    )


def moments() -> Select[Any]:
    """Living moments in the order of their days."""
    m = moment.c
    return (
        select(m.at_utc, m.day, m.zone, m.note, m.mood, m.craving)
        .where(m.deleted_at.is_(None))
        .order_by(m.day, m.sort_key)
    )


def wellbeings() -> Select[Any]:
    """How somebody was who loves a person who uses, in the order of the days."""
    w = wellbeing.c
    return (
        select(w.at_utc, w.day, w.zone, w.note, w.mood, w.worry, w.rest).where(w.deleted_at.is_(None)).order_by(w.day)
    )


def years() -> Select[Any]:
    """The years anything to read is of."""
    tables = (journal_entry, check_in, moment, wellbeing)
    return select(
        union(*(select(func.substr(t.c.day, 1, 4).label("y")).where(t.c.deleted_at.is_(None)) for t in tables))
        .subquery()
        .c.y
    ).order_by("y")


def living(name: str, columns: tuple[str, ...]) -> Select[Any]:
    """The living rows of a table of the person's, in their own order where they have one."""
    table = metadata.tables[name]
    order = [table.c[part] for part in ("position", "day", "starts", "first", "created_at") if part in table.c]
    return select(*(table.c[column] for column in columns)).where(table.c.deleted_at.is_(None)).order_by(*order)


def numbers_of(contact_uuid: str) -> Select[Any]:
    """The numbers of a person."""
    n = contact_number.c
    return select(n.label, n.number).where(n.contact_uuid == contact_uuid).order_by(n.position)


def picture(uuid: str) -> Select[Any]:
    """What a picture of a page is made of."""
    return (
        select(attachment.c.media_type, attachment.c.content)
        .join(entry_picture, entry_picture.c.attachment_uuid == attachment.c.uuid)
        .where(entry_picture.c.uuid == uuid, entry_picture.c.deleted_at.is_(None))
    )


def pictures() -> Select[Any]:
    """Every picture that lives, with its bytes, in the order of its name."""
    p = entry_picture.c
    return (
        select(p.uuid, attachment.c.media_type, attachment.c.content)
        .join(attachment, attachment.c.uuid == p.attachment_uuid)
        .where(p.deleted_at.is_(None), attachment.c.content.is_not(None))
        .order_by(p.uuid)
    )


def media_types() -> Select[Any]:
    """The kind of every picture that lives, by its name."""
    p = entry_picture.c
    return (
        select(p.uuid, attachment.c.media_type)
        .join(attachment, attachment.c.uuid == p.attachment_uuid)
        .where(p.deleted_at.is_(None), attachment.c.content.is_not(None))
    )


def hope_items() -> Select[Any]:
    """What is in the hope box, in its order, without its bytes: sorted with them, all would be in memory at once."""
    h = hope_item.c
    return (
        select(h.kind, h.title, h.words, h.attachment_uuid, attachment.c.media_type)
        .join_from(hope_item, attachment, h.attachment_uuid == attachment.c.uuid, isouter=True)
        .where(h.deleted_at.is_(None))
        .order_by(h.position, h.created_at)
    )


def content_of(attachment_uuid: str) -> Select[Any]:
    """The bytes of one photo or sound."""
    return select(attachment.c.content).where(attachment.c.uuid == attachment_uuid)
