"""What is said to a screen reader besides what stands on the screen."""

from PySide6.QtWidgets import QWidget


def say_aloud(part: QWidget, words: str) -> None:
    """Have a screen reader say a sentence about a part, now, wherever the keyboard is."""
    # Brought in here: the first sentence is never said before the window is there, and these are dear to bring in.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(part, words))
