"""Keys: the random key of the data, how a passphrase or a recovery code wraps it, and the code people write down.

PyNaCl is imported when a key is wrapped or unwrapped, and not before.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

from companion.domain.problems import MistypedRecoveryCode
from companion.domain.value import Value

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 24

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 25
GROUP = 5
_LOOKALIKES = str.maketrans("OIL", "011", " -\t\r\n\u00a0\u2010\u2011\u2012\u2013\u2014\u2212")


class Cost(Value):
    """What Argon2id takes: passes over the memory, and memory in KiB."""

    passes: int = 3
    memory_kib: int = 64 * 1024

    def weaker_than(self, other: Cost) -> bool:
        """Whether the other one takes more of either."""
        return self.passes < other.passes or self.memory_kib < other.memory_kib


STANDARD = Cost()


class CannotUnwrap(Exception):
    """The secret is another one, or the wrapped key was altered."""


def new_key() -> bytes:
    """A fresh random key for a file."""
    return secrets.token_bytes(KEY_BYTES)


def key_id(key: bytes) -> str:
    """A name for a key that tells nothing about it: two files with the same one were encrypted with the same key."""
    return hashlib.blake2b(key, digest_size=16, person=b"companion-key-id").hexdigest()


def passphrase_secret(passphrase: str) -> bytes:
    """The bytes of a passphrase; letters typed with combining accents equal those typed whole."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8")


def derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """The 32 wrapping bytes Argon2id makes of a secret and a 16-byte salt; a third of a second at standard cost."""
    from nacl.pwhash import argon2id

    return bytes(argon2id.kdf(KEY_BYTES, secret, salt, cost.passes, cost.memory_kib * 1024))


def wrap(key: bytes, wrapping: bytes, nonce: bytes, header: bytes) -> bytes:
    """The key sealed under wrapping bytes, bound to a header: XChaCha20-Poly1305, 48 bytes."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    return bytes(encrypt(key, header, nonce, wrapping))


def unwrap(sealed: bytes, wrapping: bytes, nonce: bytes, header: bytes) -> bytes:
    """The key out of its seal; `CannotUnwrap` where wrapping bytes, nonce, header or seal are not those of `wrap`."""
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    try:
        return bytes(decrypt(sealed, header, nonce, wrapping))
    except CryptoError as error:
        raise CannotUnwrap from error


def new_code() -> str:
    """A fresh recovery code as it is shown: 125 random bits in groups of five, and a check character."""
    return show_code("".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)))


def show_code(letters: str) -> str:
    """The 25 letters of a code with the check character, in groups of five."""
    whole = letters + _check_letter(letters)
    return "-".join(whole[at : at + GROUP] for at in range(0, len(whole), GROUP))


def read_code(typed: str) -> str:
    """The 25 letters of a code as a person typed it: case, spaces and dashes do not matter, O is 0, I and L are 1.

    `MistypedRecoveryCode` where it cannot be a code. One wrong letter, or two swapped ones, are always found.
    """
    letters = typed.upper().translate(_LOOKALIKES)
    if len(letters) != CODE_LENGTH + 1 or any(letter not in ALPHABET for letter in letters):
        raise MistypedRecoveryCode
    if _check_letter(letters[:CODE_LENGTH]) != letters[CODE_LENGTH]:
        raise MistypedRecoveryCode
    return letters[:CODE_LENGTH]


def code_secret(typed: str) -> bytes:
    """The bytes of a recovery code; `MistypedRecoveryCode`."""
    return read_code(typed).encode("ascii")


def _check_letter(letters: str) -> str:
    # A weighted sum in the field of 32 elements, each place with a weight of its own: no single change and no swap
    # of two different letters leaves it as it was.
    total, weight = 0, 1
    for letter in letters:
        weight = _times(weight, 2)
        total ^= _times(weight, ALPHABET.index(letter))
    return ALPHABET[total]


def _times(one: int, other: int) -> int:
    """The product of two elements of GF(32), modulo x^5 + x^2 + 1."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        other >>= 1
        one <<= 1
        if one & 32:
            one ^= 0b100101
    return product
