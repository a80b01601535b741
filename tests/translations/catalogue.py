"""Makes the English catalogue, which holds nothing but plural forms, from the words in the code."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "assets" / "i18n"

_IRREGULAR = {"person": "people", "child": "children"}
_WORD = re.compile(r"(\w+)\(s\)")
#: What a text has in it that is said with a count.
MARK = re.compile(r"\(s\)|%n")
#: How many arguments stand before the words: tr(words, comment, n), translate(context, words, comment, n).
_BEFORE = {"tr": 0, "translate": 1}


class Counted(NamedTuple):
    """A text that is said with a count: where it is looked for, and the comment that tells it from others like it."""

    where: str
    context: str
    words: str
    comment: str


def plural(word: str) -> str:
    """The English plural of a noun, for the nouns the interface counts."""
    if word.lower() in _IRREGULAR:
        return _IRREGULAR[word.lower()]
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def forms(source: str) -> tuple[str, str]:
    """The singular and the plural form of a source text that marks its nouns with (s)."""
    return _WORD.sub(r"\1", source), _WORD.sub(lambda found: plural(found[1]), source)


def _text(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def counted_in(tree: ast.AST, where: str, inside: str = "") -> Iterator[Counted]:
    """Every text said with a count in one module; `inside` is the class, by whose name `tr` looks for its words."""
    if isinstance(tree, ast.ClassDef):
        inside = tree.name
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Attribute) and tree.func.attr in _BEFORE:
        before, given = _BEFORE[tree.func.attr], tree.args
        words = _text(given[before]) if len(given) > before else ""
        if MARK.search(words) and len(given) == before + 3:
            context = _text(given[0]) if before else inside
            yield Counted(f"{where}:{tree.lineno}", context, words, _text(given[before + 1]))
    for child in ast.iter_child_nodes(tree):
        yield from counted_in(child, where, inside)


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the app: its path in the project, and its tree."""
    for path in sorted((ROOT / "companion").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def counted() -> tuple[Counted, ...]:
    """Every text of the app that is said with a count.

    Read from the code itself: Qt's own tool passes over most of those that are not said by `tr`.
    """
    return tuple(one for where, tree in modules() for one in counted_in(tree, where))


def collect(target: Path) -> None:
    """Write the catalogue of every counted text in the code, with its forms filled in."""
    root = ET.Element("TS", version="2.1", language="en", sourcelanguage="en")
    contexts: dict[str, dict[tuple[str, str], None]] = {}
    for one in counted():
        contexts.setdefault(one.context, {})[one.words, one.comment] = None
    for name, messages in sorted(contexts.items()):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for words, comment in messages:
            message = ET.SubElement(context, "message", numerus="yes")
            ET.SubElement(message, "source").text = words
            if comment:
                ET.SubElement(message, "comment").text = comment
            translation = ET.SubElement(message, "translation")
            for form in forms(words):
                ET.SubElement(translation, "numerusform").text = form
    ET.indent(root)
    target.write_bytes(
        b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, encoding="utf-8") + b"\n"
    )


def _tool(name: str) -> str:
    beside = Path(sys.executable).with_name(f"pyside6-{name}")
    return str(beside if beside.exists() else beside.with_suffix(".exe"))


def release(source: Path, target: Path) -> None:
    """Compile a catalogue into the form Qt loads."""
    made = target.with_suffix(".new")
    subprocess.run([_tool("lrelease"), "-silent", str(source), "-qm", str(made)], check=True, capture_output=True)
    # A program that has the old one open reads on in it: written over, it would fall.
    made.replace(target)
