"""What went wrong, in a calm sentence for a terminal, and the code a script can go by."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from companion.domain import problems


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    PROBLEM = 1
    USAGE = 2
    SECRET = 3
    IN_USE = 4
    DAMAGED = 5
    NEWER = 6
    DISK = 7
    MISSING = 8
    STOPPED = 130


class Refused(Exception):
    """What is in the way of the command itself, with its code, a name for scripts, and a sentence."""

    def __init__(self, code: Exit, name: str, words: str) -> None:
        """Remember all three."""
        super().__init__(name)
        self.code, self.name, self.words = code, name, words


def no_secret() -> Refused:
    """A passphrase is needed, and there is nowhere to ask for it."""
    words = "It has a passphrase, and there is no terminal to ask for it. Use --passphrase-fd."
    return Refused(Exit.SECRET, "NoSecret", words)


def no_folder(folder: Path) -> Refused:
    """The folder something was to be put in is not there."""
    return Refused(Exit.MISSING, "NoFolder", f"There is no such folder. Make it first, then try again.\n  {folder}")


def told(problem: problems.KnownProblem) -> tuple[Exit, str]:
    """The code and the sentence of a problem: those of its own type, or of the nearest kind above it."""
    known = _known()
    code, words = next(known[kind] for kind in type(problem).__mro__ if kind in known)
    return code, f"{words}\n  {problem.path}" if problem.path is not None else words


def _known() -> dict[type, tuple[Exit, str]]:
    return {
        problems.KnownProblem: (Exit.PROBLEM, "This could not be done just now. What you wrote is still there."),
        problems.SecretProblem: (Exit.SECRET, "It stays locked. Nothing has changed."),
        problems.WrongPassphrase: (Exit.SECRET, "That is not the passphrase. Nothing has changed."),
        problems.WrongRecoveryCode: (Exit.SECRET, "That code is for another file. Nothing has changed."),
        problems.MistypedRecoveryCode: (Exit.SECRET, "A letter or a number of the code is wrong or missing."),
        problems.FileLocked: (Exit.SECRET, "This opens only with its own passphrase or recovery code."),
        problems.KeyFileMissing: (
            Exit.DAMAGED,
            "The key file is not there, so nothing can open the file. A backup carries it too, if there is one.",
        ),
        problems.KeyFileDamaged: (
            Exit.DAMAGED,
            "The key file is damaged, so nothing can open the file. A backup carries it too, if there is one.",
        ),
        problems.KeyFileNewer: (Exit.NEWER, "A newer Companion made the key file. Nothing has changed."),
        problems.FileNewer: (
            Exit.NEWER,
            "A newer Companion made this. This version does not know it well enough. Nothing has changed.",
        ),
        problems.FileInUse: (Exit.IN_USE, "Companion is open and has the file. Close it, then try again."),
        problems.FileMissing: (Exit.MISSING, "There is no file of yours in this place yet."),
        problems.BackupMissing: (Exit.MISSING, "There is nothing in this place to read."),
        problems.FileDamaged: (
            Exit.DAMAGED,
            "The file is damaged. It has not been changed. `companion restore` brings a backup back.",
        ),
        problems.NotACompanionFile: (Exit.PROBLEM, "This is a file of another program. It has not been touched."),
        problems.BackupDamaged: (Exit.DAMAGED, "This backup is incomplete or was changed. Your file is untouched."),
        problems.ExportDamaged: (
            Exit.DAMAGED,
            "This export is incomplete, or was changed since it was written. Your file is untouched.",
        ),
        problems.NotAnExport: (Exit.PROBLEM, "This is no export of Companion. Your file is untouched."),
        problems.NotForImport: (Exit.PROBLEM, "This is of no program that can be taken in here. Nothing has changed."),
        problems.ChosenOutOfReach: (Exit.MISSING, "This cannot be opened. Nothing has changed."),
        problems.BackupProblem: (Exit.PROBLEM, "The backup could not be made or read. Your file is untouched."),
        problems.PlaceTaken: (Exit.PROBLEM, "There is something in that place already, and it was left alone."),
        problems.OwnFolder: (
            Exit.PROBLEM,
            "That is the folder of Companion itself, so nothing was saved. Choose another one.",
        ),
        problems.DiskFull: (Exit.DISK, "The disk is full. What was kept before is safe."),
        problems.FolderReadOnly: (Exit.DISK, "The folder cannot be written. Nothing there has changed."),
        problems.DiskTrouble: (Exit.DISK, "The disk did not answer as it should. What was kept before is safe."),
        problems.DiskProblem: (Exit.DISK, "The disk is in the way. What was kept before is safe."),
        problems.Interrupted: (Exit.STOPPED, "Stopped. Nothing was saved."),
    }
