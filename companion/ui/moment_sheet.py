"""The sheet of a moment: how it is right now, in a few seconds, over whatever is shown."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.checkin import Feeling, Moment
from companion.domain.undo import Done
from companion.ui.dates import clock_words, weekday_date
from companion.ui.deeds import attempt_and_tell
from companion.ui.widgets.line import LineField
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.sheet import Sheet


class MomentSheet(Sheet):
    """Mood, craving and a line. Hands in what was given; `dropped` carries what was left there by Escape."""

    dropped = Signal(object)

    def __init__(self, moment: Moment | None, parent: QWidget) -> None:
        new = moment is None
        if moment is None:
            title = QCoreApplication.translate("MomentSheet", "How is it right now?")
            lead = QCoreApplication.translate("MomentSheet", "One answer is enough.")
        else:
            title = QCoreApplication.translate("MomentSheet", "A moment")
            when = QCoreApplication.translate("MomentSheet", "{day}, {time}")
            lead = when.format(day=weekday_date(moment.day), time=clock_words(moment.at, moment.zone))
        super().__init__(title, lead, width=460, parent=parent)
        self._before = Feeling() if moment is None else moment.given
        self.mood = ScaleField(self.tr("Mood"), self.tr("Very low"), self.tr("Very good"))
        self.craving = ScaleField(self.tr("Craving"), self.tr("None"), self.tr("Overwhelming"), token="amber")
        for name, scale, value in (
            ("mood", self.mood, self._before.mood),
            ("craving", self.craving, self._before.craving),
        ):
            scale.slider.setObjectName(f"moment-{name}")
            scale.set_value(value)
            self.body.addWidget(scale)
        self.line = LineField(self.tr("A line, if you want"), name=self.tr("A line"))
        self.line.setObjectName("moment-note")
        self.line.setText(self._before.note)
        self.body.addWidget(self.line)
        self.body.addStretch(1)
        cancel = self.add_button(self.tr("Cancel"), "quiet")
        cancel.clicked.connect(self._drop)
        words = self.tr("Keep this moment") if new else self.tr("Keep changes")
        keep = self.add_button(words, "primary", default=True, saves=True)
        keep.setObjectName("moment-keep")
        keep.clicked.connect(self._save)
        self.mood.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def given(self) -> Feeling:
        """What is given now."""
        return Feeling(mood=self.mood.value(), craving=self.craving.value(), note=self.line.text())

    def reject(self) -> None:
        """Closed by the lock, or with the window: what is there is kept rather than lost."""
        given = self.given()
        super().reject()
        if not given.is_empty and given != self._before and not self.kept_by(given):
            self.dropped.emit(given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._drop()
            return
        super().keyPressEvent(event)

    def _save(self) -> None:
        given = self.given()
        if given.is_empty:
            self.say(self.tr("Nothing given yet. One answer is enough."))
        elif given == self._before:
            self.accept()
        else:
            self.hand_in(given)

    def _drop(self) -> None:
        given = self.given()
        super().reject()
        if not given.is_empty and given != self._before:
            self.dropped.emit(given)


def open_moment(ctx: AppContext, over: QWidget, moment: Moment | None = None) -> MomentSheet:
    """Open the sheet of a moment, or of a new one, over the window; what is given there is kept at once."""
    sheet = MomentSheet(moment, over)

    kept = QCoreApplication.translate("MomentSheet", "Moment kept")

    def act(given: Feeling) -> Done:
        service = ctx.services.moments
        return service.add(given) if moment is None else service.change(moment.uuid, given)

    def drop(given: Feeling) -> None:
        def undo() -> None:
            # What keeps it from being kept now is told by the toast, which offers it once more.
            ctx.shell.toast(kept, act(given).undo)

        ctx.shell.toast(QCoreApplication.translate("MomentSheet", "Not kept"), undo)

    sheet.kept_by = lambda given: attempt_and_tell(ctx, lambda: act(given), kept)
    sheet.dropped.connect(drop)
    sheet.open()
    return sheet
