"""The key file: whole or refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.domain.problems import KeyFileDamaged, KeyFileMissing, KeyFileNewer
from companion.storage import keyfile, keys
from companion.storage.keyfile import KeyFile, Kind
from tests.unit.storage.sample import CHEAP

KEY = bytes(range(32))


@pytest.fixture
def content() -> KeyFile:
    started = keyfile.for_key(KEY).with_slot(Kind.PASSPHRASE, b"passphrase", KEY, CHEAP)
    return started.with_slot(Kind.RECOVERY_CODE, b"code", KEY, CHEAP)


def test_a_key_file_is_read_as_it_was_written(tmp_path: Path, content: KeyFile) -> None:
    keyfile.write(tmp_path / "k", content)
    found = keyfile.read(tmp_path / "k")
    assert found == content
    for slot, secret in zip(found.slots, (b"passphrase", b"code"), strict=True):
        assert slot.open(found.key_id, secret) == KEY
    assert [entry.name for entry in tmp_path.iterdir()] == ["k"]
    assert (tmp_path / "k").stat().st_mode & 0o077 == 0


def test_neither_key_nor_secrets_are_in_it(content: KeyFile) -> None:
    said = keyfile.to_bytes(content)
    for word in (KEY, KEY.hex().encode(), b'"code"', b"code".hex().encode()):
        assert word not in said


def test_any_flipped_bit_is_found(tmp_path: Path, content: KeyFile) -> None:
    whole = keyfile.to_bytes(content)
    for place in range(0, len(whole) - 1, 7):
        for bit in (0, 3):
            altered = bytearray(whole)
            altered[place] ^= 1 << bit
            if json_equal(bytes(altered), whole):
                continue
            with pytest.raises((KeyFileDamaged, KeyFileNewer)):
                keyfile.from_bytes(bytes(altered), tmp_path)


def json_equal(one: bytes, other: bytes) -> bool:
    try:
        return bool(json.loads(one) == json.loads(other))
    except ValueError:
        return False


def test_any_shortened_file_is_refused(tmp_path: Path, content: KeyFile) -> None:
    whole = keyfile.to_bytes(content)
    for length in range(0, len(whole) - 2, 11):
        with pytest.raises(KeyFileDamaged):
            keyfile.from_bytes(whole[:length], tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"slots": []},
        {"slots": "x"},
        {"slots": [{"opens_with": "passphrase"}]},
    ],
)
def test_a_wrong_shape_is_refused_even_with_a_right_checksum(
    tmp_path: Path, content: KeyFile, change: dict[str, object]
) -> None:
    with pytest.raises(KeyFileDamaged):
        keyfile.from_bytes(signed(content, change), tmp_path)


@pytest.mark.parametrize(
    "change", [{"memory_kib": 1 << 40}, {"passes": 10**9}, {"lanes": 4}, {"salt": ""}, {"kdf": "md5"}]
)
def test_a_made_up_cost_cannot_take_the_machine_down(
    tmp_path: Path, content: KeyFile, change: dict[str, object]
) -> None:
    slots = json.loads(keyfile.to_bytes(content))["slots"]
    with pytest.raises(KeyFileDamaged):
        keyfile.from_bytes(signed(content, {"slots": [slots[0] | change]}), tmp_path)


def test_a_newer_key_file_says_so(tmp_path: Path, content: KeyFile) -> None:
    with pytest.raises(KeyFileNewer):
        keyfile.from_bytes(signed(content, {"version": 2}), tmp_path)


def signed(content: KeyFile, change: dict[str, object]) -> bytes:
    said = json.loads(keyfile.to_bytes(content))
    del said["checksum"]
    said |= change
    return json.dumps(said | {"checksum": keyfile._checksum(said)}).encode()


def test_a_missing_one_says_so(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing):
        keyfile.read(tmp_path / "k")


def test_slots_cannot_be_exchanged_between_kinds(content: KeyFile) -> None:
    slot = content.slot(Kind.PASSPHRASE)
    assert slot is not None
    posing = keyfile.Slot(kind=Kind.RECOVERY_CODE, cost=slot.cost, salt=slot.salt, nonce=slot.nonce, sealed=slot.sealed)
    with pytest.raises(keys.CannotUnwrap):
        posing.open(content.key_id, b"passphrase")


def test_a_slot_for_another_key_is_refused(content: KeyFile) -> None:
    with pytest.raises(ValueError, match="another key"):
        content.with_slot(Kind.PASSPHRASE, b"x", keys.new_key(), CHEAP)
