"""The person's file as a whole: whether there is one, opening, locking, and the passphrase.

Needed before anything is unlocked. Deriving a key takes a third of a second or more, so everything that takes a secret
belongs on the worker.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from companion.clock import Clock
from companion.domain.problems import FileDamaged, FileLocked, KeyFileMissing, KnownProblem
from companion.domain.vault import Erased, FileState, Secret, SecretKind, VaultState
from companion.storage import driver, files
from companion.storage.database import Database
from companion.storage.driver import known_problems

if TYPE_CHECKING:
    from companion.storage.keys import Cost

Progress = Callable[[float], None]
Outcome = TypeVar("Outcome")


class NotOpen(RuntimeError):
    """The file is not in the state this needs, open or closed; a mistake of ours."""


class Vault:
    """Opens, locks and protects one file. While it is unlocked the key is held here, for changing the passphrase."""

    def __init__(self, path: Path, clock: Clock, *, cost: Cost | None = None, beside: bool = False) -> None:
        """Look after the file at `path`; nothing is read yet. `cost` is what deriving a key takes, if not standard.

        `beside`: another process has the folder's lock, and this one only reads.
        """
        self.path, self._beside = path, beside
        self.clock = clock
        self._given_cost = cost
        self._key: bytes | None = None
        self._db: Database | None = None
        self._gate = threading.Lock()
        self._generation = 0
        self._told: Database | None = None
        self._behind: KnownProblem | None = None
        self._on_database_changed: Callable[[], None] | None = None

    @property
    def database(self) -> Database | None:
        """The open file, or None."""
        return self._db

    @property
    def generation(self) -> int:
        """How often the file was locked so far; work begun under an earlier one keeps no key and opens nothing."""
        return self._generation

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted; False where there is none.

        Known without the disk while the file is open or its key is held: locking must go on working where the stick
        with the file was pulled out. Otherwise its own first bytes tell.
        """
        database = self._db
        if database is not None:
            return database.encrypted
        return self._key is not None or self.state().file is FileState.ENCRYPTED

    def listen(self, fn: Callable[[], None] | None) -> None:
        """Have `fn` called, in the thread it happens in, whenever `database` has become another object or None."""
        self._on_database_changed = fn

    def state(self) -> VaultState:
        """What stands where the file should be, without opening it."""
        with known_problems(self.path):
            shelf = files.backups_of(self.path)
            has_backups = shelf.is_dir() and any(not entry.name.startswith(".") for entry in shelf.iterdir())
            has_keys = files.keys_of(self.path).exists() or files.coming_keys_of(self.path).exists()
            state = self._file_state(has_keys or has_backups)
        return VaultState(state, state is FileState.ENCRYPTED and self._key is None, has_keys, has_backups)

    def check_keys(self) -> None:
        """Look whether any secret could open an encrypted file, before one is asked for; nothing where one could.

        KeyFileMissing where there is no key file anywhere. FileDamaged where the file was never encrypted, and only its
        first bytes have ceased to be those of a plain one, as what else is in it tells.
        """
        with known_problems(self.path):
            if self.state().has_keys:
                return
            if not driver.looks_encrypted(self.path):
                raise FileDamaged(self.path)
            if not any(files.backups_of(self.path).glob(f"*/{files.KEYS}")):
                raise KeyFileMissing(files.keys_of(self.path))

    def create(self, passphrase: str | None = None) -> str | None:
        """Make a new file and open it; the recovery code, to be shown once, where it has a passphrase.

        FileAlreadyThere where there is one: no file is ever replaced.
        """
        since = self._generation
        code = None
        key = None
        if passphrase is not None:
            from companion.storage import protect

            made = protect.protect_new(self.path, passphrase, cost=self.key_cost())
            key, code = made.key, made.code
        try:
            self._hold(Database.open(self.path, key, create=True), key, since)
        except KnownProblem:
            if passphrase is not None:
                protect.forget_new(self.path)
            raise
        return code

    def open(self) -> Database:
        """Open a plain file, or an encrypted one that was unlocked before and not locked since.

        FileLocked where a secret is needed; otherwise as `Database.open`.
        """
        since, key, database = self._generation, self._key, self._db
        if database is not None:
            return database
        if key is None and self.state().file is FileState.ENCRYPTED:
            raise FileLocked(self.path)
        return self._hold(Database.open(self.path, key, beside=self._beside), key, since)

    def unlock(self, passphrase: str) -> Database:
        """Open an encrypted file by its passphrase. WrongPassphrase, KeyFileMissing, KeyFileDamaged, KeyFileNewer."""
        return self.unlock_with(Secret(SecretKind.PASSPHRASE, passphrase))

    def unlock_with_code(self, code: str) -> Database:
        """Open an encrypted file by its recovery code. MistypedRecoveryCode, WrongRecoveryCode, and as `unlock`."""
        return self.unlock_with(Secret(SecretKind.RECOVERY_CODE, code))

    def unlock_with(self, secret: Secret) -> Database:
        """Open an encrypted file by either secret; errors as `unlock`, `unlock_with_code` and `Database.open`.

        FileLocked too where it was locked again meanwhile.
        """
        since = self._generation
        key = key_of(self.path, secret, self.key_cost())
        return self._hold(Database.open(self.path, key, beside=self._beside), key, since)

    @property
    def behind(self) -> KnownProblem | None:
        """What kept the older backups from following the protection of the file, at the last try; None in step."""
        return self._behind

    def catch_up(self) -> None:
        """Bring the older backups in step with the protection of the file; what keeps them from it is remembered.

        The change itself holds by then. Each start and each day tries again.
        """
        key = self._key
        if key is None:
            self._behind = None
            return
        from companion.storage import protect

        try:
            protect.catch_up(self.path, key)
        except KnownProblem as problem:
            self._behind = problem
            raise
        self._behind = None

    def rescue(self, secret: Secret, chosen: Path | None = None) -> Database:
        """Open a file whose key file is lost or damaged, with the key file of one of its backups.

        With `chosen`, a key file or a saved copy that holds one is tried instead. KeyFileMissing where no backup has a
        fitting one; otherwise as `unlock`.
        """
        from companion.storage import copies, protect
        from companion.storage.keyfile import Kind

        since = self._generation
        content = copies.read_key_file(chosen, self.path.parent) if chosen is not None else None
        key = protect.rescue_keys(self.path, Kind(secret.kind.value), secret.typed, content)
        return self._hold(Database.open(self.path, key), key, since)

    def set_aside(self) -> Path | None:
        """Put a file that cannot be opened among the backups, as it is, so that `create` can begin anew."""
        from companion.storage.restore import set_aside

        self.lock()
        return set_aside(self.path, self.clock.now())

    def proves(self, passphrase: str) -> bool:
        """Whether this is the passphrase of the open file, to be asked before it is changed."""
        from companion.domain.problems import WrongPassphrase

        try:
            return key_of(self.path, Secret(SecretKind.PASSPHRASE, passphrase), self.key_cost()) == self._key
        except WrongPassphrase:
            return False

    def close(self) -> None:
        """Close the file and keep the key, for work that needs it closed; harmless when repeated."""
        with self._gate:
            self._close_held()
        self._tell()

    def lock(self) -> None:
        """Close the file and forget the key; work on the closed file comes to its end and leaves it locked."""
        with self._gate:
            self._generation += 1
            self._key = None
            self._close_held()
        self._tell()

    def reopen(self, since: int) -> None:
        """Open the file again after work that needed it closed and failed; nothing where it was locked since.

        It is opened as it stands, whatever the work came to. Where that takes a secret it stays closed, for the reason
        the work failed is what is to be told.
        """
        with suppress(KnownProblem):
            key = self._key if self.state().file is FileState.ENCRYPTED else None
            if self._generation == since:
                self._reopen(key, since)

    def set_passphrase(self, passphrase: str, progress: Progress | None = None) -> str:
        """Encrypt a plain file and its backups; the recovery code, to be shown once. The file is opened anew.

        Services over the former `database` are of no use any more. The former file opens again where this fails; where
        only backups could not follow, it has not failed, and `behind` says so.
        """
        from companion.storage import protect

        def change() -> tuple[bytes | None, str]:
            made = protect.set_passphrase(self.path, passphrase, progress=progress, cost=self.key_cost())
            return made.key, made.code

        code = self._while_closed(change)
        self._bring_backups()
        return code

    def remove_passphrase(self, progress: Progress | None = None) -> None:
        """Write an unlocked file in the clear. The file is opened anew, as in `set_passphrase`."""
        from companion.storage import protect

        key = self._held_key()

        def change() -> tuple[bytes | None, None]:
            protect.remove_passphrase(self.path, key, progress=progress)
            return None, None

        self._while_closed(change)
        self._behind = None

    def change_passphrase(self, passphrase: str) -> None:
        """Have another passphrase open the file from now on; it stays open meanwhile, and no page is rewritten."""
        from companion.storage import protect

        protect.change_passphrase(self.path, self._held_key(), passphrase, cost=self.key_cost())
        self._bring_backups()

    def new_recovery_code(self) -> str:
        """Replace the recovery code; the new one, to be shown once. The former one opens nothing any more."""
        from companion.storage import protect

        code = protect.new_recovery_code(self.path, self._held_key(), cost=self.key_cost())
        self._bring_backups()
        return code

    def make_keys(self, passphrase: str) -> str:
        """Make a lost key file anew while the file is unlocked; the new recovery code, to be shown once."""
        from companion.storage import protect

        code = protect.make_keys(self.path, self._held_key(), passphrase, cost=self.key_cost())
        self._bring_backups()
        return code

    def stop_copying(self) -> None:
        """Have every copy and export of the open file end soon, for it is about to be closed. From any thread."""
        database = self._db
        if database is not None:
            database.stop_copying()

    def erase(self, own_folders: tuple[Path, ...] = ()) -> Erased:
        """Erase everything of the person from this computer, for good; `own_folders` (caches, logs) go whole.

        The file is closed and locked first. What could not be removed is told, and does not stop the rest.
        """
        from companion.storage.erase import erase

        self.lock()
        outcome = erase(self.path.parent, own_folders)
        return Erased(outcome.removed, outcome.left)

    def held_key(self) -> bytes | None:
        """The key of the unlocked file, for opening its backups; None where it is plain or locked."""
        return self._key

    def adopt(self, key: bytes | None, since: int) -> None:
        """Take over the key of a file that was put in place of the former one.

        Nothing where it was locked since that generation: the key is forgotten then.
        """
        with self._gate:
            if self._generation != since:
                return
            if self._db is not None:
                raise NotOpen("close the file before another takes its place")
            self._key = key

    def key_cost(self) -> Cost:
        """What deriving a key takes."""
        from companion.storage.keys import STANDARD

        return self._given_cost or STANDARD

    def _file_state(self, has_remains: bool) -> FileState:
        if not self.path.exists():
            return FileState.MISSING if has_remains else FileState.NONE
        try:
            return FileState.PLAIN if driver.is_plain(self.path) else FileState.ENCRYPTED
        except FileDamaged:
            return FileState.DAMAGED

    def _held_key(self) -> bytes:
        if self._key is None:
            raise NotOpen("the file is not unlocked")
        return self._key

    def _close_held(self) -> None:
        database, self._db = self._db, None
        if database is not None:
            database.close()

    def _hold(self, database: Database, key: bytes | None, since: int) -> Database:
        """Take over what was opened. Where it was locked since, that is closed, and FileLocked raised."""
        with self._gate:
            overtaken = self._generation != since
            if not overtaken:
                if self._db is not database:
                    self._close_held()
                self._db, self._key = database, key
        if overtaken:
            database.close()
            raise FileLocked(self.path)
        self._tell()
        return database

    def _reopen(self, key: bytes | None, since: int) -> None:
        try:
            self._hold(Database.open(self.path, key), key, since)
        except FileLocked:
            # Nothing is opened behind the lock.
            if self._generation == since:
                raise

    def _tell(self) -> None:
        """Say that `database` is another one, outside of the gate: whoever hears it may ask for anything here."""
        if self._told is not self._db:
            self._told = self._db
            if self._on_database_changed is not None:
                self._on_database_changed()

    def _while_closed(self, change: Callable[[], tuple[bytes | None, Outcome]]) -> Outcome:
        with self._gate:
            if self._db is None:
                raise NotOpen("the file is not open")
            key, since = self._key, self._generation
            self._close_held()
        self._tell()
        try:
            key, outcome = change()
        except BaseException:
            self.reopen(since)
            raise
        # The person may have locked while the worker was at it: then the key is forgotten with this frame.
        if self._generation == since:
            self._reopen(key, since)
        return outcome

    def _bring_backups(self) -> None:
        # What was asked for is done, and whoever did it must learn of that; `behind` tells the rest.
        with suppress(KnownProblem):
            self.catch_up()


def key_of(path: Path, secret: Secret, cost: Cost) -> bytes:
    """The key of the encrypted database at `path`, from the key file beside it; errors as `Vault.unlock`."""
    from companion.storage import protect

    if secret.kind is SecretKind.PASSPHRASE:
        return protect.unlock_with_passphrase(path, secret.typed, cost=cost)
    return protect.unlock_with_code(path, secret.typed)
