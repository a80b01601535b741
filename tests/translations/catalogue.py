"""Makes the English catalogue, which holds nothing but plural forms, from the words in the code."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "assets" / "i18n"

_IRREGULAR = {"person": "people", "child": "children"}
_WORD = re.compile(r"(\w+)\(s\)")


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


def _tool(name: str) -> str:
    beside = Path(sys.executable).with_name(f"pyside6-{name}")
    return str(beside if beside.exists() else beside.with_suffix(".exe"))


def collect(target: Path) -> None:
    """Write the catalogue of every counted text in the code, with its forms filled in."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "companion").rglob("*.py"))
    subprocess.run(
        [
            _tool("lupdate"),
            "-silent",
            "-pluralonly",
            "-no-obsolete",
            "-locations",
            "none",
            *sources,
            "-ts",
            str(target),
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    tree = ET.parse(target)  # noqa: S314 - just written by our own tool
    root = tree.getroot()
    root.set("language", "en")
    root.set("sourcelanguage", "en")
    for message in root.iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        if message.get("numerus") != "yes" or translation is None:
            continue
        translation.attrib.pop("type", None)
        for old in list(translation):
            translation.remove(old)
        for form in forms(source):
            ET.SubElement(translation, "numerusform").text = form
    ET.indent(tree)
    target.write_bytes(
        b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, encoding="utf-8") + b"\n"
    )


def release(source: Path, target: Path) -> None:
    """Compile a catalogue into the form Qt loads."""
    subprocess.run([_tool("lrelease"), "-silent", str(source), "-qm", str(target)], check=True, capture_output=True)
