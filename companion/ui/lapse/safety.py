"""The first five steps: safe, lower tolerance, the signs, not alone, medicine. Nothing here asks for anything.

The facts are those of Help now's door for somebody who used, and of the articles on tolerance and on using alone, where
their sources stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from companion.ui.calls import helpline_row
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.naloxone_words import naloxone_words
from companion.ui.own_people import own_people, people_row
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.flow import FlowLayout

#: So many people at most stand beside the first words; all of them are in the step for telling someone.
FEW = 2
#: The door of Help now with the signs, whose words are shown here too.
USED = "used"


def calls_card(heading: str, rows: Sequence[QWidget]) -> Card:
    """Rows of someone to ring, one below the other."""
    card = Card(spacing=0)
    card.heading(heading)
    for place, row in enumerate(rows):
        if place:
            card.box.addWidget(Rule())
        card.box.addWidget(row)
    return card


class SafeStep(LapseStep):
    """Are you safe, is someone with you, is naloxone near."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "")
        if facts.past:
            self.title.setText(self.tr("Thank you for coming back to it"))
            self.say(self.tr("What happened then does not take away what you learned."))
            self.say(self.tr("Safety comes first here, for that day and for any day after it."))
            self.say(self.tr("Has anyone used in the last hours? Then begin with Help now."))
        else:
            self.title.setText(self.tr("First: are you safe?"))
            self.say(self.tr("It is good that you came here. What counts now is that you are safe."))
            self.say(
                self.tr("Is someone with you? If not, ask someone to come, or to stay on the phone. Unlock the door.")
            )
            self.say(self.tr("Put naloxone where the other person sees it, and show them the signs."))
            if facts.emergency:
                said = self.tr("Hard to wake, or breathing badly? Whoever is with you calls {number}.")
                self.say(said.format(number=facts.emergency))
        self.say(naloxone_words(facts.settings), soft=True)
        row = FlowLayout(spacing=theme_of().px(10))
        self.help = Button(self.tr("Help now: I have used"), icon="life-buoy")
        self.help.setObjectName("lapse-help")
        self.help.clicked.connect(lambda: self.help_wanted.emit(USED))
        row.addWidget(self.help)
        self.column.addLayout(row)
        near = own_people(facts.ctx)[:FEW]
        if near and not facts.past:
            rows = [people_row(facts.ctx, person) for person in near]
            self.column.addWidget(calls_card(self.tr("Who could come, or stay on the phone"), rows))


class ToleranceStep(LapseStep):
    """How long the body was without, in the person's own number, and what that means."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "")
        if facts.past:
            self.title.setText(self.tr("Tolerance was lower, and still may be"))
        else:
            self.title.setText(self.tr("Your tolerance is lower now"))
        if facts.days:
            words = (
                self.tr(
                    "You had %n day(s) without use before that day. In that time tolerance falls.",
                    "",
                    facts.days,
                )
                if facts.past
                else self.tr(
                    "Your tolerance is lower than it was %n day(s) ago, when your days without use began.",
                    "",
                    facts.days,
                )
            )
        else:
            words = self.tr("After a break, even a short one, the body is no longer used to opioids.")
        line = self.say(words)
        line.setObjectName("lapse-days")
        self.say(self.tr("An amount you once took can stop your breathing. You cannot feel how far tolerance fell."))
        if facts.past:
            self.say(self.tr("Nobody can work out a safe amount: not a friend, not an app, not you."))
        else:
            self.say(
                self.tr(
                    "Take no more. Add nothing else: no alcohol, no benzodiazepines, nothing that makes you sleepy."
                )
            )


class SignsStep(LapseStep):
    """The signs to call an ambulance for, with the number."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "")
        theme = theme_of()
        number = facts.emergency
        if facts.past:
            self.title.setText(self.tr("The signs to know"))
        elif number:
            self.title.setText(self.tr("Call {number} for any of these").format(number=number))
        else:
            self.title.setText(self.tr("Call an ambulance for any of these"))
        self.title.setAccessibleName(self.title.text())
        door = facts.ctx.library.door(USED)
        for sign in door.signs:
            line = self.say(f"•  {facts.fill(sign)}")
            line.setAccessibleName(facts.fill(sign))
        if facts.past and number:
            self.say(self.tr("Any of these, now or another time: call {number}.").format(number=number))
        else:
            self.say(self.tr("Show them to whoever is with you."), soft=True)
        row = FlowLayout(spacing=theme.px(10))
        steps = Button(self.tr("What to do, step by step"), icon="life-buoy")
        steps.setObjectName("lapse-overdose")
        steps.clicked.connect(lambda: self.help_wanted.emit("overdose"))
        row.addWidget(steps)
        wish = Button(self.tr("A part of me wanted to die"), icon="heart")
        wish.setObjectName("lapse-suicide")
        wish.clicked.connect(lambda: self.help_wanted.emit("suicide"))
        row.addWidget(wish)
        self.column.addLayout(row)


class AloneStep(LapseStep):
    """Not alone with it: why, and who could be there."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "")
        self.title.setText(self.tr("Do not be alone with it"))
        if facts.past:
            self.say(self.tr("For any time it could happen again: do not use alone."))
        else:
            self.say(self.tr("Stay where someone sees you for the next hours. If you use again, do not use alone."))
        self.say(self.tr("Someone who is with you can call for help. Someone who is not there cannot."))
        lines = [line for line in facts.country.lines if line.kind == "spotter-line" and line.number]
        if lines:
            rows = [helpline_row(line) for line in lines]
            self.column.addWidget(calls_card(self.tr("A line where someone stays with you"), rows))
        else:
            self.say(self.tr("Nobody near? Ask someone to stay on the phone."), soft=True)


class MedicineStep(LapseStep):
    """Go on with methadone or buprenorphine, and ask before the next dose."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "")
        self.title.setText(self.tr("Keep your medicine"))
        self.say(self.tr("Do not give up methadone or buprenorphine. Staying on it protects you."))
        if facts.past:
            self.say(self.tr("Tell the clinic or pharmacist what happened. They can plan with you."))
        else:
            self.say(self.tr("Tell the clinic or pharmacist that you used, and ask before you take the next dose."))
        self.say(self.tr("Methadone missed for 3 days or more in a row: call the clinic before you take any."))
        self.say(self.tr("No such medicine? A doctor or drug service can tell you how to start."), soft=True)
