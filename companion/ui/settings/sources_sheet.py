"""Every source the library was written from, and what cites it; found by any word of it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.content.citations import Citing, Kind, citations
from companion.content.values import Source
from companion.context import AppContext
from companion.ui.settings.list_sheet import ListText
from companion.ui.theme import theme_of
from companion.ui.widgets.line import LineField
from companion.ui.widgets.sheet import Sheet

_NAMED: dict[Kind, str] = {
    "article": "{title}",
    "door": str(QT_TRANSLATE_NOOP("SourcesSheet", "Help now: {title}")),
    "strategy": str(QT_TRANSLATE_NOOP("SourcesSheet", "Cope: {title}")),
    "cope": str(QT_TRANSLATE_NOOP("SourcesSheet", "Cope")),
    "pathway": str(QT_TRANSLATE_NOOP("SourcesSheet", "Short reading: {title}")),
    "word": str(QT_TRANSLATE_NOOP("SourcesSheet", "Word explained: {title}")),
    "naloxone": str(QT_TRANSLATE_NOOP("SourcesSheet", "Where to get naloxone")),
    "helplines": str(QT_TRANSLATE_NOOP("SourcesSheet", "Helplines: {title}")),
}


class SourcesSheet(Sheet):
    """The sources by who published them; what is typed above leaves those that hold every word of it."""

    by_button = True

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("SourcesSheet", "Sources"), width=640, parent=parent)
        cited = citations(ctx.library)
        every = sorted(ctx.library.sources(), key=lambda source: source.organisation.casefold())
        #: The words each is found by, and how it is shown.
        self._rows = [self._as_row(source, cited.get(source.key, ())) for source in every]
        self.field = LineField(icon="search", name=self.tr("Find a source, or what cites it"))
        self.field.setPlaceholderText(self.tr("Find: a name, a year, an article"))
        self.field.setObjectName("sources-find")
        self.field.textChanged.connect(self._show)
        self.add_above(self.field)
        self._page = ListText(self.tr("Sources"))
        self.body.addWidget(self._page)
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.clicked.connect(self.accept)
        self._show("")
        self.field.setFocus()

    def _as_row(self, source: Source, cited: tuple[Citing, ...]) -> tuple[str, str]:
        where = "; ".join(self.tr(_NAMED[one.kind]).format(title=one.title) for one in cited)
        used = self.tr("Used in: {places}").format(places=where)
        said = f"{source.title}, {source.year}. {source.address}"
        soft = theme_of().colour("ink_soft").name()
        shown = f'<p><b>{escape(source.organisation)}</b><br>{escape(said)}<br><span style="color: {soft}">'
        return f"{source.organisation} {said} {used}".casefold(), f"{shown}{escape(used)}</span></p>"

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [shown for text, shown in self._rows if all(word in text for word in words)]
        self.say("" if found else self.tr("No source holds these words."))
        self._page.show_html("".join(found))
