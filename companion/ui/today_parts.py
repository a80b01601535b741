"""What Today can show, by the names of the settings that show or hide each part; the words are the same everywhere."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.settings import Counting, Headline, PersonalSettings
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Switch


def _tr(words: str) -> str:
    return QCoreApplication.translate("TodayParts", words)


def part_names() -> tuple[tuple[str, str], ...]:
    """Each part that can be hidden: its setting, and what it is called."""
    return (
        ("show_counter", _tr("Days and rings")),
        ("show_list", _tr("Today's list")),
        ("show_check_in", _tr("Check-in")),
        ("show_suggestions", _tr("A few things for now")),
        ("show_reason", _tr("One of your reasons")),
        ("show_weeks", _tr("The last four weeks")),
    )


def counter_shown(settings: PersonalSettings) -> bool:
    """Whether the counter is shown: not where it was hidden, nor for whoever would rather not count days."""
    rather_not = settings.counting is Counting.RATHER_NOT and settings.headline is not Headline.MEDICINE
    return settings.show_counter and settings.headline is not Headline.HIDDEN and not rather_not


def rings_as_mark(settings: PersonalSettings) -> bool:
    """Whether a person's own tree stands in the mark: where the large one is hidden, unless they would rather not."""
    return settings.counting is Counting.COUNT and not counter_shown(settings)


def anything_shown(settings: PersonalSettings, *, reason: bool) -> bool:
    """Whether Today shows any of its parts; `reason` where there is one to show."""
    always = ("show_list", "show_check_in", "show_suggestions", "show_weeks")
    return (
        counter_shown(settings) or any(getattr(settings, name) for name in always) or (settings.show_reason and reason)
    )


class PartSwitches(QWidget):
    """A switch for each part of Today; each takes effect at once. `gone_wrong` is told of what could not be kept."""

    def __init__(self, ctx: AppContext, gone_wrong: Callable[[KnownProblem], None]) -> None:
        super().__init__()
        self._ctx, self._gone_wrong = ctx, gone_wrong
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(4))
        self._switches: dict[str, Switch] = {}
        for name, words in part_names():
            switch = self._switches[name] = Switch(words)
            switch.setObjectName(name.replace("_", "-"))
            switch.toggled.connect(lambda on, name=name: self._set(name, on))
            column.addWidget(switch)
        self.refresh()

    def refresh(self) -> None:
        """Show what is set now."""
        settings = self._ctx.services.settings.current()
        for name, switch in self._switches.items():
            switch.blockSignals(True)
            switch.setChecked(counter_shown(settings) if name == "show_counter" else bool(getattr(settings, name)))
            switch.blockSignals(False)
        # Whoever would rather not count says so where counting is chosen, and changes it there.
        self._switches["show_counter"].setVisible(settings.counting is not Counting.RATHER_NOT)

    def _set(self, name: str, on: bool) -> None:
        values: dict[str, object] = {name: on}
        if name == "show_counter" and on and self._ctx.services.settings.current().headline is Headline.HIDDEN:
            values["headline"] = Headline.CURRENT
        try:
            self._ctx.services.settings.change(**values)
        except KnownProblem as problem:
            self._gone_wrong(problem)
        self.refresh()
