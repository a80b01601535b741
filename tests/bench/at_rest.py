"""How often a process wakes while nobody does anything, as the system counts the waits it gave itself up to."""

import time
from pathlib import Path

#: What the first picture brings with it is over by then: twice, half a minute apart, Qt clears its small pictures away.
SETTLED_MS = 75_000


def wakes():
    """How often the threads of this process have woken from a wait of their own since they began."""
    found = 0
    for status in Path("/proc/self/task").glob("*/status"):
        for line in status.read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches:"):
                found += int(line.split()[1])
    return found


class Count:
    """Counts from when it is made."""

    def __init__(self):
        self._first, self._began = wakes(), time.monotonic()

    def a_minute(self):
        """How many there were a minute."""
        return (wakes() - self._first) * 60 / (time.monotonic() - self._began)


def wakes_at_today(program, found, words):
    """Wake-ups a minute over so many seconds: unlocked, at Today, with every reminder on."""
    from tests.bench.journeys import Hand, NotShown

    hand = Hand(program)
    if not hand.shows("today"):
        raise NotShown("Today is not on top")
    every = {name: True for name in SWITCHES}
    program.ctx.services.settings.change(remind_check_in="20:00", remind_day="09:00", **every)
    hand.rest(SETTLED_MS)
    count = Count()
    hand.rest(int(words[0]) * 1000)
    found["wakes"] = count.a_minute()


#: The reminders that are simply on or off.
SWITCHES = ("remind_doses", "remind_kits", "remind_hard_days", "remind_outside", "remind_locked")
JOURNEYS = {"wakes": wakes_at_today}
