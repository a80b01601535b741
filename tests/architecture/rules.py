"""Rules about single modules that no linter has; each takes a module and returns one sentence for every violation."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator

from tests.architecture.source import Module, dotted, imports, is_under, names_of

_READS_CLOCK = re.compile(
    r"""datetime\.datetime\.(now|utcnow|today) | datetime\.date\.today
    | time\.(time|time_ns|localtime|gmtime|ctime|asctime|strftime)
    | PySide6\.QtCore\.Q(Date|Time|DateTime)\.current\w+
    | sqlalchemy\.func\.(now|current_\w+|sysdate)""",
    re.VERBOSE,
)
_MEASURES_TIME = re.compile(r"time\.(monotonic|perf_counter)(_ns)?")
_MAY_MEASURE = ("companion.ui.jobs", "companion.ui.shell.idle")
_SQL_CLOCK = re.compile(
    r"\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\b(date|time|datetime|strftime|julianday|unixepoch)\([^)]*'now'"
)
_COLOUR = re.compile(r"^#[0-9a-fA-F]{3,8}$|#[0-9a-fA-F]{6}\b|\b(rgba?|hsla?)\(")
_NO_NAMES = {"util", "utils", "helper", "helpers", "common", "misc"}
_NETWORK = {
    *("socket", "socketserver", "ssl", "asyncio", "urllib", "http", "ftplib", "smtplib", "imaplib", "poplib"),
    *("nntplib", "telnetlib", "xmlrpc", "webbrowser", "requests", "httpx", "aiohttp", "urllib3", "websockets"),
}
_LOCAL_ONLY = {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
# PySide takes what these give for a child of the one asked.
_TAKES_FOR_A_CHILD = {"nextInFocusChain", "previousInFocusChain", "topLevelWidget"}
_LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}


def clock_reads(mod: Module) -> list[str]:
    """Only clock.py asks what time it is; seconds that passed are measured where work or rest is timed."""
    if mod.name == "companion.clock":
        return []
    meaning = names_of(mod)
    found = []
    for node in ast.walk(mod.tree):
        if isinstance(node, ast.Name | ast.Attribute):
            name = dotted(node, meaning)
            measured = _MEASURES_TIME.fullmatch(name) and mod.name not in _MAY_MEASURE
            if measured or _READS_CLOCK.fullmatch(name):
                found.append(f"{mod.name}:{node.lineno} asks {name} for the time")
    found += [f"{mod.name}:{n.lineno} lets SQL ask for the time" for n in _texts(mod) if _SQL_CLOCK.search(n.value)]
    return found


def focus_chain(mod: Module) -> list[str]:
    """The order of Tab is gone along in one module alone, which gives each widget back to its parent."""
    if mod.name == "companion.ui.widgets.focus_chain":
        return []
    return [
        f"{mod.name}:{node.lineno} goes along the order of Tab by {node.attr}"
        for node in ast.walk(mod.tree)
        if isinstance(node, ast.Attribute) and node.attr in _TAKES_FOR_A_CHILD
    ]


def painters(mod: Module) -> list[str]:
    """A painter is opened by `with`, so that an error while painting leaves none that is active."""
    meaning = names_of(mod)
    opened = {id(item.context_expr) for node in ast.walk(mod.tree) if isinstance(node, ast.With) for item in node.items}
    return [
        f"{mod.name}:{node.lineno} opens a painter without `with`"
        for node in ast.walk(mod.tree)
        if isinstance(node, ast.Call) and dotted(node.func, meaning) == "PySide6.QtGui.QPainter"
        if id(node) not in opened
    ]


def shown_in_its_place(mod: Module) -> list[str]:
    """A part is shown only once it has its place: before, it stands on the display as a window, with the keyboard."""
    found: dict[int, str] = {}
    for function in ast.walk(mod.tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        assigned = (node for node in ast.walk(function) if isinstance(node, ast.Assign | ast.AnnAssign))
        made = {
            ast.unparse(target): node.lineno
            for node in assigned
            if isinstance(node.value, ast.Call)
            for target in (node.targets if isinstance(node, ast.Assign) else (node.target,))
        }
        calls = [call for call in _calls(function) if isinstance(call.func, ast.Attribute)]
        for name, line in made.items():
            placed = [call.lineno for call in calls if _places(call) and name in map(ast.unparse, call.args)]
            early = [
                call.lineno for call in calls if _shows(call, name) and line < call.lineno < min(placed, default=0)
            ]
            found |= {at: f"{mod.name}:{at} shows {name} before it has its place" for at in early}
    return list(found.values())


def _places(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("addWidget", "insertWidget", "insert_widget")


def _shows(call: ast.Call, name: str) -> bool:
    if not isinstance(call.func, ast.Attribute) or ast.unparse(call.func.value) != name:
        return False
    hides = bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value is False
    return call.func.attr == "show" or (call.func.attr == "setVisible" and not hides)


def colours(mod: Module) -> list[str]:
    """Colours have names, and only the theme knows what they look like; there are no style sheets elsewhere."""
    if is_under(mod.name, "companion.ui.theme"):
        return []
    found = [f"{mod.name}:{n.lineno} names a colour: {n.value!r}" for n in _texts(mod) if _COLOUR.search(n.value)]
    meaning = names_of(mod)
    for node in ast.walk(mod.tree):
        if isinstance(node, ast.Call):
            name = dotted(node.func, meaning)
            values = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            # Four noughts are no colour, but the lack of one.
            if name.endswith(("QColor", "QColor.fromRgb")) and values and values != [0, 0, 0, 0]:
                found.append(f"{mod.name}:{node.lineno} makes a colour of its own")
        if isinstance(node, ast.Attribute) and node.attr == "setStyleSheet":
            found.append(f"{mod.name}:{node.lineno} sets a style sheet")
        name = dotted(node, meaning)
        if re.search(r"\bQt\.GlobalColor\.(?!transparent$)\w+$", name):
            found.append(f"{mod.name}:{node.lineno} names a colour: {name}")
    return found


def module_names(mod: Module) -> list[str]:
    """A name says what is inside; these say that nobody knew."""
    words = {word for part in mod.name.split(".") for word in part.split("_")}
    return [f"{mod.name} is called {word}" for word in sorted(words & _NO_NAMES)]


def network(mod: Module) -> list[str]:
    """There is no network code, but for the local socket by which a second start raises the first window."""
    found = []
    for one in imports(mod):
        parts = one.target.split(".")
        # Qt's network module, under whatever name it comes in.
        via_qt = parts[0] == "PySide6" and len(parts) > 1 and parts[1] in ("QtNetwork", "QtWebSockets", "QtNetworkAuth")
        local = one.target in _LOCAL_ONLY and is_under(mod.name, "companion.ui.shell")
        if parts[0] in _NETWORK or (via_qt and not local):
            found.append(f"{mod.name}:{one.line} imports {one.target}")
    return found


def hidden_imports(mod: Module) -> list[str]:
    """Imports are written as imports, so that the rules about them see them all."""
    meaning = names_of(mod)
    named = ((node, dotted(node.func, meaning)) for node in ast.walk(mod.tree) if isinstance(node, ast.Call))
    return [
        f"{mod.name}:{node.lineno} imports by {name}()"
        for node, name in named
        if name in ("importlib.import_module", "__import__", "builtins.__import__", "exec", "eval")
    ]


def logged_words(mod: Module) -> list[str]:
    """What is logged is one of our own sentences, with numbers and ids as arguments; never a text put together."""
    found = []
    for node in ast.walk(mod.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        owner = node.func.value
        owner_name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
        if node.func.attr in _LEVELS and re.fullmatch(r"_?(log|logger|logging)", owner_name, re.IGNORECASE):
            message = node.args[1] if node.func.attr == "log" and len(node.args) > 1 else node.args[0]
            if not (isinstance(message, ast.Constant) and isinstance(message.value, str)):
                found.append(f"{mod.name}:{node.lineno} logs a text that is put together")
    return found


def kept_state(mod: Module) -> list[str]:
    """Modules hold no state: no `global`, no list, dict or set that is not a constant, and nothing of Qt that lives."""
    found = [f"{mod.name}:{n.lineno} uses global" for n in ast.walk(mod.tree) if isinstance(n, ast.Global)]
    meaning = names_of(mod)
    for node in _at_load(mod.tree.body):
        for call in _calls(node):
            if _is_qobject(dotted(call.func, meaning)):
                found.append(f"{mod.name}:{call.lineno} makes a {dotted(call.func, meaning)} while it is loaded")
    for node in mod.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and _is_mutable(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [t.id for t in targets if isinstance(t, ast.Name)]
            found += [
                f"{mod.name}:{node.lineno} keeps state in {n}" for n in names if not (n.isupper() or n == "__all__")
            ]
    return found


def _at_load(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that run when a module is loaded, those of class bodies too."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.If | ast.Try | ast.With):
            yield from _at_load(node.body)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    """The calls made when a statement runs; what a lambda would call later is left out."""
    if isinstance(node, ast.Lambda):
        return
    if isinstance(node, ast.Call):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from _calls(child)


def _is_qobject(name: str) -> bool:
    parts = name.split(".")
    if len(parts) != 3 or parts[0] != "PySide6":
        return False
    from PySide6.QtCore import QObject

    thing = getattr(importlib.import_module(f"{parts[0]}.{parts[1]}"), parts[2], None)
    return isinstance(thing, type) and issubclass(thing, QObject)


def _is_mutable(node: ast.expr | None) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in ("list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict")
    return isinstance(node, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def _texts(mod: Module) -> list[ast.Constant]:
    """Every string in a module that is not a docstring."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(mod.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        n for n in ast.walk(mod.tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
    ]
