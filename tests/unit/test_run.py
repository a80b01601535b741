"""The starter: what it installs, when it does nothing, and what it says where something is in the way."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(run.__file__).parent
posix_only = pytest.mark.skipif(os.name == "nt", reason="stands in for programs by shell scripts")

# Stands in for Python: makes environments of itself, writes down what it was asked, and fails when told to.
FAKE_PYTHON = """#!/bin/sh
echo "$*" >> "{log}"
case "$*" in
  "-m venv "*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; echo "home = here" > "$3/pyvenv.cfg" ;;
  *"pip install"*) if [ -e "{fail}" ]; then cat "{fail}" >&2; exit 1; fi ;;
esac
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with the locks and a stand-in for Python; `asked()` tells what that was asked to do."""
    for lock in run.LOCKS.values():
        (tmp_path / lock).write_text("mdurl==0.1.2\n", "utf-8")
    fake = tmp_path / "python-of-the-system"
    fake.write_text(FAKE_PYTHON.format(log=tmp_path / "log", fail=tmp_path / "fail"), "utf-8")
    fake.chmod(0o755)
    venv = tmp_path / ".venv"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "UNFINISHED": venv / "companion-unfinished",
        "SETUP_LOG": venv / "companion-setup.log",
        "missing_libraries": list,
    }.items():
        monkeypatch.setattr(run, name, value)
    monkeypatch.setattr(sys, "executable", str(fake))
    return tmp_path


def asked(project: Path) -> list[str]:
    """What the stand-in was asked since the last time of asking."""
    log = project / "log"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


def test_it_needs_only_the_standard_library_and_an_old_python_can_read_it():
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 7))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_old_python_is_told_what_is_needed():
    code = "import sys; sys.version_info = (3, 9, 2); sys.version = '3.9.2 (old)'; exec(open('run.py').read())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={"PATH": ""}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "needs Python 3.11 or newer, and this is Python 3.9.2" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_every_command(capsys):
    assert run.main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"run.py {name} " in told for name in run.COMMANDS)


def test_an_unknown_command_is_answered_with_those_there_are(capsys):
    assert run.main(["tset"]) == 2
    assert "'tset'" in (told := capsys.readouterr().err)
    assert "test" in told


@posix_only
def test_set_up_installs_by_hash_once_and_then_does_nothing(project, capfd):
    assert run.main(["setup"]) == 0
    calls = asked(project)
    assert any("--require-hashes" in call and "requirements.lock" in call for call in calls)
    assert any("import PySide6.QtCore" in call for call in calls)
    assert run.main(["setup"]) == 0
    assert asked(project) == []


@posix_only
def test_a_changed_lock_is_installed_into_the_same_environment(project, capfd):
    run.ensure("app")
    asked(project)
    (project / "requirements.lock").write_text("mdurl==0.1.3\n", "utf-8")
    run.ensure("app")
    calls = asked(project)
    assert any("pip install" in call for call in calls)
    assert not any("-m venv" in call for call in calls)


@posix_only
def test_an_interrupted_set_up_is_done_afresh(project, capfd):
    (project / "fail").write_text("killed", "utf-8")
    assert run.main(["setup"]) == 1
    half_made = project / ".venv" / "half-made"
    half_made.touch()
    (project / "fail").unlink()
    assert run.main(["setup"]) == 0
    assert not half_made.exists()
    assert sum("-m venv" in call for call in asked(project)) == 2
    assert run.is_ready("app")


@posix_only
def test_an_environment_whose_python_has_gone_is_made_anew(project, capfd):
    run.ensure("app")
    run.PYTHON.unlink()
    assert not run.is_ready("app")
    run.ensure("app")
    assert run.is_ready("app")


@posix_only
def test_what_is_installed_stays_while_the_system_lacks_a_library(project, monkeypatch, capfd):
    monkeypatch.setattr(run, "missing_libraries", lambda: ["libEGL.so.1"])
    monkeypatch.setattr(run.shutil, "which", lambda _name: "/usr/bin/found")
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "platform", "linux")
    assert run.main([]) == 1
    assert "apt-get install -y --no-install-recommends libegl1" in capfd.readouterr().err
    asked(project)
    monkeypatch.setattr(run, "missing_libraries", list)
    run.ensure("app")
    assert not any("-m venv" in call for call in asked(project))


@posix_only
def test_whoever_can_run_the_tests_can_run_the_app(project, capfd):
    run.ensure("dev")
    asked(project)
    run.ensure("app")
    assert asked(project) == []


@posix_only
def test_with_voice_both_parts_of_qt_are_renewed_together(project, capfd):
    assert run.main(["setup", "--voice"]) == 0
    (project / "requirements-voice.lock").write_text("mdurl==0.1.3\n", "utf-8")
    asked(project)
    run.ensure("app")
    assert any("requirements-voice.lock" in call for call in asked(project))


def test_setup_refuses_what_it_does_not_know(capsys):
    assert run.main(["setup", "--sound"]) == 1
    assert "--sound" in capsys.readouterr().err


@posix_only
def test_the_second_start_becomes_the_app_at_once(project):
    # In a copy, by a real process: this is what a person's second start does.
    shutil.copy(ROOT / "run.py", project)
    (project / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(sys.executable, project / ".venv" / "bin" / "python")
    (project / ".venv" / "pyvenv.cfg").write_text("home = here\n", "utf-8")
    run.stamp("app").write_text(run.wanted_stamp("app"), "utf-8")
    interpreter = shutil.which("python3", path=os.defpath) or shutil.which("python3")
    command = [interpreter, "run.py", "--data-dir", "my notes"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert asked(project) == ["-P -m companion --data-dir my notes"]


@posix_only
def test_too_little_space_is_said_before_anything_is_made(project, monkeypatch, capsys):
    usage = shutil.disk_usage(project)._replace(free=50_000_000)
    monkeypatch.setattr(run.shutil, "disk_usage", lambda _path: usage)
    assert run.main(["setup"]) == 1
    told = capsys.readouterr().err
    assert "50 MB" in told
    assert "Make some room" in told
    assert not (project / ".venv").exists()


@posix_only
@pytest.mark.parametrize(
    ("pip_says", "told"),
    [
        ("WARNING: Retrying (Retry(total=0)) after connection broken", "Connect to the internet"),
        ("ERROR: No matching distribution found for x", "no ready-made package for this system"),
        ("OSError: [Errno 28] No space left on device", "disk became full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the file it should be"),
        ("ERROR: something else", "could not be installed"),
    ],
)
def test_a_failed_install_is_explained(project, capfd, pip_says, told):
    (project / "fail").write_text(pip_says, "utf-8")
    assert run.main(["setup"]) == 1
    said = capfd.readouterr().err
    assert told in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libGL.so.1", "libgl1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libbrotlidec.so.1", "libbrotli1"),
    ],
)
def test_debian_packages_are_found_for_libraries(library, package):
    assert run.debian_name(library) == package


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0"),
        ("dnf", "sudo dnf install 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"),
        ("pacman", f"sudo pacman -S --needed {run.ARCH_WINDOW}"),
        ("none", "Install it, and then start this again."),
    ],
)
@posix_only
def test_a_person_is_given_one_command(monkeypatch, manager, command):
    monkeypatch.setattr(run.shutil, "which", lambda name: name if name == manager else None)
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    with pytest.raises(run.SetupProblem) as told:
        run.install_from_system("A window", libraries=["libEGL.so.1", "libxcb-cursor.so.0"])
    assert command in str(told.value)


@posix_only
@pytest.mark.parametrize("works", [True, False])
def test_root_on_debian_has_it_installed(tmp_path, monkeypatch, capfd, works):
    apt = tmp_path / "apt-get"
    end = "" if works else "echo 'E: no such package' >&2; exit 100"
    apt.write_text(f'#!/bin/sh\necho "$*" >> "{tmp_path / "log"}"\n{end}\n', "utf-8")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(run.os, "geteuid", lambda: 0)
    if works:
        run.install_from_system("The tests", packages=["xvfb"])
    else:
        with pytest.raises(run.SetupProblem, match="E: no such package"):
            run.install_from_system("The tests", packages=["xvfb"])
    assert asked(tmp_path) == ["-qq update", "-qq install -y --no-install-recommends xvfb"]


@posix_only
def test_every_check_runs_and_any_that_fails_counts(project, monkeypatch, capfd):
    ran = []
    monkeypatch.setattr(run, "ensure", lambda layer: ran.append(layer))
    monkeypatch.setattr(run, "python", lambda *args, **_kw: ran.append(args[1]) or int(args[1:2] == ("mypy",)))
    assert run.main(["check"]) == 1
    assert ran == ["dev", "ruff", "ruff", "mypy", "codespell_lib"]
    assert "Not in order: types." in capfd.readouterr().err
