"""The pictures leave no screen out, and no picture takes the name of another."""

from __future__ import annotations

from collections import Counter

from companion.ui.registry import SCREENS
from tests.screens.lives import LIVES
from tests.screens.scenes import all_scenes


def test_every_registered_screen_is_drawn_empty_after_a_week_and_after_years() -> None:
    drawn = {(scene.screen, scene.state) for scene in all_scenes()}
    assert {(entry.id, life) for entry in SCREENS for life in ("empty", "week", "years")} <= drawn


def test_no_two_scenes_share_a_name_and_each_has_a_life() -> None:
    scenes = all_scenes()
    assert [name for name, count in Counter(scene.name for scene in scenes).items() if count > 1] == []
    assert {scene.life for scene in scenes} <= set(LIVES)
