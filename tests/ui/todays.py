"""Today in the states it is met in: years full of it, a notice above it, one part left of it, and none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.demo.fill import fill
from companion.demo.person import invent
from companion.domain.plans import RiskKind
from companion.ui.today.screen import TodayScreen

_OWN = (
    "SELECT words FROM intention",
    "SELECT words FROM reason",
    "SELECT name FROM contact",
    "SELECT name FROM trigger_word",
    "SELECT name FROM feeling_word",
    "SELECT name FROM measure UNION SELECT low FROM measure UNION SELECT high FROM measure",
    "SELECT name FROM counted",
    "SELECT number FROM contact_number",
    "SELECT role FROM contact",
    "SELECT note FROM moment",
    "SELECT name FROM own_strategy UNION SELECT did FROM urge UNION SELECT words FROM worry",
    "SELECT words FROM aftercare_step UNION SELECT place FROM kit",
    "SELECT name FROM warning_sign WHERE name <> ''",
    "SELECT title FROM appointment UNION SELECT place FROM appointment UNION SELECT note FROM appointment",
    "SELECT name FROM wish",
    "SELECT words FROM question UNION SELECT whom FROM question UNION SELECT answer FROM question",
    "SELECT name FROM hard_day UNION SELECT note FROM hard_day",
    "SELECT name FROM medicine UNION SELECT dose FROM medicine UNION SELECT form FROM medicine",
    "SELECT json_extract(value, '$') FROM setting WHERE key IN ('name', 'naloxone_place')",
)


def is_own(ctx: AppContext, words: str) -> bool:
    """Whether words are the person's own, as they stand in the file, or have some of theirs in them."""
    database = ctx.vault.database
    assert database is not None
    with database.quick() as connection:
        own = [row[0] for query in _OWN for row in connection.execute(query)]
    return any(one and one in words for one in own)


def _today(prepare: Callable[[AppContext], None]) -> Callable[[AppContext], QWidget]:
    """Today with all of its parts built, over a file prepared so."""

    def make(ctx: AppContext) -> QWidget:
        ctx.vault.create()
        ctx.renew_session()
        prepare(ctx)
        screen = TodayScreen(ctx)
        screen.refresh()
        screen.complete()
        return screen

    return make


def _five_years(ctx: AppContext) -> None:
    database = ctx.vault.database
    assert database is not None
    fill(database, invent(ctx.clock.now(), ctx.clock.zone()), ctx.clock.now())


def _full_list(ctx: AppContext) -> None:
    plans, today = ctx.services.plans, ctx.today()
    plans.tick(plans.intend("1 1").uuid)
    plans.intend("2 2")
    plans.intend("3 3", today - timedelta(days=1))
    plans.add_reason("4 4")
    plans.add_risk_date(RiskKind.MEDICINE, today - timedelta(days=9))


def _one_part(ctx: AppContext) -> None:
    _full_list(ctx)
    ctx.services.settings.change(**dict.fromkeys(_SHOWN, False) | {"show_list": True})
    ctx.services.plans.remove_risk_date(ctx.services.plans.risk_dates()[0].uuid)


def _nothing_shown(ctx: AppContext) -> None:
    ctx.services.settings.change(**dict.fromkeys(_SHOWN, False))


_SHOWN = ("show_counter", "show_list", "show_check_in", "show_suggestions", "show_reason", "show_weeks")
TODAYS: Mapping[str, Callable[[AppContext], QWidget]] = {
    "years": _today(_five_years),
    "notice": _today(_full_list),
    "one-part": _today(_one_part),
    "nothing-shown": _today(_nothing_shown),
}
