"""The scenes of Help now: its first page and every door, with the file open, empty and locked."""

from __future__ import annotations

from collections.abc import Callable

from companion.content.library import Library
from companion.resources import content_folder
from tests.screens.scenes import Scene
from tests.screens.stage import Stage


def _open_at(door: str) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.open("today")
        stage.window.help_now(door)

    return act


def _locked_at(door: str) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.lock()
        stage.window.help_now(door)

    return act


def _last_step(stage: Stage) -> None:
    stage.open("today")
    stage.window.help_now("used")
    stage.settle()
    while stage.part("step-next").property("text") != "All doors":
        stage.press("step-next")


def doors() -> tuple[Scene, ...]:
    """Every scene of Help now."""
    scenes = [
        Scene("helpnow", "start", "years", _open_at(""), contrast=True),
        Scene("helpnow", "start-empty", "empty", _open_at("")),
        Scene("helpnow", "start-locked", "years", _locked_at("")),
        Scene("helpnow", "used-last-step", "week", _last_step),
    ]
    ids = [door.id for door in Library(content_folder()).doors()]
    # The kits of the country the pictures are taken in.
    for door in (*ids, *(f"naloxone/{at}" for at in range(1, 4)), "overdose/more", "naloxone/more"):
        name = door.replace("/", "-")
        scenes.append(Scene("helpnow", name, "years", _open_at(door)))
        scenes.append(Scene("helpnow", f"{name}-locked", "years", _locked_at(door)))
    return tuple(scenes)
