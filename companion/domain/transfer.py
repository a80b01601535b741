"""What comes of exporting everything."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from companion.domain.value import Value


class Exported(Value):
    """A finished export: where it is, its size in bytes, its rows by table, and the SHA-256 of the whole file."""

    path: Path
    size: int
    rows: Mapping[str, int]
    sha256: str
