"""Bundled helplines as a person wants them: corrected, hidden, on top, and with lines of their own among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from companion.content.values import Country, Helpline, LineKind
from companion.domain.lines import LINE_KINDS, USUAL_KIND, OwnLine

#: Kinds of help that are wanted at any hour: a line of the person's own, which may be closed, stands beside those that
#: are bundled and never in their place.
AT_ANY_HOUR: tuple[LineKind, ...] = ("crisis-line", "spotter-line", "poison-line")


class PersonalLine(Helpline, frozen=True, kw_only=True):
    """A line of the person's own, or a bundled one they said something of.

    Attributes:
        own: the uuid of their own line; empty for a bundled one.
        corrected: whether the person changed any of its words.
        bundled_number: the number that is bundled, where the person corrected it.
        on_top: whether they want it before the others.
        hidden: whether they want it out of sight.
    """

    own: str = ""
    corrected: bool = False
    bundled_number: str = ""
    on_top: bool = False
    hidden: bool = False

    @property
    def numbers(self) -> str:
        """Their number, and the bundled one beside it where they corrected it."""
        return " / ".join(number for number in (self.number, self.bundled_number) if number)

    @property
    def leads(self) -> bool:
        """Not one of their own where one is wanted that answers at any hour."""
        return not (self.own and self.kind in AT_ANY_HOUR)


def with_own(country: Country, said: Sequence[OwnLine]) -> Country:
    """The country with the lines as the person wants them; its emergency numbers stay as they are bundled."""
    lines = all_lines(country, said)
    return structs.replace(country, lines=tuple(line for line in lines if not is_hidden(line)))


def all_lines(country: Country, said: Sequence[OwnLine]) -> tuple[Helpline, ...]:
    """Every line, hidden ones too: those on top first, then the person's own, then the bundled ones as they stand.

    What they said of a line that is bundled no more stays as a line of their own, where it can be reached by it.
    """
    known = {line.id for line in country.lines}
    about = {row.bundled: row for row in said if row.bundled in known}
    own = [row for row in said if row.bundled not in known and row.words.name and (row.words.number or row.words.words)]
    lines = [*map(_own, own), *(_said_of(line, about.get(line.id)) for line in country.lines)]
    return tuple(sorted(lines, key=lambda line: not is_on_top(line)))


def is_hidden(line: Helpline) -> bool:
    """Whether the person wants it out of sight."""
    return isinstance(line, PersonalLine) and line.hidden


def is_on_top(line: Helpline) -> bool:
    """Whether the person wants it before the others."""
    return isinstance(line, PersonalLine) and line.on_top


def is_less_sure(line: Helpline) -> bool:
    """Whether a bundled number is less than sure; one that the person wrote is theirs to judge."""
    return line.sure != "high" and not (isinstance(line, PersonalLine) and (line.own or line.bundled_number))


def less_sure(line: Helpline, labels: Mapping[str, str]) -> str:
    """Why a number is less sure than others, in words; empty where it is not."""
    return labels.get(f"sure-{line.sure}", "") if is_less_sure(line) else ""


def _own(row: OwnLine) -> PersonalLine:
    words = row.words
    kind: LineKind = words.kind if words.kind in LINE_KINDS else USUAL_KIND  # type: ignore[assignment]
    return PersonalLine(
        id=f"own-{row.uuid}",
        name=words.name,
        kind=kind,
        number=words.number,
        text=words.words,
        web=words.web,
        purpose=words.note,
        happens="",
        hours=words.hours,
        cost="",
        languages="",
        source="own",
        dated="undated",
        checked=None,
        sure="low",
        own=row.uuid,
        on_top=row.on_top,
    )


def _said_of(line: Helpline, row: OwnLine | None) -> Helpline:
    if row is None:
        return line
    words = row.words
    mine = {"number": words.number, "text": words.words, "web": words.web, "hours": words.hours}
    changed = {name: said for name, said in mine.items() if said and said != getattr(line, name)}
    parts = {**structs.asdict(line), **changed}
    if words.note:
        parts["purpose"] = f"{line.purpose} {words.note}"
    return PersonalLine(
        **parts,
        corrected=bool(changed or words.note),
        bundled_number=line.number if "number" in changed else "",
        on_top=row.on_top,
        hidden=row.hidden,
    )
