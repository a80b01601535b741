"""The scenes of a file kept by someone who loves a person who uses, on every screen they have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.screens.scenes import Scene
from tests.screens.stage import Stage

Act = Callable[[Stage], None]


def _at(screen: str, *presses: str, **route: object) -> Act:
    def act(stage: Stage) -> None:
        stage.open(screen, **route)
        for name in presses:
            stage.press(name)

    return act


def _end(stage: Stage) -> None:
    stage.open("today")
    stage.scroll_to_end()


def _day(stage: Stage) -> None:
    stage.open("today")
    stage.window.go("today", day=stage.ctx.today() - timedelta(days=9))


def _keys(stage: Stage) -> None:
    stage.open("today")
    stage.window.show_shortcuts()


def _help(stage: Stage) -> None:
    stage.open("today")
    stage.window.help_now()


FAMILY = (
    Scene("today", "family-empty", "family-empty", _at("today")),
    Scene("today", "family-weeks", "family-weeks", _at("today"), contrast=True),
    Scene("today", "family-end", "family-weeks", _end),
    Scene("today", "family-all", "family-weeks", _at("today", "pathway-all")),
    Scene("today", "family-days", "family-weeks", _at("today", days=True)),
    Scene("today", "family-day", "family-weeks", _day),
    Scene("today", "family-keys", "family-weeks", _keys),
    Scene("learn", "family", "family-weeks", _at("learn")),
    Scene("cope", "family", "family-weeks", _at("cope")),
    Scene("cope", "family-way", "family-weeks", _at("cope", strategy="five-senses")),
    Scene("cope", "family-breath", "family-weeks", _at("cope", strategy="paced-breathing", start=True)),
    Scene("people", "family", "family-weeks", _at("people")),
    Scene("settings", "family", "family-weeks", _at("settings")),
    Scene("settings", "you-family", "family-weeks", _at("settings", section="you")),
    Scene("helpnow", "start-family", "family-weeks", _help),
)
