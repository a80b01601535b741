"""What Qt's bindings do not need at once comes when it is asked for, and is then what it always was."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.later import PUT_OFF, TRIED

ROOT = Path(__file__).resolve().parents[2]

OURS = "from companion.later import import_qt; import_qt()"
PLAIN = "import PySide6"

#: Everything a person who maintains the app may ask of the bindings, and what the bindings ask of themselves.
ASKED = """
import builtins, inspect, sys
from PySide6.QtCore import QObject, QTimer, Qt
from PySide6.QtWidgets import QWidget
for wrong in (lambda: QTimer.singleShot("x", 3, 4, 5), lambda: QObject(7, colour="red"), lambda: QWidget.resize()):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
from shibokensupport.signature import get_signature
print(get_signature(QTimer.singleShot))
print(QObject.setObjectName.__doc__, QObject.__doc__)
print(Qt.AlignmentFlag.AlignLeft)
help(QObject.setObjectName)
import base64, tempfile, textwrap, zipfile
print(base64.b64encode(b"a"), textwrap.dedent(" a"), zipfile.ZIP_DEFLATED, tempfile.gettempprefix())
print([type(sys.modules[name]).__name__ for name in ("inspect", "textwrap")], inspect.isclass(QObject))
"""


def told(code: str) -> str:
    """What a Python of its own prints for a piece of code."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env=env | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return re.sub(r"0x[0-9a-f]+", "", done.stdout + done.stderr)


def test_messages_signatures_and_help_are_those_of_the_bindings_themselves() -> None:
    plain = told(PLAIN + ASKED)
    assert "Supported signatures" in plain
    assert told(OURS + ASKED) == plain


def test_what_is_put_off_has_not_run_until_it_is_asked_for() -> None:
    loaded = "\nimport sys; import PySide6.QtWidgets; print(*sorted(sys.modules))"
    ours, plain = told(OURS + loaded).split(), told(PLAIN + loaded).split()
    assert {"argparse", "logging", "gettext"} <= set(plain)
    assert not {"argparse", "logging", "gettext"} & set(ours)


def test_every_name_put_off_is_one_the_bindings_import() -> None:
    names = told(PLAIN + "\nimport sys, PySide6.QtCore; print(*sys.modules)").split()
    assert set(names) >= PUT_OFF


def test_importing_is_rid_of_the_hook_and_of_the_finder_afterwards() -> None:
    looked_at = "; print(builtins.__import__.__name__); print(*sys.meta_path)"
    assert told("import builtins, sys, PySide6" + looked_at).startswith("__feature_import__\n")
    ours = told("import builtins, sys; " + OURS + looked_at)
    assert not ours.startswith("__feature_import__\n")
    assert "companion" not in ours


def test_another_version_of_the_bindings_is_left_alone() -> None:
    code = "import companion.later as later; later.TRIED = '6.0.0'; later.import_qt(); import sys; "
    assert told(code + "print('argparse' in sys.modules)") == "True\n"


def test_the_version_tried_is_the_one_that_is_installed_with_the_app() -> None:
    wanted = re.findall(r"^(?:pyside6|pyside6[-_]essentials|shiboken6)==(\S+)", lock(), re.IGNORECASE | re.MULTILINE)
    assert wanted
    assert set(wanted) == {TRIED}


def lock() -> str:
    """The packages of an installation."""
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["textwrap", "inspect"])
def test_two_threads_that_ask_at_once_both_get_the_whole_module(name: str) -> None:
    code = f"""
import threading
import {name}
found = []
both = threading.Barrier(8)
def ask():
    both.wait()
    found.append(callable({name}.{"dedent" if name == "textwrap" else "getsource"}))
crew = [threading.Thread(target=ask) for _ in range(8)]
for one in crew: one.start()
for one in crew: one.join()
print(found == [True] * 8)
"""
    assert told(OURS + code) == "True\n"
