"""Imports run one way, and the rule that says so finds those that do not."""

import pytest

from tests.architecture.layers import import_cycles, layer_of, wrong_imports
from tests.architecture.source import Module, module, package_modules


def test_imports_run_one_way():
    found = [line for mod in package_modules() for line in wrong_imports(mod)]
    assert not found, "\n".join(found)


def test_no_modules_need_each_other_to_load():
    found = import_cycles(package_modules())
    assert not found, "\n".join(found)


def test_every_module_has_a_layer():
    unknown = [mod.name for mod in package_modules() if (found := layer_of(mod.name)) and not found[1].ours]
    assert set(unknown) <= {"companion.clock", "companion.later", "companion.memory"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("companion.domain.day", "import msgspec"),
        ("companion.domain.day", "from companion.clock import Clock"),
        ("companion.domain.day", "def f():\n    from companion.storage import hot"),
        ("companion.storage.hot", "from companion.services.journal import page"),
        ("companion.storage.hot", "import PySide6.QtCore"),
        ("companion.storage.hot", "from companion.clock import Clock"),
        ("companion.content.library", "from companion.storage.database import Database"),
        ("companion.services.journal", "from PySide6.QtCore import QObject"),
        ("companion.services.journal", "import sqlcipher3"),
        ("companion.services.journal", "def f():\n    from companion.ui.jobs import Jobs"),
        ("companion.ui.journal.screen", "import sqlalchemy"),
        ("companion.ui.journal.screen", "from companion.storage.database import Database"),
        ("companion.ui.journal.screen", "from companion.ui.today.screen import TodayScreen"),
        ("companion.ui.journal.screen", "from companion.ui import today"),
        ("companion.ui.journal.screen", "from companion.ui.shell.window import MainWindow"),
        ("companion.ui.shell.window", "from companion.ui.journal.screen import JournalScreen"),
        ("companion.ui.registry", "from companion.ui.journal.screen import JournalScreen"),
        ("companion.ui.journal.screen", "from companion.ui.registry import ENTRIES"),
        ("companion.ui.journal.screen", "from companion.clock import SystemClock"),
        ("companion.ui.theme.theme", "from companion.services.settings import SettingsService"),
        ("companion.ui.widgets.card", "from companion.ui.journal import words"),
        ("companion.ui.widgets.card", "from companion.context import AppContext"),
        ("companion.unheard_of", "import companion.domain.day"),
    ],
)
def test_an_import_against_the_direction_is_found(name, text):
    assert len(wrong_imports(module(name, text))) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("companion.bootstrap", "import sqlalchemy\nfrom companion.ui.shell.window import MainWindow"),
        ("companion.domain.counter", "from datetime import date\nfrom companion.domain import day"),
        ("companion.services.journal", "from companion.storage.database import Database\nimport sqlalchemy as sa"),
        ("companion.ui.journal.screen", "from companion.ui.journal.words import title\nfrom PySide6.QtCore import Qt"),
        ("companion.ui.journal.screen", "from companion.ui.screen import Screen\nfrom companion.clock import Clock"),
        ("companion.ui.registry", "def make():\n    from companion.ui.journal.screen import JournalScreen"),
        ("companion.paths", "import platformdirs\nfrom companion import __version__"),
    ],
)
def test_an_import_along_the_direction_passes(name, text):
    assert wrong_imports(module(name, text)) == []


def test_a_ring_of_imports_is_found_and_what_hangs_on_it_is_not():
    def sample(name: str, *needs: str) -> Module:
        return module(name, "\n".join(f"import {need}" for need in needs))

    modules = [sample("a", "b"), sample("b", "c"), sample("c", "b", "d"), sample("d")]
    assert import_cycles(modules) == ["b needs c", "c needs b"]


def test_a_ring_that_closes_only_in_a_function_is_none():
    late = module("b", "def f():\n    import a")
    for_types = module("c", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a")
    assert import_cycles([module("a", "import b\nimport c"), late, for_types]) == []
