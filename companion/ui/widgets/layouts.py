"""Layouts whose parts are made anew when what they show has changed."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take every part out of a layout, for good, and out of sight of whoever looks for one by its name."""
    while (item := layout.takeAt(0)) is not None:
        part = item.widget()
        if part is not None:
            part.setParent(None)
            part.deleteLater()
