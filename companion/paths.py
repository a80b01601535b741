"""Where things live on this computer, and who may read them."""

from __future__ import annotations

import os
from pathlib import Path

from companion.domain.value import Value
from companion.storage import files

APP = "companion"
PREFS = "preferences.json"
LOG = "companion.log"


class Paths(Value):
    """The four folders of the app: the person's data, preferences, what can be made again, and logs."""

    data: Path
    config: Path
    cache: Path
    logs: Path

    @property
    def database(self) -> Path:
        """The file with everything the person wrote."""
        return self.data / files.DATABASE

    @property
    def keys(self) -> Path:
        """The key file, there when a passphrase is set."""
        return files.keys_of(self.database)

    @property
    def backups(self) -> Path:
        """The folder with the backups."""
        return files.backups_of(self.database)

    @property
    def lock(self) -> Path:
        """The file that tells a second start that the data folder is in use."""
        return self.data / files.LOCK

    @property
    def prefs(self) -> Path:
        """The preferences: nothing personal, readable before the file is open."""
        return self.config / PREFS

    @property
    def log(self) -> Path:
        """The log, which never holds what the person wrote."""
        return self.logs / LOG

    @property
    def chosen(self) -> bool:
        """Whether the person named the data folder, so that all others lie inside it."""
        return self.config.parent == self.data

    @property
    def folders(self) -> tuple[Path, Path, Path, Path]:
        """All four folders."""
        return (self.data, self.config, self.cache, self.logs)


def find_paths(data_dir: Path | None = None) -> Paths:
    """The app's folders: all inside `data_dir` where one is given, otherwise where this system keeps such things."""
    if data_dir is not None:
        root = data_dir.absolute()
        return Paths(root, root / f"{APP}-config", root / f"{APP}-cache", root / f"{APP}-logs")
    # Only here: a start with a folder given does not need it.
    import platformdirs

    found = platformdirs.PlatformDirs(APP, appauthor=False, roaming=False)
    return Paths(found.user_data_path, found.user_config_path, found.user_cache_path, found.user_log_path)


def prepare(paths: Paths) -> None:
    """Make the folders, readable by their owner alone, and have every file made from now on be so too.

    One of ours that already existed is closed to others. A data folder the person chose, and which was there before,
    stays as they have it: others may be meant to look into it, and what we put there is closed to them anyway.
    Errors of the system go through.
    """
    os.umask(0o077)
    for folder in paths.folders:
        files.make_folder(folder)
        if folder == paths.data and paths.chosen:
            continue
        if os.name == "posix" and folder.stat().st_mode & 0o077 and folder.stat().st_uid == os.getuid():
            folder.chmod(0o700)
