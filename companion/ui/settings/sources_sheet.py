"""Every source the library was written from, what cites it, and the sentences whose figures stand on it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.content.citations import Citing, Kind, citations
from companion.content.filling import Fill
from companion.content.shelf import in_words
from companion.context import AppContext
from companion.domain.value import Value
from companion.ui.settings.list_sheet import ListText
from companion.ui.theme import theme_of
from companion.ui.unread import damage_words, unread_words
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.line import LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

_NAMED: dict[Kind, str] = {
    "article": "{title}",
    "door": str(QT_TRANSLATE_NOOP("SourcesSheet", "Help now: {title}")),
    "strategy": str(QT_TRANSLATE_NOOP("SourcesSheet", "Cope: {title}")),
    "cope": str(QT_TRANSLATE_NOOP("SourcesSheet", "Cope")),
    "pathway": str(QT_TRANSLATE_NOOP("SourcesSheet", "Short reading: {title}")),
    "word": str(QT_TRANSLATE_NOOP("SourcesSheet", "Word explained: {title}")),
    "naloxone": str(QT_TRANSLATE_NOOP("SourcesSheet", "Where to get naloxone")),
    "aftercare": str(QT_TRANSLATE_NOOP("SourcesSheet", "After leaving care")),
    "medicine": str(QT_TRANSLATE_NOOP("SourcesSheet", "Medicines")),
    "self-check": str(QT_TRANSLATE_NOOP("SourcesSheet", "Self-check: {title}")),
    "helplines": str(QT_TRANSLATE_NOOP("SourcesSheet", "Helplines: {title}")),
}


#: So few sources are told with their sentences at once.
_FEW = 12


class _Row(Value):
    """One source: the words it is found by, and how it is shown, in short and with its sentences."""

    words: str
    short: str
    whole: str


class SourcesSheet(Sheet):
    """The sources by who published them; what is typed above leaves those that hold every word of it.

    The sentences with figures are told of all once that is asked for, and without asking where few sources are left.
    """

    by_button = True

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("SourcesSheet", "Sources"), width=640, parent=parent)
        cited = citations(ctx.library)
        fill = ctx.library.filler(ctx.country())
        every = sorted(ctx.library.sources(), key=lambda source: source.organisation.casefold())
        self._rows = [
            self._as_row(one.organisation, f"{one.title}, {one.year}. {one.address}", cited.get(one.key, ()), fill)
            for one in every
        ]
        # One that cannot be read is listed all the same, with what cites it.
        for key in sorted(cited.keys() - {source.key for source in every}):
            self._rows.append(self._as_row(in_words(key), unread_words(), cited[key], fill))
        self.field = LineField(icon="search", name=self.tr("Find a source, or what cites it"))
        self.field.setPlaceholderText(self.tr("Find: a name, a year, an article"))
        self.field.setObjectName("sources-find")
        self.field.textChanged.connect(self._show)
        self.whole = Switch(self.tr("Show every sentence with a figure"))
        self.whole.setObjectName("sources-sentences")
        self.whole.toggled.connect(self._show)
        self.add_above(self.field)
        # Below what it is looked for by; what is damaged is known once everything was read.
        if problems := ctx.library.damage():
            damaged = Text(damage_words(ctx.library, problems), "soft", "ink_soft")
            damaged.setObjectName("sources-damaged")
            self.body.addWidget(damaged)
        self.body.addWidget(self.whole)
        self._page = ListText(self.tr("Sources"))
        self.body.addWidget(self._page)
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.clicked.connect(self.accept)
        self._show()
        self.field.setFocus()

    def _as_row(self, name: str, said: str, cited: tuple[Citing, ...], fill: Fill) -> _Row:
        where = "; ".join(self._named(one) for one in cited)
        # Where all that cites it cannot be read, nothing is said of its use.
        used = self.tr("Used in: {places}").format(places=where) if where else ""
        soft = f'<span style="color: {theme_of().colour("ink_soft").name()}">'
        below = f"<br>{soft}{escape(used)}</span>" if used else ""
        top = f"<p><b>{escape(name)}</b><br>{escape(said)}{below}"
        stands = [one for one in cited if one.sentences]
        counted = sum(len(one.sentences) for one in stands)
        if not counted:
            return _Row(f"{name} {said} {used}".casefold(), f"{top}</p>", f"{top}</p>")
        told = [(self._named(one), fill(self._quoted(one.sentences))) for one in stands]
        lines = "".join(f"<br>{soft}{escape(place)}:</span> {escape(words)}" for place, words in told)
        number = self.tr("Sentences with figures that stand on it: {number}").format(number=counted)
        words = " ".join((name, said, used, *(quoted for _place, quoted in told)))
        return _Row(
            words.casefold(),
            f"{top}<br>{soft}{escape(number)}</span></p>",
            f"{top}<br>{soft}{escape(number)}</span>{lines}</p>",
        )

    def _named(self, citing: Citing) -> str:
        return self.tr(_NAMED[citing.kind]).format(title=citing.title)

    def _quoted(self, sentences: tuple[str, ...]) -> str:
        return " ".join(self.tr("“{sentence}”").replace("{sentence}", sentence) for sentence in sentences)

    def _show(self, *_changed: object) -> None:
        words = self.field.text().casefold().split()
        found = [row for row in self._rows if all(word in row.words for word in words)]
        whole = self.whole.isChecked() or len(found) <= _FEW
        self._page.show_html("".join(row.whole if whole else row.short for row in found))
        # Told last, since it takes the sheet to the height of what is found.
        self.say("" if found else self.tr("No source holds these words."))
