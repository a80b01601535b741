"""The settings, one section below the other, with the list of them at the left where there is room."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.screen import Screen
from companion.ui.settings.about import AboutSection
from companion.ui.settings.appearance import AppearanceSection, CountrySection
from companion.ui.settings.background import BackgroundSection
from companion.ui.settings.check_in import CheckInSection
from companion.ui.settings.data import DataSection
from companion.ui.settings.days import CountingSection
from companion.ui.settings.go_to import GoTo
from companion.ui.settings.privacy import PrivacySection
from companion.ui.settings.reminders import RemindersSection
from companion.ui.settings.section import Section
from companion.ui.settings.spelling import SpellingSection
from companion.ui.settings.today import TodaySection
from companion.ui.settings.you import YouSection
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.focus_chain import onwards
from companion.ui.widgets.page import Page

#: The sections after the first, in order; each is made with the context alone.
SECTIONS: tuple[Any, ...] = (
    CountrySection,
    YouSection,
    TodaySection,
    CheckInSection,
    SpellingSection,
    CountingSection,
    RemindersSection,
    BackgroundSection,
    PrivacySection,
    DataSection,
    AboutSection,
)


class SettingsScreen(Screen):
    """Every section in a card, of those for who keeps the file; `open(section=…)` scrolls to one."""

    areas: ClassVar[frozenset[str]] = frozenset({"settings", "counter", "checkin"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        theme = theme_of()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        family = ctx.services.settings.current().audience is Audience.SOMEONE_I_LOVE
        self._looks = AppearanceSection(ctx)
        kinds = (kind for kind in SECTIONS if kind.family or not family)
        self._sections: tuple[Section, ...] = (self._looks, *(kind(ctx) for kind in kinds))
        self._list = QWidget()
        self._list.setAccessibleName(self.tr("Sections"))
        column = QVBoxLayout(self._list)
        column.setContentsMargins(theme.px(20), theme.px(34), 0, theme.px(20))
        column.setSpacing(theme.px(2))
        self._page = Page(self.tr("Settings"), width=760)
        self._go_to = GoTo((section.title, section.name) for section in self._sections)
        self._go_to.setObjectName("go-to")
        self._go_to.wanted.connect(lambda name: self.open(section=name))
        self._page.head.addWidget(self._go_to, 0, Qt.AlignmentFlag.AlignVCenter)
        for section in self._sections:
            section.setObjectName(f"section-{section.name}")
            self._page.body.addWidget(section)
            jump = Button(section.title, "quiet", compact=True)
            jump.setObjectName(f"jump-{section.name}")
            jump.clicked.connect(lambda _checked=False, name=section.name: self.open(section=name))
            column.addWidget(jump, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.body.addStretch(1)
        column.addStretch(1)
        row.addWidget(self._list)
        row.addWidget(self._page, 1)

    def refresh(self) -> None:
        for section in self._sections:
            section.refresh()

    def open(self, **route: Any) -> None:
        """`section`: the name of the section to show; `spot`: where the page stood before it was built anew."""
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        wanted = route.get("section")
        for section in self._sections:
            if section.name == wanted:
                self._page.scroll_to(section)
                # By the order of Tab: some of its parts are made anew, and stand after others that are not.
                first = next(
                    (part for part in onwards(self) if section.isAncestorOf(part) and _stops(part, self)), None
                )
                if first is not None:
                    first.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> dict[str, Any]:
        return {"spot": spot} if (spot := self._page.scroll_area.spot()) is not None else {}

    def leave(self) -> None:
        for section in self._sections:
            if self.ctx.session is not None:
                section.keep()

    def first_focus(self) -> QWidget | None:
        return self._looks.first_part() if self._go_to.isHidden() else self._go_to

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The list of sections only where it takes nothing from the sections themselves.
        beside = self.width() >= theme_of().px(940)
        self._list.setVisible(beside)
        self._go_to.setHidden(beside)
        super().resizeEvent(event)


def _stops(part: QWidget, page: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled() and part.isVisibleTo(page)
