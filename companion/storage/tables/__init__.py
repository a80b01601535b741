"""The tables of the file, one module a feature; importing this package registers all of them."""

from companion.storage.tables import (
    aftercare,
    appointments,
    checkin,
    contacts,
    coping,
    counter,
    hope,
    journal,
    lapse,
    library,
    medicines,
    moments,
    plans,
    reminders,
    settings,
    stay_safe,
    unfinished,
)
from companion.storage.tables.base import metadata

__all__ = [
    "aftercare",
    "appointments",
    "checkin",
    "contacts",
    "coping",
    "counter",
    "hope",
    "journal",
    "lapse",
    "library",
    "medicines",
    "metadata",
    "moments",
    "plans",
    "reminders",
    "settings",
    "stay_safe",
    "unfinished",
]
