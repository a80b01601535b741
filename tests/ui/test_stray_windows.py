"""No part of a screen stands on the display by itself, if only for an instant: task bars would name it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.domain.checkin import Answers
from companion.domain.contacts import ContactDetails
from companion.domain.journal import Writing
from companion.domain.settings import Audience
from companion.domain.stay_safe import Part
from companion.ui.registry import screens_for
from companion.ui.widgets.sheet import Sheet
from tests.ui.hands import part
from tests.ui.running import settle, unlock_again
from tests.ui.written_tools import STAGES

pytestmark = pytest.mark.real_clock


class Watch(QObject):
    """Notes every window that is shown and is no sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, Sheet):
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    """Watches all that is shown while a test runs."""
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.mark.parametrize("audience", list(Audience))
def test_every_screen_and_help_now_are_shown_in_the_one_window(
    program: Program, watch: Watch, audience: Audience
) -> None:
    program.ctx.services.settings.change(audience=audience)
    settle()
    program.window.lock()
    settle()
    unlock_again(program)
    family = audience is Audience.SOMEONE_I_LOVE
    for entry in screens_for(family=family):
        program.window.go(entry.id)
        settle()
    program.window.help_now()
    settle()
    assert watch.seen == []


def test_two_changes_one_upon_the_other_show_nothing_by_itself(program: Program, watch: Watch) -> None:
    services = program.ctx.services
    for entry in screens_for(family=False):
        program.window.go(entry.id)
        settle()
        for words in ("First", "Second"):
            services.plans.add_reason(words)
            services.stay_safe.add(Part.FIRST, words)
            services.contacts.add(ContactDetails(words))
            services.journal.create(Writing(words))
            services.checkins.save(program.ctx.today(), Answers(mood=5))
        settle()
    assert watch.seen == []


@pytest.mark.parametrize("stage", STAGES)
def test_every_step_of_a_written_tool_is_shown_in_the_one_window(program: Program, watch: Watch, stage: str) -> None:
    tool, *presses = STAGES[stage]
    program.window.go("cope", strategy=tool)
    program.window.go("cope", strategy=tool, start=True)
    for name in presses:
        settle()
        part(program.window, name).click()  # type: ignore[attr-defined]
    settle()
    assert watch.seen == []


def test_what_came_of_every_self_check_is_shown_in_the_one_window(program: Program, watch: Watch) -> None:
    for check in program.ctx.library.self_checks():
        made = program.ctx.services.self_checks.keep(check.id, check.edition, (check.top,) * len(check.items))
        program.window.go("self-checks", result=made.uuid)
        settle()
    assert watch.seen == []


def test_the_watch_sees_a_part_that_is_shown_before_it_has_its_place(qtbot: QtBot, watch: Watch) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    part.show()
    assert watch.seen == ["QWidget "]
    part.hide()
