"""What the search of Learn shows while somebody types: the library first, then, apart from it, their own pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from companion.content.sought import Sought
from companion.content.values import Helpline, Hit
from companion.context import AppContext
from companion.domain.ids import RowKind
from companion.domain.journal import Marked, SearchHit
from companion.domain.marks import Mark, found_in
from companion.domain.problems import KnownProblem
from companion.domain.value import Value
from companion.ui.dates import long_date
from companion.ui.learn.article_list import Row
from companion.ui.own_lines import country_of
from companion.ui.widgets.aloud import say_aloud

DOOR, LINES, WAY, WORD, PATH = "door:", "helplines:", "strategy:", "word:", "pathway:"
ENTRY, JOURNAL, MARKED = "entry:", "journal:", "mark:"
_MOST_FOUND = 20
#: With what they wrote below, so that it is not far down.
_BESIDE_OWN = 12
_MOST_OWN = 3
_MOST_LINES = 2
#: One letter begins nearly every page that somebody wrote.
_SHORTEST_OWN = 2
#: How long after the last key it is said how much was found: not every letter is worth a sentence.
TELL_MS = 700


class Found(Value):
    """The rows to show for what was typed, and a line above them; empty where nothing needs to be said.

    `count` is how many of the rows were found, and are not only what to do where nothing was.
    """

    rows: tuple[Row, ...]
    note: str = ""
    count: int = 0


class Searching(QObject):
    """Looks in the library and, for whoever keeps a journal, in what they wrote. Nothing found is kept."""

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._told: tuple[Found, QWidget] | None = None
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(TELL_MS)
        self._telling.timeout.connect(self._tell)

    def listen_to(self, field: QWidget) -> None:
        """Make the index once somebody is about to type into a field, so that the first letter need not wait."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            QTimer.singleShot(0, watched, partial(self._warm, watched))
        return super().eventFilter(watched, event)

    def _warm(self, field: QWidget) -> None:
        # A page that comes in sight passes the keyboard through the field on its way to where it begins.
        if not field.hasFocus():
            return
        field.removeEventFilter(self)
        self._ctx.library.sought("", self._ctx.country())

    def tell(self, found: Found | None, field: QWidget) -> None:
        """Have a screen reader say how much was found, once somebody stops typing; nothing for None."""
        self._told = None if found is None else (found, field)
        if found is None:
            self._telling.stop()
        else:
            self._telling.start()

    def _tell(self) -> None:
        if self._told is not None:
            found, field = self._told
            count = self.tr("%n found", "", found.count) if found.count else ""
            say_aloud(field, ". ".join(part for part in (count, found.note) if part))

    def found(self, words: str) -> Found:
        """What is found for words of which some are not blank; a problem is told to the window."""
        try:
            lines = self._lines()
            sought = self._ctx.library.sought(words, self._ctx.country())
            hits = self._hits(words, lines, sought)
            own = self._own_rows(words)
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return Found((), self.tr("Nothing could be looked for."))
        rows = tuple(_hit_row(hit, sought) for hit in hits)
        if rows:
            instead = ", ".join(word for word in sought.instead if word not in words.casefold())
            note = self.tr("Also looked for: {words}").format(words=instead) if instead else ""
            shown = (*rows[:_BESIDE_OWN], *own) if own else rows
            return Found(shown, note, sum(1 for row in shown if row.address))
        if own:
            note = self.tr("Nothing found in the library. Try one plain word, such as sleep.")
            return Found((*own, *self._to_ask(lines)), note, sum(1 for row in own if row.address))
        return Found(self._to_ask(lines), self.tr("Nothing found. Try one plain word, such as sleep."))

    def follow(self, address: str) -> bool:
        """Go where a row leads that is no page of the library; whether it was such a row."""
        shell = self._ctx.shell
        if address.startswith(DOOR):
            shell.help_now(address.removeprefix(DOOR))
        elif address.startswith(LINES):
            shell.help_now("talk")
        elif address.startswith(WAY):
            shell.go("cope", strategy=address.removeprefix(WAY))
        elif address.startswith(WORD):
            shell.go("glossary", word=address.removeprefix(WORD))
        elif address.startswith(PATH):
            shell.go("pathway", pathway=address.removeprefix(PATH))
        elif address.startswith(ENTRY):
            shell.go("journal", entry=address.removeprefix(ENTRY))
        elif address.startswith(MARKED):
            article, _, mark = address.removeprefix(MARKED).partition("#")
            shell.go("learn", article=article, mark=mark)
        elif address.startswith(JOURNAL):
            shell.go("journal", query=address.removeprefix(JOURNAL))
        else:
            return False
        return True

    def _hits(self, words: str, lines: Sequence[Helpline], sought: Sought) -> tuple[Hit, ...]:
        library = self._ctx.library
        family = self._ctx.is_family()
        # Pathways for somebody else, and ways that Cope does not offer whoever keeps the file.
        left_out = {f"{PATH}{one.id}" for one in library.pathways(family=not family)}
        if family:
            left_out |= {f"{WAY}{one.id}" for one in library.strategies() if not one.family}
        found = library.search(words, self._ctx.country(), _MOST_FOUND + len(left_out), lines, sought)
        return tuple(hit for hit in found if hit.address not in left_out)[:_MOST_FOUND]

    def _lines(self) -> Sequence[Helpline]:
        """The helplines as the person wants them: theirs too, and none they hid."""
        return country_of(self._ctx).lines

    def _own_rows(self, words: str) -> tuple[Row, ...]:
        """What the person wrote themselves, under a heading of its own; never while locked.

        Their notes on highlights stand in the library for whoever keeps the file; the journal is never for family.
        """
        if not self._ctx.unlocked or len(words.strip()) < _SHORTEST_OWN:
            return ()
        rows = [self._noted_row(mark, words) for mark in self._ctx.services.marks.noted(words)[:_MOST_OWN]]
        page = None if self._ctx.is_family() else self._ctx.services.journal.search(words, limit=_MOST_OWN)
        if page is not None and page.hits:
            every = _plain_row(
                self.tr("Look in your journal"),
                f"{JOURNAL}{words.strip()}",
                self.tr("Everything you wrote with these words"),
            )
            rows += [*(_own_row(hit, words.strip()) for hit in page.hits), every]
        return (Row(self.tr("In your own notes")), *rows) if rows else ()

    def _noted_row(self, mark: Mark, words: str) -> Row:
        """A note on a highlight: its words, and the article it is in."""
        title = next((info.title for info in self._ctx.library.articles() if info.id == mark.article), "")
        about = self.tr("Your note on a highlight")
        note: Marked = ((f"{about} · {title}" if title else about, False),)
        found = tuple((piece.replace("\n", " "), hit) for piece, hit in found_in(mark.note, words))
        return Row(_plain(found), f"{MARKED}{mark.article}#{mark.uuid}", _plain(note), found, note)

    def _to_ask(self, lines: Sequence[Helpline]) -> tuple[Row, ...]:
        """Who can be asked where the library has no answer: the drug lines of the country, and all ways to talk."""
        helping = [line for line in lines if line.kind == "drug-line"][:_MOST_LINES]
        rows = [
            _plain_row(
                line.name, f"{LINES}{line.kind}", " · ".join(filter(None, (line.number or line.text, line.hours)))
            )
            for line in helping
        ]
        talk = _plain_row(self.tr("Talk to someone"), f"{DOOR}talk", self.tr("Your people, and lines that answer"))
        return (Row(self.tr("Or ask a drug service")), *rows, talk)


def _plain_row(title: str, address: str, note: str) -> Row:
    return Row(title, address, note, ((title, False),), ((note, False),))


def _hit_row(hit: Hit, sought: Sought) -> Row:
    kind = _kind_words(hit.kind)
    before = f"{kind} · " if kind and hit.snippet else kind
    marked = ((before, False), *sought.pieces(hit.snippet)) if before else sought.pieces(hit.snippet)
    return Row(hit.title, hit.address, f"{before}{hit.snippet}", sought.pieces(hit.title), marked, urgent=hit.urgent)


def _own_row(hit: SearchHit, words: str) -> Row:
    """A page of the person's own; what has no title is told by what it is."""
    title = hit.title if any(piece.strip() for piece, _hit in hit.title) else ((_own_words(hit.kind), False),)
    day = long_date(hit.day)
    note: Marked = ((f"{day} · ", False), *hit.snippet) if hit.snippet else ((day, False),)
    address = f"{ENTRY}{hit.uuid}" if hit.kind is RowKind.ENTRY else f"{JOURNAL}{words}"
    return Row(_plain(title), address, _plain(note), title, note)


def _plain(marked: Marked) -> str:
    return "".join(piece for piece, _hit in marked)


def _kind_words(kind: str) -> str:
    return {
        "door": QCoreApplication.translate("Searching", "Help now"),
        "strategy": QCoreApplication.translate("Searching", "Cope"),
        "helpline": QCoreApplication.translate("Searching", "Helpline"),
        "pathway": QCoreApplication.translate("Searching", "Short reading"),
        "word": QCoreApplication.translate("Searching", "What a word means"),
    }.get(kind, "")


def _own_words(kind: RowKind) -> str:
    return {
        RowKind.ENTRY: QCoreApplication.translate("Searching", "A page of your journal"),
        RowKind.CHECK_IN: QCoreApplication.translate("Searching", "A check-in"),
        RowKind.MOMENT: QCoreApplication.translate("Searching", "A moment"),
    }.get(kind, QCoreApplication.translate("Searching", "Your own words"))
