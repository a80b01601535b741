"""Bringing older backups along when the protection of the file changes, so that none betrays or outlives it.

The rules: a plain backup beside an encrypted file is encrypted under the file's key. A backup under the same key gets
the key file of today, so that a changed passphrase no longer opens it. A backup under another key, from an earlier
time with a passphrase, stays as it is and opens with the passphrase of then. A plain copy that is too damaged to be
rewritten may be all that is left of a file: its bytes are sealed under the key as they are, and stay.
"""

from __future__ import annotations

from pathlib import Path

from companion.domain.problems import DiskFull, DiskTrouble, FileDamaged, FolderReadOnly, SecretProblem
from companion.storage import copying, driver, files, keyfile
from companion.storage.driver import known_problems
from companion.storage.keyfile import KeyFile

#: A damaged database that could not be rewritten: nonce and bytes under the data's key (XSalsa20-Poly1305).
SEALED = files.DATABASE + ".sealed"


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
    except (DiskFull, DiskTrouble, FolderReadOnly):
        raise
    except Exception:
        ready.unlink(missing_ok=True)
        _seal(database, key, wanted)
        return
    files.write_whole(database.with_name(files.KEYS), wanted)
    files.replace_database(ready, database, wipe=True)


def _seal(database: Path, key: bytes, wanted: bytes) -> None:
    """Keep a damaged file as it is, but under the key: it may be all there is, and must not stay readable either."""
    from nacl.secret import SecretBox

    files.write_whole(database.with_name(files.KEYS), wanted)
    files.write_whole(database.with_name(SEALED), SecretBox(key).encrypt(database.read_bytes()))
    files.remove_logs(database)
    files.write_over(database)
    database.unlink()
