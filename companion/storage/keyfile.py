"""The key file: the data's key, wrapped once by the passphrase and once by the recovery code.

Its form is documented in docs/file-format.md, so that the data can be opened without this program.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from enum import Enum
from pathlib import Path
from typing import Any

from companion.domain.problems import KeyFileDamaged, KeyFileMissing, KeyFileNewer
from companion.domain.value import Value, replace
from companion.storage import files, keys

FORMAT = "companion-keys"
VERSION = 1
SIZE_LIMIT = 64 * 1024
PASSES_LIMIT = 64
MEMORY_KIB_LIMIT = 4 * 1024 * 1024


class Kind(Enum):
    """Which secret opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105
    RECOVERY_CODE = "recovery-code"


class Slot(Value, kw_only=True):
    """The key wrapped by one secret. `unconfirmed` while nobody has said yet that they kept that secret."""

    kind: Kind
    cost: keys.Cost
    salt: bytes
    nonce: bytes
    sealed: bytes
    unconfirmed: bool = False

    def open(self, key_id: str, secret: bytes) -> bytes:
        """The data's key; `keys.CannotUnwrap` where the secret is another one."""
        wrapping = keys.derive(secret, self.salt, self.cost)
        return keys.unwrap(self.sealed, wrapping, self.nonce, _header(key_id, self.kind, self.cost, self.salt))


class KeyFile(Value):
    """What a key file says."""

    key_id: str
    slots: tuple[Slot, ...]

    def slot(self, kind: Kind) -> Slot | None:
        """The slot of a kind, where there is one."""
        return next((slot for slot in self.slots if slot.kind is kind), None)

    def with_slot(
        self, kind: Kind, secret: bytes, key: bytes, cost: keys.Cost, *, unconfirmed: bool = False
    ) -> KeyFile:
        """The same file with the slot of a kind made anew. ValueError where the key is not this file's."""
        if keys.key_id(key) != self.key_id:
            raise ValueError("this key file belongs to another key")
        salt, nonce = secrets.token_bytes(keys.SALT_BYTES), secrets.token_bytes(keys.NONCE_BYTES)
        wrapping = keys.derive(secret, salt, cost)
        sealed = keys.wrap(key, wrapping, nonce, _header(self.key_id, kind, cost, salt))
        slot = Slot(kind=kind, cost=cost, salt=salt, nonce=nonce, sealed=sealed, unconfirmed=unconfirmed)
        return replace(self, slots=(*(other for other in self.slots if other.kind is not kind), slot))

    def confirmed(self) -> KeyFile:
        """The same file with every secret in it said to be kept."""
        return replace(self, slots=tuple(replace(slot, unconfirmed=False) for slot in self.slots))


def for_key(key: bytes) -> KeyFile:
    """A key file for a key, with no slots yet."""
    return KeyFile(keys.key_id(key), ())


def to_bytes(content: KeyFile) -> bytes:
    """The file's bytes: JSON with a checksum over everything else in it."""
    said = {
        "format": FORMAT,
        "version": VERSION,
        "key_id": content.key_id,
        "slots": [
            {
                "opens_with": slot.kind.value,
                "kdf": "argon2id",
                "passes": slot.cost.passes,
                "memory_kib": slot.cost.memory_kib,
                "lanes": 1,
                "salt": slot.salt.hex(),
                "nonce": slot.nonce.hex(),
                "sealed": slot.sealed.hex(),
                **({"unconfirmed": True} if slot.unconfirmed else {}),
            }
            for slot in content.slots
        ],
    }
    return json.dumps(said | {"checksum": _checksum(said)}, indent=1).encode("ascii") + b"\n"


def from_bytes(content: bytes, path: Path) -> KeyFile:
    """Read a key file's bytes. `KeyFileDamaged` where anything in it is not as written, `KeyFileNewer`."""
    try:
        said = json.loads(content)
        claimed = said.pop("checksum")
        if said["format"] != FORMAT or claimed != _checksum(said):
            raise KeyFileDamaged(path)
        if said["version"] > VERSION:
            raise KeyFileNewer(path)
        found = KeyFile(said["key_id"], tuple(_slot(slot) for slot in said["slots"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyFileDamaged(path) from error
    if not found.slots:
        raise KeyFileDamaged(path)
    return found


def read(path: Path) -> KeyFile:
    """The key file at a path; `KeyFileMissing`, `KeyFileDamaged`, `KeyFileNewer`."""
    if not path.is_file():
        raise KeyFileMissing(path)
    if path.stat().st_size > SIZE_LIMIT:
        raise KeyFileDamaged(path)
    return from_bytes(path.read_bytes(), path)


def write(path: Path, content: KeyFile) -> None:
    """Replace the key file in one step: after a crash it is the old or the new one."""
    files.write_whole(path, to_bytes(content))


def _slot(said: dict[str, Any]) -> Slot:
    slot = Slot(
        kind=Kind(said["opens_with"]),
        cost=keys.Cost(int(said["passes"]), int(said["memory_kib"])),
        salt=bytes.fromhex(said["salt"]),
        nonce=bytes.fromhex(said["nonce"]),
        sealed=bytes.fromhex(said["sealed"]),
        unconfirmed=said.get("unconfirmed") is True,
    )
    # A made-up file must not have the program take all memory, or wait for a year.
    if not (1 <= slot.cost.passes <= PASSES_LIMIT and 8 <= slot.cost.memory_kib <= MEMORY_KIB_LIMIT):
        raise ValueError("cost out of bounds")
    if said["kdf"] != "argon2id" or said["lanes"] != 1:
        raise ValueError("unknown derivation")
    if len(slot.salt) != keys.SALT_BYTES or len(slot.nonce) != keys.NONCE_BYTES:
        raise ValueError("wrong lengths")
    return slot


def _header(key_id: str, kind: Kind, cost: keys.Cost, salt: bytes) -> bytes:
    """What a seal is bound to, so that no part of a slot can be exchanged."""
    text = f"{FORMAT}/{VERSION}/{key_id}/{kind.value}/argon2id/{cost.passes}/{cost.memory_kib}/1/{salt.hex()}"
    return text.encode("ascii")


def _checksum(said: dict[str, Any]) -> str:
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
