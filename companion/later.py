"""Bringing Qt into Python without what only the makers of Qt's bindings need at once.

`import PySide6` reads a dozen modules, twice each, that describe every function of Qt in Python's words: for messages
about wrong arguments, for `help()`, and for writing type stubs. A person who starts the app needs none of them. Here
they are brought in by the first who asks one of them for something, and from then on are what they always were.

Only the modules named below are put off, only for the version of PySide6 this was tried with, and only where Python
finds them as plain files. In every other case they are imported as they would have been without this module.
"""

import builtins
import sys
import threading
from collections.abc import Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.abc import Loader

#: The PySide6 this was tried with. The tests beside it say whether another one can stand here.
TRIED = "6.11.3"

_SIGNATURES = "shibokensupport.signature."

#: What PySide6 and its signatures import, and only ask something of once a signature is wanted. `mapping` is not among
#: them: the bindings look for a function in it without asking Python.
PUT_OFF = frozenset(
    {
        *(_SIGNATURES + name for name in ("errorhandler", "layout", "parser")),
        *(_SIGNATURES + name for name in ("lib.enum_sig", "lib.pyi_generator", "lib.tool")),
        "base64",
        "inspect",
        "tempfile",
        "textwrap",
        "zipfile",
    }
)


class _Later(ModuleType):
    """A module whose code runs when something that is not there yet is asked of it."""

    def __getattr__(self, name: str) -> Any:
        loader = self.__dict__.get("__loader__")
        if name == "getsource" and isinstance(loader, _LoadLater) and _Finder in sys.meta_path:
            return _no_source
        # Python itself asks for a package's path, and asks for more while it still fills in the module's own names.
        if name == "__path__" or not isinstance(loader, _LoadLater) or not loader.ready:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        loader.run(self)
        return ModuleType.__getattribute__(self, name)


def _no_source(module: ModuleType) -> str:
    """What PySide6 is told while it is being imported and looks into its own package for the switch named below.

    It takes this for a module without a source file, in which there is nothing to switch, as there is not in its own.
    """
    raise OSError(f"{module.__name__} is not looked into")


class _LoadLater:
    """Stands in for a module's loader, and calls it when the time has come."""

    def __init__(self, real: "Loader") -> None:
        self._real = real
        # Who asks a second time from the same thread is the module's own code; another thread waits for its end.
        self._lock = threading.RLock()
        self._begun = False
        self.ready = False

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        self.ready = True

    def run(self, module: ModuleType) -> None:
        """Run the module's code, once."""
        with self._lock:
            if self._begun:
                return
            self._begun = True
            try:
                self._real.exec_module(module)
            except BaseException:
                self._begun = False
                raise
            module.__class__ = ModuleType
            module.__loader__ = self._real


class _Finder:
    """Finds what may be put off where Python would find it."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The module's own specification with the other loader, or None for every module not put off."""
        if name not in PUT_OFF or getattr(sys.modules.get("shiboken6"), "__version__", "") != TRIED:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None and spec.origin:
            spec.loader = cast("Loader", _LoadLater(spec.loader))
        return spec


@contextmanager
def putting_off() -> "Iterator[None]":
    """While it lasts, the modules named above are made known and nothing of them is run."""
    sys.meta_path.insert(0, _Finder)
    try:
        yield
    finally:
        sys.meta_path.remove(_Finder)


def import_qt() -> None:
    """Import PySide6 itself, and leave Python's way of importing as it was.

    PySide6 puts a hook into `builtins.__import__` that looks into every module imported after it for a feature switch
    this app does not use, and makes each such import dearer in time and memory. It is taken out again.
    """
    with putting_off():
        import PySide6  # noqa: F401

        original = getattr(builtins, "__orig_import__", None)
        if original is not None:
            builtins.__import__ = original
