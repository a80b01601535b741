"""The backup service: once a day, looked into, restored, saved elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.domain.backup import Afterwards, Reason
from companion.domain.contacts import ContactDetails
from companion.domain.hope import HopeKind, Media
from companion.domain.problems import BackupDamaged, FileDamaged, WrongPassphrase
from companion.domain.vault import Secret, SecretKind
from companion.services.backups import BackupService
from companion.services.contacts import ContactService
from companion.services.hope_box import HopeBoxService
from companion.services.vault import NotOpen, Vault
from companion.storage.erase import erase
from tests.fakes import FakeClock
from tests.unit.services.test_vault import FIRST, QUICK, SECOND


@pytest.fixture
def vault(data_dir: Path, clock: FakeClock):
    vault = Vault(data_dir / "companion.db", clock, cost=QUICK)
    vault.create()
    yield vault
    vault.lock()


def add(vault: Vault, name: str) -> None:
    ContactService(vault.open(), vault.clock).add(ContactDetails(name))


def names(vault: Vault) -> list[str]:
    return [contact.name for contact in ContactService(vault.open(), vault.clock).all()]


def test_one_backup_is_due_a_day_and_made_once(vault: Vault, clock: FakeClock) -> None:
    backups = BackupService(vault)
    assert backups.is_due()
    made = backups.make_if_due()
    assert made is not None
    assert backups.make_if_due() is None
    clock.advance(days=1)
    assert backups.make_if_due() is not None
    assert [backup.reason for backup in backups.list()] == [Reason.DAILY] * 2
    assert backups.folder == vault.path.with_name("backups")


def test_a_backup_that_was_asked_for_does_not_stand_in_for_the_daily_one(vault: Vault) -> None:
    backups = BackupService(vault)
    backups.make()
    assert backups.is_due()


def test_looking_inside_counts_what_is_there(vault: Vault) -> None:
    add(vault, "Chris")
    backups = BackupService(vault)
    assert backups.look_inside(backups.make()).contacts == 1


def test_restoring_brings_back_what_was_and_keeps_what_is(vault: Vault) -> None:
    backups = BackupService(vault)
    add(vault, "Chris")
    backup = backups.make()
    add(vault, "Dana")
    kept = backups.restore(backup)
    assert names(vault) == ["Chris"]
    assert kept is not None
    before = next(item for item in backups.list() if item.folder == kept)
    assert backups.look_inside(before).contacts == 2


def test_a_backup_with_its_own_passphrase_asks_for_it(vault: Vault) -> None:
    backups = BackupService(vault)
    vault.set_passphrase(FIRST)
    add(vault, "Chris")
    backup = backups.make()
    assert not backups.needs_secret(backup)
    vault.remove_passphrase()
    assert backups.needs_secret(backup)
    with pytest.raises(WrongPassphrase):
        backups.restore(backup, Secret(SecretKind.PASSPHRASE, SECOND))
    assert names(vault) == ["Chris"]
    add(vault, "Dana")
    backups.restore(backup, Secret(SecretKind.PASSPHRASE, FIRST))
    assert names(vault) == ["Chris"]
    vault.lock()
    vault.unlock(FIRST)


def test_a_damaged_backup_changes_nothing_and_the_file_opens_again(vault: Vault) -> None:
    backups = BackupService(vault)
    add(vault, "Chris")
    backup = backups.make()
    path = backup.folder / "companion.db"
    path.write_bytes(path.read_bytes()[:8192])
    with pytest.raises(BackupDamaged):
        backups.restore(backup)
    assert vault.database is not None
    assert names(vault) == ["Chris"]


def test_a_lost_file_is_restored_from_its_backup(vault: Vault) -> None:
    backups = BackupService(vault)
    add(vault, "Chris")
    backup = backups.make()
    vault.lock()
    vault.path.unlink()
    assert backups.restore(backup) is None
    assert names(vault) == ["Chris"]


def test_a_backup_brings_back_sounds_and_erasing_leaves_none_of_them(vault: Vault) -> None:
    voice = Media("audio/wav", b"a voice nobody else may hear " * 40, seconds=74)
    box = HopeBoxService(vault.open(), vault.clock)
    taken = box.keep(HopeKind.VOICE, "Mum", voice)
    backups = BackupService(vault)
    backup = backups.make()
    taken.undo()
    backups.restore(backup)
    again = HopeBoxService(vault.open(), vault.clock)
    (item,) = again.all()
    assert (item.title, item.seconds, again.content(item)) == ("Mum", 74, voice.content)
    vault.lock()
    folder = vault.path.parent
    assert any(voice.content[:29] in file.read_bytes() for file in folder.rglob("*") if file.is_file())
    erase(folder)
    assert not any(voice.content[:29] in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_saved_copy_can_be_looked_into_and_restored(vault: Vault, tmp_path: Path) -> None:
    backups = BackupService(vault)
    add(vault, "Chris")
    copy = backups.save_copy(tmp_path / "companion-copy.zip")
    add(vault, "Dana")
    with backups.opened_copy(copy) as backup:
        assert backups.look_inside(backup).contacts == 1
        backups.restore(backup)
    assert names(vault) == ["Chris"]


def test_damage_that_shows_in_the_copy_is_told_of_the_file_itself(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_given: object, **_named: object) -> None:
        raise FileDamaged(Path("backups/.unfinished/companion.db"))

    monkeypatch.setattr("companion.storage.backup.make_backup", damaged)
    with pytest.raises(FileDamaged) as told:
        BackupService(vault).make()
    assert vault.database is not None
    assert told.value.path == vault.database.path


def test_a_closed_file_cannot_be_backed_up(vault: Vault) -> None:
    vault.lock()
    with pytest.raises(NotOpen):
        BackupService(vault).make()


def test_backups_an_interrupted_change_left_plain_are_encrypted_by_the_next_start(vault: Vault) -> None:
    backups = BackupService(vault)
    plain = backups.make()
    hidden = plain.folder.rename(vault.path.with_name("hidden"))
    vault.set_passphrase(FIRST)
    hidden.rename(plain.folder)
    backups.make_if_due()
    assert all(backup.encrypted for backup in backups.list())
    assert len(backups.list()) == 2


def overwrite_pages(path: Path) -> None:
    """Damage a file past its beginning, as a dying disk does."""
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xa5" * 4096 * 6)


@pytest.mark.parametrize("passphrase", [None, FIRST])
def test_damage_after_todays_backup_is_met_by_the_next_look_and_not_a_day_later(
    vault: Vault, clock: FakeClock, passphrase: str | None
) -> None:
    if passphrase is not None:
        vault.set_passphrase(passphrase)
    add(vault, "Chris")
    clock.advance(hours=8)
    backups = BackupService(vault)
    good = backups.make_if_due()
    assert good is not None
    worse = backups.make()
    overwrite_pages(worse.folder / "companion.db")
    vault.close()
    overwrite_pages(vault.path)
    vault.open()
    assert backups.make_if_due() is None, "looked through a moment ago"
    clock.advance(hours=6)
    assert not backups.is_due()
    for _ in range(2):
        with pytest.raises(FileDamaged) as told:
            backups.make_if_due()
        assert told.value.path == vault.path
    assert backups.newest_good() == good
    backups.restore(good)
    assert names(vault) == ["Chris"]


def test_a_backup_under_another_passphrase_is_not_the_newest_good_one(vault: Vault) -> None:
    backups = BackupService(vault)
    assert backups.newest_good() is None
    vault.set_passphrase(FIRST)
    backups.make()
    vault.remove_passphrase()
    assert backups.newest_good() is None
    plain = backups.make()
    assert backups.newest_good() == plain


@pytest.mark.parametrize("was", [None, FIRST], ids=["plain", "encrypted"])
@pytest.mark.parametrize("now", [None, SECOND], ids=["over plain", "over encrypted"])
def test_what_opens_the_file_afterwards_is_known_beforehand(
    vault: Vault, tmp_path: Path, was: str | None, now: str | None
) -> None:
    backups = BackupService(vault)
    if was is not None:
        vault.set_passphrase(was)
    copy = backups.save_copy(tmp_path / "copy.zip")
    if was is not None:
        vault.remove_passphrase()
    if now is not None:
        vault.set_passphrase(now)
    foretold = {
        (None, None): Afterwards.OPEN,
        (FIRST, None): Afterwards.BACKUP,
        (None, SECOND): Afterwards.KEPT,
        (FIRST, SECOND): Afterwards.NOW,
    }[was, now]
    secret = None if was is None else Secret(SecretKind.PASSPHRASE, was)
    with backups.opened_copy(copy) as backup:
        assert backups.afterwards(backup) is foretold
        backups.restore(backup, secret)
    vault.lock()
    opens = now or was
    assert vault.state().locked == (opens is not None)
    if opens is not None:
        vault.unlock(opens)


def test_a_plain_backup_over_a_locked_file_is_said_to_leave_it_open(vault: Vault) -> None:
    backups = BackupService(vault)
    plain = backups.make()
    hidden = plain.folder.rename(vault.path.with_name("hidden"))
    vault.set_passphrase(FIRST)
    vault.lock()
    hidden.rename(plain.folder)
    (backup,) = backups.list()
    assert backups.afterwards(backup) is Afterwards.OPENED
    backups.restore(backup)
    assert not vault.state().locked
