"""What a start loads, and what it must not."""

import ctypes
import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT, package_modules

HEAVY = (
    "sqlalchemy",
    "nacl",
    "markdown_it",
    "icalendar",
    "dateutil",
    "vobject",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
)


def loaded_by(code: str) -> set[str]:
    """Names of all modules in a fresh interpreter after it ran `code`."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=True)
    return set(done.stdout.split())


def test_the_entry_loads_nothing_heavy():
    loaded = loaded_by("import companion.__main__")
    assert "companion.__main__" in loaded
    assert loaded.isdisjoint({*HEAVY, "PySide6"})


def test_the_shell_and_its_registry_load_nothing_heavy():
    loaded = loaded_by("import companion.bootstrap, companion.ui.registry, companion.ui.shell.window")
    assert "PySide6.QtWidgets" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_what_is_read_before_the_first_picture_writes_no_methods_and_compresses_nothing():
    # Brought in as `bootstrap` does. Each of these costs a start more than the whole lock screen.
    code = "from companion.later import import_qt; import_qt()\n"
    screens = ("companion.ui.lock.screen", "companion.ui.today.screen", "companion.ui.shell.host")
    loaded = loaded_by(code + f"import companion.bootstrap, companion.ui.shell.window, {', '.join(screens)}")
    assert {"PySide6.QtWidgets", *screens} <= loaded
    assert loaded.isdisjoint({"dataclasses", "ast", "argparse", "logging", "shutil", *HEAVY})


def test_the_lock_screen_brings_in_no_sheet_and_no_field_for_days():
    code = "from companion.later import import_qt; import_qt()\n"
    loaded = loaded_by(code + "import companion.bootstrap, companion.ui.shell.window, companion.ui.lock.screen")
    assert loaded.isdisjoint(f"companion.ui.widgets.{name}" for name in ("sheet", "written", "date_field", "calendar"))


def test_either_today_brings_in_its_own_parts_alone():
    code = "from companion.later import import_qt; import_qt()\nimport companion.bootstrap, "
    family = loaded_by(f"{code}companion.ui.family.screen")
    person = loaded_by(f"{code}companion.ui.today.screen")
    assert not {name for name in family if name.startswith("companion.ui.today")}
    assert not {name for name in person if name.startswith("companion.ui.family")}
    assert family.isdisjoint({"dataclasses", "ast", "argparse", "logging", "shutil", *HEAVY})


def test_something_heavy_is_noticed():
    assert "sqlalchemy" in loaded_by("import sqlalchemy")


def test_every_module_loads_by_itself_and_holds_nothing_of_qt_that_lives():
    names = [mod.name for mod in package_modules() if not mod.name.endswith("__main__")]
    script = (
        "import importlib\nfrom PySide6.QtCore import QObject\n"
        f"for name in {names!r}:\n"
        "    held = [k for k, v in vars(importlib.import_module(name)).items() if isinstance(v, QObject)]\n"
        "    assert not held, (name, held)\n"
    )
    assert set(names) <= loaded_by(script)


def references_lost(call, times: int = 2000) -> int:
    """How many references to None are gone after so many calls."""
    before = sys.getrefcount(None)
    for _ in range(times):
        call()
    return before - sys.getrefcount(None)


def test_calls_of_qt_that_return_nothing_lose_no_reference_to_none(qtbot):
    # PySide6 6.12.0 on Python 3.11 loses one at nearly every such call, and dies of it after some thousands.
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    assert references_lost(lambda: label.setText("calm")) < 100


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted any more")
def test_lost_references_are_noticed():
    lose = ctypes.pythonapi.Py_DecRef
    lose.argtypes = [ctypes.py_object]
    lose.restype = None
    lost = references_lost(lambda: lose(None))
    give_back = ctypes.pythonapi.Py_IncRef
    give_back.argtypes = [ctypes.py_object]
    give_back.restype = None
    for _ in range(2000):
        give_back(None)
    assert lost >= 1900
