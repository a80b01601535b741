"""What keys do on a page beyond letters: lists go on, words are made strong, boxes are ticked; each one undo step."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from companion.domain.markdown import (
    ITEMS,
    PICTURE,
    Kind,
    LineWish,
    continued,
    deeper_marks,
    tick_at,
    wished_marks,
)
from companion.ui.journal.styling import line_at

_Key, _Mod = Qt.Key, Qt.KeyboardModifier
_CTRL, _CTRL_SHIFT = _Mod.ControlModifier, _Mod.ControlModifier | _Mod.ShiftModifier

_BREAKING = frozenset("[]\\")


def taken(paper: QTextEdit, event: QKeyEvent) -> bool:
    """Do what a key means on a page; False where it is a key like any other."""
    if paper.isReadOnly():
        return False
    held, key = event.modifiers() & ~_Mod.KeypadModifier, event.key()
    act = _ACTS.get((held, key))
    if act is not None:
        act(paper)
        return True
    if held in (_Mod.NoModifier, _Mod.ShiftModifier) and key in (_Key.Key_Return, _Key.Key_Enter):
        return _enter(paper, goes_on=held == _Mod.NoModifier)
    if event.text() in _BREAKING and line_at(paper.textCursor().block()).kind is Kind.PICTURE:
        # It would end the words of the picture, and its name would be read as words.
        return not paper.textCursor().hasSelection()
    if key in (_Key.Key_Backspace, _Key.Key_Delete):
        return _take_picture(paper, back=key == _Key.Key_Backspace)
    return False


def tick(paper: QTextEdit, block: QTextBlock) -> None:
    """Tick the box of a line, or take the tick away; the cursor stays where it is."""
    text = block.text()
    at = tick_at(text, line_at(block))
    if at < 0:
        return
    cursor = QTextCursor(paper.document())
    cursor.setPosition(block.position() + at)
    cursor.setPosition(block.position() + at + 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("x" if text[at] == " " else " ")


def has_box(block: QTextBlock) -> bool:
    """Whether a line has a box to tick."""
    return line_at(block).kind is Kind.CHECK


def wish(paper: QTextEdit, wanted: LineWish) -> None:
    """Make the chosen lines, or the one the cursor is in, what is wanted."""
    numbers = iter(range(1, 1_000_000))
    _mark_lines(paper, lambda block: wished_marks(block.text(), line_at(block), wanted, next(numbers)), any_kind=True)


def go_deeper(paper: QTextEdit, steps: int) -> None:
    """Move the chosen items of lists in or out."""
    _mark_lines(paper, lambda block: deeper_marks(block.text(), line_at(block), steps), any_kind=False)


def surround(paper: QTextEdit, mark: str) -> None:
    """Put marks round the chosen words or the word at the cursor; where they are there already, take them away."""
    cursor = paper.textCursor()
    if not cursor.hasSelection() and not _inside_empty(cursor, mark):
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if not re.search(r"\w", cursor.selectedText()):
            cursor = paper.textCursor()
    document = paper.document()
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    block = document.findBlock(first)
    several = block != document.findBlock(last)
    ends = first, last
    shift = 0
    while block.isValid() and block.position() <= last + shift:
        start = max(first, block.position()) if block.position() <= first else block.position()
        end = min(last + shift, block.position() + block.length() - 1)
        start = max(start, block.position() + line_at(block).prefix)
        if several and start >= end:
            # A line without words, or of which none was chosen.
            block = block.next()
            continue
        start, end, grown = _round_one(cursor, block, start, end, mark)
        ends = (start if block.position() <= first else ends[0]), end
        shift += grown
        block = block.next()
    cursor.endEditBlock()
    cursor.setPosition(ends[0])
    cursor.setPosition(ends[1], QTextCursor.MoveMode.KeepAnchor)
    paper.setTextCursor(cursor)


def _round_one(cursor: QTextCursor, block: QTextBlock, start: int, end: int, mark: str) -> tuple[int, int, int]:
    """Put marks round a stretch of one line, or take them away; gives the stretch now, and how much longer it got."""
    at, text = block.position(), block.text()
    words = text[start - at : end - at]
    if end < start or (not words.strip() and start != end):
        return start, max(start, end), 0
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    words = text[start - at : end - at]
    size, sign = len(mark), mark[0]
    before = len(text[: start - at]) - len(text[: start - at].rstrip(sign))
    after = len(text[end - at :]) - len(text[end - at :].lstrip(sign))
    if _holds(min(before, after), size, sign):
        _replace(cursor, end, end + size, "")
        _replace(cursor, start - size, start, "")
        return start - size, end - size, -2 * size
    inner = len(words) - len(words.lstrip(sign)), len(words) - len(words.rstrip(sign))
    if len(words) > 2 * size and _holds(min(inner), size, sign):
        _replace(cursor, end - size, end, "")
        _replace(cursor, start, start + size, "")
        return start, end - 2 * size, -2 * size
    _replace(cursor, end, end, mark)
    _replace(cursor, start, start, mark)
    return start + size, end + size, 2 * size


def _holds(signs: int, size: int, sign: str) -> bool:
    """Whether so many signs on both sides are, or hold, marks of a size: three stars are emphasis and strength."""
    return signs == size or (sign == "*" and signs >= 3)


def _inside_empty(cursor: QTextCursor, mark: str) -> bool:
    text, place = cursor.block().text(), cursor.positionInBlock()
    return text[:place].endswith(mark) and text[place:].startswith(mark)


def _replace(cursor: QTextCursor, start: int, end: int, words: str) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(words)


def _mark_lines(paper: QTextEdit, marks: Callable[[QTextBlock], str], *, any_kind: bool) -> None:
    chosen = paper.textCursor()
    document = paper.document()
    block = document.findBlock(chosen.selectionStart())
    last = document.findBlock(chosen.selectionEnd()).blockNumber()
    several = last > block.blockNumber()
    edit = QTextCursor(document)
    edit.beginEditBlock()
    while block.isValid() and block.blockNumber() <= last:
        line, text = line_at(block), block.text()
        fits = line.kind in ITEMS or (any_kind and line.kind not in (Kind.CODE, Kind.FENCE, Kind.RULE, Kind.PICTURE))
        # Of several, lines without words part them, and stay so.
        if fits and (line.kind is not Kind.BLANK or not several):
            wanted = marks(block)
            if wanted != text[: line.prefix]:
                _replace(edit, block.position(), block.position() + line.prefix, wanted)
        block = block.next()
    edit.endEditBlock()


def _enter(paper: QTextEdit, *, goes_on: bool) -> bool:
    cursor = paper.textCursor()
    block = cursor.block()
    text, line = block.text(), line_at(block)
    if line.kind is Kind.PICTURE and cursor.selectionStart() >= block.position():
        # Within its words too: what names a picture is never cut in two. Above it, where it is chosen or at its first
        # word.
        found = PICTURE.match(text)
        at_first = found is not None and cursor.positionInBlock() == found.start(1) < found.end(1)
        above = cursor.hasSelection() or at_first
        cursor.setPosition(block.position() + (0 if above else len(text)))
        cursor.insertBlock()
        if above:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        paper.setTextCursor(cursor)
        return True
    if not goes_on:
        # A new paragraph as any other, where the editor would put a line that is none.
        cursor.insertBlock()
        paper.setTextCursor(cursor)
        return True
    if cursor.hasSelection() or cursor.positionInBlock() < line.prefix:
        return False
    marks = continued(text, line)
    if marks is None:
        return False
    if not marks:
        cursor.beginEditBlock()
        _replace(cursor, block.position(), block.position() + len(text), "")
        cursor.endEditBlock()
        paper.setTextCursor(cursor)
        return True
    cursor.beginEditBlock()
    cursor.insertBlock()
    cursor.insertText(marks)
    cursor.endEditBlock()
    paper.setTextCursor(cursor)
    return True


def _take_picture(paper: QTextEdit, *, back: bool) -> bool:
    """Choose a picture whose name a key would break, so that the same key once more takes it away."""
    cursor = paper.textCursor()
    if cursor.hasSelection():
        return False
    block, place = cursor.block(), cursor.positionInBlock()
    found = PICTURE.match(block.text())
    if found is not None:
        first, last = found.span(1)
        if place == 0 and back:
            return False
        if first < place < last or (place == first and not back and last > first) or (place == last > first and back):
            return False
        _choose_line(paper, block)
        return True
    other = block.previous() if back else block.next()
    at_edge = place == 0 if back else place == len(block.text())
    if not at_edge or not other.isValid() or PICTURE.match(other.text()) is None:
        return False
    if not block.text():
        # The line without words goes; the picture stays.
        return False
    _choose_line(paper, other)
    return True


def _choose_line(paper: QTextEdit, block: QTextBlock) -> None:
    choose: Callable[[QTextBlock], None] | None = getattr(paper, "choose_picture", None)
    if choose is not None:
        choose(block)


def _tick_here(paper: QTextEdit) -> None:
    tick(paper, paper.textCursor().block())


_ACTS: dict[tuple[Qt.KeyboardModifier, int], Callable[[QTextEdit], None]] = {
    (_CTRL, _Key.Key_B): partial(surround, mark="**"),
    (_CTRL, _Key.Key_I): partial(surround, mark="*"),
    (_CTRL, _Key.Key_Return): _tick_here,
    (_CTRL, _Key.Key_Enter): _tick_here,
    (_CTRL_SHIFT, _Key.Key_H): partial(wish, wanted=LineWish.HEADING),
    (_CTRL_SHIFT, _Key.Key_L): partial(wish, wanted=LineWish.BULLET),
    (_CTRL_SHIFT, _Key.Key_N): partial(wish, wanted=LineWish.NUMBER),
    (_CTRL_SHIFT, _Key.Key_X): partial(wish, wanted=LineWish.CHECK),
    (_CTRL_SHIFT, _Key.Key_B): partial(wish, wanted=LineWish.QUOTE),
    (_CTRL, _Key.Key_BracketRight): partial(go_deeper, steps=1),
    (_CTRL, _Key.Key_BracketLeft): partial(go_deeper, steps=-1),
}
