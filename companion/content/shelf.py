"""What was read of the bundled files and is kept, and what was gone on without since its file cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from companion.content.problems import ContentProblem

T = TypeVar("T")
K = TypeVar("K")


class Shelf:
    """Each thing is read once. What cannot be read is read again when it is asked for again, and told by `damage`."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}
        self._damage: dict[Path, ContentProblem] = {}

    def damage(self, folder: str = "") -> tuple[ContentProblem, ...]:
        """What is wrong with each file that was gone on without until now, in one folder where that is named.

        Nothing is read to tell.
        """
        return tuple(one for path, one in self._damage.items() if folder in ("", path.parent.name))

    def kept(self, name: str, read: Callable[[], T]) -> T:
        """What goes by a name: read the first time it is asked for."""
        if name not in self._kept:
            self._kept[name] = read()
        kept: T = self._kept[name]
        return kept

    def spared(self, read: Callable[[], T], instead: Callable[[], T]) -> T:
        """What a file holds, or what is there in place of it where it cannot be read."""
        from companion.content.problems import ContentProblem

        try:
            return read()
        except ContentProblem as problem:
            self.gone_without(problem)
            return instead()

    def sound(self, read: Callable[[K], T], names: Iterable[K]) -> tuple[T, ...]:
        """What can be read of many."""
        from companion.content.problems import ContentProblem

        found: list[T] = []
        for name in names:
            try:
                found.append(read(name))
            except ContentProblem as problem:
                self.gone_without(problem)
        return tuple(found)

    def gone_without(self, problem: ContentProblem) -> None:
        """Remember what is wrong with a file that is gone on without."""
        if problem.path is not None:
            self._damage[problem.path] = problem

    def one_of(self, known: Mapping[str, T], name: str, what: str, place: Path) -> T:
        """One of many by its name. Raises ContentProblem where none has it."""
        if name not in known:
            from companion.content.problems import ContentProblem

            raise ContentProblem(place, 1, f"there is no {what} named {name!r} here")
        return known[name]


def in_words(name: str) -> str:
    """The name of a file, or the key of what stands in one, as one would say it."""
    return name.replace("-", " ").capitalize()
