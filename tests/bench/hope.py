"""What is done with the hope box: opened from Cope, scrolled from end to end, and opened again."""

from PySide6.QtWidgets import QScrollBar

from tests.bench.journeys import Hand, NotShown

#: One frame of a screen that draws sixty a second; and how far the wheel moves a page in that time.
FRAME_MS, STEP = 1000 / 60, 40
AGAIN = 4


def hope_box(program, found, _words):
    """Milliseconds to its first painting, and the share of frames that took longer than there is time for."""
    hand = Hand(program)
    hand.rest(1500)
    hand.timed(lambda: hand.go("cope"))
    hand.rest()
    found["first_ms"] = hand.timed(lambda: hand.go("hope-box"), lambda: hand.shows("hope-box"))
    hand.rest(300)
    bar = max(program.window.current_screen().findChildren(QScrollBar), key=lambda one: one.maximum())
    if bar.maximum() < 5_000:
        raise NotShown("there are not as many photos as there should be")
    times = []
    for places in (range(0, bar.maximum(), STEP), range(bar.maximum(), 0, -STEP * 3)):
        for place in places:
            if place != bar.value():
                times.append(hand.timed(lambda place=place: bar.setValue(place)))
    found["late"] = 100 * sum(took > FRAME_MS for took in times) / len(times)
    found["slowest_ms"], found["frames"] = max(times), len(times)
    found["later_ms"] = []
    for _each in range(AGAIN):
        hand.timed(lambda: hand.go("cope"))
        hand.rest()
        found["later_ms"].append(hand.timed(lambda: hand.go("hope-box"), lambda: hand.shows("hope-box")))
        hand.rest()


JOURNEYS = {"hope-box": hope_box}
