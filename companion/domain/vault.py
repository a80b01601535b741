"""What is known about the person's file before it is open, and the secret that opens it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from companion.domain.value import Value, field


class FileState(StrEnum):
    """What stands where the person's file should be.

    NONE: nothing, and nothing of the app around it. MISSING: no file, but a key file or backups of one. PLAIN and
    ENCRYPTED: a file that looks whole. DAMAGED: a file too short to be one.
    """

    NONE = "none"
    MISSING = "missing"
    PLAIN = "plain"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"


class VaultState(Value):
    """The state of the file; `locked` where a secret is needed to open it, `has_keys` where its key file is there."""

    file: FileState
    locked: bool
    has_keys: bool
    has_backups: bool

    @property
    def exists(self) -> bool:
        """Whether there is a file."""
        return self.file in (FileState.PLAIN, FileState.ENCRYPTED, FileState.DAMAGED)


class Erased(Value):
    """How many files went when everything was erased, and what could not be removed."""

    removed: int
    left: tuple[Path, ...]


class SecretKind(StrEnum):
    """What a person typed to open their file."""

    PASSPHRASE = "passphrase"  # noqa: S105
    RECOVERY_CODE = "recovery-code"


class Secret(Value):
    """A typed secret; it never shows itself."""

    kind: SecretKind
    typed: str = field(repr=False)
