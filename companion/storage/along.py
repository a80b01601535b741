"""Bringing older backups along when the protection of the file changes, so that none betrays or outlives it.

The rules: a plain backup beside an encrypted file is encrypted under the file's key. A backup under the same key gets
the key file of today, so that a changed passphrase no longer opens it. A backup under another key, from an earlier
time with a passphrase, stays as it is and opens with the passphrase of then. A plain copy that is too damaged to be
read and so cannot be encrypted is removed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from companion.domain.problems import FileDamaged, SecretProblem
from companion.storage import copying, driver, files, keyfile
from companion.storage.driver import known_problems
from companion.storage.keyfile import KeyFile


def bring_along(shelf: Path, key: bytes, content: KeyFile) -> None:
    """Apply the rules to every folder on the shelf. Doing it again does nothing; after a crash it goes on."""
    if not shelf.is_dir():
        return
    files.tidy(shelf)
    wanted = keyfile.to_bytes(content)
    for folder in sorted(shelf.iterdir()):
        database = folder / files.DATABASE
        if folder.is_symlink() or not database.is_file():
            continue
        files.tidy(folder)
        if _is_encrypted(database):
            _refresh_keys(folder, content, wanted)
        else:
            _encrypt(database, key, wanted)


def _is_encrypted(database: Path) -> bool:
    try:
        return not driver.is_plain(database)
    except FileDamaged:
        return False


def _refresh_keys(folder: Path, content: KeyFile, wanted: bytes) -> None:
    place = folder / files.KEYS
    try:
        same_key = keyfile.read(place).key_id == content.key_id
    except SecretProblem:
        # Another key's, perhaps: replacing a key file that cannot be read could only make it worse.
        return
    if same_key and place.read_bytes() != wanted:
        files.write_whole(place, wanted)


def _encrypt(database: Path, key: bytes, wanted: bytes) -> None:
    ready = files.unfinished(database)
    try:
        with known_problems(database):
            copying.settle(database, None)
            copying.rewrite_database(database, None, ready, key)
    except FileDamaged:
        shutil.rmtree(database.parent)
        return
    files.write_whole(database.with_name(files.KEYS), wanted)
    files.replace_database(ready, database, wipe=True)
