"""Problems a person can meet and do something about.

They are typed and carry facts (a path, a version), never words for the screen: the interface turns each type into
a calm sentence and a way on. Everything that is not a `KnownProblem` is a mistake of ours.
"""

from __future__ import annotations

from pathlib import Path


class KnownProblem(Exception):
    """A problem with a known cause and a way on."""

    def __init__(self, path: Path | None = None) -> None:
        """Remember which file or folder it is about, where there is one."""
        super().__init__(*(() if path is None else (str(path),)))
        self.path = path


class SecretProblem(KnownProblem):
    """Something about the passphrase, the recovery code or the key file."""


class WrongPassphrase(SecretProblem):
    """The passphrase does not open the key file."""


class WrongRecoveryCode(SecretProblem):
    """The recovery code is well formed, and is not the one of this file."""


class MistypedRecoveryCode(WrongRecoveryCode):
    """The recovery code has the wrong length, a foreign letter, or fails its own check character."""


class SecretsLost(SecretProblem):
    """The person has neither the passphrase nor the recovery code at hand."""


class KeyFileMissing(SecretProblem):
    """The data is encrypted and its key file is not beside it."""


class KeyFileDamaged(SecretProblem):
    """The key file is there and cannot be read, or fails its checksum."""


class KeyFileNewer(SecretProblem):
    """The key file was written by a later version of the program."""


class FileProblem(KnownProblem):
    """Something about the file with the person's data."""


class FileMissing(FileProblem):
    """There is no file where one should be."""


class FileReplaced(FileProblem):
    """Another program put another file in the place of the open one; what was in that is among the backups."""


class FileAlreadyThere(FileProblem):
    """A new file was to be made where one already is."""


class FileLocked(FileProblem):
    """The file is encrypted and no key was given."""


class FileDamaged(FileProblem):
    """The file, or a part of it, cannot be read."""


class FileNewer(FileProblem):
    """The file was written by a later version of the program."""

    def __init__(self, path: Path | None = None, *, found: int, known: int) -> None:
        """Remember the version in the file and the latest one this program knows."""
        super().__init__(path)
        self.found = found
        self.known = known


class NotACompanionFile(FileProblem):
    """A sound file of another program."""


class FileInUse(FileProblem):
    """Another process holds the file or the data folder."""


class BackupProblem(KnownProblem):
    """Something about a backup or a saved copy."""


class BackupDamaged(BackupProblem):
    """The backup or saved copy is incomplete, altered, or not one of ours."""


class BackupMissing(BackupProblem):
    """The backup is no longer where it was."""


class NotAnExport(BackupProblem):
    """The file was to be read back as an export of this program, and is none."""


class ExportDamaged(BackupDamaged):
    """The export is incomplete, or was changed since it was written."""


class DiskProblem(KnownProblem):
    """Something about the place the file is in."""


class OwnFolder(DiskProblem):
    """A file was to be put into the program's own folder, where it could take the place of what is kept there."""


class FolderReadOnly(DiskProblem):
    """The folder or the file in it cannot be written."""


class PlaceTaken(DiskProblem):
    """A new folder was to be made where something is already."""


class DiskFull(DiskProblem):
    """There is no room left."""


class NoRoomToBegin(DiskFull):
    """There is no room for a file of one's own, and nothing was kept so far."""


class DiskTrouble(DiskProblem):
    """The disk reported an error of its own."""


class StartNotSet(KnownProblem):
    """Whether the program starts with the session could not be changed where the system keeps that."""


class GoneForGood(KnownProblem):
    """What was to be brought back was deleted for good meanwhile."""


class Interrupted(KnownProblem):
    """A search was stopped because it is no longer wanted."""


class CopyStopped(Interrupted):
    """A copy of the file was not finished, because the file was locked or closed meanwhile."""


class Cancelled(Interrupted):
    """The person stopped what they had asked for; nothing of it was kept."""


class NoCards(KnownProblem):
    """There is no contact card in the file that can be read."""


class NotForImport(KnownProblem):
    """The file or folder is of no program whose files can be taken in, or is far too large to be one."""


class ChosenOutOfReach(KnownProblem):
    """The file that was chosen to be brought in is no longer there, or may not be read."""


class NoCalendar(KnownProblem):
    """There is no appointment in the file, and nothing that was meant as one."""


class CalendarTooLarge(KnownProblem):
    """The file holds more than a calendar of a person does, or is no calendar at all."""


class CannotBeAdded(KnownProblem):
    """A file could not be put into the hope box; nothing of it was."""


class CannotBeRead(CannotBeAdded):
    """The file is not there, or may not be read."""


class NoPicture(CannotBeAdded):
    """The file is no picture, is broken, or is of a kind that cannot be read here."""


class PictureTooLarge(CannotBeAdded):
    """The picture is larger than can be opened safely."""


class NoSound(CannotBeAdded):
    """The file is no sound, or of a kind that is not taken."""


class SoundTooLarge(CannotBeAdded):
    """The file is larger than the hope box takes of one piece of music."""


class NoRoomForMusic(CannotBeAdded):
    """With this there would be more music than the hope box holds."""


class InTheBoxAlready(CannotBeAdded):
    """The very same photo or sound is in the hope box."""
