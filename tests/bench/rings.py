"""The growth rings of thirty years, grown and painted into a picture as large as Today shows them; no window."""

import json
import os
import sys
import time
from datetime import date
from random import Random

SIDE = 170
YEARS = 30
TIMES = 12
#: How many days of use there are in them: a few, and very many.
LAPSES = (12, 300)


def rings():
    """For each number of lapses, milliseconds of growing and painting, each time anew, the very first one first."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from companion.domain.rings import grow
    from companion.ui.theme import Theme
    from companion.ui.theme.tokens import LIGHT
    from companion.ui.widgets.rings import paint_rings

    application = QApplication(["rings"])
    theme = Theme(LIGHT)
    found = {}
    for lapses in LAPSES:
        months = lived(lapses)
        picture = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(theme.colour("surface"))
        taken = []
        for _ in range(TIMES):
            began = time.perf_counter()
            painter = QPainter(picture)
            paint_rings(painter, grow(months), SIDE, theme)
            painter.end()
            taken.append((time.perf_counter() - began) * 1000)
        found[str(lapses)] = taken
    application.quit()
    return found


def lived(lapses):
    """Thirty years of months with so many lapses, the same each time."""
    from companion.domain.rings import RingMonth, ring_months

    chance = Random(YEARS)
    began, last = date(1996, 8, 31), date(2026, 8, 30)
    used = {date.fromordinal(chance.randrange(began.toordinal(), last.toordinal())) for _ in range(lapses)}
    months = []
    for first, end in ring_months(began, last):
        held = tuple(sorted(day for day in used if first <= day <= end))
        length = (end - first).days + 1
        months.append(RingMonth(first, end, 1 - len(held) / length, chance.random(), held, chance.randrange(1, length)))
    return months


if __name__ == "__main__":
    sys.stdout.write(json.dumps(rings()) + "\n")
    sys.stdout.flush()
    os._exit(0)
