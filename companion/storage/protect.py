"""Setting, changing and taking away the passphrase, and opening with it.

Whether the file is encrypted is told by its own first bytes, so there is no moment at which a crash leaves a file that
neither the old nor the new secret opens: the key file is there before the encrypted database is, and goes after it.
None of these may be called while the file is open, but for those that touch only key files.

The older backups follow by `catch_up`, a step of its own: what keeps them from it must not hide what has been done.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from companion.domain.problems import (
    FileAlreadyThere,
    FileDamaged,
    FileLocked,
    KeyFileDamaged,
    KeyFileMissing,
    SecretProblem,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.domain.value import Value
from companion.storage import copying, driver, files, keyfile, keys
from companion.storage.along import bring_along
from companion.storage.copying import Progress
from companion.storage.driver import known_problems
from companion.storage.keyfile import KeyFile, Kind
from companion.storage.keys import STANDARD, Cost


class Protected(Value):
    """The outcome of setting a passphrase: the data's key, and the recovery code to be shown once."""

    key: bytes
    code: str

    def __repr__(self) -> str:
        """Neither of the two, so that they cannot end up in a log."""
        return "Protected(...)"


def protect_new(path: Path, passphrase: str, *, cost: Cost = STANDARD) -> Protected:
    """Make the key file of a database that is about to be made: open it next with `create` and this key.

    `FileAlreadyThere` where there is a database. A key file without its database is kept under another name.
    """
    with known_problems(path):
        if path.exists():
            raise FileAlreadyThere(path)
        files.make_folder(path.parent)
        files.keep_aside(files.keys_of(path))
        key, code, content = _new_keys(passphrase, cost)
        keyfile.write(files.keys_of(path), content)
    return Protected(key, code)


def forget_new(path: Path) -> None:
    """Let the key file of `protect_new` go where no database came of it: it would stand for one that was lost."""
    if not path.exists():
        files.remove_file(files.keys_of(path))


def set_passphrase(
    path: Path, passphrase: str, *, progress: Progress | None = None, cost: Cost = STANDARD
) -> Protected:
    """Encrypt a plain file under a new key; `catch_up` does its backups. `FileLocked` where it is encrypted already."""
    with known_problems(path):
        files.tidy(path.parent)
        driver.needs_key(path, None)
        copying.settle(path, None)
        key, code, content = _new_keys(passphrase, cost)
        ready = files.unfinished(path)
        copying.rewrite_database(path, None, ready, key, progress)
        files.remove_file(files.coming_keys_of(path))
        keyfile.write(files.keys_of(path), content)
        files.replace_database(ready, path, wipe=True)
    return Protected(key, code)


def change_passphrase(path: Path, key: bytes, passphrase: str, *, cost: Cost = STANDARD) -> None:
    """Have another passphrase open the file: only its key file is written. `KeyFileMissing`, `KeyFileDamaged`."""
    with known_problems(path):
        content = _own_keys(path, key)
        changed = content.with_slot(Kind.PASSPHRASE, keys.passphrase_secret(passphrase), key, cost)
        keyfile.write(files.keys_of(path), changed)


def new_recovery_code(path: Path, key: bytes, *, cost: Cost = STANDARD) -> str:
    """Replace the recovery code while the file is unlocked; the code to be shown once. As `change_passphrase`."""
    code = keys.new_code()
    with known_problems(path):
        changed = _with_code(_own_keys(path, key), code, key, cost)
        keyfile.write(files.keys_of(path), changed)
    return code


def code_confirmed(path: Path) -> bool:
    """Whether somebody has said that they kept the recovery code; the key file remembers where nobody has yet."""
    with known_problems(path):
        slot = keyfile.read(files.keys_of(path)).slot(Kind.RECOVERY_CODE)
    return slot is None or not slot.unconfirmed


def confirm_code(path: Path) -> None:
    """Remember that the recovery code was kept. `KeyFileMissing`, `KeyFileDamaged`."""
    with known_problems(path):
        content = keyfile.read(files.keys_of(path))
        if content != content.confirmed():
            keyfile.write(files.keys_of(path), content.confirmed())


def make_keys(path: Path, key: bytes, passphrase: str, *, cost: Cost = STANDARD) -> str:
    """Make a lost or damaged key file anew while the file is unlocked; the new recovery code, to be shown once."""
    with known_problems(path):
        files.keep_aside(files.keys_of(path))
        code, content = _keys_for(key, passphrase, cost)
        keyfile.write(files.keys_of(path), content)
    return code


def remove_passphrase(path: Path, key: bytes, *, progress: Progress | None = None) -> None:
    """Write the file in the clear and let its key file go.

    Encrypted backups stay as they are, with their own key files: the passphrase of then goes on opening them.
    """
    with known_problems(path):
        files.tidy(path.parent)
        copying.settle(path, key)
        ready = files.unfinished(path)
        copying.rewrite_database(path, key, ready, None, progress)
        files.replace_database(ready, path)
        files.remove_file(files.keys_of(path))
        files.remove_file(files.coming_keys_of(path))


def unlock_with_passphrase(path: Path, passphrase: str, *, cost: Cost = STANDARD) -> bytes:
    """The key of the database at `path`, from its key file. `WrongPassphrase`, `KeyFileMissing`, `KeyFileDamaged`.

    A key file made at a lower cost than `cost` is made anew at that one.
    """
    secret = keys.passphrase_secret(passphrase)
    with known_problems(path):
        key = _unlock(path, Kind.PASSPHRASE, secret)
        content = keyfile.read(files.keys_of(path))
        slot = content.slot(Kind.PASSPHRASE)
        if slot is not None and slot.cost.weaker_than(cost):
            keyfile.write(files.keys_of(path), content.with_slot(Kind.PASSPHRASE, secret, key, cost))
    return key


def unlock_with_code(path: Path, code: str) -> bytes:
    """The key of the database at `path`. `MistypedRecoveryCode`, `WrongRecoveryCode`, `KeyFileMissing`, ..."""
    secret = keys.code_secret(code)
    with known_problems(path):
        return _unlock(path, Kind.RECOVERY_CODE, secret)


def catch_up(path: Path, key: bytes) -> None:
    """Bring backups in step with the protection of the file. A key file that was lost comes back from one of them.

    To be called after each change and each unlock; takes a moment, unless there is something to do.
    """
    with known_problems(path):
        try:
            content = keyfile.read(files.keys_of(path))
        except (KeyFileMissing, KeyFileDamaged):
            content = _found_again(path, key)
        bring_along(files.backups_of(path), key, content)


def _found_again(path: Path, key: bytes) -> KeyFile:
    own = files.keys_of(path)
    for place in _elsewhere(path):
        try:
            content = keyfile.read(place)
        except SecretProblem:
            continue
        if content.key_id == keys.key_id(key):
            files.keep_aside(own)
            keyfile.write(own, content)
            return content
    return keyfile.read(own)


def _elsewhere(path: Path) -> list[Path]:
    """Every other key file that may fit: those of the backups, the newest first, and those once put aside."""
    in_backups = sorted(files.backups_of(path).glob(f"*/{files.KEYS}"), reverse=True)
    return [*in_backups, *sorted(path.parent.glob(files.keys_of(path).name + files.KEPT_ASIDE + "*"), reverse=True)]


def rescue_keys(path: Path, kind: Kind, typed: str, chosen: bytes | None = None) -> bytes:
    """Where the key file is lost or damaged: put another that fits this file in its place; the data's key.

    Tried are those of the backups, and those put aside when a file was away or another one began.

    `typed` is the passphrase or the recovery code, as `kind` says; `chosen` holds a key file the person found
    elsewhere, tried instead of those. `KeyFileMissing` where none of them fits,
    `WrongPassphrase` or `WrongRecoveryCode` where the secret opens none of them, `KeyFileDamaged` where the chosen one
    is not a key file. A right secret for keys that are not this file's is no wrong one: `KeyFileMissing`.
    """
    secret = keys.passphrase_secret(typed) if kind is Kind.PASSPHRASE else keys.code_secret(typed)
    tried: set[bytes] = set()
    read_one = opened_one = False
    with known_problems(path):
        own = files.keys_of(path)
        if chosen is not None:
            keyfile.from_bytes(chosen, own)
        for content in [chosen] if chosen is not None else (place.read_bytes() for place in _elsewhere(path)):
            if content in tried:
                continue
            tried.add(content)
            try:
                key = _slot_opened(keyfile.from_bytes(content, own), kind, secret)
            except SecretProblem:
                continue
            read_one = True
            if key is not None and opens(path, key):
                files.keep_aside(own)
                files.write_whole(own, content)
                return key
            opened_one = opened_one or key is not None
        if read_one and not opened_one:
            raise (WrongPassphrase if kind is Kind.PASSPHRASE else WrongRecoveryCode)(path)
        raise KeyFileMissing(own)


def opens(path: Path, key: bytes | None) -> bool:
    """Whether the database can be read with a key, or without one; its first page only is looked at."""
    try:
        with known_problems(path):
            driver.needs_key(path, key)
            connection = driver.connect(path, key)
            try:
                driver.read_pragma(connection, "user_version")
            finally:
                connection.close()
    except (FileDamaged, FileLocked, ValueError):
        return False
    return True


def _unlock(path: Path, kind: Kind, secret: bytes) -> bytes:
    wrong = WrongPassphrase if kind is Kind.PASSPHRASE else WrongRecoveryCode
    problem: SecretProblem = KeyFileMissing(files.keys_of(path))
    unproven: bytes | None = None
    for place in _places(path):
        try:
            content = keyfile.read(place)
        except SecretProblem as damaged:
            problem = damaged
            continue
        key = _slot_opened(content, kind, secret)
        if key is None:
            problem = wrong(place)
        elif opens(path, key):
            _settle_keys(path, place)
            return key
        else:
            unproven = key
    if unproven is None:
        raise problem
    # The secret is right, so it is the database that is damaged; opening it says so.
    return unproven


def _slot_opened(content: KeyFile, kind: Kind, secret: bytes) -> bytes | None:
    slot = content.slot(kind)
    try:
        return None if slot is None else slot.open(content.key_id, secret)
    except keys.CannotUnwrap:
        return None


def _places(path: Path) -> Iterator[Path]:
    """The key file, and the one of a restored database that a crash kept from taking its place."""
    yield files.keys_of(path)
    if files.coming_keys_of(path).exists():
        yield files.coming_keys_of(path)


def _settle_keys(path: Path, place: Path) -> None:
    if place == files.coming_keys_of(path):
        files.put_in_place(place, files.keys_of(path))
    else:
        files.remove_file(files.coming_keys_of(path))


def _own_keys(path: Path, key: bytes) -> KeyFile:
    content = keyfile.read(files.keys_of(path))
    if content.key_id != keys.key_id(key):
        raise KeyFileDamaged(files.keys_of(path))
    return content


def _new_keys(passphrase: str, cost: Cost) -> tuple[bytes, str, KeyFile]:
    key = keys.new_key()
    code, content = _keys_for(key, passphrase, cost)
    return key, code, content


def _keys_for(key: bytes, passphrase: str, cost: Cost) -> tuple[str, KeyFile]:
    code = keys.new_code()
    content = keyfile.for_key(key).with_slot(Kind.PASSPHRASE, keys.passphrase_secret(passphrase), key, cost)
    return code, _with_code(content, code, key, cost)


def _with_code(content: KeyFile, code: str, key: bytes, cost: Cost) -> KeyFile:
    # Nobody has seen it yet. Written with the code itself, this holds however the program ends.
    return content.with_slot(Kind.RECOVERY_CODE, keys.code_secret(code), key, cost, unconfirmed=True)
