"""What a check-in asks on a day, and what is known of that day."""

from datetime import date

from companion.domain.checkin import Answers, Measure
from companion.domain.value import Value


class Asked(Value, kw_only=True):
    """One day's check-in as its card is to show it.

    `saved` says whether there is a check-in of the day in the file; `unsaved` whether these answers are others, which
    were being given and not saved when the program ended. `used` whether the question about using is on the card at
    all, and `uncounted` whether the count has a day without use where they answered "Yes". `more` is whether the
    quieter questions are open.
    """

    day: date
    today: date
    answers: Answers
    saved: bool
    unsaved: bool = False
    triggers: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    medicine: bool = False
    pain: bool = False
    more: bool = False
    used: bool = False
    uncounted: bool = False

    @property
    def is_now(self) -> bool:
        """Whether it is about the day that goes on."""
        return self.day == self.today
