"""Reports: chosen at the left, seen at the right, then printed or put into a file. What is not ticked is not in it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.progress import Span
from companion.domain.reports import USUAL_DAYS, Part, Reader, Report, Section, of_span, without
from companion.domain.value import replace
from companion.services.reports import AREAS
from companion.ui.deeds import attempt, keyboard_kept
from companion.ui.paper_pages import SIZES, PagePreview, Paint, paint_on, room_on, usual_paper
from companion.ui.reports.choices import Choices
from companion.ui.reports.line_list import LineList
from companion.ui.reports.made import Made, as_html, as_pages, as_text
from companion.ui.reports.pages_sheet import PagesSheet
from companion.ui.reports.pictures import lines_picture, rings_picture
from companion.ui.reports.saving import ask_and_put, put_pdf
from companion.ui.reports.wanted import Known, Wanted, drawn, sections, span_words, title_words, usual
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.way_names import way_namer
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

_PAGES, _LINES = "pages", "lines"


class ReportsScreen(Screen):
    """Reads once for a stretch of days; what is ticked only changes what of it is told."""

    areas: ClassVar[frozenset[str]] = AREAS

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        #: What is chosen, and what is made of it.
        self.wanted = usual(Reader.COUNSELLOR)
        self.made: Made | None = None
        self._span = self._usual_span()
        self._chosen: frozenset[str] = frozenset()
        self._report: Report | None = None
        self._all: tuple[Section, ...] = ()
        self._papers: list[Paint] = []
        self._at, self._paper, self._view = 0, usual_paper(), _PAGES
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("Only what you choose is in it, and nothing says what is not. It stays here until you give it.")
        self._page = Page(self.tr("Reports"), lead, width=1100)
        self._page.centre(True)
        outer.addWidget(self._page)
        self._go = Button(self.tr("Print"), "primary", icon="printer")
        self._go.setObjectName("report-print")
        self._go.clicked.connect(self._print)
        self._page.head.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        columns = Columns((2, 3), least=330)
        self._choices = Choices(ctx)
        self._choices.paper.show_value(self._paper)
        self._choices.reader_chosen.connect(self._choose_reader)
        self._choices.span_chosen.connect(self._choose_span)
        self._choices.wanted.connect(self._choose)
        self._choices.paper_chosen.connect(self._choose_paper)
        self._choices.pages_asked.connect(self._ask_for_pages)
        side = columns.add_column()
        side.addWidget(self._choices)
        side.addStretch(1)
        columns.add(self._seen())
        self._page.body.addWidget(columns)
        self._page.body.addStretch(1)

    def _seen(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(8))
        saves = QWidget()
        flow = FlowLayout(saves, theme_of().px(8))
        self._saves = []
        for name, words, act in (
            ("report-pdf", self.tr("Save as PDF"), self._save_pdf),
            ("report-html", self.tr("Save as a web page"), self._save_html),
            ("report-text", self.tr("Save as text"), self._save_text),
        ):
            button = Button(words, "secondary", icon="download", compact=True)
            button.setObjectName(name)
            button.clicked.connect(act)
            flow.addWidget(button)
            self._saves.append(button)
        column.addWidget(saves)
        self._views = Choice(self.tr("How it is shown"), self._choose_view)
        self._views.add(_PAGES, self.tr("As pages")).setObjectName("report-as-pages")
        self._views.add(_LINES, self.tr("Line by line, to leave some out")).setObjectName("report-as-lines")
        self._views.show_value(self._view)
        column.addWidget(self._views)
        self._turning = QWidget()
        row = QHBoxLayout(self._turning)
        row.setContentsMargins(0, 0, 0, 0)
        self._former = IconButton("chevron-left", self.tr("Page before"))
        self._former.setObjectName("report-former")
        self._former.clicked.connect(lambda: self._turn(-1))
        self._which = Text("", "small-strong", "ink_soft", wrap=False)
        self._which.setObjectName("report-which")
        self._next = IconButton("chevron-right", self.tr("Next page"))
        self._next.setObjectName("report-next")
        self._next.clicked.connect(lambda: self._turn(1))
        for part in (self._former, self._which, self._next):
            row.addWidget(part)
        row.addStretch(1)
        column.addWidget(self._turning)
        self._preview = PagePreview()
        self._preview.setObjectName("report-preview")
        column.addWidget(self._preview)
        self._list = LineList()
        self._list.left_out.connect(lambda key: self._leave_out(key, gone=True))
        self._list.put_back.connect(lambda key: self._leave_out(key, gone=False))
        self._list.hide()
        column.addWidget(self._list)
        self._nothing = Text(
            self.tr("There is nothing to put in it yet. It fills from your check-ins, or choose other days."),
            "soft",
            "ink_soft",
        )
        self._nothing.setObjectName("report-nothing")
        column.addWidget(self._nothing)
        column.addStretch(1)
        return side

    # -- Screen ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what there is of the days, and set it anew."""
        report = attempt(self.ctx, lambda: self.ctx.services.reports.read(self._span, self._chosen))
        if report is not None:
            self._report = report
            self._set()

    def open(self, **route: Any) -> None:
        """`reader`: whom it is for, `first` and `last` of which days; `choice`: as `place` gave it; `pages`: the sheet
        on which pages of the journal are chosen."""
        if (reader := route.get("reader")) in {one.value for one in Reader}:
            self.wanted = usual(Reader(str(reader)))
            self._span = self._usual_span()
        if "first" in route and "last" in route:
            self._span = Span(date.fromisoformat(route["first"]), date.fromisoformat(route["last"]))
        if (choice := route.get("choice")) is not None:
            self.wanted, self._span, self._chosen, self._paper, self._view = choice
            self._choices.paper.show_value(self._paper)
            self._views.show_value(self._view)
        if route.get("reader") or choice is not None:
            self.refresh()
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        if route.get("pages"):
            self.wanted = replace(self.wanted, parts=self.wanted.parts | {Part.ENTRIES})
            self._ask_for_pages()

    def place(self) -> dict[str, Any]:
        held: dict[str, Any] = {"choice": (self.wanted, self._span, self._chosen, self._paper, self._view)}
        spot = self._page.scroll_area.spot()
        return held | {"spot": spot} if spot is not None else held

    def first_focus(self) -> QWidget | None:
        return self._choices.readers.stop()

    def go_back(self) -> bool:
        """Back to Progress, from where this page is opened."""
        self.ctx.shell.go("progress")
        return True

    # -- choosing ----------------------------------------------------------------------------------------------

    def _usual_span(self) -> Span:
        today: date = self.ctx.today()
        return Span(today - timedelta(days=USUAL_DAYS[self.wanted.reader] - 1), today)

    def _choose_reader(self, reader: Reader) -> None:
        if reader is not self.wanted.reader:
            self.wanted, self._at = usual(reader), 0
            self._chosen = frozenset()
            self._span = self._usual_span()
            self.refresh()

    def _choose_span(self, span: Span) -> None:
        if span != self._span:
            self._span, self._at = span, 0
            self.refresh()

    def _choose(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._set()

    def _choose_paper(self, paper: str) -> None:
        self._paper = paper
        self._set()

    def _choose_view(self, view: object) -> None:
        self._view = str(view)
        self._show()

    def _leave_out(self, key: str, *, gone: bool) -> None:
        out = self.wanted.out | {key} if gone else self.wanted.out - {key}
        self.wanted = replace(self.wanted, out=out)
        self._set()

    def _ask_for_pages(self) -> None:
        if self._report is None:
            return
        sheet = PagesSheet(self._report.pages, self._chosen, self)
        days = {"first": self._span.first.isoformat(), "last": self._span.last.isoformat()}
        sheet.opened_by = ("reports", {"reader": self.wanted.reader.value, "pages": True, **days})

        def take(chosen: frozenset[str]) -> bool:
            self._chosen = chosen
            self.refresh()
            return True

        sheet.kept_by = take
        sheet.open()

    # -- setting -----------------------------------------------------------------------------------------------

    def _set(self) -> None:
        """Make the report of what is chosen, and show it."""
        report, wanted = self._report, self.wanted
        if report is None:
            return
        checks = {one.id: one for one in self.ctx.library.self_checks()}
        self._all = sections(report, wanted, Known(way_namer(self.ctx), checks))
        left = without(self._all, wanted.out)
        pictures = {}
        names = {line.picture for one in left for line in one.lines}
        if "lines" in names:
            pictures["lines"] = lines_picture(report.lines, report.span, drawn(report, wanted))
        if "rings" in names:
            pictures["rings"] = rings_picture(of_span(report.rings, report.span, use=wanted.use))
        language = QLocale().bcp47Name()
        self.made = Made(wanted.reader, title_words(wanted.reader), span_words(self._span), language, left, pictures)
        self._papers = as_pages(self.made, room_on(self._paper)) if left else []
        self._at = min(self._at, max(0, len(self._papers) - 1))
        chosen = sum(page.uuid in self._chosen for page in report.pages)
        self._choices.show_choice(wanted, self._span, chosen)
        self._choices.show_bare(frozenset(one.part for one in self._all))
        self._show()

    def _turn(self, by: int) -> None:
        self._at = max(0, min(len(self._papers) - 1, self._at + by))
        self._show()
        say_aloud(self._preview, self._which.text())

    def _show(self) -> None:
        count, paged = len(self._papers), self._view == _PAGES
        words = self.tr("Page {number} of {count}").format(number=self._at + 1, count=count) if count else ""
        self._which.setText(words)
        self._preview.show_page(self._papers[self._at] if count else None, room_on(self._paper), words)
        self._preview.setVisible(bool(count) and paged)
        self._turning.setVisible(count > 1 and paged)
        self._former.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < count)
        if not paged:
            with keyboard_kept(self):
                self._list.show_lines(self._all, self.wanted.out)
        self._list.setVisible(bool(self._all) and not paged)
        self._nothing.setVisible(not self._all)
        for button in (self._go, *self._saves):
            button.setEnabled(bool(count))

    # -- giving out --------------------------------------------------------------------------------------------

    def _print(self) -> None:
        from companion.ui.printing import ask_for_paper, new_printer, tell_printed

        # A neutral name: it stands in the printer's queue, and on the file.
        title = self.tr("Papers")
        printer = new_printer(title)
        printer.setPageSize(QPageSize(SIZES[self._paper]))
        if ask_for_paper(printer, title, self):
            paint_on(printer, self._papers, room_on(self._paper))
            tell_printed(printer, self)

    def _save_pdf(self) -> None:
        size, papers, room = QPageSize(SIZES[self._paper]), self._papers, room_on(self._paper)
        ask_and_put(self.ctx, self, "pdf", lambda place: put_pdf(place, papers, size, room))

    def _save_html(self) -> None:
        self._save_words("html", as_html(self.made) if self.made is not None else "")

    def _save_text(self) -> None:
        self._save_words("txt", as_text(self.made) if self.made is not None else "")

    def _save_words(self, ending: str, words: str) -> None:
        def put(place: Path) -> None:
            place.write_text(words, encoding="utf-8", newline="\n")

        ask_and_put(self.ctx, self, ending, put)
