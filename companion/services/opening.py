"""What somebody typed, which may be their passphrase or their recovery code."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from companion.domain.problems import SecretProblem
from companion.domain.vault import Secret, SecretKind

Outcome = TypeVar("Outcome")
#: Letters and numbers of a recovery code, its dashes apart.
_CODE_LETTERS = 26


def opened_by(typed: str, attempt: Callable[[Secret], Outcome]) -> Outcome:
    """What `attempt` gives for what was typed, taken as a recovery code where it could be one, or as a passphrase.

    Raises what `attempt` raises for the passphrase where neither opens anything.
    """
    if sum(letter.isalnum() for letter in typed) == _CODE_LETTERS:
        with suppress(SecretProblem):
            return attempt(Secret(SecretKind.RECOVERY_CODE, typed))
    return attempt(Secret(SecretKind.PASSPHRASE, typed))
