"""Where parts made later stand in the order of Tab: Qt puts each at the very end of the window."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.focus_chain import backwards


def lead_up_to(place: QWidget, parts: Iterable[QWidget]) -> None:
    """Have parts come before a place in the order of Tab, one after the other, and after what came before it so far.

    The place can be any widget of the same window, also one that never takes the keyboard.
    """
    coming = list(parts)
    # Qt puts nothing after a widget that never takes the keyboard.
    takes_keyboard = (part for part in backwards(place) if part.focusPolicy() != Qt.FocusPolicy.NoFocus)
    before = next((part for part in takes_keyboard if part not in coming), None)
    if before is not None:
        coming.insert(0, before)
    for one, other in pairwise(coming):
        QWidget.setTabOrder(one, other)
