"""Draws every screen: `python -m tests.screens DIR [--only NAME...] [--list]`, or the README's with `--readme`."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screens.drawing import Task

ROOT = Path(__file__).resolve().parents[2]
README_PICTURES = {
    "today-years": "today",
    "helpnow-start": "helpnow",
    "journal-entry": "journal",
    "learn-years": "learn",
}
#: More than this share one disk and one graphics memory for no gain.
MOST_WORKERS = 4


def main(arguments: Sequence[str]) -> int:
    """Draw what is asked for; 0 when every picture was taken."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description="Draw every screen as pictures.")
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="scenes or looks whose names begin so")
    parser.add_argument("--list", action="store_true", help="name every scene and draw nothing")
    parser.add_argument("--readme", action="store_true", help="draw the pictures of the README into docs/pictures")
    asked = parser.parse_args(arguments)
    from tests.screens.scenes import all_scenes

    if asked.list:
        print("\n".join(scene.name for scene in all_scenes()))
        return 0
    if asked.readme:
        tasks = _readme_tasks()
        folder = ROOT / "docs" / "pictures"
    elif asked.folder is not None:
        tasks = _tasks(asked.only)
        folder = asked.folder.absolute()
    else:
        parser.error("name a folder for the pictures")
    if not tasks:
        parser.error("no scene has such a name; see --list")
    return _draw_all(tasks, folder, gallery=not asked.readme)


def _tasks(only: Sequence[str]) -> list[Task]:
    from tests.screens.looks import ALL_LOOKS, LOOKS
    from tests.screens.scenes import all_scenes

    tasks = []
    for place, scene in enumerate(all_scenes()):
        for number, look in enumerate(ALL_LOOKS):
            # "today" asks for all of a screen, "today-years" for a state, "light-1200x780-100" for a look.
            fits = not only or any(f"{scene.name}-{look.name}".startswith(name) or look.name == name for name in only)
            if fits and (scene.contrast or look in LOOKS):
                tasks.append((place, number, f"{scene.name}-{look.name}.png"))
    return tasks


def _readme_tasks() -> list[Task]:
    from tests.screens.scenes import all_scenes

    names = [scene.name for scene in all_scenes()]
    return [(names.index(scene), 0, f"{picture}.png") for scene, picture in README_PICTURES.items()]


def _draw_all(tasks: list[Task], folder: Path, *, gallery: bool) -> int:
    from tests.screens.drawing import draw
    from tests.screens.gallery import write_gallery
    from tests.screens.scenes import all_scenes

    started = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="companion-screens-") as place:
        os.environ["QT_QPA_PLATFORM"] = _platform(Path(place))
        templates = Path(place, "templates")
        scenes = all_scenes()
        _make_lives(templates, {scenes[scene].life for scene, _look, _name in tasks})
        spread = min(MOST_WORKERS, os.cpu_count() or 1, len(tasks))
        shares = [(share, tasks[share::spread], folder, templates, Path(place)) for share in range(spread)]
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(spread, mp_context=context) as pool:
            failed = [line for lines in pool.map(draw, *zip(*shares, strict=True)) for line in lines]
        os.chdir(ROOT)
    if gallery:
        print(write_gallery(folder, [(scenes[at].screen, scenes[at].state, name) for at, _look, name in tasks]))
    print(f"{len(tasks)} pictures in {time.monotonic() - started:.0f} s, {len(failed)} complaints")
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


def _platform(folder: Path) -> str:
    """An offscreen platform with room on its screen; left to itself it has 800 pixels and pushes sheets aside."""
    screen = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
    (folder / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={folder / 'screen.json'}"


def _make_lives(templates: Path, wanted: set[str]) -> None:
    from tests.screens.lives import LIVES, paths_in_home

    for life in sorted(wanted):
        (templates / life).mkdir(parents=True)
        os.chdir(templates / life)
        LIVES[life](paths_in_home())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
