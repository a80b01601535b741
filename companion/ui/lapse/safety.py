"""The first steps: safe, lower tolerance, the signs, not alone, medicine. Nothing here has to be answered.

What is said here stands, with its sources and dates, in the pages each step leads to. No amounts, no comparison of
amounts, and nothing red: red is Help now's.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.content.values import CallKey
from companion.domain.contacts import Contact
from companion.domain.lapse import Sheet, StepId
from companion.domain.value import replace
from companion.ui.calls import helpline_rows
from companion.ui.help_words import USED
from companion.ui.lapse.asked import Asked
from companion.ui.lapse.danger import AmbulanceNumber, DangerCard
from companion.ui.lapse.step import LARGE, Facts, LapseStep
from companion.ui.naloxone_words import naloxone_words
from companion.ui.own_people import people_row
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

#: So many people at most stand beside the first words; all of them are in the step for telling someone.
FEW = 3
SPOTTER: tuple[CallKey, ...] = ("spotter-line",)
#: The roles of people who can say something of a medicine.
TREATING = ("pharmacy", "doctor", "keyworker", "service")


def rows_card(heading: str, rows: list[QWidget]) -> Card:
    """People or helplines one below the other, under a heading."""
    card = Card(spacing=0)
    card.heading(heading)
    for place, row in enumerate(rows):
        if place:
            card.box.addWidget(Rule())
        card.box.addWidget(row)
    return card


def people_rows(facts: Facts, people: tuple[Contact, ...]) -> list[QWidget]:
    """The people with their first numbers."""
    return [people_row(facts.ctx, person, full=True) for person in people]


def spotters(facts: Facts) -> list[QWidget]:
    """Lines of the country that stay on the phone; most countries have none."""
    return list(helpline_rows([line for line in facts.country.lines_for(SPOTTER) if line.number]))


class SafeStep(LapseStep):
    """Are you safe, is someone with you and who could come, is naloxone near."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.company: Asked | None = None
        self.naloxone: Asked | None = None
        if facts.past:
            self._then()
        else:
            self._now()
        self.read_more("alone-and-mixing")

    def _now(self) -> None:
        self.head(self.tr("First: are you safe?"))
        welcome = self.say(self.tr("It is good that you are here. Safety first. The rest can wait."))
        whatever = self._whatever()
        self._danger(self.tr("Hard to wake, or breathing badly? Call an ambulance now."))
        if theme_of().scale >= LARGE:
            # In letters this large only one of them is seen without scrolling.
            for line in (welcome, *whatever):
                self.column.addWidget(line)
        company = self.company = Asked(
            "lapse-company", self.tr("Is someone with you?"), self.tr("Yes"), self.tr("No, I am alone")
        )
        ask = self.tr("Ask someone to come, or to stay on the phone with you. Unlock the door.")
        with_you = self.tr("Tell them that you used. Ask them to stay, and to read the signs here with you.")
        company.then(yes=with_you, no=ask)
        self._near = rows_card(
            self.tr("Who could come, or stay on the phone"),
            people_rows(self.facts, self.facts.people[:FEW]) + spotters(self.facts),
        )
        self._near.setObjectName("lapse-near")
        naloxone = self.naloxone = Asked(
            "lapse-naloxone",
            self.tr("Is naloxone near?"),
            self.tr("Yes"),
            self.tr("No"),
            naloxone_words(self.facts.settings),
        )
        naloxone.then(
            yes=self.tr("Put it where the other person sees it. Someone else has to give it."),
            no=self.tr("Ask whoever comes to bring some. With or without it, an ambulance is the help to call."),
        )
        pair = Columns((1, 1), least=300)
        pair.add(company)
        pair.add(naloxone)
        self.column.addWidget(pair)
        self.column.addWidget(self._near)
        for asked in (company, naloxone):
            asked.answered.connect(self._answered)
        self._way(self.tr("It was longer ago than yesterday"), past=True)
        self._answered()

    def _then(self) -> None:
        self.head(self.tr("Are you safe today?"))
        self._danger(
            self.tr("Has anyone used in the last hours, and is hard to wake or breathing badly? Call an ambulance now.")
        )
        self.say(self.tr("It was a while ago, so this part is short. Thank you for coming back to it."))
        self._whatever()
        self.say(self.tr("For next time: not alone, and with naloxone where the other person sees it."))
        line = self.say(naloxone_words(self.facts.settings), soft=True)
        line.setObjectName("lapse-naloxone-note")
        if self.facts.people:
            near = rows_card(self.tr("Who could be there"), people_rows(self.facts, self.facts.people[:FEW]))
            self.column.addWidget(near)
        self._way(self.tr("I have used since yesterday, too"), past=False)

    def _whatever(self) -> tuple[Text, ...]:
        """Say why opioids are spoken of, where it is about something else by name; gives the line."""
        if not self.facts.about:
            return ()
        words = self.tr("Opioids are found in fake tablets, and in other drugs. So this part is about them, too.")
        return (self.say(words, soft=True),)

    def _danger(self, words: str) -> None:
        card = DangerCard(words, self.facts.emergency)
        card.help_wanted.connect(self.help_wanted)
        self.column.addWidget(card)
        self.also_said(words)

    def _way(self, words: str, *, past: bool) -> None:
        button = Button(words, "quiet", compact=True)
        button.setObjectName("lapse-other-time")
        button.clicked.connect(lambda: self.past_said.emit(past))
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _answered(self) -> None:
        if self.company is not None:
            somebody = bool(self.facts.people) or bool(spotters(self.facts))
            self._near.setVisible(somebody and self.company.answer() is not True)
        self.changed.emit()

    def show_sheet(self, sheet: Sheet) -> None:
        if self.company is not None and self.naloxone is not None:
            self.company.set_answer(sheet.company)
            self.naloxone.set_answer(sheet.naloxone)

    def gather(self, sheet: Sheet) -> Sheet:
        if self.company is None or self.naloxone is None:
            return sheet
        return replace(sheet, company=self.company.answer(), naloxone=self.naloxone.answer())


class ToleranceStep(LapseStep):
    """That tolerance is lower, with the person's own number where their record has one."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        if facts.about:
            self._whatever_it_was()
        elif facts.past:
            self._then(facts.days)
        else:
            self._now(facts.days)
        self.read_more("lower-tolerance")

    def _whatever_it_was(self) -> None:
        # No number: their days are those without something that may be no opioid, and those of the first thing do not
        # tell whether there was an opioid in this.
        self.head(self.tr("With opioids, a break lowers tolerance"))
        self.say(self.tr("After days or weeks without opioids, the body is no longer used to them."))
        self.say(
            self.tr("Nobody can feel it. If there were opioids in it, what you once took can stop your breathing.")
        )
        if self.facts.past:
            return
        self._nothing_on_top(
            self.tr("Add nothing on top: opioids, alcohol and benzodiazepines together can stop it, too.")
        )

    def _now(self, days: int | None) -> None:
        if days is None:
            self.head(self.tr("Your tolerance may be lower than you think"))
            self.say(self.tr("After days or weeks without opioids, the body is no longer used to them."))
        else:
            self.head(self.tr("Your tolerance is lower than it was %Ln day(s) ago", "", days))
            self.say(self.tr("In that time, your body stopped being used to opioids. That begins within days."))
        self.say(self.tr("You cannot feel it. What your body once took can stop your breathing now."))
        self.say(self.tr("Take no more today. Nobody can work out a safe amount: not a friend, not an app."))
        self._nothing_on_top(
            self.tr("Add nothing on top: no alcohol, no benzodiazepines, nothing that makes you sleepy.")
        )

    def _nothing_on_top(self, words: str) -> None:
        """Say not to mix, and never that alone: who drinks or takes them every day must not stop from now on."""
        self.say(words)
        self.say(self.tr("Alcohol or benzodiazepines every day? Do not stop all at once by yourself. Ask a doctor."))

    def _then(self, days: int | None) -> None:
        self.head(self.tr("Your tolerance was lower then"))
        if days is None:
            self.say(self.tr("After days or weeks without opioids, the body is no longer used to them."))
        else:
            self.say(self.tr("You had stopped %Ln day(s) before. The body was no longer used to opioids.", "", days))
        self.say(self.tr("It is the same after every break. It begins within days, and nobody can feel it."))


class SignsStep(LapseStep):
    """The signs to call an ambulance for, with the number."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        theme = theme_of()
        number = facts.emergency
        self.head(self.tr("When to call an ambulance"))
        ring = self.tr("One of these is enough: call {number}.") if number else self.tr("One of these is enough.")
        self.say(ring.format(number=number))
        if number:
            self.column.addWidget(AmbulanceNumber(number))
        signs = Card("amber", spacing=4)
        signs.setObjectName("lapse-signs")
        for sign in self._signs():
            line = QHBoxLayout()
            line.setSpacing(theme.px(10))
            line.addWidget(Text("\u2022", "heading", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(sign, "heading"), 1)
            signs.box.addLayout(line)
            self.also_said(sign)
        signs.setAccessibleName(self.tr("Signs of an overdose"))
        self.column.addWidget(signs)
        self.say(self.tr("Show them to whoever is with you. Say “cannot be woken” or “not breathing”."))
        if facts.about:
            self.say(self.tr("Not sure what was in it? Naloxone can be given all the same. It does no harm."))
        self.say(self.tr("Naloxone can wear off in as little as 20 minutes. The overdose can come back, so they stay."))
        row = FlowLayout(spacing=theme.px(10))
        steps = Button(self.tr("What to do, step by step"), icon="life-buoy")
        steps.setObjectName("lapse-door-overdose")
        steps.clicked.connect(lambda: self.help_wanted.emit("overdose"))
        row.addWidget(steps)
        self.column.addLayout(row)
        self.read_more("wont-wake-up")

    def _signs(self) -> tuple[str, ...]:
        """Those of Help now; where its file cannot be read, the same from here."""
        door = self.facts.words.door(USED)
        if door is not None and door.signs:
            return tuple(self.facts.fill(sign) for sign in door.signs)
        return (
            self.tr("Hard to wake"),
            self.tr("Slow or shallow breathing"),
            self.tr("Gurgling or deep snoring"),
            self.tr("Blue, grey or ashen lips"),
        )


class AloneStep(LapseStep):
    """Not alone with it: why, and who could be there."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.head(self.tr("Do not use alone"))
        self.say(self.tr("Many people who died of an overdose had nobody with them who could act."))
        self.say(self.tr("Stay where someone can see you in the next hours. If you may use again: never alone."))
        self.say(self.tr("If there are two of you, do not use at the same time. One stays able to help."))
        self.say(self.tr("Naloxone out, door unlocked."))
        lines = spotters(facts)
        if lines:
            self.column.addWidget(rows_card(self.tr("They stay on the phone with you"), lines))
        else:
            self.say(self.tr("Nobody near? Ask someone you trust to stay on the phone."))
        if facts.people:
            self.column.addWidget(rows_card(self.tr("Your people"), people_rows(facts, facts.people[:FEW])))
        self.read_more("alone-and-mixing")


class MedicineStep(LapseStep):
    """Go on with methadone or buprenorphine, and ask before the next dose."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.head(self.tr("Keep your medicine"))
        self.say(self.tr("On methadone or buprenorphine? Do not give it up. Staying on it protects you."))
        if not facts.past:
            self.say(self.tr("Tell the clinic or pharmacist that you used, and ask before you take the next dose."))
        self.say(self.tr("Missed doses? Ring the clinic before you take your usual amount."))
        self.say(self.tr("Methadone missed for 3 days or more in a row: do not take any before you have rung."))
        self.say(self.tr("On naltrexone, or just off it? Your body is not used to opioids."))
        if not facts.past:
            self.say(self.tr("Do not try to get past naltrexone with opioids: that can stop your breathing."))
        self.say(self.tr("A prescribed medicine never changes your days here."), soft=True)
        treating = tuple(person for person in facts.people if person.details.role in TREATING)
        if treating:
            self.column.addWidget(rows_card(self.tr("Who to ask"), people_rows(facts, treating)))
        else:
            self.say(self.tr("Not on a medicine, and want to know more? Ask a doctor or a drug service."), soft=True)
        self.read_more("lower-tolerance")


class RestStep(LapseStep):
    """Between the safety and the rest, which is up to the person."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.head(self.tr("The rest is up to you"))
        self.say(self.tr("The part about safety ends here. What comes now can be done today, another day, or never."))
        self.say(self.tr("What you built up before is still yours."))
        straight = Button(self.tr("Only one small next step"), icon="sprout")
        straight.setObjectName("lapse-straight")
        straight.clicked.connect(lambda: self.step_wanted.emit(StepId.NEXT))
        self.column.addWidget(straight, 0, Qt.AlignmentFlag.AlignLeft)
