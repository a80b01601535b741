"""Where parts made later stand in the order of Tab: Qt puts each at the very end of the window."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def lead_up_to(place: QWidget, parts: Iterable[QWidget]) -> None:
    """Have parts come before a place in the order of Tab, one after the other, and after what came before it so far.

    The place can be any widget of the same window, also one that never takes the keyboard.
    """
    coming = list(parts)
    # Qt puts nothing after a widget that never takes the keyboard.
    before = place.previousInFocusChain()
    while before is not None and before is not place:
        if before not in coming and before.focusPolicy() != Qt.FocusPolicy.NoFocus:
            coming.insert(0, before)
            break
        before = before.previousInFocusChain()
    for one, other in pairwise(coming):
        QWidget.setTabOrder(one, other)
