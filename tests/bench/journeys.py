"""What is done with the program once its first window is painted, and what is noted on the way."""

import time
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QSlider, QWidget

from companion.ui.widgets.runner import SMOOTH_MS, Runner
from tests.bench.floor import pss
from tests.bench.painted import PaintWatch
from tests.bench.typed import PASSPHRASE, QUERIES

PATIENCE_MS = 20_000
HELP = "help now"
#: For how long a guided way is watched.
GUIDED_MS = 8_000
SAVES = 9


class NotShown(RuntimeError):
    """The program did not show what was waited for."""


class Hand:
    """Does one thing at a time with the program, and waits until its outcome is painted."""

    def __init__(self, program):
        self.program = program
        self.window = program.window
        self._watch = PaintWatch(program.window)
        self._busy = False
        self._reset = False
        program.jobs.busy_changed.connect(self._set_busy)

    def timed(self, act, until=lambda: True):
        """Milliseconds from doing `act` to the first painting at which `until()` holds."""
        loop = QEventLoop()
        late = QTimer(loop)
        late.setSingleShot(True)
        late.timeout.connect(lambda: loop.exit(1))
        late.start(PATIENCE_MS)

        def painted():
            if until():
                loop.exit(0)
            else:
                self._watch.next(painted)

        began = time.monotonic()
        self._watch.next(painted)
        act()
        outcome = loop.exec()
        took = (self._watch.at - began) * 1000
        if outcome:
            raise NotShown("nothing was painted in time")
        return took

    def timed_rows(self, act, rows):
        """The same, to the first painting after the rows of a list were filled anew."""
        self._reset = False
        model = rows.model()
        model.modelReset.connect(self._noted)
        took = self.timed(act, lambda: self._reset)
        model.modelReset.disconnect(self._noted)
        return took

    def rest(self, ms=150):
        """Let pass so much time, and then whatever the worker has to do."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()
        while self._busy:
            QTimer.singleShot(20, loop.quit)
            loop.exec()

    def go(self, screen):
        """Show a screen of the registry, or Help now, as their keys do."""
        if screen == HELP:
            self.window.help_now()
        else:
            self.window.go(screen)

    def shows(self, screen):
        """Whether a screen is on top."""
        shown = self.window.current_screen()
        return shown is not None and shown.isVisible() and shown.objectName() == f"screen-{screen}"

    def press(self, target, text, key=Qt.Key.Key_unknown):
        """One key down and up."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(target, event)

    def _set_busy(self, busy):
        self._busy = busy

    def _noted(self):
        self._reset = True
        # Where nothing is found as before, there is nothing to paint anew, and yet the answer is there.
        self.window.update(0, 0, 1, 1)


def start(program, found, _words):
    """Nothing more: Today must be there with what it shows."""
    if not Hand(program).shows("today"):
        raise NotShown("Today is not on top")


def locked(program, found, _words):
    """Help now must open over the lock screen; how long that takes is noted."""
    hand = Hand(program)
    if program.ctx.unlocked or program.window.current_screen() is not None:
        raise NotShown("the file is not locked")
    found["help_ms"] = hand.timed(lambda: hand.press(program.window, "", Qt.Key.Key_F1) or hand.go(HELP))


def unlock(program, found, _words):
    """Type the passphrase, as a person does while the rest of the program comes in, and wait for Today."""
    hand = Hand(program)
    hand.rest(1500)
    field = next(part for part in program.window.findChildren(QLineEdit) if part.isVisible())
    for letter in PASSPHRASE:
        hand.press(field, letter)
    hand.rest()
    found["unlock_ms"] = hand.timed(lambda: hand.press(field, "\r", Qt.Key.Key_Return), lambda: hand.shows("today"))


def memory(program, found, _words):
    """PSS at Today when all is quiet, and again after every screen."""
    hand = Hand(program)
    found["at_paint"] = pss()
    hand.rest(1500)
    found["today"] = pss()
    for screen in [*screens(), HELP, "today"]:
        hand.timed(lambda screen=screen: hand.go(screen))
        hand.rest(300)
    hand.rest(700)
    found["all"] = pss()


def visits(program, found, words):
    """The first visit of the screen named, then visits of all, some of them first ones no more."""
    hand = Hand(program)
    hand.rest(1500)
    first = words[0]
    found["first"] = {first: hand.timed(lambda: hand.go(first))}
    later = found["later"] = {}
    order = ["today", *(screen for screen in [*screens(), HELP] if screen not in ("today", first)), first]
    for turn in range(4):
        for screen in order:
            hand.rest()
            took = hand.timed(lambda screen=screen: hand.go(screen))
            if turn or screen in ("today", first):
                later.setdefault(screen, []).append(took)


def search(program, found, _words):
    """Type each query letter by letter; then ask for the best matches first."""
    hand = Hand(program)
    hand.rest(1500)
    hand.timed(lambda: hand.go("journal"))
    screen = program.window.current_screen()
    field = screen.findChild(QLineEdit, "journal-search")
    rows = screen.findChild(QListView, "journal-timeline")
    by_rank = screen.findChild(QAbstractButton, "journal-ranked")
    found["keys"], found["ranked"], found["hits"] = {}, {}, {}
    for query in QUERIES:
        hand.rest(60)
        times = found["keys"][query] = []
        for letter in query:
            times.append(hand.timed_rows(lambda letter=letter: hand.press(field, letter), rows))
            hand.rest(30)
        found["hits"][query] = rows.model().rowCount()
        found["ranked"][query] = hand.timed_rows(by_rank.click, rows)
        hand.timed_rows(by_rank.click, rows)
        hand.timed_rows(field.clear, rows)


def check_in(program, found, _words):
    """Give a mood, press Save, and wait until that it is saved is painted; over and over, the first one apart."""
    hand = Hand(program)
    hand.rest(1500)
    # What a person's first key sets off, before any part is told of it; then the seconds in which they answer.
    hand.press(program.window.windowHandle(), "", Qt.Key.Key_Shift)
    hand.rest(1000)
    screen = program.window.current_screen()
    mood = screen.findChild(QSlider, "scale-mood")
    button = screen.findChild(QAbstractButton, "checkin-save")
    service = program.ctx.services.checkins
    mood.setFocus()
    times = []
    for number in range(SAVES):
        value = number % 10
        hand.press(mood, str(value))
        hand.rest(80)

        def kept(value=value):
            saved = service.of_day(program.ctx.today())
            return saved is not None and saved.mood == value

        times.append(hand.timed(button.click, kept))
        hand.rest(80)
    found["first_ms"], found["later_ms"] = times[0], times[1:]


def first_page(program, found, _words):
    """The journal's first page painted, right after Today."""
    hand = Hand(program)
    hand.rest(1500)
    found["page_ms"] = hand.timed(lambda: hand.go("journal"), lambda: hand.shows("journal"))


def guided(program, found, words):
    """Milliseconds of processor that a guided way takes of each second while it runs, and how true it keeps its time.

    A tick is late when it comes half a picture or more after its time.
    """
    hand = Hand(program)
    hand.rest(1500)
    (way,) = words
    hand.timed(lambda: program.window.go("cope", strategy=way, start=True), lambda: hand.shows("cope"))
    screen = program.window.current_screen()
    # Not waited for until all is at rest: what moves sixty times a second never is on a busy machine.
    screen.findChild(QAbstractButton, "guide-begin").click()
    hand.rest(300)
    picture = next(
        part for part in (screen.findChild(QWidget, name) for name in ("wave", "breathing-disc", "led-picture")) if part
    )
    runner = screen.findChild(Runner)
    while not runner.ticking and runner.exercise.stage.leads and runner.exercise.part < len(runner.exercise.stages) - 4:
        # A part that waits for the person has nothing to measure; the last of such parts is measured as it is.
        screen.findChild(QAbstractButton, "guide-skip").click()
    paintings, ticks = Paintings(picture), []
    runner.ticked.connect(lambda: ticks.append(time.monotonic()))
    hand.rest(1000)
    ticks.clear()
    paintings.count, worked, began = 0, time.process_time(), time.monotonic()
    hand.rest(GUIDED_MS)
    seconds = time.monotonic() - began
    if not runner.exercise.at:
        raise NotShown(f"{way} did not begin")
    gaps = [(after - before) * 1000 for before, after in pairwise(ticks)]
    found["late"] = 100 * sum(gap > SMOOTH_MS * 1.5 for gap in gaps) / len(gaps) if gaps else 0.0
    found["ticks"] = len(ticks) / seconds
    found["ms_a_second"] = (time.process_time() - worked) * 1000 / seconds
    found["pictures"] = paintings.count / seconds


class Paintings(QObject):
    """Counts how often a part is painted."""

    def __init__(self, part):
        super().__init__(part)
        self.count = 0
        part.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def idle(program, found, words):
    """What the open app takes of the processor in so many seconds of nobody doing anything, in percent of one core."""
    hand = Hand(program)
    if not hand.shows("today"):
        raise NotShown("Today is not on top")
    # The first seconds still bring in what was put off.
    hand.rest(4000)
    began, busy = time.monotonic(), time.process_time()
    hand.rest(int(words[0]) * 1000)
    found["percent"] = (time.process_time() - busy) / (time.monotonic() - began) * 100


def names(_program, found, _words):
    """What there is to be visited."""
    found["screens"] = [*screens(), HELP]


def screens():
    """Every screen of the registry but Today, which is the first to be seen."""
    from companion.ui.registry import SCREENS

    return [entry.id for entry in SCREENS if entry.id != "today"]


JOURNEYS = {
    "start": start,
    "locked": locked,
    "unlock": unlock,
    "memory": memory,
    "visits": visits,
    "search": search,
    "first-page": first_page,
    "guided": guided,
    "check-in": check_in,
    "names": names,
    "idle": idle,
}
