"""Rows of someone to ring: who, when, the number, and a button that copies it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.content.own_lines import PersonalLine, is_less_sure, less_sure
from companion.content.values import Helpline
from companion.ui.dates import full_date, seen_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.initial import Initial
from companion.ui.widgets.text import CopyableText, Text

_SHORT = 36


class ShortNote(Text):
    """A line in small letters: cut off with dots where it must be one line, with the whole of it to be heard and seen.

    Where it may have more lines it wraps as any text does.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "small", "ink_soft", parent=parent)
        self._whole = words
        self.setAccessibleName(words)
        self.one_line(True)

    def one_line(self, on: bool) -> None:
        """Keep to one line, or wrap."""
        self.setWordWrap(not on)
        self._fit()

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self.wordWrap() else QSize(theme_of().px(120), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = self._whole
        if not self.wordWrap():
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        if words != self.text():
            self.setText(words)
        self.setToolTip("" if words == self._whole else self._whole)


class CallRow(QWidget):
    """Who it is and when, then the number and a copy button: beside it while there is room, else below.

    Args:
        short: the copy button shows its icon only.
        inline: the note stands beside the name, where both are short.
        number: as it is shown and copied; empty leaves out number and button.
        below: what it is for, in a line under the hours.
        more: the rest, such as what happens when one rings; a button shows it.
    """

    def __init__(
        self,
        name: str,
        note: str,
        number: str,
        *,
        initial: bool = False,
        short: bool = False,
        inline: bool = False,
        below: str = "",
        more: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.number = number
        self._name, self._more = name, more
        self._rest: QWidget | None = None
        self._note: ShortNote | None = None
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        edge = theme.px(2 if inline else 12 if more else 6 if short else 8)
        row.setContentsMargins(0, edge, 0, edge)
        row.setSpacing(theme.px(14))
        if initial:
            row.addWidget(Initial(name), 0, Qt.AlignmentFlag.AlignTop)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(theme.px(4))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        self._column.addLayout(self._across)
        row.addLayout(self._column, 1)
        who = QBoxLayout(QBoxLayout.Direction.LeftToRight if inline else QBoxLayout.Direction.TopToBottom)
        who.setSpacing(theme.px(6 if inline else 2))
        who.addWidget(Text(name, "body" if inline else "strong", wrap=not inline))
        if note and initial and short:
            self._note = ShortNote(note)
            who.addWidget(self._note)
        elif note:
            who.addWidget(Text(note, "small", "ink_soft"), 1 if inline else 0)
        if below:
            who.addWidget(Text(below, "body"))
        if more:
            who.addStretch(1)
        self._across.addLayout(who, 1)
        self._least = 0
        if number:
            ring = QHBoxLayout()
            ring.setSpacing(theme.px(6))
            shown = CopyableText(number, "title" if more else "heading")
            shown.setAccessibleName(self.tr("Number of {name}: {number}").format(name=name, number=number))
            ring.addWidget(shown)
            copy = CopyButton(number, self.tr("Copy number of {name}").format(name=name), short=short)
            copy.setObjectName("copy-number")
            ring.addWidget(copy)
            ring.addStretch(0)
            column = QVBoxLayout()
            column.setSpacing(theme.px(2))
            column.addLayout(ring)
            if more:
                column.addWidget(self._more_button(), 0, Qt.AlignmentFlag.AlignTrailing)
            column.addStretch(1)
            self._across.addLayout(column)
            beside = shown.sizeHint().width() + copy.sizeHint().width()
            line = QFontMetrics(theme.font("body")).horizontalAdvance(name)
            line += QFontMetrics(theme.font("small")).horizontalAdvance(note)
            room = line + theme.px(12) if inline else theme.px(130 + (50 if initial else 0))
            self._least = beside + room + theme.px(16)

    def keep_close(self) -> None:
        """Stand with little room above and below, where no line parts the rows."""
        layout, edge = self.layout(), theme_of().px(2)
        if layout is not None:
            layout.setContentsMargins(0, edge, 0, edge)

    def _more_button(self) -> Button:
        self._toggle = Button("", "quiet", compact=True)
        self._toggle.setObjectName("call-more")
        self._toggle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._toggle.clicked.connect(lambda: self.show_more(self._rest is None or self._rest.isHidden()))
        self._say_toggle(False)
        return self._toggle

    def _say_toggle(self, shown: bool) -> None:
        self._toggle.setText(self.tr("Less") if shown else self.tr("More"))
        said = self.tr("Less about {name}") if shown else self.tr("More about {name}")
        self._toggle.setAccessibleName(said.format(name=self._name))

    def show_more(self, on: bool) -> None:
        """Show or hide the rest of what is known; a screen reader hears it as the button's description."""
        if self._rest is None:
            self._rest = QWidget()
            box = QVBoxLayout(self._rest)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(theme_of().px(4))
            for words in self._more:
                box.addWidget(Text(words, "soft", "ink_soft"))
            self._column.addWidget(self._rest)
        self._rest.setVisible(on)
        self._say_toggle(on)
        self._toggle.setAccessibleDescription(" ".join(self._more) if on else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self._least
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        if self._note is not None:
            self._note.one_line(wide)
        super().resizeEvent(event)


def before_change(line: Helpline) -> str:
    """The number that came with the app, where the person corrected it; empty elsewhere."""
    number = line.bundled_number if isinstance(line, PersonalLine) else ""
    return QCoreApplication.translate("CallRow", "before your change: {number}").format(number=number) if number else ""


def origin_words(line: Helpline, labels: Mapping[str, str]) -> str:
    """When a line was read in its source, how old that is, and why it is less sure; `labels` are bundled words."""
    if line.checked is None:
        return QCoreApplication.translate("CallRow", "Your own line")
    page = seen_words(line.dated)
    said = labels.get("checked-page" if page else "checked", "")
    said = said.replace("{date}", full_date(line.checked)).replace("{page}", page)
    mine = isinstance(line, PersonalLine) and line.corrected
    changed = QCoreApplication.translate("CallRow", "Changed by you") if mine else ""
    return " · ".join(part for part in (said, less_sure(line, labels), changed) if part)


def in_short(line: Helpline) -> str:
    """A line in a few words: the number it came with if that was changed, where, when, and if it is less sure."""
    doubt = QCoreApplication.translate("CallRow", "less sure") if is_less_sure(line) else ""
    return " · ".join(part for part in (before_change(line), line.where, line.hours, doubt) if part)


def helpline_rows(lines: Sequence[Helpline]) -> list[CallRow]:
    """The rows of one list, all of them set alike: when it answers beside the name where that is short for each."""
    inline = all(_is_short(line) for line in lines)
    return [helpline_row(line, inline=inline) for line in lines]


def _is_short(line: Helpline) -> bool:
    return len(line.name + in_short(line)) < _SHORT


def helpline_row(line: Helpline, *, full: bool = False, origin: str = "", inline: bool | None = None) -> CallRow:
    """The row of a helpline; `full` adds what it is for and, on asking, the rest with `origin`: how sure it is.

    `inline` sets when it answers beside the name; where nothing is said of it, where both are short.
    """
    note = in_short(line)
    number = line.number or line.text or line.web
    more: tuple[str, ...] = ()
    if full:
        facts = " · ".join(part for part in (line.cost, line.languages) if part)
        also = " · ".join(way for way in (line.text, line.web) if way and way != number)
        more = tuple(words for words in (line.happens, facts, also, origin) if words)
    beside = not full and (_is_short(line) if inline is None else inline)
    return CallRow(
        line.name, note, number, short=not full, inline=beside, below=line.purpose if full else "", more=more
    )
