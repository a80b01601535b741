"""The quieter parts of the check-in: hours asleep, feelings, pain, and scales of the person's own."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.checkin import Answers, WordList
from companion.domain.value import replace
from companion.ui.today.checkin_asked import Asked
from companion.ui.today.checkin_words import WordChips
from companion.ui.widgets.hours import HoursField
from companion.ui.widgets.scale import ScaleField


class _Hours(HoursField):
    def stops(self) -> tuple[QWidget, ...]:
        """The part the keyboard stops at."""
        return (self.stepper,)


class MoreParts(QObject):
    """Makes the parts and keeps them in step with a day; the card gives them their places."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = parent
        # Each with its parent from the start: shown without one it would be a window of its own.
        self.hours = _Hours(self.tr("Hours asleep"), parent)
        self.hours.stepper.setObjectName("hours")
        self.hours.changed.connect(self.changed)
        self.pain = ScaleField(self.tr("Pain"), self.tr("None"), self.tr("Very strong"), token="amber", parent=parent)
        self.pain.slider.setObjectName("scale-pain")
        self.pain.changed.connect(self.changed)
        self.feelings = WordChips(WordList.FEELINGS, parent)
        self._own: dict[str, tuple[tuple[str, str, str], ScaleField]] = {}

    def show_day(self, asked: Asked, *, open_now: bool) -> None:
        """Show what is kept of a day; what was given stays in sight where it is asked for no more."""
        answers = asked.answers
        self.hours.set_value(answers.sleep_minutes)
        self.hours.setVisible(open_now)
        self.feelings.set_words(asked.feelings, answers.feelings)
        self.feelings.setVisible(open_now)
        self.pain.set_value(answers.pain)
        self.pain.setVisible(asked.pain or answers.pain is not None)
        given = dict(answers.measures)
        wanted = {one.uuid: (one.name, one.low, one.high) for one in asked.measures}
        for uuid, (words, field) in tuple(self._own.items()):
            if wanted.get(uuid) != words:
                field.hide()
                field.deleteLater()
                del self._own[uuid]
        for place, (uuid, words) in enumerate(wanted.items()):
            if uuid not in self._own:
                field = ScaleField(*words, own=True, parent=self._holder)
                field.slider.setObjectName(f"scale-own-{place}")
                field.changed.connect(self.changed)
                field.show()
                self._own[uuid] = (words, field)
            self._own[uuid][1].set_value(given.get(uuid))
        self._own = {uuid: self._own[uuid] for uuid in wanted}

    def measures(self) -> tuple[ScaleField, ...]:
        """Their own scales, in order."""
        return tuple(field for _words, field in self._own.values())

    def added_to(self, answers: Answers) -> Answers:
        """The answers with what is given here; values on scales no longer asked for stay."""
        measures = dict(answers.measures)
        for uuid, (_words, field) in self._own.items():
            value = field.value()
            if value is None:
                measures.pop(uuid, None)
            else:
                measures[uuid] = value
        return replace(
            answers,
            sleep_minutes=self.hours.value(),
            pain=self.pain.value(),
            feelings=(*self.feelings.chosen(), *self.feelings.pending()),
            measures=tuple(measures.items()),
        )
