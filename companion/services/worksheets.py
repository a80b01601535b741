"""The written tools: kept while they are half written, and all that comes of one written down at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.aims import Kind as Aim
from companion.domain.day import DayRules, instant_from_text, logical_day
from companion.domain.journal import Writing
from companion.domain.lapse import Part, plans_from
from companion.domain.undo import Done
from companion.domain.urge import UrgeNote
from companion.domain.value import Value, replace
from companion.domain.worksheet import Answer, Kind, Question, Sheet, from_plain, to_plain
from companion.services.half_written import HalfWritten
from companion.services.together import as_one
from companion.services.written_out import PageWords, Posed, chosen_words, written_out
from companion.storage.database import Database

if TYPE_CHECKING:
    from companion.content.worksheets import Worksheet
    from companion.services.aims import AimService
    from companion.services.coping import CopingService
    from companion.services.journal import JournalService
    from companion.services.urges import UrgeService
    from companion.services.worries import WorryService

SLOT = "worksheet"
#: What a written tool changes, told once when all of it is written.
AREAS = ("journal", "plans", "coping", "moments", "worries", "unfinished")
_WHEN = "SELECT updated_at FROM unfinished WHERE slot = ?"


class Opened(Value):
    """A tool as it begins for this person: its sheet, and each question as it is shown."""

    sheet: Sheet
    posed: Mapping[str, Posed]


class HalfDone(Value):
    """A tool that was left half way: what was given, the rating before, and the day it was written."""

    sheet: Sheet
    before: int | None
    after: int | None
    day: date


class Finished(Done):
    """What came of a tool, with one undo for all of it.

    `page` and `moment` are the names of what it left in the journal, empty where nothing; the numbers are how many
    plans, values and steps, and worries were put away.
    """

    page: str = ""
    moment: str = ""
    plans: int = 0
    aims: int = 0
    worries: int = 0
    tried: bool = False


class WorksheetService:
    """Opens a tool, keeps it while it is half written, and finishes it in one transaction."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        rules: DayRules,
        *,
        journal: JournalService,
        aims: AimService,
        coping: CopingService,
        urges: UrgeService,
        worries: WorryService,
    ) -> None:
        self._db, self._clock, self._rules = db, clock, rules
        self._journal, self._aims, self._coping = journal, aims, coping
        self._urges, self._worries = urges, worries

    # -- while it is gone through ------------------------------------------------------------------------------

    def open(self, tool: Worksheet, *, rated: bool, own: bool = True) -> Opened:
        """The tool from its beginning. What is asked of each worry that waits is asked once for each.

        Where none waits, or the file is not `own`, nothing is asked of them and nobody has to say which it is for.
        """
        posed = {one.id: Posed(one) for one in tool.questions}
        asked = tool.asked()
        settles = next((one for one in asked if one.kind is Kind.SETTLE), None)
        if settles is None:
            return Opened(Sheet(asked, rated=rated), posed)
        waiting = self._worries.waiting() if own else ()
        steers = settles.when[0] if settles.when is not None else ""
        found: list[Question] = []
        for one in asked:
            if one.kind is Kind.SETTLE:
                question = posed.pop(one.id).question
                for worry in waiting:
                    name = f"{one.id}/{worry.uuid}"
                    found.append(replace(one, id=name))
                    posed[name] = Posed(question, worry.words)
            elif waiting or one.id != steers:
                known = waiting or one.when is None or one.when[0] != steers
                found.append(one if known else replace(one, when=None))
        return Opened(Sheet(tuple(found), rated=rated), posed)

    def keep(self, tool: Worksheet, sheet: Sheet, before: int | None, after: int | None = None) -> None:
        """Keep it as it stands, durably, in a place of its own."""
        self._slot(tool.id).keep({**to_plain(sheet), "before": before, "after": after})

    def half_done(self, tool: Worksheet, fresh: Sheet) -> HalfDone | None:
        """What was left half way of a tool; None where nothing is."""
        told = self._slot(tool.id).read()
        if told is None:
            return None
        with self._db.quick() as connection:
            (written,) = connection.execute(_WHEN, (f"{SLOT}/{tool.id}",)).fetchone()
        day = logical_day(instant_from_text(written), self._clock.zone(), self._rules.rollover_hour)
        return HalfDone(from_plain(fresh, told), _rating(told.get("before")), _rating(told.get("after")), day)

    def drop(self, tool: Worksheet) -> Done:
        """Put away what was half written; undoing brings it back, unless something else stands there since."""
        slot = self._slot(tool.id)
        before = slot.read()
        if before is not None:
            slot.drop()

        def undo() -> None:
            if before is not None and slot.read() is None:
                slot.keep(before)

        return Done(undo)

    # -- when it is done ---------------------------------------------------------------------------------------

    def finish(
        self,
        tool: Worksheet,
        opened: Opened,
        ratings: tuple[int | None, int | None],
        words: PageWords,
        cues: Mapping[Part, str],
        *,
        as_way: str = "",
    ) -> Finished:
        """Write down all that came of it at once: the page, what goes into the plan, and that it was tried.

        `cues` are the words for a plan whose link was left empty; `as_way` is the way to cope it was tried as. Where
        nothing was given nothing is written. Undoing takes all of it back and leaves it half written as it was.
        """
        sheet, parts, told = opened.sheet, list[Done](), dict[str, object]()
        rated = any(rating is not None for rating in ratings)
        # One transaction: after a crash there is either the whole of it, or the sheet as it was left.
        with self._db.write(*AREAS):
            if not sheet.is_empty or rated:
                if tool.kept == "urge":
                    told["moment"] = self._urge(opened, ratings, words, parts)
                else:
                    if not sheet.is_empty:
                        body = written_out(sheet, opened.posed, ratings, words, cues)
                        told["page"] = self._page(tool, body, parts)
                    if as_way:
                        parts.append(self._coping.tried(as_way, before=ratings[0], after=ratings[1]))
                        told["tried"] = True
                plans, aims = self._plans(tool, sheet, cues, parts), self._aim(tool, opened, parts)
                told |= {"plans": plans, "aims": aims, "worries": self._worry(tool, opened, parts)}
            self.drop(tool)

        def bring_back() -> None:
            if not sheet.is_empty and self._slot(tool.id).read() is None:
                self.keep(tool, _at_last(sheet), *ratings)

        return Finished(as_one(self._db, AREAS, parts, bring_back).undo, **told)  # type: ignore[arg-type]

    # -- inside ------------------------------------------------------------------------------------------------

    def _slot(self, tool_id: str) -> HalfWritten:
        return HalfWritten(self._db, self._clock, f"{SLOT}/{tool_id}")

    def _page(self, tool: Worksheet, body: str, parts: list[Done]) -> str:
        entry = self._journal.create(Writing(tool.title, body, (tool.tag,)))
        parts.append(Done(lambda: self._put_in_bin(entry.uuid)))
        return entry.uuid

    def _put_in_bin(self, entry: str) -> None:
        self._journal.delete(entry)

    def _urge(self, opened: Opened, ratings: tuple[int | None, int | None], words: PageWords, parts: list[Done]) -> str:
        sheet, set_off, did = opened.sheet, tuple[str, ...](), ""
        for name, answer in sheet.given:
            posed = opened.posed[name]
            if posed.question.lands == "set-off":
                set_off = chosen_words(posed, answer)
            elif posed.question.lands == "did":
                did = answer.line()
        before, after = ratings
        # A moment is a line or two, and no page: in the timeline it is read whole.
        said = [words.set_off.format(words=", ".join(set_off))] if set_off else []
        said += [did] if did else []
        said += [words.after.format(value=after)] if after is not None else []
        made = self._urges.note(UrgeNote(before, set_off, did, after), "\n".join(said))
        parts.append(made)
        return made.uuid

    def _plans(self, tool: Worksheet, sheet: Sheet, cues: Mapping[Part, str], parts: list[Done]) -> int:
        before = len(parts)
        for name, answer in self._landing(tool, sheet, "if-then"):
            if sheet_kind(sheet, name) is Kind.LINKS:
                plans = [(cue, action) for _part, cue, action in plans_from(answer.links, cues)]
            else:
                plans = [(answer.line(0), answer.line(1))] if answer.line(1) else []
            parts.extend(self._aims.plan_for(cue, action) for cue, action in plans)
        return len(parts) - before

    def _aim(self, tool: Worksheet, opened: Opened, parts: list[Done]) -> int:
        before, sheet, towards = len(parts), opened.sheet, None
        for name, answer in self._landing(tool, sheet, "value"):
            for words in chosen_words(opened.posed[name], answer):
                known = [one for one in self._aims.goals() if one.kind is Aim.VALUE and one.words == words]
                if known:
                    towards = known[0].uuid
                    continue
                made = self._aims.aim(Aim.VALUE, words)
                towards = made.uuid
                parts.append(made)
        steps = [answer.line() for _name, answer in self._landing(tool, sheet, "step")]
        steps += [answer.line() for name, answer in sheet.given if sheet_kind(sheet, name) is Kind.SETTLE]
        parts.extend(self._aims.aim(Aim.STEP, words, towards=towards) for words in steps if words)
        return len(parts) - before

    def _worry(self, tool: Worksheet, opened: Opened, parts: list[Done]) -> int:
        sheet, parked = opened.sheet, 0
        today = logical_day(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)
        chosen = [answer.chosen for _name, answer in self._landing(tool, sheet, "worry-day")]
        day = today + timedelta(days=1 if ("tomorrow",) in chosen else 0)
        for _name, answer in self._landing(tool, sheet, "worries"):
            for line in (line for line in answer.words if line.strip()):
                parts.append(self._worries.park(line, day))
                parked += 1
        for name, answer in sheet.given:
            if sheet_kind(sheet, name) is Kind.SETTLE:
                parts.append(self._worries.settle(name.partition("/")[2], answer.line()))
        return parked

    def _landing(self, tool: Worksheet, sheet: Sheet, where: str) -> list[tuple[str, Answer]]:
        names = {one.id for one in tool.questions if one.lands == where}
        return [(name, answer) for name, answer in sheet.given if name in names]


def sheet_kind(sheet: Sheet, name: str) -> Kind:
    """What a question of a sheet takes."""
    return next(one.kind for one in sheet.questions if one.id == name)


def _at_last(sheet: Sheet) -> Sheet:
    """Standing at the last question there is, for one that was done and is not after all."""
    return sheet.at_question(sheet.asked[-1].id) if sheet.asked else sheet


def _rating(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10 else None
