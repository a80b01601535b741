"""The scenes: what is drawn, over whose folder, and what is done before the picture is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from companion.domain.checkin import Feeling
from companion.domain.journal import TimelineFilter
from companion.domain.lapse import SAFETY_THEN, Link, Part, Sheet, StepId
from companion.domain.lines import LineWords
from companion.domain.plans import RiskKind
from companion.ui.registry import SCREENS
from tests.screens.stage import Stage

Act = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of one screen.

    Attributes:
        screen: what is shown, such as "today".
        state: in which state, such as "years".
        life: the folder it is taken over, a key of `LIVES`.
        act: brings the stage there.
        contrast: whether it is drawn in high contrast besides.
    """

    screen: str
    state: str
    life: str
    act: Act
    contrast: bool = False

    @property
    def name(self) -> str:
        """How the scene stands in a file name."""
        return f"{self.screen}-{self.state}"


def _open(screen: str, *presses: str, **route: object) -> Act:
    """Open a screen at a route, then press buttons one after the other."""

    def act(stage: Stage) -> None:
        stage.open(screen, **route)
        for name in presses:
            stage.press(name)

    return act


def _registered() -> list[Scene]:
    return [
        Scene(entry.id, life, life, _open(entry.id), contrast=entry.id == "today" and life == "years")
        for entry in SCREENS
        for life in ("empty", "week", "years")
    ]


# -- today -----------------------------------------------------------------------------------------------------


def _day_before(stage: Stage) -> None:
    stage.open("today")
    stage.press("checkin-earlier")


def _own_word(stage: Stage) -> None:
    stage.open("today")
    stage.press("trigger-add")
    stage.type("Sunday", "trigger-new")


def _saved(stage: Stage) -> None:
    stage.open("today")
    stage.part("scale-mood").setFocus()
    stage.key("6")
    stage.press("checkin-save")


def _everything_asked(stage: Stage) -> None:
    stage.open("today")
    services = stage.ctx.services
    services.settings.change(ask_pain=True, check_in_more=True)
    services.check_in_lists.add_measure("Energy", "None", "Plenty")
    services.check_in_lists.add_measure("How sure I am of this week", "Not at all", "Quite sure")
    services.moments.add(Feeling(mood=3, craving=8, note="Walked past the old flat. It passed."))
    services.moments.add(Feeling(craving=2))
    stage.settle()
    stage.press("checkin-save")
    stage.scroll_to_end()


def _end(stage: Stage) -> None:
    stage.open("today")
    stage.scroll_to_end()


def _keys(stage: Stage) -> None:
    stage.open("today")
    stage.window.show_shortcuts()


def _not_counted(stage: Stage) -> None:
    stage.open("settings")
    stage.press("count-rather-not")
    stage.window.toasts.forget()
    stage.window.go("today")


def _notice(stage: Stage) -> None:
    stage.open("today")
    plans, today = stage.ctx.services.plans, stage.ctx.today()
    plans.add_risk_date(RiskKind.HOSPITAL, today - timedelta(days=9))
    plans.intend("Return the library books", today - timedelta(days=1))
    plans.intend("Call Ife")
    plans.add_reason("Waking up well, and nobody waiting for me.")
    stage.settle()


def _line(stage: Stage) -> None:
    _notice(stage)
    stage.press("item-more")


def _only_the_list(stage: Stage) -> None:
    _notice(stage)
    hidden = ("show_counter", "show_check_in", "show_suggestions", "show_reason", "show_weeks")
    stage.ctx.services.settings.change(**dict.fromkeys(hidden, False))
    stage.press("notice-away")


_TODAY = [
    Scene("today", "notice", "week", _notice),
    Scene("today", "line", "week", _line),
    Scene("today", "only-the-list", "week", _only_the_list),
    Scene("today", "shows", "week", _open("today", "today-shows")),
    Scene("today", "reasons", "years", _open("today", sheet="reasons")),
    Scene("today", "dates", "week", _open("today", sheet="dates")),
    Scene("today", "naloxone", "empty", _open("today", sheet="naloxone")),
    Scene("today", "end", "years", _end),
    Scene("today", "day-before", "years", _day_before),
    Scene("today", "own-word", "week", _own_word),
    Scene("today", "saved", "week", _saved),
    Scene("today", "everything-asked", "week", _everything_asked),
    Scene("today", "not-today", "empty", _open("today", "checkin-not-today")),
    Scene("today", "moment", "week", _open("today", "checkin-moment")),
    Scene("today", "date", "week", _open("today", "checkin-date")),
    Scene("settings", "words", "week", _open("settings", "words-triggers")),
    Scene("settings", "measure", "week", _open("settings", "measure-new")),
    Scene("today", "not-counted", "week", _not_counted),
    Scene("today", "keys", "years", _keys),
]

# -- journal ---------------------------------------------------------------------------------------------------

_WORDS = "Rang Ife instead. We talked about nothing for twenty minutes, and by the end the pull had gone."


def _writing(stage: Stage) -> None:
    stage.open("journal", new=True)
    stage.type("Rang Ife", "entry-title")
    stage.type(_WORDS, "entry-body")


def _entry(stage: Stage) -> None:
    stage.open("journal")
    page = stage.ctx.services.journal.timeline(TimelineFilter.ENTRIES)
    titled = next(item for item in page.items if item.title)
    stage.window.go("journal", entry=titled.uuid)
    stage.settle()


def _tagging(stage: Stage) -> None:
    _entry(stage)
    stage.press("tag-add")
    stage.type("s", "tag-entry")


def _binned(stage: Stage) -> None:
    _entry(stage)
    stage.press("entry-delete")


def _bin(stage: Stage) -> None:
    _binned(stage)
    stage.window.toasts.forget()
    stage.press("journal-bin")


def _then(first: Act, press: str) -> Act:
    def act(stage: Stage) -> None:
        first(stage)
        stage.press(press)

    return act


_JOURNAL = [
    Scene("journal", "entry", "years", _entry),
    Scene("journal", "new", "years", _open("journal", new=True)),
    Scene("journal", "writing", "week", _writing),
    Scene("journal", "tagging", "years", _tagging),
    Scene("journal", "search", "years", _open("journal", query="walk")),
    Scene("journal", "search-tag", "years", _open("journal", query="#fam")),
    Scene("journal", "search-noted", "years", _open("journal", query="gre")),
    Scene("journal", "search-nothing", "years", _open("journal", query="zeppelin")),
    Scene("journal", "check-ins", "years", _open("journal", "journal-show-check-ins")),
    Scene("journal", "when-sheet", "years", _then(_entry, "entry-when")),
    Scene("journal", "binned", "years", _binned),
    Scene("journal", "bin", "years", _bin),
    Scene("journal", "bin-empty", "empty", _open("journal", "journal-bin")),
]

# -- cope ------------------------------------------------------------------------------------------------------


def _way(name: str, *presses: str, craving: int = 7) -> Act:
    """A way, started and led on by these presses where there are any."""
    return _open("cope", *presses, strategy=name, craving=craving, start=bool(presses))


def _with_a_record(stage: Stage) -> None:
    stage.open("cope")
    for before, after in ((7, 4), (8, 3), (6, 5), (7, 7), (8, 5)):
        stage.ctx.services.coping.tried("paced-breathing", before=before, after=after)
    for before, after in ((5, 6), (7, 2)):
        stage.ctx.services.coping.tried("halt-check", before=before, after=after)
    stage.ctx.services.settings.change(favourite_ways="five-senses paced-breathing")


def _did_not_ease(stage: Stage) -> None:
    _way("urge-surfing", "guide-begin", "guide-end")(stage)
    stage.part("rate-after").setFocus()
    stage.key("8")
    stage.press("guide-go-on")


_BEGUN = ("guide-begin", "guide-skip", "guide-skip", "guide-skip", "guide-pause")
_COPE = [
    Scene("cope", "record", "week", _with_a_record),
    Scene("cope", "nothing-fits", "empty", _open("cope", "feeling-panic", "cope-favourites")),
    Scene("cope", "way", "week", _way("brisk-walk")),
    Scene("cope", "way-led", "week", _way("paced-breathing")),
    Scene("cope", "surf-ask", "week", _open("cope", strategy="urge-surfing", craving=7, start=True)),
    Scene("cope", "surf", "week", _way("urge-surfing", *_BEGUN), contrast=True),
    Scene("cope", "surf-after", "week", _way("urge-surfing", "guide-begin", "guide-end")),
    Scene("cope", "surf-next", "week", _did_not_ease),
    Scene("cope", "breathe-ask", "week", _open("cope", strategy="paced-breathing", start=True)),
    Scene("cope", "breathe", "week", _way("paced-breathing", "guide-begin", "guide-pause")),
]

# -- after a lapse -----------------------------------------------------------------------------------------------


def _after_lapse(step: StepId, *presses: str, past: bool = False) -> Act:
    """The way through, at a step, with what is pressed there."""
    sheet = Sheet(step=step, past=past or None, company=None if past else False, links=_LINKS)
    return _open("lapse", *presses, sheet=sheet)


def _half_way(stage: Stage) -> None:
    stage.open("today")
    stage.ctx.services.lapses.keep(Sheet(step=StepId.CHAIN, links=_LINKS))
    stage.window.go("lapse")
    stage.settle()


def _another_day(stage: Stage) -> None:
    stage.open("today")
    today = stage.ctx.today()
    stage.ctx.services.lapses.keep(Sheet(step=StepId.CHAIN, day=today - timedelta(days=9), links=_LINKS))
    stage.window.go("lapse", day=today)
    stage.settle()


_LINKS = (Link(Part.HARDER, "Three bad nights in a row. Skipped group twice.", "tell Dana after the second one"),)
_LAPSE = [
    *(Scene("lapse", step.value, "years", _after_lapse(step), contrast=step is StepId.SIGNS) for step in StepId),
    *(Scene("lapse", f"past-{step.value}", "years", _after_lapse(step, past=True)) for step in SAFETY_THEN),
    Scene("lapse", "written", "years", _after_lapse(StepId.COUNT, "lapse-write", "lapse-same")),
    Scene("lapse", "past-written", "years", _after_lapse(StepId.COUNT, "lapse-write", past=True)),
    Scene("lapse", "earlier", "years", _after_lapse(StepId.CHAIN, "lapse-earlier")),
    Scene("lapse", "half-way", "years", _half_way),
    Scene("lapse", "another-day", "years", _another_day),
]

# -- people ----------------------------------------------------------------------------------------------------


def _person(stage: Stage, press: str) -> None:
    stage.open("people")
    stage.press("contact-more")
    if press:
        stage.press(press)


def _own_lines(stage: Stage, *presses: str) -> None:
    """Lines of one's own, one bundled one corrected and one hidden."""
    stage.open("today")
    lines, code = stage.ctx.services.lines, stage.ctx.country()
    bundled = [line for line in stage.ctx.library.country(code).lines if line.number]
    lines.add(code, LineWords("Canal Street clinic", "drug-line", "01632 960552", hours="weekdays 9 to 5"))
    lines.correct(code, bundled[0].id, LineWords(bundled[0].name, number="01632 960111"))
    lines.set_on_top(code, bundled[0].id, True)
    lines.hide(code, bundled[-1].id, True)
    stage.open("people")
    for name in presses:
        stage.press(name)


_PEOPLE = [
    Scene("people", "own-lines", "empty", lambda stage: _own_lines(stage, "line-more", "helplines-hidden")),
    Scene("people", "line-sheet", "empty", lambda stage: _own_lines(stage, "line-more", "line-change")),
    Scene("people", "line-new", "empty", lambda stage: _own_lines(stage, "helplines-add")),
    Scene("people", "add-sheet", "empty", _open("people", "people-add")),
    Scene("people", "more", "years", lambda stage: _person(stage, "")),
    Scene("people", "change-sheet", "years", lambda stage: _person(stage, "contact-change")),
    Scene("people", "removed", "years", lambda stage: _person(stage, "contact-remove")),
]

# -- milestones ------------------------------------------------------------------------------------------------

_MILESTONES = [
    Scene("milestones", "own-sheet", "years", _open("milestones", "milestone-add")),
    Scene("milestones", "all", "years", _open("milestones", "milestones-all-total")),
]

# -- self-checks -----------------------------------------------------------------------------------------------


def _answered(check: str, *answers: int | None) -> Act:
    def act(stage: Stage) -> None:
        stage.open("self-checks")
        made = stage.ctx.services.self_checks.keep(check, 1, answers)
        stage.window.go("self-checks", result=made.uuid)
        stage.settle()

    return act


_CHECKS = [
    Scene("self-checks", "asking", "years", _open("self-checks", check="phq-9"), contrast=True),
    Scene("self-checks", "asking-agree", "years", _open("self-checks", check="barc-10")),
    Scene("self-checks", "asking-number", "years", _open("self-checks", check="craving")),
    Scene("self-checks", "result", "years", _answered("phq-9", 1, 1, 1, 1, 0, 1, 0, 0, 0)),
    Scene("self-checks", "result-crisis", "years", _answered("phq-9", 1, 1, 1, None, 0, 1, 0, 0, 1)),
    Scene("self-checks", "result-numbers", "years", _answered("readiness", 9, 7)),
    Scene("self-checks", "result-diary", "years", _answered("withdrawal", 2, 1, 3, 0, 1, 2, 0, 3, 3, 1)),
    Scene("self-checks", "over", "years", _open("self-checks", over="phq-9")),
    Scene("self-checks", "over-numbers", "years", _open("self-checks", over="readiness")),
]


def all_scenes() -> tuple[Scene, ...]:
    """Every scene, in the order of the page that shows them."""
    from tests.screens.doors import doors
    from tests.screens.family import FAMILY
    from tests.screens.guides import guides
    from tests.screens.hope import hope
    from tests.screens.journal_page import pages
    from tests.screens.learn import learn
    from tests.screens.medicines import medicines
    from tests.screens.outside import OUTSIDE
    from tests.screens.people import people
    from tests.screens.plan import plan
    from tests.screens.settings import settings
    from tests.screens.worksheets import worksheets

    scenes = (
        *OUTSIDE,
        *_registered(),
        *_TODAY,
        *_JOURNAL,
        *pages(),
        *learn(),
        *medicines(),
        *plan(),
        *hope(),
        *_COPE,
        *guides(),
        *worksheets(),
        *_LAPSE,
        *_PEOPLE,
        *people(),
        *_MILESTONES,
        *_CHECKS,
        *settings(),
        *FAMILY,
        *doors(),
    )
    order = ("first-run", "lock", "trouble", *(entry.id for entry in SCREENS), "helpnow")
    return tuple(sorted(scenes, key=lambda scene: order.index(scene.screen)))
