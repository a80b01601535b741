"""What can be written of somebody besides: times of the week, what to say, and where they are."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.contacts import ContactDetails
from companion.domain.reach import read
from companion.ui.reach_words import general_script, reach_words
from companion.ui.theme import theme_of
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.text import Text


class ContactMore(QWidget):
    """The fields below "More" on the sheet of a person."""

    def __init__(self, shown: ContactDetails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme_of().px(12))
        times, say = self.tr("Times of the week"), self.tr("What to say to them")
        self.reach = LineField("mo-fr 09:00-17:00; sa 10:00-12:00", name=times)
        self.reach.setObjectName("contact-reach")
        self.reach.setText(shown.reach)
        box.addWidget(Labelled(times, self.reach))
        self.told = Text("", "small", "ink_soft")
        self.told.setObjectName("contact-reach-told")
        box.addWidget(self.told)
        self.script = TextField(general_script(), name=say, lines=3)
        self.script.edit.setObjectName("contact-script")
        self.script.set_text(shown.script)
        self.script.setFixedHeight(self.script.minimumHeight())
        box.addWidget(Labelled(say, self.script))
        self.lines: dict[str, LineField] = {}
        for key, name in (
            ("email", self.tr("Email")),
            ("organisation", self.tr("Where they work")),
            ("address", self.tr("Address")),
        ):
            field = self.lines[key] = LineField(name=name)
            field.setObjectName(f"contact-{key}")
            field.setText(getattr(shown, key))
            box.addWidget(Labelled(name, field))
        self.reach.textChanged.connect(lambda _words: self._tell())
        self._tell()

    def parts(self) -> dict[str, str]:
        """What is written, by the names of `ContactDetails`."""
        lines = {key: field.text().strip() for key, field in self.lines.items()}
        return {"reach": self.reach.text().strip(), "script": self.script.text().strip(), **lines}

    def is_written(self) -> bool:
        """Whether anything is."""
        return any(self.parts().values())

    def _tell(self) -> None:
        words = self.reach.text().strip()
        reach = read(words)
        if reach is not None:
            told = reach_words(reach)
        elif words:
            told = self.tr(
                "Kept as you wrote it. To have the app say who can be reached now, write it like: mo-fr 09:00-17:00"
            )
        else:
            told = self.tr("For a night: fr 22:00-06:00. For always: 24/7.")
        self.told.setText(told)
        self.reach.setAccessibleDescription(told)
