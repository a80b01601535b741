"""Where the window stands: as it was left, and never out of reach."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from companion.prefs import PrefsStore

#: The size of the first start.
FIRST = QSize(1200, 780)
#: So much of the window must be in sight for it to be taken hold of.
IN_REACH = 200


def place_window(window: QWidget, prefs: PrefsStore) -> None:
    """Put a window where it was left; in the middle of the screen where that is out of reach now."""
    screen = window.screen()
    room = screen.availableGeometry() if screen is not None else QRect(0, 0, FIRST.width(), FIRST.height())
    # A small screen has no room for the first size; the least size is the window's own concern.
    window.resize(FIRST.boundedTo(room.size()))
    place = prefs.now.window
    if len(place) != 5:
        return
    wanted = QRect(*place[:4])
    reach = screen.virtualGeometry() if screen is not None else wanted
    # A monitor that is gone must not leave the window out of reach.
    if reach.intersected(wanted).width() > IN_REACH and reach.contains(wanted.topLeft()):
        window.setGeometry(wanted)
    if place[4]:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_place(window: QWidget, prefs: PrefsStore) -> None:
    """Remember where a window stands."""
    box = window.normalGeometry() if window.isMaximized() else window.geometry()
    prefs.change(window=(box.x(), box.y(), box.width(), box.height(), int(window.isMaximized())))
