"""Files stay small enough to read in one sitting, and name nobody's machine."""

import re

import pytest

from tests.architecture.source import ROOT, our_files

LIMIT = 400
# Files that may be longer, and how long. The list may only shrink, and so may each number.
TOO_LONG: dict[str, int] = {}

_TEXT = {".py", ".md", ".toml", ".lock", ".yaml", ".yml", ".txt", ".sh", ".json", ".desktop", ".xml", ".ts", ""}
_MACHINE = re.compile(
    r"""(?<![\w.])/(?:work|root|tmp/\w|mnt|opt)/ | [A-Z]:\\\\?Users | pip[ ]config
    | (?:files\.)?python\s?hosted\.org | pypi\.org | deb\.debian\.org | registry\.npm
    | --(?:extra-)?index-url | --find-links | --trusted-host""",
    re.VERBOSE,
)


def too_long(lengths: dict[str, int], allowed: dict[str, int]) -> list[str]:
    """Files over their limit, and exceptions that are no longer needed or too generous."""
    found = [f"{name} has {n} lines" for name, n in lengths.items() if n > allowed.get(name, LIMIT)]
    return found + [
        f"{name} may be {n}, is {lengths.get(name, 0)}" for name, n in allowed.items() if lengths.get(name, 0) < n
    ]


def machine_names(text: str) -> list[str]:
    """Paths of one machine and addresses of package registries in a text."""
    return [match.group() for match in _MACHINE.finditer(text)]


def test_files_stay_short():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in our_files()
        if path.suffix == ".py"
    }
    assert len(lengths) > 20
    assert too_long(lengths, TOO_LONG) == []


def test_no_file_names_a_machine_or_a_registry():
    texts = [path for path in our_files() if path.suffix in _TEXT and path.name != "test_files.py"]
    assert ROOT / "requirements.lock" in texts
    assert [
        f"{path.relative_to(ROOT)}: {name}" for path in texts for name in machine_names(path.read_text("utf-8"))
    ] == []


def test_a_long_file_is_found_and_an_exception_must_fit_exactly():
    assert too_long({"a.py": 400}, {}) == []
    assert too_long({"a.py": 401}, {}) == ["a.py has 401 lines"]
    assert too_long({"a.py": 450}, {"a.py": 450}) == []
    assert too_long({"a.py": 440}, {"a.py": 450}) == ["a.py may be 450, is 440"]
    assert too_long({}, {"gone.py": 450}) == ["gone.py may be 450, is 0"]


@pytest.mark.parametrize(
    "text",
    [
        "see /work/main",
        "/root/.cache",
        "/opt/wheels/x",
        "https://pypi.org/simple",
        "pip install --index-url x",
        r"C:\Users\kim",
    ],
)
def test_a_machine_is_found(text):
    assert machine_names(text)


def test_ordinary_paths_and_words_pass():
    assert machine_names("companion/work/x.py, ~/.local/share, homework/, /usr/bin/python3") == []


def test_locks_hold_every_package_with_hashes_and_agree_with_each_other():
    pinned = {name: _pins((ROOT / f"requirements{name}.lock").read_text("utf-8")) for name in ("", "-dev", "-voice")}
    assert "pyside6-essentials==6.11.3" in pinned[""]
    assert pinned[""].items() <= pinned["-dev"].items()
    assert pinned[""].items() <= pinned["-voice"].items()
    assert all(hashes for pins in pinned.values() for hashes in pins.values())


def _pins(text: str) -> dict[str, frozenset[str]]:
    """{"name==version": hashes} of a lock."""
    blocks = re.split(r"\n(?=\S)", "\n".join(line for line in text.splitlines() if not line.startswith("#")))
    return {re.split(r"[ ;\\]", block)[0]: frozenset(re.findall(r"sha256:[0-9a-f]{64}", block)) for block in blocks}
