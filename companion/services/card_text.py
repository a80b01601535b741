"""Contact cards (vCard 2.1, 3.0 and 4.0) as text: read as phones and programs write them, and written anew."""

from __future__ import annotations

import quopri
from collections.abc import Iterator, Sequence

from companion.domain.cards import own_card
from companion.domain.contacts import Contact, ContactDetails, Number
from companion.domain.value import Value
from companion.services.content_lines import decoded, folded, marked, unfolded, unmarked

#: What of a card is never taken: pictures and sounds, and keys.
_LEFT_OUT = ("PHOTO", "LOGO", "SOUND", "KEY")
#: What a number is, in the words shown; what else a card says of it, such as "pref" or "voice", says nothing here.
_KINDS = {"cell": "mobile", "home": "home", "work": "work", "fax": "fax", "pager": "pager", "main": "main"}


class Line(Value):
    """One line of a card: its name, its parameters, and its value as it stands there."""

    name: str
    group: str
    params: tuple[tuple[str, tuple[str, ...]], ...]
    value: str

    def param(self, name: str) -> tuple[str, ...]:
        """All that is said by a parameter, in small letters; a word alone, as 2.1 has it, is a TYPE."""
        return tuple(
            word.strip().strip('"').lower()
            for key, words in self.params
            if key.upper() == name
            for each in words
            for word in each.split(",")
        )


def cards_of(text: str) -> Iterator[list[str] | None]:
    """The lines of each card, unfolded, without its begin and end; None in the place of one that has no end."""
    card: list[str] | None = None
    for line in unfolded(text):
        plain = line.strip().upper()
        if plain == "BEGIN:VCARD":
            if card is not None:
                yield None
            card = []
        elif plain == "END:VCARD":
            if card is not None:
                yield card
            card = None
        elif card is not None:
            card.append(line)
    if card is not None:
        yield None


def read_card(lines: Sequence[str]) -> ContactDetails:
    """Who a card is of; the name is empty where it has none. ValueError where it cannot be read."""
    found = _lines_by_name(lines)
    if "VERSION" not in found:
        raise ValueError("a card without a version")
    labels = {line.group: unmarked(line.value) for line in found.get("X-ABLABEL", ()) if line.group}
    return ContactDetails(
        name=_name(found),
        role=_first(found, "X-COMPANION-ROLE"),
        note="\n".join(filter(None, (unmarked(line.value).strip() for line in found.get("NOTE", ())))),
        hours=_first(found, "X-COMPANION-HOURS"),
        night_ok=_first(found, "X-COMPANION-NIGHT") == "1",
        numbers=_numbers(found.get("TEL", ()), labels),
        reach=_first(found, "X-COMPANION-REACH"),
        email=_first(found, "EMAIL").removeprefix("mailto:"),
        organisation=", ".join(part for part in _parts(_raw(found, "ORG")) if part),
        address=", ".join(part for part in _parts(_raw(found, "ADR")) if part),
        card_uid=_first(found, "UID"),
    )


def _lines_by_name(lines: Sequence[str]) -> dict[str, list[Line]]:
    from vobject.base import ParseError, parseLine

    found: dict[str, list[Line]] = {}
    last = ""
    for text in lines:
        try:
            name, params, value, group = parseLine(text)
        except ParseError as error:
            # Old programs go on with a note, or with a picture, on a line that nothing tells from one of its own.
            if last == "NOTE":
                note = found["NOTE"][-1]
                found["NOTE"][-1] = Line(note.name, note.group, note.params, f"{note.value}\n{text}")
            elif last not in _LEFT_OUT:
                raise ValueError("not a line of a card") from error
            continue
        last = name.upper()
        if last not in _LEFT_OUT:
            pairs = tuple((key[0], tuple(key[1:])) if len(key) > 1 else ("TYPE", (key[0],)) for key in params)
            found.setdefault(last, []).append(_plain(Line(last, group or "", pairs, value)))
    return found


def _plain(line: Line) -> Line:
    """A line whose value is text: what an old phone has quoted is put back into letters."""
    encoding = (*line.param("ENCODING"), *line.param("TYPE"))
    if "quoted-printable" not in encoding:
        return line
    content = quopri.decodestring(line.value.encode("utf-8"))
    charset = (*line.param("CHARSET"), "utf-8")[0]
    try:
        value = content.decode(charset)
    except (UnicodeDecodeError, LookupError):
        value = decoded(content)
    return Line(line.name, line.group, line.params, value)


def _raw(found: dict[str, list[Line]], name: str) -> str:
    return next((line.value for line in found.get(name, ()) if line.value.strip()), "")


def _first(found: dict[str, list[Line]], name: str) -> str:
    return unmarked(_raw(found, name)).strip()


def _name(found: dict[str, list[Line]]) -> str:
    if whole := _first(found, "FN"):
        return " ".join(whole.split())
    family, given, middle, before, after = (*_parts(_raw(found, "N")), *[""] * 5)[:5]
    if put_together := " ".join(filter(None, (before, given, middle, family, after))):
        return put_together
    return _first(found, "NICKNAME") or ", ".join(filter(None, _parts(_raw(found, "ORG"))))


def _numbers(lines: Sequence[Line], labels: dict[str, str]) -> tuple[Number, ...]:
    numbers: dict[str, Number] = {}
    for line in lines:
        value = unmarked(line.value).strip()
        if value.lower().startswith("tel:"):
            value, _sep, extension = value[4:].partition(";ext=")
            value = value.partition(";")[0] + (f" ext. {extension.partition(';')[0]}" if extension else "")
        if not value or value in numbers:
            continue
        own = labels.get(line.group, "")
        # A phone's own words for its own kinds are put between signs: _$!<Mobile>!$_
        own = own.removeprefix("_$!<").removesuffix(">!$_").lower() if own.startswith("_$!<") else own
        kinds = [_KINDS[kind] for kind in line.param("TYPE") if kind in _KINDS]
        numbers[value] = Number(value, own or " ".join(dict.fromkeys(kinds)))
    return tuple(numbers.values())


def _parts(value: str) -> list[str]:
    """The parts of a value of several, such as a name or an address."""
    parts, part, after = [], "", False
    for letter in value:
        if letter == ";" and not after:
            parts.append(part)
            part = ""
        else:
            part += letter
        after = letter == "\\" and not after
    return [" ".join(unmarked(one).split()) for one in (*parts, part)]


def write_card(person: Contact, version: str) -> str:
    """A card of 3.0 or 4.0. What to say to them, and when they were spoken to, stay in the file of the person."""
    details = person.details
    uid = details.card_uid or own_card(person)
    lines = ["BEGIN:VCARD", f"VERSION:{version}", f"UID:{marked(uid)}", f"FN:{marked(details.name)}"]
    # No one can tell which of the words is the family name; programs show what is in FN.
    lines.append(f"N:;{marked(details.name)};;;")
    for number in details.numbers:
        kind = next((key for key, words in _KINDS.items() if words == number.label.lower()), "")
        written = f"TYPE={kind if version == '4.0' else kind.upper()}" if kind else ""
        place = f"item{len(lines)}." if number.label and not kind else ""
        lines.append(f"{place}TEL{';' if written else ''}{written}:{marked(number.number)}")
        if place:
            lines.append(f"{place}X-ABLabel:{marked(number.label)}")
    for name, value in (
        ("EMAIL", details.email),
        ("ORG", details.organisation),
        ("NOTE", details.note),
        ("X-COMPANION-ROLE", details.role),
        ("X-COMPANION-HOURS", details.hours),
        ("X-COMPANION-REACH", details.reach),
        ("X-COMPANION-NIGHT", "1" if details.night_ok else ""),
    ):
        if value:
            lines.append(f"{name}:{marked(value)}")
    if details.address:
        lines.append(f"ADR:;;{marked(details.address)};;;;")
    return "".join(folded(line) for line in (*lines, "END:VCARD"))
