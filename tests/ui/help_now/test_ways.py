"""From the craving door to more ways: Cope where the file is open, and bundled words alone where it is locked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.ui.help_now.page import HelpNow
from companion.ui.widgets.scale import ScaleSlider
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


def more_ways(ctx: AppContext, show: Show) -> HelpNow:
    help_now = HelpNow(ctx)
    help_now.open_door("craving")
    show(help_now, 980, 780)
    button = help_now.findChild(QPushButton, "more-ways")
    assert button is not None
    assert button.isVisible()
    button.click()
    return help_now


def test_where_the_file_is_open_they_are_in_cope(ctx: AppContext, shell: RecordingShell, show: Show) -> None:
    help_now = more_ways(ctx, show)
    assert shell.went == [("cope", {"feeling": "craving"})]
    assert help_now.door == "craving"


@pytest.fixture
def locked(ctx: AppContext) -> AppContext:
    """A file with a record in it, locked."""
    ctx.services.coping.tried("stop-skill", before=9, after=1)
    ctx.services.settings.change(favourite_ways="stop-skill", name="Rosa")
    ctx.session = None
    ctx.vault.lock()
    return ctx


def test_where_it_is_locked_every_bundled_way_is_there_with_cautions_first(
    locked: AppContext, shell: RecordingShell, show: Show
) -> None:
    help_now = more_ways(locked, show)
    assert shell.went == []
    assert help_now.door == "ways"
    for one in locked.library.strategies():
        card = help_now.findChild(QWidget, f"help-way-{one.id}")
        assert card is not None
        said = [text.text() for text in card.findChildren(Text)]
        assert said[0] == one.name
        assert said[1 : 1 + len(one.cautions)] == list(one.cautions)
        assert len(said) == 1 + len(one.cautions) + len(one.steps)


def test_where_it_is_locked_nothing_is_personal_and_nothing_is_asked(locked: AppContext, show: Show) -> None:
    help_now = more_ways(locked, show)
    said = " ".join(text.text() for text in help_now.findChildren(Text))
    assert "Eased" not in said
    assert "Rosa" not in said
    assert not help_now.findChildren(ScaleSlider)
    assert not locked.unlocked


def test_escape_leads_back_to_the_craving(locked: AppContext, show: Show) -> None:
    help_now = more_ways(locked, show)
    assert help_now.go_back()
    assert help_now.door == "craving"


def test_damaged_ways_leave_a_page_that_says_so(
    locked: AppContext, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise ContentProblem(locked.paths.data, 1, "damaged")

    monkeypatch.setattr(locked.library, "strategies", damaged)
    help_now = more_ways(locked, show)
    note = help_now.findChild(Text, "help-damaged")
    assert note is not None
    assert note.isVisibleTo(help_now)
