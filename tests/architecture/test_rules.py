"""Every rule holds in the package, finds a small violation, and leaves a small lookalike alone."""

import pytest

from tests.architecture import rules
from tests.architecture.source import module, package_modules

ALL = (
    rules.clock_reads,
    rules.colours,
    rules.focus_chain,
    rules.painters,
    rules.shown_in_its_place,
    rules.module_names,
    rules.network,
    rules.hidden_imports,
    rules.logged_words,
    rules.kept_state,
)
SCREEN = "companion.ui.journal.screen"


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule):
    found = [line for mod in package_modules() for line in rule(mod)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (rules.clock_reads, "from datetime import datetime\ndatetime.now()"),
        (rules.clock_reads, "import datetime as d\nf = d.date.today"),
        (rules.clock_reads, "import time\ntime.time()"),
        (rules.clock_reads, "from time import time\ntime()"),
        (rules.clock_reads, "from time import monotonic\nmonotonic()"),
        (rules.clock_reads, "from PySide6.QtCore import QDateTime\nQDateTime.currentDateTimeUtc()"),
        (rules.clock_reads, "import sqlalchemy as sa\nsa.func.now()"),
        (rules.clock_reads, "sql = 'insert into t values (CURRENT_TIMESTAMP)'"),
        (rules.clock_reads, """sql = "select datetime('now')" """),
        (rules.colours, "ink = '#1F2A28'"),
        (rules.colours, "ink = '#fff'"),
        (rules.colours, "html = '<b style=\"color:#1F2A28\">'"),
        (rules.colours, "ink = 'rgb(1, 2, 3)'"),
        (rules.colours, "from PySide6.QtGui import QColor\nQColor(31, 42, 40)"),
        (rules.colours, "from PySide6.QtGui import QColor\nQColor('red')"),
        (rules.colours, "from PySide6.QtGui import QColor\nQColor(0, 0, 0)"),
        (rules.colours, "from PySide6.QtGui import QColor\ndef f(shade):\n    return QColor(255, 0, 0, shade)"),
        (rules.colours, "from PySide6.QtCore import Qt\nQt.GlobalColor.red"),
        (rules.colours, "def f(w):\n    w.setStyleSheet('')"),
        (rules.shown_in_its_place, "def f(box, on):\n    row = Row()\n    row.setVisible(on)\n    box.addWidget(row)"),
        (
            rules.shown_in_its_place,
            "def f(self, box):\n    self.a = Row()\n    self.a.show()\n    box.addWidget(self.a, 1)",
        ),
        (rules.focus_chain, "def f(w):\n    w.nextInFocusChain()"),
        (rules.focus_chain, "def f(w):\n    return w.topLevelWidget"),
        (rules.painters, "from PySide6.QtGui import QPainter\ndef f(w):\n    p = QPainter(w)\n    p.end()"),
        (rules.network, "import socket"),
        (rules.network, "def f():\n    from urllib.request import urlopen"),
        (rules.network, "from PySide6.QtNetwork import QLocalServer"),
        (rules.network, "from PySide6 import QtNetwork"),
        (rules.network, "import PySide6.QtNetwork"),
        (rules.hidden_imports, "import importlib\nimportlib.import_module('socket')"),
        (rules.hidden_imports, "__import__('socket')"),
        (rules.hidden_imports, "eval('1')"),
        (rules.logged_words, "def f(log, body):\n    log.info(f'saved {body}')"),
        (rules.logged_words, "def f(self, body):\n    self._logger.warning('saved ' + body)"),
        (rules.logged_words, "import logging\nlogging.log(10, str(1))"),
        (rules.kept_state, "seen = []"),
        (rules.kept_state, "_cache: dict[str, int] = {}"),
        (rules.kept_state, "from collections import deque\nlast = deque()"),
        (rules.kept_state, "def f():\n    global seen\n    seen = 1"),
        (rules.kept_state, "from PySide6.QtCore import QTimer\n_TIMER = QTimer()"),
        (rules.kept_state, "from PySide6.QtWidgets import QLabel\nclass A:\n    label = QLabel('x')"),
    ],
)
def test_a_violation_is_found(rule, text):
    assert len(rule(module(SCREEN, text))) == 1


@pytest.mark.parametrize(
    ("rule", "name", "text"),
    [
        (rules.clock_reads, "companion.clock", "from datetime import datetime\ndatetime.now()"),
        (rules.clock_reads, SCREEN, "def f(clock, ctx):\n    return clock.now(), ctx.today()"),
        (rules.clock_reads, SCREEN, "from datetime import datetime\ndatetime.fromisoformat('2026-11-21')"),
        (rules.clock_reads, "companion.ui.jobs", "from time import monotonic\nmonotonic()"),
        (rules.clock_reads, SCREEN, '"""Never datetime(\'now\')."""'),
        (rules.colours, "companion.ui.theme.tokens", "INK = '#1F2A28'"),
        (rules.colours, SCREEN, "from PySide6.QtCore import Qt\nQt.GlobalColor.transparent"),
        (rules.colours, SCREEN, "from PySide6.QtGui import QColor\ndef f(ink):\n    return QColor(ink)"),
        (rules.colours, SCREEN, "from PySide6.QtGui import QColor\nQColor(0, 0, 0, 0)"),
        (rules.colours, SCREEN, "tag = '#one'\nplace = 'issue #12'"),
        (
            rules.shown_in_its_place,
            SCREEN,
            "def f(box, on):\n    a = Row()\n    box.addWidget(a)\n    a.setVisible(on)",
        ),
        (rules.shown_in_its_place, SCREEN, "def f(box):\n    a = Row()\n    a.setVisible(False)\n    box.addWidget(a)"),
        (rules.network, "companion.ui.shell.single_instance", "from PySide6.QtNetwork import QLocalServer"),
        (rules.logged_words, SCREEN, "def f(log, entry):\n    log.info('saved %s', entry.uuid)"),
        (rules.kept_state, SCREEN, "NAMES = {'a': 1}\n__all__ = ['NAMES']"),
        (rules.kept_state, SCREEN, "from PySide6.QtCore import QSize\nSMALL = QSize(1, 1)"),
        (rules.kept_state, SCREEN, "from PySide6.QtWidgets import QLabel\nmake = lambda: QLabel('x')"),
    ],
)
def test_a_lookalike_passes(rule, name, text):
    assert rule(module(name, text)) == []


@pytest.mark.parametrize("name", ["utils", "ui.widgets.misc", "storage.date_utils", "common.day", "helpers"])
def test_a_name_that_says_nothing_is_found(name):
    assert len(rules.module_names(module(f"companion.{name}", ""))) == 1
