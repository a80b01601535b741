"""What the store's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test's database goes."""
    return tmp_path / "data" / "companion.db"
