"""What is known of the secrets without asking: whether the recovery code was kept, and the key file is there."""

from __future__ import annotations

from companion.domain.problems import KeyFileDamaged, KeyFileMissing, KnownProblem
from companion.services.vault import Vault
from companion.storage import files


def code_confirmed(vault: Vault) -> bool:
    """Whether the person has said that they kept the recovery code; True too where there is none to keep."""
    from companion.storage import protect

    try:
        return not vault.encrypted or protect.code_confirmed(vault.path)
    except KnownProblem:
        return True


def confirm_code(vault: Vault) -> None:
    """Remember, beside the code's own slot, that the person has kept it. KeyFileMissing, DiskFull and the like."""
    from companion.storage import protect

    protect.confirm_code(vault.path)


def keys_lost(vault: Vault) -> bool:
    """Whether the file is unlocked while its key file has gone: once locked it would not open again."""
    from companion.storage import keyfile

    if vault.held_key() is None:
        return False
    try:
        keyfile.read(files.keys_of(vault.path))
    except (KeyFileMissing, KeyFileDamaged):
        return True
    return False
