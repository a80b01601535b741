"""Bringing older backups along when the protection of the file changes, so that none betrays or outlives it.

The rules: a plain backup beside an encrypted file is encrypted under the file's key. A backup under the same key gets
the key file of today, so that a changed passphrase no longer opens it. A backup under another key, from an earlier
time with a passphrase, stays as it is and opens with the passphrase of then. A plain copy that is too damaged to be
rewritten may be all that is left of a file: its bytes are sealed under the key as they are, and stay.
"""

from __future__ import annotations

from pathlib import Path

from companion.domain.problems import FileDamaged, SecretProblem
from companion.storage import copying, driver, files, keyfile
from companion.storage.driver import known_problems
from companion.storage.keyfile import KeyFile

#: A damaged database that could not be rewritten: nonce and bytes under the data's key (XSalsa20-Poly1305).
SEALED_ENDING = ".sealed"
SEALED = files.DATABASE + SEALED_ENDING


def bring_along(shelf: Path, key: bytes, content: KeyFile) -> None:
    """Apply the rules to every folder on the shelf. Doing it again does nothing; after a crash it goes on."""
    if not shelf.is_dir():
        return
    files.tidy(shelf)
    wanted = keyfile.to_bytes(content)
    for folder in sorted(shelf.iterdir()):
        database = folder / files.DATABASE
        if folder.is_symlink() or not (database.is_file() or (folder / SEALED).is_file()):
            continue
        files.tidy(folder)
        if not database.is_file() or _is_encrypted(database):
            _refresh_keys(folder, content, wanted)
        else:
            _encrypt(database, key, wanted)


def _is_encrypted(database: Path) -> bool:
    """Whether nobody can read the file without a key. Its first bytes alone cannot tell where they are damaged."""
    try:
        if driver.is_plain(database):
            return False
        keyfile.read(database.with_name(files.KEYS))
    except FileDamaged:
        return False
    except SecretProblem:
        # Without a key beside it, one page in the clear is a page too many.
        return driver.is_noise(database)
    return driver.looks_encrypted(database)


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
    except BaseException as error:
        ready.unlink(missing_ok=True)
        if not _means_damage(error):
            raise
        _seal(database, key, wanted)
        return
    files.write_whole(database.with_name(files.KEYS), wanted)
    files.replace_database(ready, database, wipe=True)


def _means_damage(error: BaseException) -> bool:
    """Whether a copy could not be rewritten for what is in it, and not for the disk, for who has it open, or for us."""
    dbapi = driver.driver_module()
    # Damage within the tables comes as whatever the engine stumbles over; a ProgrammingError is a wrong call of ours.
    stumbled = isinstance(error, dbapi.DatabaseError) and not isinstance(error, dbapi.ProgrammingError)
    return stumbled or isinstance(error, FileDamaged)


def _seal(database: Path, key: bytes, wanted: bytes) -> None:
    """Keep a damaged file as it is, but under the key: it may be all there is, and must not stay readable either."""
    from nacl.secret import SecretBox

    place = database.with_name(files.KEYS)
    if place.exists() and place.read_bytes() != wanted:
        # Of whatever this was under once: nothing here is so sure to be worthless that it could go.
        files.keep_aside(place)
    files.write_whole(place, wanted)
    logs = (database.with_name(database.name + ending) for ending in files.LOGS_OF_DATABASE)
    # The file goes last: for as long as it is there, the next try goes on with it.
    for part in (*(log for log in logs if log.exists()), database):
        files.write_whole(part.with_name(part.name + SEALED_ENDING), SecretBox(key).encrypt(part.read_bytes()))
        going = files.unfinished(part)
        # Under a name of its own first: half written over, it must never be taken for the file and sealed again.
        files.put_in_place(part, going)
        files.write_over(going)
        files.remove_file(going)
