"""The kinds in which everything can be taken out, and what comes of that."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from companion.domain.value import Value


class Kind(StrEnum):
    """What everything can be taken out as.

    JSON holds every row and is read back. MARKDOWN is a folder of pages, HTML one page for a browser, CSV a folder with
    a table each. BACKUP is a saved copy, encrypted as the file is.
    """

    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    BACKUP = "backup"

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder and not one file."""
        return self in (Kind.MARKDOWN, Kind.CSV)

    def file_name(self, day: str) -> str:
        """What it is called where nobody says otherwise."""
        return {
            Kind.JSON: f"companion-{day}.json",
            Kind.MARKDOWN: f"companion-{day}-markdown",
            Kind.HTML: f"companion-{day}.html",
            Kind.CSV: f"companion-{day}-csv",
            Kind.BACKUP: f"companion-{day}.zip",
        }[self]


class Exported(Value):
    """A finished export: where it is, its size in bytes, what is in it by kind, and the SHA-256 where it is one file.

    Of JSON and CSV `rows` are those of each table; of what is for reading, how many of each there are to read.
    """

    path: Path
    size: int
    rows: Mapping[str, int]
    sha256: str = ""
