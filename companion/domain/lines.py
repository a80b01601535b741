"""What a person says of telephone lines: lines of their own, and bundled ones corrected, hidden or set on top."""

from __future__ import annotations

from companion.domain.value import Value

#: What a line can be for, in the order it is offered; the words of the bundled lines' own kinds.
LINE_KINDS = ("crisis-line", "drug-line", "medical-line", "family-line", "spotter-line", "poison-line")
#: What a line of one's own is for where nothing else was chosen: most are a service one goes to.
USUAL_KIND = "drug-line"


class LineWords(Value):
    """What a person writes of a line. Of a bundled one only what differs is kept; an empty part says nothing."""

    name: str = ""
    kind: str = ""
    number: str = ""
    words: str = ""
    web: str = ""
    hours: str = ""
    note: str = ""


class OwnLine(Value):
    """A row a person keeps of a line: their own, or of the bundled one of a country named by `bundled`.

    Of their own the country only says where it was written: it stays theirs wherever they go.
    """

    uuid: str
    country: str
    bundled: str
    words: LineWords
    hidden: bool = False
    on_top: bool = False
    position: int = 0
