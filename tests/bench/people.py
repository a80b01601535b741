"""What is done with many people, and with the papers they stand on."""

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from tests.bench.journeys import Hand

PEOPLE = 2_000
#: Typed letter by letter: a name, two words, a number, and what nobody is called.
QUERIES = ("keyworker 17", "okafor", "07700 9", "xyz")
NAMES = ("Ade", "Bea", "Chris", "Dana", "Eve", "Okafor", "Mum", "Sam")


def search(program, found, _words):
    """Type into the search of People, with two thousand of them on the list."""
    from companion.domain.contacts import ContactDetails, Number

    services = program.ctx.services
    with program.vault.database.write("contacts"):
        for number in range(PEOPLE):
            role = ("friend", "keyworker", "doctor", "service")[number % 4]
            name = f"{NAMES[number % len(NAMES)]} {role} {number}"
            details = ContactDetails(name, role, numbers=(Number(f"07700 {900_000 + number}"),), note="Met in group.")
            services.contacts.add(details)
    hand = Hand(program)
    hand.rest(1500)
    hand.timed(lambda: hand.go("people"))
    hand.rest(500)
    field = program.window.current_screen().findChild(QLineEdit, "people-search")
    # A bare display gives no window the keyboard: told as a press into the field would tell it.
    QCoreApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn))
    hand.rest(300)
    found["keys"] = {}
    for query in QUERIES:
        hand.rest(60)
        times = found["keys"][query] = []
        for letter in query:
            times.append(hand.timed(lambda letter=letter: hand.press(field, letter)))
            hand.rest(30)
        hand.timed(field.clear)


def wallet(program, found, _words):
    """The wallet card put into a PDF file, from the papers ticked to the file written; the first time, and again."""
    from PySide6.QtGui import QPageSize

    from companion.ui.paper_pages import A4, paint_on, room_on
    from companion.ui.printing import new_printer

    hand = Hand(program)
    hand.rest(1500)
    hand.timed(lambda: hand.go("pack"))
    screen = program.window.current_screen()
    screen.open(parts="wallet")
    hand.rest(300)
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(4):
            file = Path(folder) / f"{turn}.pdf"
            began = time.monotonic()
            printer = new_printer("Papers")
            printer.setOutputFormat(type(printer).OutputFormat.PdfFormat)
            printer.setOutputFileName(str(file))
            printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
            paint_on(printer, screen.pages(), room_on(A4))
            times.append((time.monotonic() - began) * 1000)
            if not file.read_bytes().startswith(b"%PDF"):
                raise AssertionError("not what was to be measured")
    found["first_ms"], found["later_ms"] = times[0], times[1:]


JOURNEYS = {"people": search, "wallet": wallet}
