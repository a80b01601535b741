"""Markdown as it is written in a page: what kind of line one is, and how the stretches of its words look.

The words stay what was typed; nothing here changes them. Inside a line the rules are those of CommonMark, so that a
page reads the same here and in any other program.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntFlag, StrEnum
from itertools import pairwise

from companion.domain.value import Value


class Kind(StrEnum):
    """What a line is."""

    PLAIN = "plain"
    BLANK = "blank"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    CHECK = "check"
    QUOTE = "quote"
    RULE = "rule"
    FENCE = "fence"
    CODE = "code"
    PICTURE = "picture"


#: Lines that belong to a list.
ITEMS = frozenset({Kind.BULLET, Kind.NUMBER, Kind.CHECK})


class Look(IntFlag):
    """How a stretch of words looks; several at once."""

    MARK = 1
    EMPHASIS = 2
    STRONG = 4
    CODE = 8
    STRUCK = 16
    LINK = 32
    ADDRESS = 64


class Line(Value):
    """A line: its kind, how deep it lies (of a heading, how small), and how many letters at its beginning are marks.

    `ticked` is of a check box, and `fence` the sign (a grave or a tilde) of the code block that is open after the line.
    """

    kind: Kind
    depth: int = 0
    prefix: int = 0
    ticked: bool = False
    fence: str = ""


class Run(Value):
    """A stretch of a line, by its first letter and the one after its last, and how it looks."""

    start: int
    end: int
    look: Look


_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_CHECK = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\](?:[ \t]+|$)")
#: CommonMark takes a sign alone for an empty item, too. While one writes it is a dash, or the year a line ends with.
_BULLET = re.compile(r"([ \t]*)[-*+][ \t]+")
_NUMBER = re.compile(r"([ \t]*)(\d{1,9})([.)])[ \t]+")
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
#: A picture that the file holds: its words, and its uuid.
PICTURE = re.compile(rf"!\[((?:[^\[\]\\\n]|\\.)*)\]\(picture:({_UUID})\)")
_PICTURE_LINE = re.compile(rf"{PICTURE.pattern}[ \t]*$")
#: The name of a picture of which the end is missing.
_CUT = re.compile(r"!\[[^\]\n]*(?:\](?:\((?:p[-0-9a-z:]*)?)?)?\Z")
_ANYTHING = re.compile(r"[\\`*_~\[<]|https?://")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\(([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\)")
_HELD = re.compile(r"<(https?://[^\s<>]+)>")
_BARE = re.compile(r"https?://[^\s<>]*[^\s<>.,:;!?'\"*_~)\]]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def line_of(text: str, fence: str = "") -> Line:
    """What a line is; `fence` is the sign of the code block it lies in, empty outside of any."""
    if fence:
        closing = _FENCE.match(text)
        if closing is not None and closing[1][0] == fence and not text[closing.end() :].strip():
            return Line(Kind.FENCE, prefix=len(text))
        return Line(Kind.CODE, fence=fence)
    first = text.lstrip(" \t")[:1]
    if not first:
        return Line(Kind.BLANK)
    if first not in "#*-_`~>+![0123456789":
        return Line(Kind.PLAIN)
    if (found := _HEADING.match(text)) is not None:
        return Line(Kind.HEADING, len(found[1]), found.end())
    if _RULE.match(text) is not None:
        return Line(Kind.RULE, prefix=len(text))
    if (found := _FENCE.match(text)) is not None:
        return Line(Kind.FENCE, prefix=len(text), fence=found[1][0])
    if (found := _QUOTE.match(text)) is not None:
        return Line(Kind.QUOTE, found[0].count(">"), found.end())
    if (found := _CHECK.match(text)) is not None:
        return Line(Kind.CHECK, _depth(found[1]), found.end(), found[2] != " ")
    if (found := _BULLET.match(text)) is not None:
        return Line(Kind.BULLET, _depth(found[1]), found.end())
    if (found := _NUMBER.match(text)) is not None:
        return Line(Kind.NUMBER, _depth(found[1]), found.end())
    if _PICTURE_LINE.match(text) is not None:
        return Line(Kind.PICTURE)
    return Line(Kind.PLAIN)


def lines_of(text: str) -> list[tuple[str, Line]]:
    """Every line of a text, each with what it is."""
    found, fence = [], ""
    for words in text.split("\n"):
        line = line_of(words, fence)
        fence = line.fence
        found.append((words, line))
    return found


def runs_of(text: str, line: Line) -> tuple[Run, ...]:
    """The stretches of a line that look otherwise than plain words, in order, none over another."""
    if line.kind is Kind.CODE:
        return (Run(0, len(text), Look.CODE),) if text else ()
    if line.kind in (Kind.FENCE, Kind.RULE):
        return (Run(0, len(text), Look.MARK),)
    found = [Run(0, line.prefix, Look.MARK)] if line.prefix else []
    if _ANYTHING.search(text, line.prefix) is not None:
        _inline(text, line.prefix, len(text), found)
    return _flat(found)


def plain(text: str) -> str:
    """The words of a text without its marks, for where they cannot be shown as what they mean."""
    if _ANYTHING.search(text) is None and not re.search(r"^[ \t]*[#>+\-\d]", text, re.MULTILINE):
        return text
    said = []
    for words, line in lines_of(text):
        hidden = [run for run in runs_of(words, line) if Look.MARK in run.look or run.look == Look.ADDRESS | Look.LINK]
        # The number of an item is a word of its own; the sign before others is not.
        kept = words[: line.prefix] if line.kind is Kind.NUMBER else ""
        at = line.prefix
        for run in hidden:
            if run.end > at:
                kept += words[at : max(at, run.start)]
                at = run.end
        said.append(kept + words[at:])
    return "\n".join(said)


def beginning(text: str) -> str:
    """The words of the beginning of a longer text, which may end in the middle of a picture's name."""
    return plain(_CUT.sub("", text) if "![" in text else text)


def pictures_in(text: str) -> tuple[str, ...]:
    """The uuids of the pictures a text names, each once, in its order."""
    if "picture:" not in text:
        return ()
    return tuple(dict.fromkeys(found[2] for found in PICTURE.finditer(text)))


def picture_line(words: str, uuid: str) -> str:
    """A line that names a picture, with words that say what is on it."""
    return f"![{tidy_caption(words)}](picture:{uuid})"


def tidy_caption(words: str) -> str:
    """Words that may stand for a picture: in one line, and without what would end them."""
    return re.sub(r"[\[\]\\\s]+", " ", words).strip()


def continued(text: str, line: Line) -> str | None:
    """The marks the next line begins with after Enter at the end of this one; None where it is a line like any other.

    Empty where this one has marks and no words: Enter there ends the list.
    """
    if line.kind not in ITEMS and line.kind is not Kind.QUOTE:
        return None
    if not text[line.prefix :].strip():
        return ""
    marks = text[: line.prefix]
    if not marks[-1:].isspace():
        marks += " "
    if line.kind is Kind.CHECK:
        marks = re.sub(r"\[[xX]\]", "[ ]", marks)
    if (number := _NUMBER.match(marks)) is not None:
        return f"{number[1]}{int(number[2]) + 1}{marks[number.end(2) :]}"
    return marks


def tick_at(text: str, line: Line) -> int:
    """Where in a line the letter between the brackets of its check box stands; -1 where it has none."""
    return text.index("[") + 1 if line.kind is Kind.CHECK else -1


def _depth(blanks: str) -> int:
    return min(6, len(blanks.expandtabs(4)) // 2)


def _inline(text: str, at: int, end: int, found: list[Run]) -> None:
    """Find what stands between two places; marks of emphasis are paired when all else is known."""
    stops: list[tuple[int, int]] = []
    while at < end:
        letter = text[at]
        if letter == "\\" and at + 1 < end and text[at + 1] in _PUNCTUATION:
            found.append(Run(at, at + 1, Look.MARK))
            at += 2
        elif letter == "`":
            at = _code(text, at, end, found)
        elif letter in "[!" and (link := _LINK.match(text, at, end)) is not None:
            words = link.start(1), link.end(1)
            found.append(Run(at, words[0], Look.MARK))
            found.append(Run(*words, Look.LINK))
            _inline(text, *words, found)
            found.append(Run(words[1], link.start(2), Look.MARK))
            found.append(Run(*link.span(2), Look.ADDRESS | Look.LINK))
            found.append(Run(link.end(2), link.end(), Look.MARK))
            at = link.end()
        elif letter == "<" and (held := _HELD.match(text, at, end)) is not None:
            found.append(Run(at, at + 1, Look.MARK))
            found.append(Run(*held.span(1), Look.ADDRESS))
            found.append(Run(held.end() - 1, held.end(), Look.MARK))
            at = held.end()
        elif letter == "h" and (bare := _BARE.match(text, at, end)) is not None:
            found.append(Run(*bare.span(), Look.ADDRESS))
            at = bare.end()
        elif letter in "*_~":
            over = at
            while over < end and text[over] == letter:
                over += 1
            stops.append((at, over))
            at = over
        else:
            at += 1
    _pair(text, stops, found)


def _code(text: str, at: int, end: int, found: list[Run]) -> int:
    over = at
    while over < end and text[over] == "`":
        over += 1
    for closing in re.finditer(r"`+", text[over:end]):
        if len(closing[0]) == over - at:
            first, last = over + closing.start(), over + closing.end()
            found += [Run(at, over, Look.MARK), Run(over, first, Look.CODE), Run(first, last, Look.MARK)]
            return last
    return over


class _Stop:
    """A row of one sign that may open or close emphasis, and what of it is not used yet."""

    __slots__ = ("closes", "end", "length", "opens", "sign", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        before, after = text[start - 1 : start], text[end : end + 1]
        blank_before, blank_after = not before or before.isspace(), not after or after.isspace()
        point_before, point_after = _is_point(before), _is_point(after)
        left = not blank_after and (not point_after or blank_before or point_before)
        right = not blank_before and (not point_before or blank_after or point_after)
        self.sign, self.start, self.end, self.length = text[start], start, end, end - start
        inside = self.sign == "_"
        self.opens = left and (not inside or not right or point_before)
        self.closes = right and (not inside or not left or point_after)


def _is_point(letter: str) -> bool:
    return letter in _PUNCTUATION or (bool(letter) and unicodedata.category(letter)[0] in "PS")


def _pair(text: str, places: list[tuple[int, int]], found: list[Run]) -> None:
    open_ones: list[_Stop] = []
    for place in places:
        stop = _Stop(text, *place)
        if stop.sign == "~" and stop.length != 2:
            continue
        while stop.closes and stop.start < stop.end:
            number = next((n for n in range(len(open_ones) - 1, -1, -1) if _match(open_ones[n], stop)), None)
            if number is None:
                break
            opener = open_ones[number]
            del open_ones[number + 1 :]
            size = 2 if min(opener.end - opener.start, stop.end - stop.start) >= 2 else 1
            look = Look.STRUCK if stop.sign == "~" else Look.STRONG if size == 2 else Look.EMPHASIS
            found.append(Run(opener.end - size, opener.end, Look.MARK))
            found.append(Run(opener.end, stop.start, look))
            found.append(Run(stop.start, stop.start + size, Look.MARK))
            opener.end -= size
            stop.start += size
            if opener.start == opener.end:
                open_ones.pop()
        if stop.opens and stop.start < stop.end:
            open_ones.append(stop)


def _match(opener: _Stop, closer: _Stop) -> bool:
    if opener.sign != closer.sign:
        return False
    if opener.closes or closer.opens:
        total = opener.length + closer.length
        return total % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)
    return True


def _flat(found: list[Run]) -> tuple[Run, ...]:
    """Cut stretches that lie over one another into such that do not."""
    cuts = sorted({run.start for run in found} | {run.end for run in found})
    if len(cuts) < 3:
        return tuple(run for run in found if run.start < run.end)
    looks = dict.fromkeys(cuts, Look(0))
    order = {place: number for number, place in enumerate(cuts)}
    for run in found:
        for number in range(order[run.start], order[run.end]):
            looks[cuts[number]] |= run.look
    flat: list[Run] = []
    for start, end in pairwise(cuts):
        look = looks[start]
        if not look:
            continue
        if flat and flat[-1].end == start and flat[-1].look == look:
            flat[-1] = Run(flat[-1].start, end, look)
        else:
            flat.append(Run(start, end, look))
    return tuple(flat)


class LineWish(StrEnum):
    """What a person may want a line to be."""

    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    CHECK = "check"
    QUOTE = "quote"


_MARKS = {LineWish.BULLET: "- ", LineWish.NUMBER: "1. ", LineWish.CHECK: "- [ ] ", LineWish.QUOTE: "> "}


def wished_marks(text: str, line: Line, wish: LineWish, number: int = 1) -> str:
    """The marks a line begins with once a wish is done; wished again, what was wished goes.

    A heading goes on from large to middle to small to none. `number` is the one an item of a numbered list gets.
    """
    blanks = text[: len(text) - len(text.lstrip(" \t"))] if line.kind in ITEMS else ""
    if wish is LineWish.HEADING:
        depth = line.depth + 1 if line.kind is Kind.HEADING else 1
        return "#" * depth + " " if depth <= 3 else ""
    if line.kind.value == wish.value:
        return ""
    return blanks + (f"{number}. " if wish is LineWish.NUMBER else _MARKS[wish])


def deeper_marks(text: str, line: Line, steps: int) -> str:
    """The marks of an item of a list after it went so many steps deeper, or with fewer than none, up again."""
    depth = max(0, min(6, line.depth + steps))
    return "  " * depth + text[: line.prefix].lstrip(" \t")
