"""The tables of the file, one module a feature; importing this package registers all of them."""

from companion.storage.tables import checkin, contacts, counter, journal, settings
from companion.storage.tables.base import metadata

__all__ = ["checkin", "contacts", "counter", "journal", "metadata", "settings"]
