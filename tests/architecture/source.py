"""Reads our own source: modules as syntax trees, and what each of them imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Made by tools or by a person's own work, never handed in.
_NOT_OURS = {"build", "dist", "__pycache__", ".coverage"}


@dataclass(frozen=True)
class Module:
    """One Python file: its dotted name, its text, and its syntax tree."""

    name: str
    text: str
    tree: ast.Module
    is_package: bool = False


@dataclass(frozen=True)
class Import:
    """One name a module imports: dotted, with its line, and whether it happens while the module is loaded."""

    target: str
    line: int
    at_load: bool


def module(name: str, text: str, *, is_package: bool = False) -> Module:
    """A module made from text, as a sample of what a rule must find."""
    return Module(name, text, ast.parse(text), is_package)


@cache
def package_modules(package: str = "companion") -> tuple[Module, ...]:
    """Every module of a package of ours, in the order of their names. Read once for all rules."""
    found = []
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = list(path.relative_to(ROOT).with_suffix("").parts)
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found.append(module(name, path.read_text("utf-8"), is_package=is_package))
    return tuple(found)


def imports(mod: Module) -> Iterator[Import]:
    """All imports of a module, those inside functions too; `from a import b` counts as a.b."""
    yield from _walk(mod.tree, at_load=True)


def _walk(node: ast.AST, *, at_load: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, at_load) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from (Import(f"{child.module}.{alias.name}", child.lineno, at_load) for alias in child.names)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or _is_for_types(child)
            yield from _walk(child, at_load=at_load and not inside)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def is_under(name: str, prefix: str) -> bool:
    """Whether a dotted name is a prefix itself or lies below it."""
    return name == prefix or name.startswith(prefix + ".")


def names_of(mod: Module) -> dict[str, str]:
    """What each imported name stands for: {"dt": "datetime.datetime"} after `from datetime import datetime as dt`."""
    meaning = {}
    for node in ast.walk(mod.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.split(".")[0]
                meaning[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                meaning[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return meaning


def dotted(node: ast.AST, meaning: dict[str, str]) -> str:
    """The full dotted name an expression refers to, by way of the module's imports; empty for anything else."""
    if isinstance(node, ast.Name):
        return meaning.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value, meaning)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def our_files() -> list[Path]:
    """Every file of the project that a person wrote: no environment, caches or results."""
    found = []
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts[:-1])
        if not hidden and parts[0] != "screens" and not _NOT_OURS.intersection(parts) and path.is_file():
            found.append(path)
    return found
