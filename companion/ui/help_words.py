"""The bundled words Help now shows, read so that a damaged file never leaves it empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from companion.content.filling import filler
from companion.content.library import Library
from companion.content.minimum import minimum_country
from companion.content.own_lines import is_on_top
from companion.content.problems import ContentProblem
from companion.content.values import CallKey, Country, CountryInfo, Door, DoorInfo, Helpline, Part
from companion.ui.help_minimum import OVERDOSE, minimum_overdose

if TYPE_CHECKING:
    from companion.content.strategies import Cope, Strategy

T = TypeVar("T")
CRAVING, TALK, USED, CHILD = "craving", "talk", "used", "child"
#: The page with all bundled ways to cope, which is no door of its own.
WAYS = "ways"
NALOXONE, BREATHING, RECOVERY = "naloxone", "breathing", "recovery-position"
#: Doors that are opened from the overdose steps and have no card of their own.
INNER = (NALOXONE, BREATHING, RECOVERY)


class HelpWords:
    """Doors, numbers and helplines for one country; `wanted` makes of its lines what the person wants of them.

    Whatever cannot be read is left out or taken from the built-in minimum, and `damaged` becomes True so that the
    page can say so; nothing here raises.
    """

    def __init__(
        self, library: Library, country_code: str, wanted: Callable[[Country], Country] = lambda country: country
    ) -> None:
        self._library = library
        self._code = country_code
        self.damaged = False
        self.country: Country = wanted(self._try(lambda: library.country(country_code), minimum_country(country_code)))
        #: Whether the bundled lines of the country could not be read; those of the person's own are there all the same.
        self.country_damaged = self.damaged
        self.labels: dict[str, str] = self._try(lambda: library.phrases().labels, {})
        self.fill: Callable[[str], str] = self._try(
            lambda: filler(self.country, library.phrases().fallback), lambda text: text
        )

    @property
    def number(self) -> str:
        """The country's first ambulance number; empty where none is known."""
        return self.country.emergency[0].number if self.country.emergency else ""

    def doors(self) -> tuple[DoorInfo, ...]:
        """All doors in order; the overdose door is always among them."""
        nothing: tuple[DoorInfo, ...] = ()
        found = self._try(self._library.doors, nothing)
        self.damaged |= bool(self._library.damage("help"))
        if all(door.id != OVERDOSE for door in found):
            self.damaged = True
            found = (minimum_overdose(self.number), *found)
        return found

    def door(self, door_id: str) -> Door | None:
        """One door, or None when it cannot be read; the overdose door always can."""
        fallback: Door | None = minimum_overdose(self.number) if door_id == OVERDOSE else None
        return self._try(lambda: self._library.door(door_id), fallback)

    def parts(self, door: Door) -> tuple[Part, ...]:
        """The parts of a door that are for this country; all of them where none is."""
        own = tuple(part for part in door.parts if not part.countries or self._code in part.countries)
        return own or door.parts

    def ways(self) -> tuple[Strategy, ...]:
        """The bundled ways to cope; none where they cannot be read."""
        nothing: tuple[Strategy, ...] = ()
        ways = self._try(self._library.strategies, nothing)
        self.damaged |= bool(self._library.damage("strategies"))
        return ways

    def cope(self) -> Cope | None:
        """What is said once above all ways to cope; None where it cannot be read."""
        nothing: Cope | None = None
        return self._try(self._library.cope, nothing)

    def first_lines(self, kinds: tuple[CallKey, ...], most: int) -> tuple[Helpline, ...]:
        """Lines that can be rung: the one that leads each kind, in the order of kinds, then the others, `most` in all.

        Of these the ones the person wants on top stand first; they never push out the line that leads another kind. A
        number that answers for two kinds is given once, as the line of the first.
        """
        wanted = [line for line in self.country.lines_for(kinds) if line.number]
        leading = self.country.leading()
        wanted.sort(key=lambda line: leading[line.kind] is not line)
        once = {line.numbers: line for line in reversed(wanted)}
        wanted = [line for line in wanted if once[line.numbers] is line]
        return tuple(sorted(wanted[:most], key=lambda line: not is_on_top(line)))

    def countries(self) -> tuple[CountryInfo, ...]:
        """The countries to choose from; only the present one when they cannot be read."""
        return self._try(self._library.countries, (self.country,))

    def _try(self, read: Callable[[], T], instead: T) -> T:
        try:
            return read()
        except (ContentProblem, OSError):
            self.damaged = True
            return instead
