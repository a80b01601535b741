"""Three hundred photos such as a camera takes, for the hope box of a folder to measure with."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from companion.clock import Clock
from companion.domain.hope import PHOTO_SIDE, HopeKind
from companion.services.hope_box import HopeBoxService
from companion.storage.database import Database
from companion.ui.photos import photo_of_image

PHOTOS = 300


def fill_hope_box(database: Database, clock: Clock) -> None:
    """Put them in, each another, of the size photos are kept at."""
    box, chance = HopeBoxService(database, clock), Random(20261122)
    with database.write("hope"):
        for number in range(PHOTOS):
            box.keep(HopeKind.PHOTO, f"Photo {number + 1}" if number % 3 else "", photo_of_image(_photo(chance)))


def _photo(chance: Random) -> QImage:
    """As full of small things as a photo is: what is smooth would be read and decoded too fast."""
    small = QImage(chance.randbytes(171 * 128 * 4), 171, 128, 171 * 4, QImage.Format.Format_RGB32)
    wide, high = (PHOTO_SIDE, PHOTO_SIDE * 3 // 4) if chance.random() < 0.7 else (PHOTO_SIDE * 3 // 4, PHOTO_SIDE)
    ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    image = small.scaled(wide, high, ratio, smooth)
    with QPainter(image) as painter:
        for _each in range(40):
            painter.setBrush(QColor.fromHsv(chance.randrange(360), 120, 200, 150))
            painter.drawEllipse(chance.randrange(wide), chance.randrange(high), 300, 200)
    return image
