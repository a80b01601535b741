"""The list of screens. Adding one adds a line here and a folder beside this file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.domain.value import Value
from companion.ui.screen import Screen

if TYPE_CHECKING:
    from companion.ui.help_now.page import HelpNow as HelpNow


#: Who keeps the file. What is for the person alone holds their pages or asks about own use.
_PERSON = frozenset({Audience.ME})
_BOTH = frozenset(Audience)


class ScreenEntry(Value):
    """One screen: id, title (marked for translation), icon, key, whether it stands in the side bar, and factory.

    `audiences` are those it is for, said of every screen anew: for anybody else no way leads there, neither the side
    bar nor a key, a route or a place gone back to. Today is for both, and is another for each. `within` is the place of
    the side bar a screen belongs to that does not stand there itself.
    """

    id: str
    title: str
    icon: str
    key: str
    in_bar: bool
    factory: Callable[[AppContext], Screen]
    audiences: frozenset[Audience]
    within: str = ""

    def is_for(self, *, family: bool) -> bool:
        """Whether it is for who keeps the file: someone who loves a person who uses, or that person."""
        return (Audience.SOMEONE_I_LOVE if family else Audience.ME) in self.audiences


def screens_for(*, family: bool) -> tuple["ScreenEntry", ...]:
    """The screens of whoever keeps the file, in order."""
    return tuple(entry for entry in SCREENS if entry.is_for(family=family))


def _today(ctx: AppContext) -> Screen:
    # Either brings in its own parts alone: what the other shows is not read before the first picture.
    if ctx.is_family():
        from companion.ui.family.screen import FamilyToday

        return FamilyToday(ctx)
    from companion.ui.today.screen import TodayScreen

    return TodayScreen(ctx)


def _journal(ctx: AppContext) -> Screen:
    from companion.ui.journal.screen import JournalScreen

    return JournalScreen(ctx)


def _learn(ctx: AppContext) -> Screen:
    from companion.ui.learn.screen import LearnScreen

    return LearnScreen(ctx)


def _pathway(ctx: AppContext) -> Screen:
    from companion.ui.learn.pathway_page import PathwayScreen

    return PathwayScreen(ctx)


def _glossary(ctx: AppContext) -> Screen:
    from companion.ui.learn.glossary_page import GlossaryScreen

    return GlossaryScreen(ctx)


def _marks(ctx: AppContext) -> Screen:
    from companion.ui.learn.marks_page import MarksScreen

    return MarksScreen(ctx)


def _cope(ctx: AppContext) -> Screen:
    from companion.ui.cope.screen import CopeScreen

    return CopeScreen(ctx)


def _hope_box(ctx: AppContext) -> Screen:
    from companion.ui.hope.screen import HopeScreen

    return HopeScreen(ctx)


def _milestones(ctx: AppContext) -> Screen:
    from companion.ui.milestones.screen import MilestonesScreen

    return MilestonesScreen(ctx)


def _progress(ctx: AppContext) -> Screen:
    from companion.ui.progress.screen import ProgressScreen

    return ProgressScreen(ctx)


def _self_checks(ctx: AppContext) -> Screen:
    from companion.ui.progress.checks_screen import SelfChecksScreen

    return SelfChecksScreen(ctx)


def _lapse(ctx: AppContext) -> Screen:
    from companion.ui.lapse.screen import LapseScreen

    return LapseScreen(ctx)


def _plan(ctx: AppContext) -> Screen:
    from companion.ui.plan.screen import PlanScreen

    return PlanScreen(ctx)


def _people(ctx: AppContext) -> Screen:
    from companion.ui.people.screen import PeopleScreen

    return PeopleScreen(ctx)


def _medicines(ctx: AppContext) -> Screen:
    from companion.ui.medicines.screen import MedicinesScreen

    return MedicinesScreen(ctx)


def _kits(ctx: AppContext) -> Screen:
    from companion.ui.kits.screen import KitsScreen

    return KitsScreen(ctx)


def _appointments(ctx: AppContext) -> Screen:
    from companion.ui.appointments.screen import AppointmentsScreen

    return AppointmentsScreen(ctx)


def _aftercare(ctx: AppContext) -> Screen:
    from companion.ui.aftercare.screen import AftercareScreen

    return AftercareScreen(ctx)


def _pack(ctx: AppContext) -> Screen:
    from companion.ui.pack.screen import PackScreen

    return PackScreen(ctx)


def _questions(ctx: AppContext) -> Screen:
    from companion.ui.questions.screen import QuestionsScreen

    return QuestionsScreen(ctx)


def _reports(ctx: AppContext) -> Screen:
    from companion.ui.reports.screen import ReportsScreen

    return ReportsScreen(ctx)


def _settings(ctx: AppContext) -> Screen:
    from companion.ui.settings.screen import SettingsScreen

    return SettingsScreen(ctx)


def help_now_page(ctx: AppContext, *, beside: bool = False) -> "HelpNow":
    """Help now, which is no screen: it opens over any state of the app, also while the file is locked.

    `beside` tells whether the side bar is beside it.
    """
    from companion.ui.help_now.page import HelpNow

    return HelpNow(ctx, beside=beside)


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry("today", str(QT_TRANSLATE_NOOP("Screens", "Today")), "sun", "Ctrl+1", True, _today, _BOTH),
    ScreenEntry(
        "journal", str(QT_TRANSLATE_NOOP("Screens", "Journal")), "notebook-text", "Ctrl+2", True, _journal, _PERSON
    ),
    ScreenEntry(
        "progress", str(QT_TRANSLATE_NOOP("Screens", "Progress")), "trending-up", "Ctrl+3", True, _progress, _PERSON
    ),
    ScreenEntry("learn", str(QT_TRANSLATE_NOOP("Screens", "Learn")), "book-open", "Ctrl+4", True, _learn, _BOTH),
    ScreenEntry("cope", str(QT_TRANSLATE_NOOP("Screens", "Cope")), "heart", "Ctrl+5", True, _cope, _BOTH),
    ScreenEntry(
        "plan", str(QT_TRANSLATE_NOOP("Screens", "My plan")), "square-check-big", "Ctrl+6", True, _plan, _PERSON
    ),
    ScreenEntry("people", str(QT_TRANSLATE_NOOP("Screens", "People")), "users", "Ctrl+7", True, _people, _BOTH),
    ScreenEntry(
        "milestones",
        str(QT_TRANSLATE_NOOP("Screens", "Milestones")),
        "sprout",
        "",
        False,
        _milestones,
        _PERSON,
        "progress",
    ),
    ScreenEntry(
        "self-checks",
        str(QT_TRANSLATE_NOOP("Screens", "Self-checks")),
        "list",
        "",
        False,
        _self_checks,
        _PERSON,
        "progress",
    ),
    ScreenEntry("lapse", str(QT_TRANSLATE_NOOP("Screens", "After using")), "sprout", "", False, _lapse, _PERSON),
    ScreenEntry(
        "pathway", str(QT_TRANSLATE_NOOP("Screens", "Short readings")), "book-open", "", False, _pathway, _BOTH, "learn"
    ),
    ScreenEntry(
        "glossary",
        str(QT_TRANSLATE_NOOP("Screens", "Words explained")),
        "book-open",
        "",
        False,
        _glossary,
        _BOTH,
        "learn",
    ),
    ScreenEntry(
        "marks",
        str(QT_TRANSLATE_NOOP("Screens", "Bookmarks and highlights")),
        "bookmark",
        "",
        False,
        _marks,
        _BOTH,
        "learn",
    ),
    ScreenEntry(
        "hope-box", str(QT_TRANSLATE_NOOP("Screens", "Hope box")), "heart", "", False, _hope_box, _PERSON, "cope"
    ),
    ScreenEntry(
        "medicines", str(QT_TRANSLATE_NOOP("Screens", "Medicines")), "pill", "", False, _medicines, _PERSON, "people"
    ),
    ScreenEntry(
        "appointments",
        str(QT_TRANSLATE_NOOP("Screens", "Appointments and meetings")),
        "calendar",
        "",
        False,
        _appointments,
        _BOTH,
        "people",
    ),
    ScreenEntry(
        "pack", str(QT_TRANSLATE_NOOP("Screens", "Leave the laptop")), "printer", "", False, _pack, _PERSON, "plan"
    ),
    ScreenEntry("kits", str(QT_TRANSLATE_NOOP("Screens", "Naloxone kits")), "pill", "", False, _kits, _BOTH, "plan"),
    ScreenEntry(
        "aftercare",
        str(QT_TRANSLATE_NOOP("Screens", "After leaving care")),
        "calendar",
        "",
        False,
        _aftercare,
        _PERSON,
        "plan",
    ),
    ScreenEntry(
        "questions",
        str(QT_TRANSLATE_NOOP("Screens", "Ask my counsellor")),
        "message-circle",
        "",
        False,
        _questions,
        _PERSON,
        "plan",
    ),
    ScreenEntry(
        "reports",
        str(QT_TRANSLATE_NOOP("Screens", "Reports")),
        "printer",
        "",
        False,
        _reports,
        _PERSON,
        "progress",
    ),
    ScreenEntry(
        "settings", str(QT_TRANSLATE_NOOP("Screens", "Settings")), "settings", "Ctrl+,", False, _settings, _BOTH
    ),
)


def screen_entry(screen_id: str) -> ScreenEntry:
    """The entry of a screen.

    Raises:
        KeyError: no such screen.
    """
    for entry in SCREENS:
        if entry.id == screen_id:
            return entry
    raise KeyError(screen_id)


def place_in_bar(screen_id: str) -> str:
    """The place of the side bar to show as open for a screen; of no screen at all, none."""
    return screen_entry(screen_id).within or screen_id if screen_id else ""
