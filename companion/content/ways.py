"""Ways to cope found by what a person typed, as the search of the library finds them, with their own among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from companion.content.search import Page, strategy_page
from companion.content.sought import Sought
from companion.content.strategies import Strategy


class WayFinder:
    """What of each way can be found, made once for many searches."""

    def __init__(self, ways: Iterable[Strategy], fill: Callable[[str], str]) -> None:
        self._pages: Mapping[str, Page] = {one.id: strategy_page(one, fill) for one in ways}

    def found(self, asked: Sought) -> Mapping[str, float]:
        """The ways that say every thing asked for, by their id, and what each is worth."""
        worths = {name: [page.worth_of(ways) for ways in asked.asked] for name, page in self._pages.items()}
        return {name: sum(worth) for name, worth in worths.items() if worth and all(worth)}
