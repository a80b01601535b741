"""Recovery codes that forgive how they are typed and find what is mistyped, and keys that wrap and unwrap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.problems import MistypedRecoveryCode
from companion.storage import keys
from tests.unit.storage.sample import CHEAP

LETTERS = st.text(alphabet=keys.ALPHABET, min_size=keys.CODE_LENGTH, max_size=keys.CODE_LENGTH)


@given(LETTERS)
def test_a_code_is_read_back_as_it_was_shown(letters: str) -> None:
    shown = keys.show_code(letters)
    assert [len(group) for group in shown.split("-")] == [5, 5, 5, 5, 5, 1]
    assert keys.read_code(shown) == letters


@given(LETTERS, st.data())
def test_a_code_is_read_however_it_is_typed(letters: str, data: st.DataObject) -> None:
    lookalikes = {"0": "0oO", "1": "1iIlL"}
    typed = ""
    for letter in keys.show_code(letters).replace("-", ""):
        typed += data.draw(st.sampled_from(lookalikes.get(letter, letter + letter.lower())))
        typed += data.draw(st.sampled_from(["", " ", "-", " - ", "\n", "\u2013"]))
    assert keys.read_code(typed) == letters


@given(LETTERS, st.integers(0, keys.CODE_LENGTH), st.sampled_from(keys.ALPHABET))
def test_any_one_wrong_letter_is_found(letters: str, place: int, wrong: str) -> None:
    shown = keys.show_code(letters).replace("-", "")
    if shown[place] == wrong:
        return
    with pytest.raises(MistypedRecoveryCode):
        keys.read_code(shown[:place] + wrong + shown[place + 1 :])


@given(LETTERS, st.integers(0, keys.CODE_LENGTH - 1), st.integers(0, keys.CODE_LENGTH - 1))
def test_any_two_swapped_letters_are_found(letters: str, one: int, other: int) -> None:
    shown = list(keys.show_code(letters).replace("-", ""))
    if shown[one] == shown[other]:
        return
    shown[one], shown[other] = shown[other], shown[one]
    with pytest.raises(MistypedRecoveryCode):
        keys.read_code("".join(shown))


@pytest.mark.parametrize("typed", ["", "ABC", "U" * 26, "0" * 25, "0" * 27, "?" * 26])
def test_what_cannot_be_a_code_is_refused(typed: str) -> None:
    with pytest.raises(MistypedRecoveryCode):
        keys.read_code(typed)


def test_new_codes_and_keys_differ() -> None:
    assert len({keys.new_code() for _ in range(50)}) == 50
    assert len({keys.new_key() for _ in range(50)}) == 50


def test_a_key_comes_back_only_with_the_same_secret_salt_nonce_and_header() -> None:
    key, salt, nonce = keys.new_key(), bytes(16), bytes(24)
    wrapping = keys.derive(b"secret", salt, CHEAP)
    sealed = keys.wrap(key, wrapping, nonce, b"header")
    assert keys.unwrap(sealed, wrapping, nonce, b"header") == key
    wrong = [
        (sealed, keys.derive(b"Secret", salt, CHEAP), nonce, b"header"),
        (sealed, keys.derive(b"secret", bytes(15) + b"1", CHEAP), nonce, b"header"),
        (sealed, wrapping, bytes(23) + b"1", b"header"),
        (sealed, wrapping, nonce, b"Header"),
        (sealed[:-1] + bytes([sealed[-1] ^ 1]), wrapping, nonce, b"header"),
    ]
    for arguments in wrong:
        with pytest.raises(keys.CannotUnwrap):
            keys.unwrap(*arguments)


def test_the_standard_cost_is_what_was_decided() -> None:
    assert keys.Cost(passes=3, memory_kib=64 * 1024) == keys.STANDARD
    assert CHEAP.weaker_than(keys.STANDARD)
    assert not keys.STANDARD.weaker_than(CHEAP)


def test_a_key_is_not_told_by_its_name() -> None:
    key = keys.new_key()
    assert key.hex() not in keys.key_id(key)
    assert keys.key_id(key) == keys.key_id(bytes(bytearray(key)))
