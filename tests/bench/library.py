"""What is done with the library: every article opened, and then again; words typed into its search."""

from PySide6.QtWidgets import QLineEdit, QListView

from tests.bench.floor import pss
from tests.bench.journeys import Hand
from tests.bench.typed import LIBRARY_QUERIES


def articles(program, found, _words):
    """Each article opened from the list, and all of them once more; memory after the first one and after all."""
    hand = Hand(program)
    hand.rest(1500)
    hand.timed(lambda: hand.go("learn"))
    screen = program.window.current_screen()
    rows = screen.findChild(QListView, "learn-list")
    infos = program.ctx.library.articles()
    # The first article is on the page already: it is opened last.
    order = [*infos[1:], infos[0]]

    def open_one(info):
        index = rows.model().index_of(f"article:{info.id}")
        rows.scrollTo(index)
        hand.rest(60)
        return hand.timed(lambda: rows.clicked.emit(index), lambda: info.title in screen.reader.view.accessibleName())

    found["first"], found["later"] = {}, {}
    for number, info in enumerate(order):
        found["first"][info.id] = open_one(info)
        if not number:
            hand.rest(1000)
            found["one_mb"] = pss()
    hand.rest(1000)
    found["all_mb"] = pss()
    for info in order:
        found["later"][info.id] = open_one(info)


def search(program, found, _words):
    """Type each query letter by letter; the first key of all, which makes the index, apart."""
    hand = Hand(program)
    hand.rest(1500)
    hand.timed(lambda: hand.go("learn"))
    hand.rest(500)
    screen = program.window.current_screen()
    field = screen.findChild(QLineEdit, "learn-search")
    rows = screen.findChild(QListView, "learn-list")
    found["keys"] = {}
    # What is found stands in the list before the letter is painted; the same rows as before are left as they are.
    found["first_ms"] = hand.timed(lambda: hand.press(field, LIBRARY_QUERIES[0][0]))
    hand.timed_rows(field.clear, rows)
    for query in LIBRARY_QUERIES:
        hand.rest(60)
        times = found["keys"][query] = []
        for letter in query:
            times.append(hand.timed(lambda letter=letter: hand.press(field, letter)))
            hand.rest(30)
        hand.timed_rows(field.clear, rows)


JOURNEYS = {"articles": articles, "library-search": search}
