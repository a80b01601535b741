"""What Today shows, and the small lists it draws on."""

from PySide6.QtCore import QCoreApplication

from companion.context import AppContext
from companion.ui.settings.section import Section
from companion.ui.today_parts import PartSwitches
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text


class TodaySection(Section):
    """A switch for each part of Today, and the ways to reasons and to dates of raised risk."""

    name = "today"
    family = False

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("TodaySection", "Today"),
            QCoreApplication.translate("TodaySection", "What is hidden is kept, and comes back when you want it."),
        )
        self.box.addWidget(Text(self.tr("What Today shows"), "strong"))
        self._parts = PartSwitches(ctx, ctx.shell.show_problem)
        self.box.addWidget(self._parts)
        self.rule()
        for name, words, act, note in (
            ("reasons", self.tr("Your reasons"), self.tr("Write or change"), self.tr("Today shows one a day.")),
            (
                "dates",
                self.tr("Dates to take care after"),
                self.tr("Add or change"),
                self.tr("Leaving detox, rehab, hospital or custody, or a last dose of your medicine."),
            ),
        ):
            button = Button(act)
            button.setObjectName(f"today-{name}")
            button.setAccessibleName(self.tr("{act}: {what}").format(act=act, what=words))
            button.clicked.connect(lambda _checked=False, name=name: self._open(name))
            self.row(words, button, note)

    def refresh(self) -> None:
        self._parts.refresh()

    def _open(self, name: str) -> None:
        from companion.ui.reasons_sheet import ReasonsSheet
        from companion.ui.risk_dates_sheet import RiskDatesSheet

        sheet = ReasonsSheet if name == "reasons" else RiskDatesSheet
        sheet(self.ctx, self).open()
