"""The sheet on which a person writes down a line of their own, or corrects a bundled one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from companion.content.values import Helpline
from companion.domain.lines import LINE_KINDS, USUAL_KIND, LineWords
from companion.ui.people.words import kind_words
from companion.ui.widgets.fields import Select, TextField
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class LineSheet(Sheet):
    """Asks for a line. Hands in what was written as LineWords; `dropped` carries what was given up.

    Args:
        words: what is kept so far; None for a new line.
        bundled: the line as it came with the app, where that one is corrected; its name and kind stay.
        written: what was given up, where it is brought back.
    """

    dropped = Signal(object)

    def __init__(
        self,
        words: LineWords | None,
        bundled: Helpline | None,
        parent: QWidget,
        written: LineWords | None = None,
    ) -> None:
        super().__init__(_title(words, bundled), _lead(bundled), width=560, parent=parent)
        self._bundled = bundled
        shown = written or words or LineWords()
        self.name = self._field("line-name", self.tr("Name"), shown.name, shown=bundled is None)
        self.number = self._field("line-number", self.tr("Number"), shown.number)
        self.kind = Select(self.tr("What it is for"))
        self.kind.setObjectName("line-kind")
        for kind in LINE_KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(shown.kind if shown.kind in LINE_KINDS else USUAL_KIND))
        if bundled is None:
            self.body.addWidget(Labelled(self.tr("What it is for"), self.kind))
        else:
            self.kind.hide()
            self.kind.setParent(self)
        self.words = self._field("line-words", self.tr("Text or e-mail"), shown.words)
        self.web = self._field("line-web", self.tr("Website"), shown.web)
        self.hours = self._field("line-hours", self.tr("When it can be rung"), shown.hours)
        note = self.tr("Note")
        self.note = TextField(self.tr("what helps to know"), name=note, lines=2)
        self.note.edit.setObjectName("line-note")
        self.note.set_text(shown.note)
        self.note.setFixedHeight(self.note.minimumHeight())
        self.body.addWidget(Labelled(note, self.note))
        self._missing = Text(self.tr("Write a name, and a number or another way to reach it."), "small", "amber_ink")
        self._missing.setObjectName("line-missing")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self.add_button(self.tr("Cancel"), "quiet").clicked.connect(self.reject)
        if bundled is not None and words is not None and words != as_bundled(bundled):
            back = self.add_button(self.tr("As it came"))
            back.setObjectName("line-as-it-came")
            back.clicked.connect(self._take_back)
        save = self.add_button(self.tr("Save"), "primary", default=True, saves=True)
        save.setObjectName("line-save")
        save.clicked.connect(self._save)
        # What was brought back is kept nowhere yet: given up once more, it is offered once more.
        self._before = self.written() if written is None else words
        (self.name if bundled is None else self.number).setFocus()

    def _field(self, object_name: str, label: str, words: str, *, shown: bool = True) -> LineField:
        field = LineField(name=label)
        field.setObjectName(object_name)
        field.setText(words)
        field.textChanged.connect(lambda _words: self._missing.hide())
        if shown:
            self.body.addWidget(Labelled(label, field))
        else:
            field.setParent(self)
            field.hide()
        return field

    def written(self) -> LineWords:
        """What stands on the sheet."""
        fields = (self.name, self.number, self.words, self.web, self.hours)
        name, number, words, web, hours = (field.text().strip() for field in fields)
        return LineWords(name, str(self.kind.currentData()), number, words, web, hours, self.note.text().strip())

    def reject(self) -> None:
        """Close without saving; what was written can still be brought back."""
        written = self.written()
        super().reject()
        if written != self._before:
            self.dropped.emit(written)

    def _complete(self) -> bool:
        written = self.written()
        return self._bundled is not None or bool(written.name and (written.number or written.words or written.web))

    def _take_back(self) -> None:
        if self._bundled is not None:
            self.hand_in(as_bundled(self._bundled))

    def _save(self) -> None:
        if not self._complete():
            self._missing.show()
            (self.number if self.name.text().strip() else self.name).setFocus()
            return
        self.hand_in(self.written())


def as_bundled(line: Helpline) -> LineWords:
    """The words of a bundled line as they came, for a sheet to begin with."""
    return LineWords(line.name, line.kind, line.number, line.text, line.web, line.hours)


def differing(written: LineWords, line: Helpline) -> LineWords:
    """What a person says other than the bundled line does; with nothing else said, nothing but empty words."""
    came = as_bundled(line)
    parts = {
        name: getattr(written, name)
        for name in ("number", "words", "web", "hours")
        if getattr(written, name) != getattr(came, name)
    }
    if written.note:
        parts["note"] = written.note
    return LineWords(name=line.name, kind=line.kind, **parts) if any(parts.values()) else LineWords()


def _title(words: LineWords | None, bundled: Helpline | None) -> str:
    if bundled is not None:
        return bundled.name
    if words is None:
        return QCoreApplication.translate("LineSheet", "A line of your own")
    return QCoreApplication.translate("LineSheet", "Change what is written")


def _lead(bundled: Helpline | None) -> str:
    if bundled is None:
        return QCoreApplication.translate("LineSheet", "A clinic, a helpline, a night service: any number that helps.")
    if not bundled.number:
        return QCoreApplication.translate("LineSheet", "What you change stands here for you alone.")
    said = QCoreApplication.translate("LineSheet", "It came with {number}. That number stays in sight beside yours.")
    return said.format(number=bundled.number)
