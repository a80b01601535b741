"""Layouts whose parts are made anew when what they show has changed."""

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take every part out of a layout, for good."""
    while (item := layout.takeAt(0)) is not None:
        part = item.widget()
        if part is not None:
            put_off(part)


def put_off(part: QWidget) -> None:
    """Take a part from where it is, for good, and at once out of sight of whoever looks for one by its name."""
    part.setParent(None)
    # A part that was only just added is still to be shown by its layout, and would be a window by itself now.
    part.hide()
    part.deleteLater()
