"""What a person wrote about a lapse: one line a link of the chain, each with what they would do next time.

`part` names the question a line answers; the words for it are the screen's. A line belongs to the event that was
counted; where none was, `day` and `counted_uuid` say which day and what it is about, as far as that was said.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

chain_link = Table(
    "chain_link",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("event_uuid", Text, ForeignKey("count_event.uuid")),
    Column("counted_uuid", Text, ForeignKey("counted.uuid")),
    Column("day", Text),
    Column("part", Text, nullable=False),
    Column("words", Text, nullable=False, server_default=""),
    Column("next_time", Text, nullable=False, server_default=""),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    Index("chain_link_by_event", "event_uuid"),
)
