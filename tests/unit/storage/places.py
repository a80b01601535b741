"""Data folders in the states a crash may meet, to be made once and copied."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from companion.domain.problems import WrongPassphrase
from companion.storage import backup, files, keyfile, keys, protect
from companion.storage.database import Database
from companion.storage.keyfile import Kind
from tests.unit.storage.sample import CHEAP, NOW, make

KEY = bytes(range(1, 33))
CODE = keys.show_code("0123456789ABCDEFGHJKMNPQR")
OLD = ["Page 0", "Page 1", "Page 2"]
NEW = ["Page 0"]
LATER = NOW + timedelta(days=1)


@dataclass(frozen=True)
class Place:
    """A data folder, and one elsewhere to restore from."""

    root: Path

    @property
    def path(self) -> Path:
        return self.root / "data" / files.DATABASE

    @property
    def shelf(self) -> Path:
        return files.backups_of(self.path)

    @property
    def elsewhere(self) -> Path:
        return self.root / "elsewhere" / files.DATABASE


def write_keys(path: Path, key: bytes, passphrase: str) -> None:
    content = keyfile.for_key(key).with_slot(Kind.PASSPHRASE, passphrase.encode(), key, CHEAP)
    keyfile.write(files.keys_of(path), content.with_slot(Kind.RECOVERY_CODE, keys.code_secret(CODE), key, CHEAP))


def back_up(path: Path, key: bytes | None) -> None:
    db = Database.open(path, key)
    backup.make_backup(db, files.backups_of(path), NOW)
    db.close()


def plain(place: Place) -> None:
    make(place.path)
    back_up(place.path, None)


def locked(place: Place) -> None:
    make(place.path, KEY)
    write_keys(place.path, KEY, "first")
    back_up(place.path, KEY)


def nothing(place: Place) -> None:
    place.path.parent.mkdir(parents=True)


def others(now: Callable[[Place], None], key: bytes | None) -> Callable[[Place], None]:
    """`now` in the data folder, and elsewhere a backup of another file with one page."""

    def prepare(place: Place) -> None:
        now(place)
        make(place.elsewhere, key, entries=1)
        if key is not None:
            write_keys(place.elsewhere, key, "theirs")
        back_up(place.elsewhere, key)

    return prepare


def unreadable(place: Place) -> None:
    locked(place)
    place.path.write_bytes(os.urandom(8192))


def unlocked_with(path: Path, *passphrases: str) -> tuple[str, bytes]:
    """The one passphrase of these that opens the file, and the key."""
    found = []
    for passphrase in passphrases:
        try:
            found.append((passphrase, protect.unlock_with_passphrase(path, passphrase, cost=CHEAP)))
        except WrongPassphrase:
            continue
    assert len(found) == 1
    return found[0]
