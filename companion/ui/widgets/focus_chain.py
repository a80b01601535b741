"""Walking from widget to widget in the order of Tab, without losing any of them.

PySide takes the widget that `nextInFocusChain` and `previousInFocusChain` give for a child of the one asked, and no
longer for one of its real parent. A walk round a sheet ends at the sheet itself, which Python then holds for a child of
one of its own buttons: nothing outside holds it any more, and the next garbage collection takes it away, open as it is.
So whatever a walk comes by is held by the window, for as long as Qt has it.
"""

from collections.abc import Iterator
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget
from shiboken6 import getCppPointer

_HELD = "_held_since_a_walk"


def after(part: QWidget) -> QWidget:
    """The widget that comes next in the order of Tab."""
    return _held(part.nextInFocusChain())


def before(part: QWidget) -> QWidget:
    """The widget that comes before in the order of Tab."""
    return _held(part.previousInFocusChain())


def onwards(part: QWidget) -> Iterator[QWidget]:
    """All other widgets of the window, in the order of Tab."""
    following = after(part)
    while following is not part:
        yield following
        following = after(following)


def backwards(part: QWidget) -> Iterator[QWidget]:
    """All other widgets of the window, against the order of Tab."""
    former = before(part)
    while former is not part:
        yield former
        former = before(former)


def _held(following: QWidget | None) -> QWidget:
    # The order goes round, and ends nowhere.
    part = cast(QWidget, following)
    window = part.window()
    while (over := window.parentWidget()) is not None:
        window = over.window()
    if window is not part:
        held: dict[int, QWidget] = window.__dict__.setdefault(_HELD, {})
        address = getCppPointer(part)[0]
        if held.get(address) is not part:
            held[address] = part
            # Without the widget in it, which would hold it as well.
            part.destroyed.connect(partial(held.pop, address, None))
    return part
