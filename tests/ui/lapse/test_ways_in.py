"""Where the way through is opened from, beside the check-in, Settings and Help now, which try that for themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.settings import Headline
from companion.ui.registry import screen_entry, screens_for
from companion.ui.today.counter_menu import counter_menu
from tests.ui.conftest import RecordingShell


def test_the_menu_of_the_counter_leads_there(
    ctx: AppContext, show: Callable[..., QWidget], shell: RecordingShell
) -> None:
    parent = show(QWidget())
    action = counter_menu(ctx, Headline.CURRENT, parent).findChild(QAction, "go-lapse")
    assert action is not None
    assert action.text() == "I have used"
    action.trigger()
    assert shell.went == [("lapse", {"day": None})]


def test_it_stands_in_no_side_bar_and_is_not_for_someone_who_loves_a_person() -> None:
    entry = screen_entry("lapse")
    assert not entry.in_bar
    assert entry in screens_for(family=False)
    assert entry not in screens_for(family=True)
