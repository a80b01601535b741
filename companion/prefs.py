"""Preferences: what must be known before the file is open, so nothing personal stands here.

A small JSON file, read at start and replaced whole and atomically. Keys this version does not know
are kept, so that an older and a newer version can share a folder.
"""

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from companion.domain.value import Value, field, part_names, parts_of, replace

#: Keys offered for hiding the window at once.
QUICK_HIDE_KEYS = ("F12", "Ctrl+Shift+H", "Ctrl+Space", "")

#: What a window's place can be: x, y, width, height, maximised. Numbers beyond what the toolkit takes end the app.
_PLACES = ((-100_000, 100_000), (-100_000, 100_000), (1, 20_000), (1, 20_000), (0, 1))
_STEPS = 1000


class Prefs(Value):
    """How the app looks and behaves on this computer.

    Attributes:
        appearance: 'system', 'light', 'dark', 'contrast-light' or 'contrast-dark'.
        text_size: percent, 100 to 200.
        reading_font: 'serif' or 'sans'.
        reader_size: percent of the text size, 85 to 175, for articles.
        reader_letters: 'serif', 'sans', or 'apart' for such with more room between; '' as `reading_font` says.
        reader_width: 'narrow', 'normal' or 'wide' lines, for articles.
        voice_speed: how fast articles are read aloud, -3 to 3; 0 is the voice's own.
        speak_guides: whether the words of a guided way to cope are spoken, where a voice is installed.
        motion: False when nothing should move.
        country: two letters for helplines, 'eu', 'other', or '' when never chosen.
        language: two letters, or '' for the system's.
        idle_lock_minutes: 0 is never; only used while the file has a passphrase.
        quick_hide_key: a key sequence, or '' for none.
        neutral_title: True shows "Notes" as the window's title.
        tray: whether an icon stands beside the clock.
        close_to_tray: whether closing the window leaves Companion there.
        tray_told: whether it was said, the first time, that it stays there.
        first_run_done: False until the person left the first run.
        first_run_step: where to go on in the first run.
        window: x, y, width, height, and 1 when maximised; empty when never placed.
    """

    appearance: str = "system"
    text_size: int = 100
    reading_font: str = "serif"
    reader_size: int = 100
    reader_letters: str = ""
    reader_width: str = "normal"
    voice_speed: int = 0
    speak_guides: bool = False
    motion: bool = True
    country: str = ""
    language: str = ""
    idle_lock_minutes: int = 10
    quick_hide_key: str = "F12"
    neutral_title: bool = False
    tray: bool = False
    close_to_tray: bool = False
    tray_told: bool = False
    first_run_done: bool = False
    first_run_step: int = 0
    window: tuple[int, ...] = ()
    unknown: dict[str, Any] = field(default_factory=dict)


def parse_prefs(text: str) -> Prefs:
    """Preferences from JSON text; a value of the wrong kind falls back to its default.

    Raises:
        ValueError: the text is not a JSON object.
    """
    try:
        raw = json.loads(text)
    except RecursionError as error:
        raise ValueError("preferences are nested too deep") from error
    if not isinstance(raw, dict):
        raise ValueError("preferences are not a JSON object")
    known: dict[str, Any] = {}
    defaults = Prefs()
    for name in part_names(Prefs):
        if name == "unknown" or name not in raw:
            continue
        value, default = raw.pop(name), getattr(defaults, name)
        if name == "window":
            if _is_place(value):
                known["window"] = tuple(value)
        elif type(value) is type(default):
            known[name] = value
    prefs = Prefs(**known, unknown=raw)
    return replace(
        prefs,
        text_size=min(200, max(100, prefs.text_size)),
        reader_size=min(175, max(85, prefs.reader_size)),
        voice_speed=min(3, max(-3, prefs.voice_speed)),
        idle_lock_minutes=min(24 * 60, max(0, prefs.idle_lock_minutes)),
        first_run_step=min(_STEPS, max(0, prefs.first_run_step)),
    )


def _is_place(value: object) -> bool:
    if not isinstance(value, list) or len(value) not in (0, len(_PLACES)):
        return False
    return all(type(part) is int and least <= part <= most for part, (least, most) in zip(value, _PLACES, strict=False))


def prefs_text(prefs: Prefs) -> str:
    """Preferences as JSON text that `parse_prefs` reads back."""
    raw = parts_of(prefs)
    unknown = raw.pop("unknown")
    return json.dumps({**unknown, **raw}, indent=1, sort_keys=True)


class PrefsStore:
    """The preferences in force, and the file they are kept in.

    A damaged file is set aside under another name and the defaults are used: preferences are a comfort,
    and must never keep a person from their own pages. A folder that cannot be written keeps the
    change for this session; `kept` says whether the last change reached the disk. Both are there to be told, once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._listeners: list[Callable[[Prefs, Prefs], None]] = []
        self.kept = True
        self._set_aside: Path | None = None
        self._told_not_kept = False
        try:
            self._prefs = parse_prefs(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self._prefs = Prefs()
        except OSError:
            self._prefs, self.kept = Prefs(), False
        except ValueError:
            self._prefs = Prefs()
            with contextlib.suppress(OSError):
                self._set_aside = path.replace(path.with_suffix(".damaged.json"))

    @property
    def now(self) -> Prefs:
        """The preferences in force."""
        return self._prefs

    def change(self, **changes: Any) -> None:
        """Change some, write them, and tell the listeners (old, new)."""
        old, self._prefs = self._prefs, replace(self._prefs, **changes)
        if old == self._prefs:
            return
        self._write()
        for listener in tuple(self._listeners):
            listener(old, self._prefs)

    def take_set_aside(self) -> Path | None:
        """Where a damaged file was set aside, to be told the person; None from the second time on."""
        told, self._set_aside = self._set_aside, None
        return told

    def take_not_kept(self) -> bool:
        """Whether a change did not reach the disk and nobody was told so yet; False from the second time on."""
        if self.kept or self._told_not_kept:
            return False
        self._told_not_kept = True
        return True

    def listen(self, listener: Callable[[Prefs, Prefs], None]) -> None:
        """Call with (old, new) after each change."""
        self._listeners.append(listener)

    def forget(self) -> None:
        """Begin again with the defaults, after everything was erased; nothing is written until the next change."""
        self._prefs = Prefs()

    def _write(self) -> None:
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(prefs_text(self._prefs))
                out.flush()
                os.fsync(out.fileno())
            os.replace(beside, self._path)
            self.kept = True
        except OSError:
            self.kept = False
