"""Walking from widget to widget in the order of Tab, without what PySide does to each widget on the way.

PySide takes the widget that `nextInFocusChain` and `previousInFocusChain` give for a child of the one asked. A walk
round a sheet ends at the sheet itself, which Python then holds for a child of one of its own buttons: nothing outside
holds it any more, and the next garbage collection takes it away, open as it is. Here every widget is given back to its
real parent at once.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


def after(part: QWidget) -> QWidget:
    """The widget that comes next in the order of Tab."""
    return _at_home(part.nextInFocusChain())


def before(part: QWidget) -> QWidget:
    """The widget that comes before in the order of Tab."""
    return _at_home(part.previousInFocusChain())


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


def _at_home(following: QWidget | None) -> QWidget:
    # The order goes round, and ends nowhere.
    part = cast(QWidget, following)
    # To Qt this changes nothing, for it is its parent already. It has to be the parent's widest kind: a widget's own
    # `setParent` would hide it and make it a window anew.
    QObject.setParent(part, part.parent())
    return part
