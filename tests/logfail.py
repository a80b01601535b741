"""Fails a test for a warning or error in the log that it did not announce, or an announced one that never came."""

from __future__ import annotations

import logging
import re


class LogWatch(logging.Handler):
    """Collects log records from WARNING up; calling it announces one: `expect_log("could not be read")`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[logging.LogRecord] = []
        self._expected: list[tuple[re.Pattern[str], int, str | None]] = []

    def __call__(self, pattern: str, *, level: int = logging.WARNING, logger: str | None = None) -> None:
        """Announce at least one record whose message contains `pattern` (a regular expression), at exactly `level`."""
        self._expected.append((re.compile(pattern), level, logger))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record until the test is over."""
        self._records.append(record)

    def complaints(self) -> list[str]:
        """What was logged without being announced, and what was announced and never logged."""
        seen: set[int] = set()
        found = []
        for record in self._records:
            hits = [n for n, expected in enumerate(self._expected) if _matches(record, *expected)]
            seen.update(hits)
            if not hits:
                found.append(f"not announced: {record.levelname} {record.name}: {record.getMessage()}")
        found += [f"announced, never logged: {e[0].pattern}" for n, e in enumerate(self._expected) if n not in seen]
        return found


def _matches(record: logging.LogRecord, pattern: re.Pattern[str], level: int, logger: str | None) -> bool:
    return record.levelno == level and logger in (None, record.name) and bool(pattern.search(record.getMessage()))
