"""Session: the services over one open file."""

from functools import cached_property
from typing import TYPE_CHECKING

from companion.session_words import WordServices

if TYPE_CHECKING:
    from companion.clock import Clock
    from companion.services.aftercare import AftercareService
    from companion.services.aims import AimService
    from companion.services.appointments import AppointmentService
    from companion.services.calendars import CalendarService
    from companion.services.cards import CardService
    from companion.services.check_in_lists import CheckInLists
    from companion.services.checkins import CheckInService
    from companion.services.contacts import ContactService
    from companion.services.coping import CopingService
    from companion.services.counted import CountedService
    from companion.services.counter import CounterService
    from companion.services.days_of_use import DaysOfUse
    from companion.services.half_written import HalfWritten
    from companion.services.hope_box import HopeBoxService
    from companion.services.kits import KitService
    from companion.services.lapses import LapseService
    from companion.services.lines import LineService
    from companion.services.medicines import MedicineService
    from companion.services.milestones import MilestoneService
    from companion.services.moments import MomentService
    from companion.services.own_ways import OwnWayService
    from companion.services.plans import PlanService
    from companion.services.progress import ProgressService
    from companion.services.questions import QuestionService
    from companion.services.reminders import ReminderService
    from companion.services.reports import ReportService
    from companion.services.self_checks import SelfCheckService
    from companion.services.signs import SignService
    from companion.services.stay_safe import StaySafeService
    from companion.services.today import TodayService
    from companion.services.urges import UrgeService
    from companion.services.vault import Vault
    from companion.services.wellbeing import WellbeingService
    from companion.services.worksheets import WorksheetService
    from companion.services.worries import WorryService


class Session(WordServices):
    """The services over one open file, each built when first asked for; gone when the file is locked.

    Built late, because Today needs three of the eight, and the rest would keep it from being seen.
    """

    def __init__(self, vault: "Vault", clock: "Clock") -> None:
        """Serve the vault's open file; RuntimeError where none is open."""
        if vault.database is None:
            raise RuntimeError("no file is open")
        self._db, self._clock, self._vault = vault.database, clock, vault

    def is_present(self) -> bool:
        """Whether these are the services over what the vault has open now, and not over a file closed since."""
        return self._db is self._vault.database

    def warm(self) -> None:
        """Do ahead, on the worker, what the first save would wait for: the SQL toolkit and the statements it runs."""
        self._db.warm()
        import companion.services.statements.checkins
        import companion.services.statements.coping
        import companion.services.statements.counter
        import companion.services.statements.entry_parts
        import companion.services.statements.journal
        import companion.services.statements.lines
        import companion.services.statements.marks
        import companion.services.statements.moments
        import companion.services.statements.plans
        import companion.services.statements.settings
        import companion.services.statements.unfinished  # noqa: F401

    @cached_property
    def today(self) -> "TodayService":
        """All of Today in one read."""
        from companion.services.today import TodayService

        return TodayService(self._db, self._clock)

    @cached_property
    def checkins(self) -> "CheckInService":
        """The daily check-in."""
        from companion.services.checkins import CheckInService

        return CheckInService(self._db, self._clock, self.settings)

    @cached_property
    def check_in_lists(self) -> "CheckInLists":
        """What the person made of their check-in: lists of words, and scales of their own."""
        from companion.services.check_in_lists import CheckInLists

        return CheckInLists(self._db, self._clock)

    @cached_property
    def moments(self) -> "MomentService":
        """How it was at a moment, any number of times a day."""
        from companion.services.moments import MomentService

        return MomentService(self._db, self._clock, self.settings)

    @cached_property
    def counter(self) -> "CounterService":
        """What is counted, and from when."""
        from companion.services.counter import CounterService

        return CounterService(self._db, self._clock, self.settings)

    @cached_property
    def days_of_use(self) -> "DaysOfUse":
        """Days of use as the count and the check-in tell of them."""
        from companion.services.days_of_use import DaysOfUse

        return DaysOfUse(self._db, self._clock, self.checkins, self.counter)

    @cached_property
    def lapses(self) -> "LapseService":
        """The way through after a lapse, and what came of earlier ones."""
        from companion.services.lapses import LapseService

        return LapseService(self._db, self._clock, self.settings, self.counter, self.plans)

    @cached_property
    def counted(self) -> "CountedService":
        """What else is counted, and the days on medicine."""
        from companion.services.counted import CountedService

        return CountedService(self._db, self._clock, self.settings)

    @cached_property
    def milestones(self) -> "MilestoneService":
        """Milestones reached and coming, and the person's own."""
        from companion.services.milestones import MilestoneService

        return MilestoneService(self._db, self._clock, self.settings)

    @cached_property
    def half_written(self) -> "HalfWritten":
        """What stood in a sheet when the file was locked."""
        from companion.services.half_written import HalfWritten

        return HalfWritten(self._db, self._clock)

    @cached_property
    def first_run_draft(self) -> "HalfWritten":
        """What stands in the steps of the first run."""
        from companion.services.half_written import FIRST_RUN, HalfWritten

        return HalfWritten(self._db, self._clock, FIRST_RUN)

    @cached_property
    def held_guide(self) -> "HalfWritten":
        """Where a guided way is that was left half way."""
        from companion.services.half_written import GUIDE, HalfWritten

        return HalfWritten(self._db, self._clock, GUIDE)

    @cached_property
    def plans(self) -> "PlanService":
        """Today's small intentions, reasons, and dates of raised risk."""
        from companion.services.plans import PlanService

        return PlanService(self._db, self._clock, self.settings)

    @cached_property
    def cards(self) -> "CardService":
        """People out of a file of contact cards, and into one."""
        from companion.services.cards import CardService

        return CardService(self._db, self.contacts)

    @cached_property
    def contacts(self) -> "ContactService":
        """The people to call."""
        from companion.services.contacts import ContactService

        return ContactService(self._db, self._clock)

    @cached_property
    def lines(self) -> "LineService":
        """Their own telephone lines, and what they say of the bundled ones."""
        from companion.services.lines import LineService

        return LineService(self._db, self._clock)

    @cached_property
    def wellbeing(self) -> "WellbeingService":
        """How someone is who loves a person who uses."""
        from companion.services.wellbeing import WellbeingService

        return WellbeingService(self._db, self._clock, self.settings)

    @cached_property
    def coping(self) -> "CopingService":
        """Ways to cope: what was tried, and what to offer."""
        from companion.services.coping import CopingService

        return CopingService(self._db, self._clock, self.settings)

    @cached_property
    def own_ways(self) -> "OwnWayService":
        """Ways to cope of the person's own."""
        from companion.services.own_ways import OwnWayService

        return OwnWayService(self._db, self._clock)

    @cached_property
    def stay_safe(self) -> "StaySafeService":
        """The stay-safe plan."""
        from companion.services.stay_safe import StaySafeService

        return StaySafeService(self._db, self._clock)

    @cached_property
    def aims(self) -> "AimService":
        """If-then plans, values and goals, and hard days."""
        from companion.services.aims import AimService

        return AimService(self._db, self._clock)

    @cached_property
    def signs(self) -> "SignService":
        """Warning signs of the person's own."""
        from companion.services.signs import SignService

        return SignService(self._db, self._clock, self.settings)

    @cached_property
    def hope_box(self) -> "HopeBoxService":
        """What the person keeps to hold on to."""
        from companion.services.hope_box import HopeBoxService

        return HopeBoxService(self._db, self._clock)

    @cached_property
    def urges(self) -> "UrgeService":
        """Urges written down, each beside its moment."""
        from companion.services.urges import UrgeService

        return UrgeService(self._db, self._clock, self.moments)

    @cached_property
    def worries(self) -> "WorryService":
        """Worries put off until their time."""
        from companion.services.worries import WorryService

        return WorryService(self._db, self._clock)

    @cached_property
    def worksheets(self) -> "WorksheetService":
        """The written tools: half written, and finished."""
        from companion.services.worksheets import WorksheetService

        return WorksheetService(
            self._db,
            self._clock,
            self.settings,
            journal=self.journal,
            aims=self.aims,
            coping=self.coping,
            urges=self.urges,
            worries=self.worries,
        )

    @cached_property
    def kits(self) -> "KitService":
        """The register of naloxone kits."""
        from companion.services.kits import KitService

        return KitService(self._db, self._clock, self.settings)

    @cached_property
    def progress(self) -> "ProgressService":
        """What stretches of days were like, what the notes show, and wishes."""
        from companion.services.progress import ProgressService

        return ProgressService(self._db, self._clock)

    @cached_property
    def reports(self) -> "ReportService":
        """All that may stand in a report."""
        from companion.services.reports import ReportService

        return ReportService(self._db, self.progress, self.milestones)

    @cached_property
    def questions(self) -> "QuestionService":
        """Questions kept for somebody."""
        from companion.services.questions import QuestionService

        return QuestionService(self._db, self._clock)

    @cached_property
    def aftercare(self) -> "AftercareService":
        """Calendars of aftercare."""
        from companion.services.aftercare import AftercareService

        return AftercareService(self._db, self._clock)

    @cached_property
    def appointments(self) -> "AppointmentService":
        """Appointments and meetings."""
        from companion.services.appointments import AppointmentService

        return AppointmentService(self._db, self._clock)

    @cached_property
    def calendars(self) -> "CalendarService":
        """Appointments out of a calendar file, and into one."""
        from companion.services.calendars import CalendarService

        return CalendarService(self._db, self._clock, self.appointments, self.contacts)

    @cached_property
    def medicines(self) -> "MedicineService":
        """Medicine as prescribed, and what was said of each dose."""
        from companion.services.medicines import MedicineService

        return MedicineService(self._db, self._clock, self.settings)

    @cached_property
    def self_checks(self) -> "SelfCheckService":
        """Self-checks, as they were answered."""
        from companion.services.self_checks import SelfCheckService

        return SelfCheckService(self._db, self._clock, self.settings)

    @cached_property
    def reminders(self) -> "ReminderService":
        """What there is to be reminded of, and what was."""
        from companion.services.reminders import ReminderService

        others = (self.medicines, self.aftercare, self.kits, self.aims, self.appointments)
        given = (self.settings, self.checkins, *others)
        return ReminderService(self._db, self._clock, *given)
