"""The documents tell the truth about what is in the tree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "PRIVACY.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
_PATH = re.compile(r"`((?:companion|tests|docs|assets)/[\w./-]+)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_a_document_names_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(_PATH.findall(text)) | set(_LINK.findall(text))
    patterns = {path for path in named if "NNNN" in path or "…" in path or "<" in path}
    missing = sorted(path for path in named - patterns if not (ROOT / path).exists())
    assert missing == []


def test_each_promise_of_privacy_names_tests() -> None:
    rows = [line for line in (ROOT / "PRIVACY.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    promises = [row for row in rows if not row.startswith(("| Promise", "|---"))]
    assert len(promises) >= 10
    assert all("`tests/" in row for row in promises)


def test_the_page_on_how_it_is_built_can_be_read_in_one_sitting() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) < 150


def test_the_version_in_the_changelog_heads_what_is_not_released_yet() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
