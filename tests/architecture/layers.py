"""Who may import whom: `ui -> services -> (storage, content) -> domain`; and what of other people's each may use."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from tests.architecture.source import ROOT, Import, Module, imports, is_under

QT = ("PySide6", "shiboken6")
_SHARED_UI = ("ui.widgets", "ui.theme")


@dataclass(frozen=True)
class Layer:
    """What a layer may import: packages of ours (below `companion`) and of others."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...] = ()


# The longest name that fits decides. bootstrap and __main__ may import everything and are not named.
LAYERS = {
    "clock": Layer(()),
    "domain": Layer(("domain",)),
    "resources": Layer(("domain",)),
    "later": Layer((), QT),
    "memory": Layer(()),
    # How a file is written so that it is whole and private is known in one place.
    "paths": Layer(("domain", "storage.files"), ("platformdirs",)),
    "prefs": Layer(("domain", "paths", "storage.files"), ("msgspec",)),
    "diagnostics": Layer(("domain", "paths", "storage.files")),
    "storage": Layer(("storage", "domain"), ("sqlalchemy", "sqlcipher3", "nacl")),
    "content": Layer(("content", "domain", "resources"), ("markdown_it", "msgspec")),
    "services": Layer(
        ("services", "storage", "content", "domain", "clock"),
        ("sqlalchemy", "msgspec", "icalendar", "dateutil", "vobject", "hunspell", "yaml"),
    ),
    "demo": Layer(("demo", "services", "storage", "content", "domain", "clock", "resources"), ("sqlalchemy",)),
    # What a terminal asks for, without Qt. The lock of the folder is the one thing of the storage it handles itself.
    "cli": Layer(
        ("cli", "services", "content", "domain", "clock", "paths", "resources", "diagnostics", "storage.instance")
    ),
    "context": Layer(("session", "services", "content", "domain", "clock", "paths", "prefs", "ui.jobs")),
    "session": Layer(("session_words", "services", "clock")),
    "session_words": Layer(("services", "storage", "clock")),
    "ui.theme": Layer(("ui.theme", "domain", "resources"), QT),
    "ui.widgets": Layer(("ui.widgets", "ui.theme", "ui.dates", "ui.printing", "domain", "resources"), QT),
    "ui.shell": Layer(
        (
            "ui.shell",
            "ui.registry",
            "ui.screen",
            "ui.jobs",
            *_SHARED_UI,
            "context",
            "services",
            "content",
            "domain",
            "clock",
            "memory",
            "prefs",
            "paths",
            "resources",
        ),
        QT,
    ),
    # The one place that shows our own mistakes also says where in the code they were.
    "ui.problems": Layer((*_SHARED_UI, "content", "domain", "diagnostics"), QT),
    # A screen, and the single modules that stand beside the screens for all of them.
    "ui": Layer(
        (*_SHARED_UI, "context", "services", "content", "domain", "clock.Clock", "prefs", "resources"),
        QT,
    ),
}
_EVERYTHING = ("companion.bootstrap", "companion.startup", "companion.uncaught", "companion.__main__")


def layer_of(name: str) -> tuple[str, Layer] | None:
    """The layer a module belongs to, None for the few that may import everything."""
    if name == "companion" or any(is_under(name, free) for free in _EVERYTHING):
        return None
    inner = name.removeprefix("companion.")
    fitting = [layer for layer in LAYERS if is_under(inner, layer)]
    if not fitting:
        return inner, Layer(())
    longest = max(fitting, key=len)
    return longest, LAYERS[longest]


def wrong_imports(mod: Module) -> list[str]:
    """Every import that runs against the direction, one sentence each."""
    found = layer_of(mod.name)
    if found is None:
        return []
    place, layer = found
    return [
        f"{mod.name}:{one.line} imports {one.target}, which {place} may not"
        for one in imports(mod)
        if not _may(mod, place, layer, one)
    ]


def _may(mod: Module, place: str, layer: Layer, one: Import) -> bool:
    top = one.target.split(".")[0]
    if top != "companion":
        return top in sys.stdlib_module_names or top in layer.theirs
    inner = one.target.removeprefix("companion.")
    if inner in ("companion", "__version__") or any(is_under(inner, ours) for ours in layer.ours):
        return True
    if place not in ("ui", "ui.shell"):
        return False
    beside = inner.split(".")[1] if is_under(inner, "ui") and inner.count(".") else ""
    if beside and beside != "registry" and (ROOT / "companion" / "ui" / f"{beside}.py").exists():
        return True
    own = ".".join(mod.name.split(".")[:3])
    # The registry's factories import the screens when they are first visited, not before.
    return is_under(one.target, own) or (own == "companion.ui.registry" and is_under(inner, "ui") and not one.at_load)


def import_cycles(modules: list[Module]) -> list[str]:
    """Rings of modules that need each other while they are loaded."""
    known = {mod.name for mod in modules}
    needs = {
        mod.name: {_nearest(one.target, known) for one in imports(mod) if one.at_load} - {mod.name, ""}
        for mod in modules
    }
    # Whoever needs nobody, or only such, is not in a ring.
    while free := [name for name, targets in needs.items() if not targets]:
        for name in free:
            del needs[name]
        for targets in needs.values():
            targets.difference_update(free)
    # Whoever is needed by nobody only leads to a ring.
    while ends := [name for name in needs if not any(name in targets for targets in needs.values())]:
        for name in ends:
            del needs[name]
    return [f"{name} needs {', '.join(sorted(targets))}" for name, targets in sorted(needs.items())]


def _nearest(target: str, known: set[str]) -> str:
    while target and target not in known:
        target = target.rpartition(".")[0]
    return target
