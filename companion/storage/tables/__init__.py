"""The tables of the file, one module a feature; importing this package registers all of them."""

from companion.storage.tables import (
    checkin,
    contacts,
    coping,
    counter,
    journal,
    lapse,
    library,
    moments,
    plans,
    settings,
    unfinished,
)
from companion.storage.tables.base import metadata

__all__ = [
    "checkin",
    "contacts",
    "coping",
    "counter",
    "journal",
    "lapse",
    "library",
    "metadata",
    "moments",
    "plans",
    "settings",
    "unfinished",
]
