"""What is done from a terminal: the outcome on stdout, the code a script goes by, and never a window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.__main__ import COMMANDS, USAGE, is_command, main
from companion.cli.problems import Exit, told
from companion.clock import SystemClock
from companion.domain import problems
from companion.domain.journal import Writing
from companion.domain.medicine import PrescribedMedicine
from companion.domain.transfer import Kind
from companion.services.journal import JournalService
from companion.services.settings import SettingsService
from companion.services.vault import Vault
from companion.storage.instance import InstanceLock
from companion.storage.keys import Cost

pytestmark = pytest.mark.real_clock
PASSPHRASE = "four calm words here"
CHEAP = Cost(1, 8192)
Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.storage.keys.STANDARD", CHEAP)


def make(folder: Path, title: str = "Rang Chris", passphrase: str | None = None) -> Path:
    """A file with one page."""
    clock = SystemClock(lambda: "Europe/London")
    vault = Vault(folder / "companion.db", clock, cost=CHEAP)
    vault.create(passphrase)
    db = vault.open()
    JournalService(db, clock, SettingsService(db, clock)).create(Writing(title, "and more"))
    vault.lock()
    return folder


def titles(folder: Path, passphrase: str | None = None) -> list[str]:
    clock = SystemClock(lambda: "Europe/London")
    vault = Vault(folder / "companion.db", clock, cost=CHEAP)
    db = vault.unlock(passphrase) if passphrase is not None else vault.open()
    found = [item.title for item in JournalService(db, clock, SettingsService(db, clock)).timeline().items]
    vault.lock()
    return found


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Do a command with `--json`; its code, and what it said."""

    def do(*words: object, typed: str | None = None) -> tuple[int, dict[str, Any]]:
        more: list[str] = []
        if typed is not None:
            out, into = os.pipe()
            os.write(into, typed.encode())
            os.close(into)
            more = ["--passphrase-fd", str(out)]
        code = main([*map(str, words), "--json", *more])
        if typed is not None:
            os.close(out)
        said = json.loads(capsys.readouterr().out)
        assert said["exit"] == code
        assert said["ok"] is (code == 0)
        return code, said

    return do


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return make(tmp_path / "plain")


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    return make(tmp_path / "locked", "Mine", PASSPHRASE)


def test_everything_goes_out_in_each_kind_and_is_found_sound(plain: Path, tmp_path: Path, run: Run) -> None:
    for kind in Kind:
        code, said = run("export", "--data-dir", plain, "--format", kind.value, tmp_path / f"out-{kind.value}")
        assert code == Exit.DONE
        assert Path(said["path"]).exists()
    for kind in (Kind.JSON, Kind.BACKUP):
        code, said = run("verify", tmp_path / f"out-{kind.value}")
        assert (code, said["entries"]) == (Exit.DONE, 1)
    code, said = run("verify", "--data-dir", plain)
    assert (code, said["entries"]) == (Exit.DONE, 1)


def test_a_folder_as_target_gets_a_name_of_its_own_and_nothing_is_replaced_unasked(
    plain: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    _code, said = run("--data-dir", plain, "export", out)
    assert Path(said["path"]).parent == out
    again = ("--data-dir", plain, "export", said["path"])
    assert run(*again)[1]["problem"] == "PlaceTaken"
    assert run(*again, "--replace")[0] == Exit.DONE
    assert run("--data-dir", plain, "export", tmp_path / "none" / "x.json")[0] == Exit.MISSING
    assert run("--data-dir", plain, "export", plain / "x.json")[1]["problem"] == "OwnFolder"


@pytest.mark.parametrize("kind", [Kind.JSON, Kind.BACKUP])
def test_what_went_out_comes_back_and_what_was_there_is_kept(kind: Kind, plain: Path, tmp_path: Path, run: Run) -> None:
    other = make(tmp_path / "other", "Other")
    out = tmp_path / "out"
    run("--data-dir", plain, "export", "--format", kind.value, out)
    command = "import" if kind is Kind.JSON else "restore"
    code, said = run("--data-dir", other, command, out, "--dry-run")
    assert (code, said["entries"], titles(other)) == (Exit.DONE, 1, ["Other"])
    code, said = run("--data-dir", other, command, out)
    assert (code, titles(other)) == (Exit.DONE, ["Rang Chris"])
    kept = Path(said["kept"]).name
    assert run("--data-dir", other, "restore", kept)[0] == Exit.DONE, "a backup can be named without its folder"
    assert titles(other) == ["Other"]
    assert run("--data-dir", tmp_path / "new", command, out)[1]["kept"] is None
    assert titles(tmp_path / "new") == ["Rang Chris"]


def test_a_passphrase_comes_by_a_descriptor_and_a_second_line_opens_the_backup(
    plain: Path, locked: Path, tmp_path: Path, run: Run
) -> None:
    copy, other = tmp_path / "copy.zip", make(tmp_path / "other", "Other", "another four words")
    assert run("--data-dir", locked, "backup", copy, typed=f"{PASSPHRASE}\n")[1]["encrypted"] is True
    assert run("--data-dir", locked, "backup", tmp_path / "no", typed="wrong")[0] == Exit.SECRET
    assert run("verify", copy, typed="wrong")[0] == Exit.SECRET
    assert run("verify", copy, typed=PASSPHRASE)[0] == Exit.DONE
    both = f"another four words\n{PASSPHRASE}\n"
    assert run("--data-dir", other, "restore", copy, typed=both)[0] == Exit.DONE
    assert titles(other, "another four words") == ["Mine"], "the passphrase of now stays"
    out = tmp_path / "out.json"
    run("--data-dir", plain, "export", out)
    assert run("--data-dir", locked, "import", out, typed=PASSPHRASE)[0] == Exit.DONE
    assert titles(locked, PASSPHRASE) == ["Rang Chris"]


def test_without_a_terminal_or_a_descriptor_nobody_is_asked(
    locked: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", open(os.devnull, encoding="utf-8"))  # noqa: SIM115
    assert run("--data-dir", locked, "verify")[1]["problem"] == "NoSecret"
    sys.stdin.close()


def test_at_a_terminal_it_is_asked_for_and_not_shown(locked: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal())
    asked: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda words, _stream: asked.append(words) or PASSPHRASE)
    assert run("--data-dir", locked, "verify")[0] == Exit.DONE
    assert asked == ["Passphrase or recovery code of your file: "]


@pytest.fixture
def open_app(plain: Path) -> Iterator[Vault]:
    """The app, with its lock and its file open."""
    with InstanceLock(plain):
        vault = Vault(plain / "companion.db", SystemClock(lambda: "Europe/London"))
        vault.open()
        yield vault
        vault.lock()


def test_beside_the_open_app_it_reads_and_never_writes(open_app: Vault, plain: Path, tmp_path: Path, run: Run) -> None:
    under_way = plain / ".unfinished-export-0"
    under_way.write_text("of the app")
    before = [path.name for path in plain.iterdir()]
    for kind in Kind:
        assert run("--data-dir", plain, "export", "--format", kind.value, tmp_path / f"o-{kind.value}")[0] == Exit.DONE
    assert run("--data-dir", plain, "verify")[0] == Exit.DONE
    assert run("--data-dir", plain, "backup", tmp_path / "copy.zip")[0] == Exit.DONE
    assert run("--data-dir", plain, "where")[0] == Exit.DONE
    assert run("verify", tmp_path / "copy.zip")[0] == Exit.DONE
    out = tmp_path / "o-json"
    for words in (("backup",), ("import", out), ("restore", tmp_path / "copy.zip")):
        assert run("--data-dir", plain, *words)[0] == Exit.IN_USE
    assert sorted(path.name for path in plain.iterdir()) == sorted(before), "nothing of the app's was cleared away"
    db = open_app.open()
    clock = open_app.clock
    JournalService(db, clock, SettingsService(db, clock)).create(Writing("After"))
    assert len(JournalService(db, clock, SettingsService(db, clock)).timeline().items) == 2


def test_what_is_damaged_newer_or_not_there_has_a_code_of_its_own(plain: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "out.json"
    run("--data-dir", plain, "export", out)
    content = out.read_bytes()
    out.write_bytes(content.replace(b"Rang", b"Sang"))
    assert run("--data-dir", plain, "import", out)[0] == Exit.DAMAGED
    out.write_bytes(content.replace(b'"version": 1', b'"version": 2'))
    assert run("verify", out)[0] == Exit.NEWER
    out.write_bytes(b"PK and nothing")
    assert run("--data-dir", plain, "import", out)[1]["problem"] == "NotForImport"
    assert run("--data-dir", plain, "restore", tmp_path / "none")[0] == Exit.MISSING
    assert run("--data-dir", tmp_path / "nothing", "verify")[0] == Exit.MISSING
    assert not (tmp_path / "nothing").exists(), "looking makes no folder"
    (plain / "companion.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert run("--data-dir", plain, "verify")[0] == Exit.DAMAGED
    assert titles(make(tmp_path / "fresh")) == ["Rang Chris"]


def test_what_is_damaged_can_be_replaced_from_the_terminal(plain: Path, tmp_path: Path, run: Run) -> None:
    copy = tmp_path / "copy.zip"
    run("--data-dir", plain, "backup", copy)
    (plain / "companion.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert run("--data-dir", plain, "restore", copy)[0] == Exit.DONE
    assert titles(plain) == ["Rang Chris"]


@pytest.mark.parametrize("words", [["export"], ["backup", "a", "b"], ["restore"], ["export", "--passphrase", "x", "y"]])
def test_what_is_not_understood_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == Exit.USAGE
    assert "usage: companion" in capsys.readouterr().err


def test_without_json_it_speaks_in_sentences(plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(plain), "export", str(tmp_path / "out.json")]) == Exit.DONE
    said = capsys.readouterr()
    assert "plain text" in said.out
    assert said.err == "", "progress is for whoever sees it"
    assert main(["verify", str(tmp_path / "none")]) == Exit.MISSING
    assert capsys.readouterr().err.startswith("There is nothing in this place")


JRNL = Path(__file__).parents[2] / "fixtures" / "imports" / "jrnl" / "journal-4.6.json"


def test_another_journal_is_told_first_then_taken_in_and_not_a_second_time(plain: Path, run: Run) -> None:
    dry = run("--data-dir", plain, "import", JRNL, "--dry-run")
    assert dry[0] == Exit.DONE
    assert (dry[1]["program"], dry[1]["pages"], dry[1]["dry_run"]) == ("jrnl", 4, True)
    assert run("--data-dir", plain, "import", JRNL, "--zone", "Europe/London")[1]["pages"] == 4
    again = run("--data-dir", plain, "import", JRNL, "--zone", "Europe/London")
    assert (again[1]["pages"], again[1]["known"]) == (0, 4)
    assert "run" not in again[1], "there is nothing to take back"
    with pytest.raises(SystemExit) as ended:
        run("--data-dir", plain, "import", JRNL, "--zone", "Nowhere/Atall")
    assert ended.value.code == Exit.USAGE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_of_a_file_gives_the_terminal_no_orders(
    plain: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "notes"
    (notes / "a\x1b[31m").mkdir(parents=True)
    (notes / "a\x1b[31m" / "no day.md").write_text("Words.", encoding="utf-8")
    (notes / "2024-01-01.md").write_text("Words.", encoding="utf-8")
    assert main(["--data-dir", str(plain), "import", str(notes), "--dry-run"]) == Exit.DONE
    assert "\n  a?[31m/no day.md: no-day\n" in capsys.readouterr().out


def test_a_command_is_told_from_opening_the_app() -> None:
    assert all(is_command(["--data-dir", "here", name]) and is_command([name]) for name in COMMANDS)
    assert not any(is_command(words) for words in ([], ["--data-dir", "export"], ["--where"], ["--demo"], ["--help"]))
    assert all(f"  companion {name}" in USAGE for name in COMMANDS)


#: How the problems that say what they found come to be.
_ARISEN: dict[type[problems.KnownProblem], Callable[[], problems.KnownProblem]] = {
    problems.FileNewer: lambda: problems.FileNewer(found=2, known=1),
    PrescribedMedicine: lambda: PrescribedMedicine("methadone"),
}


def test_every_problem_has_a_sentence_and_a_code() -> None:
    def every(kind: type[problems.KnownProblem]) -> set[type[problems.KnownProblem]]:
        return {kind}.union(*(every(one) for one in kind.__subclasses__()))

    for kind in every(problems.KnownProblem):
        if not kind.__module__.startswith("companion.domain"):
            continue
        problem = _ARISEN.get(kind, kind)()
        code, words = told(problem)
        assert code is not Exit.DONE
        assert words.endswith(".")
        assert "!" not in words


def test_no_part_of_qt_is_brought_in(plain: Path, tmp_path: Path) -> None:
    asked = [["export", "--format", kind.value, str(tmp_path / f"q-{kind.value}")] for kind in Kind]
    asked += [
        ["backup"],
        ["verify"],
        ["where"],
        ["import", str(tmp_path / "q-json")],
        ["restore", str(tmp_path / "q-backup")],
    ]
    script = (
        "import sys, json\nfrom companion.__main__ import main\n"
        "for words in json.loads(sys.argv[1]):\n assert main(words) == 0, words\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6')))"
    )
    given = json.dumps([["--data-dir", str(plain), *words] for words in asked])
    # No display, and none that could be found.
    left = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run([sys.executable, "-c", script, given], capture_output=True, text=True, env=left, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
