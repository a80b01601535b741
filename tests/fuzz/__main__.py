"""`python -m tests.fuzz NAME [seconds]`: feed one reader with what Atheris makes up, until it breaks or time is over.

Atheris (Linux and macOS) is no part of what the project installs: `pip install atheris` into its environment first.
A reader may refuse what it is given by a known problem, and must never raise anything else, hang, or grow without end.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["companion.services", "companion.domain"]):
    from companion.domain.looking import read, written
    from companion.domain.markdown import beginning
    from companion.domain.problems import KnownProblem
    from companion.services import card_text, own_json
    from companion.services.content_lines import decoded
    from companion.services.importing import day_one, daylio, journey, jrnl, markdown, red_notebook

SECONDS = 60
LONDON = ZoneInfo("Europe/London")
HERE = Path(tempfile.mkdtemp(prefix="companion-fuzz-"))


def _file(name: str, content: bytes) -> Path:
    place = HERE / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


def _zip(name: str, inside: str, content: bytes) -> Path:
    place = HERE / name
    with zipfile.ZipFile(place, "w") as held:
        held.writestr(inside, content)
    return place


def _cards(content: bytes) -> None:
    for lines in card_text.cards_of(decoded(content)):
        if lines is not None:
            try:
                card_text.read_card(lines)
            except ValueError:
                continue


def _own_json(content: bytes) -> None:
    own_json.read_head(_file("export.json", b'{"companion": ' + content))


def _looking(content: bytes) -> None:
    sought = read(content.decode("utf-8", "replace"))
    assert read(written(sought)) == sought


TARGETS: dict[str, Callable[[bytes], object]] = {
    "jrnl": lambda content: list(jrnl.json_rows(_file("j.json", b'{"tags": {}, "entries": [' + content), LONDON)),
    "jrnl-text": lambda content: list(jrnl.text_rows(_file("j.txt", b"[2024-01-01 10:00] A\n" + content), LONDON)),
    "day-one": lambda content: list(day_one.rows(_zip("d.zip", "Journal.json", b'{"entries": [' + content), LONDON)),
    "journey": lambda content: list(journey.rows(_zip("j.zip", "1.json", content), LONDON)),
    "red-notebook": lambda content: list(red_notebook.rows(_file("rn/2024-01.txt", content).parent, LONDON)),
    "markdown": lambda content: list(markdown.rows(_file("md/2024-01-01.md", content).parent, LONDON)),
    "daylio": lambda content: list(
        daylio.rows(_file("d.csv", b"full_date,date,weekday,time,mood,activities,note_title,note\n" + content), LONDON)
    ),
    "cards": _cards,
    "own-json": _own_json,
    "looking": _looking,
    "page": lambda content: beginning(content.decode("utf-8", "replace")),
}


def _once(target: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def feed(content: bytes) -> None:
        try:
            target(content)
        except KnownProblem:
            return

    return feed


def main() -> None:
    """Feed the reader that was named."""
    name, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else str(SECONDS)
    options = [sys.argv[0], f"-max_total_time={seconds}", "-max_len=4096", "-rss_limit_mb=2048", "-timeout=10"]
    atheris.Setup([*options, f"-artifact_prefix={HERE}/"], _once(TARGETS[name]))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
