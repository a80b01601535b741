"""What can be wrong with a bundled file, said so that its writer finds the place at once."""

from __future__ import annotations

from pathlib import Path

from companion.domain.problems import KnownProblem


class ContentProblem(KnownProblem):
    """A bundled file is missing, damaged, or does not say what it must.

    `path` is the file, `line` counts from 1, `what` is a sentence for the person who writes such files. A person who
    only uses the app meets it when an installation is damaged.
    """

    def __init__(self, path: Path, line: int, what: str) -> None:
        """Remember the file, the line and the reason."""
        super().__init__(path)
        self.line = line
        self.what = what

    def __str__(self) -> str:
        """File, line and reason, as compilers write it."""
        return f"{self.path}:{self.line}: {self.what}"
