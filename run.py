#!/usr/bin/env python3
"""Companion: sets itself up and opens. Needs nothing but Python 3.11 or newer.

  python3 run.py [options]     open Companion; options go to the app (see: python3 run.py app --help)
  python3 run.py demo          open it on an invented person's five years, in a temporary folder
  python3 run.py demo --family the same, on the file of someone who loves a person who uses
  python3 run.py setup         set up only; with --voice also what reading aloud, voice notes and music need (400 MB)
  python3 run.py test [...]    run all tests, with no window on your screen; the rest goes to pytest
  python3 run.py check         check formatting, style, types and spelling
  python3 run.py screens DIR   draw every screen as pictures into DIR
  python3 run.py bench [...]   measure speed and memory beside a bare window
  python3 run.py --help        this page

The first start makes a folder .venv beside this file and puts the exact packages of requirements.lock into it, each
checked against its hash. That needs the internet once, a few minutes and 700 MB; later starts go straight to the app.
On Linux it also looks for the system libraries a window needs: as root on Debian or Ubuntu it installs the missing
ones, else it prints the one command that does. Deleting .venv undoes all of this and touches nothing you wrote.
"""

import os
import shutil
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is what this is for
    for _minor in range(19, 10, -1):
        _newer = shutil.which("python3." + str(_minor))
        if _newer and os.name == "posix" and subprocess.call([_newer, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(_newer, [_newer, *sys.argv])
    sys.exit(
        "Companion needs Python 3.11 or newer, and this is Python " + sys.version.split()[0] + ".\n"
        "Install a newer one beside it, from your system's software or from python.org, then start this again."
    )

import hashlib
import shlex
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UNFINISHED = VENV / "companion-unfinished"
SETUP_LOG = VENV / "companion-setup.log"
LOCKS = {"app": "requirements.lock", "dev": "requirements-dev.lock", "voice": "requirements-voice.lock"}
SPACE = 700_000_000
AGAIN = "and then start this again."

# What a window needs, with all that comes along; whatever is there already is left alone.
DEBIAN_WINDOW = (
    "libbrotli1 libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libgssapi-krb5-2 libx11-xcb1 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
)
ARCH_WINDOW = "brotli dbus fontconfig glib2 krb5 libglvnd libxkbcommon-x11 xcb-util-cursor xcb-util-keysyms xcb-util-wm"
# Debian names a package after its library (libxcb-cursor.so.0: libxcb-cursor0), but for these.
DEBIAN = {"libbrotli": "libbrotli1", "libglib": "libglib2.0-0", "libgthread": "libglib2.0-0"}
# The parts of Qt that Companion loads, below PySide6/Qt.
BINARIES = (
    *(f"lib/libQt6{part}.so.6" for part in ("Core", "DBus", "Gui", "Network", "PrintSupport", "Svg", "Widgets")),
    "plugins/platforms/libqxcb.so",
    *("lib/libQt6Multimedia.so.6", "plugins/texttospeech/libqtexttospeech_speechd.so"),  # with --voice
)
# What tests and benchmarks need besides: a display without a screen and its keys, assistive technology, and the like.
TEST_PACKAGES = {
    "at-spi2-core": "/usr/libexec/at-spi2-registryd",
    "dbus": "/usr/bin/dbus-daemon",
    "gir1.2-atspi-2.0": "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib",
    "poppler-utils": "/usr/bin/pdftotext",
    "python3-pyatspi": "/usr/lib/python3/dist-packages/pyatspi",
    "strace": "/usr/bin/strace",
    "xauth": "/usr/bin/xauth",
    "xdotool": "/usr/bin/xdotool",
    "xvfb": "/usr/bin/Xvfb",
}


class SetupProblem(Exception):
    """Something the person at the keyboard can put right; its words say how."""


def say(text: str) -> None:
    """Tell the person what happens, beside what the programs themselves print."""
    print(text, file=sys.stderr, flush=True)


def python(*args: str, quiet: bool = False, **env: str) -> int:
    """Run the environment's own Python in the project folder and return its exit status."""
    out = subprocess.DEVNULL if quiet else None
    return subprocess.run(
        [PYTHON, *args], cwd=ROOT, env=os.environ | env, stdout=out, stderr=out, check=False
    ).returncode


def wanted_stamp(layer: str) -> str:
    """What the stamp of a layer must say: these packages, for this interpreter. No process is started."""
    lock = hashlib.sha256((ROOT / LOCKS[layer]).read_bytes()).hexdigest()
    made_for = (VENV / "pyvenv.cfg").read_text("utf-8") if PYTHON.exists() else ""
    return f"{lock}\n{os.path.realpath(PYTHON)}\n{made_for}"


def stamp(layer: str) -> Path:
    """The file that says a layer is complete."""
    return VENV / f"companion-{layer}.ok"


def is_ready(layer: str) -> bool:
    """Whether a layer was completed for the lock and the interpreter of now."""
    return stamp(layer).exists() and not UNFINISHED.exists() and stamp(layer).read_text("utf-8") == wanted_stamp(layer)


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other set-up of this folder is running; ends with the process, however that ends."""
    with open(__file__, "rb") as me:
        if sys.platform == "win32":
            import msvcrt

            me.seek(1 << 30)  # past the end: nothing is kept from reading the file
            msvcrt.locking(me.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(me, fcntl.LOCK_EX)
        yield


def ensure(layer: str) -> None:
    """Bring the environment to what a layer's lock says; at once when it is there already. Raises SetupProblem."""
    if layer == "app" and stamp("voice").exists():
        layer = "voice"  # so that both parts of Qt are always of one version
    if is_ready(layer):
        return
    with alone():
        if is_ready(layer):
            return
        started = time.monotonic()
        make_environment(layer)
        say(f"Installing the packages of {LOCKS[layer]}. The first time this takes a few minutes ...")
        UNFINISHED.touch()
        pip_install(ROOT / LOCKS[layer])
        UNFINISHED.unlink()
        check_window_libraries()
        prepare_qt()
        # The larger locks hold all of the smaller: whoever can run the tests can run the app.
        for done in {layer, "app"}:
            stamp(done).write_text(wanted_stamp(done), "utf-8")
        say(f"Ready after {time.monotonic() - started:.0f} seconds.")


def make_environment(layer: str) -> None:
    """Make .venv, or make it anew where an earlier set-up was interrupted or its Python has gone."""
    if VENV.exists():
        if not UNFINISHED.exists() and PYTHON.exists() and python("-c", "import pip", quiet=True) == 0:
            return
        say("An earlier set-up did not come to its end; it is done again from the beginning.")
        shutil.rmtree(VENV)
    free = shutil.disk_usage(ROOT).free
    if free < SPACE:
        raise SetupProblem(
            f"Setting up needs about {SPACE // 10**6} MB of free space; here there are {free // 10**6} MB.\n"
            f"Make some room, or move this folder to a larger disk, {AGAIN}"
        )
    if find_spec("ensurepip") is None or find_spec("venv") is None:
        # Debian and Ubuntu keep this part of Python in a package of its own. Ask once for all that will be needed.
        for_tests = TEST_PACKAGES if layer == "dev" else ()
        wanted = [f"python3.{sys.version_info.minor}-venv", *DEBIAN_WINDOW.split(), *for_tests]
        install_from_system("Companion", packages=wanted)
    say("Setting Companion up. This happens once.")
    done = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupProblem(f"The folder {VENV} could not be made:\n\n{(done.stdout + done.stderr).strip()}")


def pip_install(lock: Path) -> None:
    """Install exactly what a lock names, each file checked against its hash; raises SetupProblem saying why not."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--only-binary=:all:"]
    command += ["--require-hashes", "--no-warn-script-location", "-r", str(lock)]
    if not sys.stderr.isatty():
        command.append("--quiet")
    with SETUP_LOG.open("w+", encoding="utf-8", errors="replace") as errors:
        # A setting of the person's own would send the packages to another folder.
        env = os.environ | {"PIP_USER": "0"}
        if subprocess.run(command, stdout=sys.stderr, stderr=errors, env=env, check=False).returncode == 0:
            return
        errors.seek(0)
        raise SetupProblem(why_pip_failed(errors.read()))


def why_pip_failed(text: str) -> str:
    """Say in plain words what pip's messages mean, and what to do."""
    tail = "\n\n" + "\n".join(text.strip().splitlines()[-6:])
    offline = ("Retrying (", "ConnectionError", "Network is unreachable", "timed out", "SSLError")
    if "No space left" in text:
        return f"The disk became full while installing. Make about {SPACE // 10**6} MB of room, {AGAIN}"
    if "DO NOT MATCH THE HASHES" in text:
        return f"A download was not the file it should be, and was thrown away. Try another network, {AGAIN}{tail}"
    if any(sign in text for sign in offline):
        return f"The packages could not be downloaded. Connect to the internet, this once, {AGAIN}\nMore: {SETUP_LOG}"
    if "No matching distribution" in text:
        return (
            "There is no ready-made package for this system. Companion runs on Windows 10 and later, macOS 13 and\n"
            f"later, and Linux as new as Debian 12 (on ARM: Debian 13), with a Python that is not too new.{tail}"
        )
    return f"The packages could not be installed:{tail}"


def check_window_libraries() -> None:
    """On Linux, see to it that everything a window needs is there; raises SetupProblem naming all that is missing."""
    if not sys.platform.startswith("linux") or not shutil.which("ldd"):
        return
    if missing_libraries():
        install_from_system("A window", libraries=missing_libraries())
    if missing_libraries():
        raise SetupProblem(f"Still missing: {', '.join(missing_libraries())}. Install these libraries, {AGAIN}")


def missing_libraries() -> list[str]:
    """Names of all shared libraries that Qt needs and this Linux does not have."""
    qt = next(VENV.glob("lib/python3*/site-packages/PySide6/Qt"))
    command = ["ldd", *(str(qt / name) for name in BINARIES if (qt / name).exists())]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C"}, check=False)
    return sorted({line.split()[0] for line in done.stdout.splitlines() if line.endswith("=> not found")})


def install_from_system(what: str, libraries: Sequence[str] = (), packages: Sequence[str] = ()) -> None:
    """Install from Debian's packages as root, else raise SetupProblem with the one command that does.

    `libraries` are shared libraries by file name, `packages` are Debian's names.
    """
    names = ", ".join([*libraries, *packages])
    command = install_command(libraries, packages)
    if not command:
        raise SetupProblem(f"{what} needs something your system does not have yet: {names}.\nInstall it, {AGAIN}")
    if command[0] != "apt-get" or os.geteuid() != 0:
        by_hand = shlex.join(command if os.geteuid() == 0 else ["sudo", *command])
        raise SetupProblem(f"{what} needs a little more from your system. Run this,\n{AGAIN}\n\n  {by_hand}")
    say(f"Installing from the system's packages: {' '.join(command[4:])} ...")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "-qq", "update"], [*command[:1], "-qq", *command[1:]]):
        done = subprocess.run(step, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupProblem(f"{what} needs: {names}. The system could not install it:\n\n{done.stderr.strip()[-600:]}")


def install_command(libraries: Sequence[str], packages: Sequence[str]) -> list[str]:
    """The command of this system's package manager; empty where we do not know one that does it."""
    if shutil.which("apt-get"):
        wanted = sorted({debian_name(name) for name in libraries} | set(packages))
        return ["apt-get", "install", "-y", "--no-install-recommends", *wanted]
    if packages:
        return []
    if shutil.which("pacman"):
        return ["pacman", "-S", "--needed", *ARCH_WINDOW.split()]
    # Fedora and openSUSE find a package by the library's own name.
    for manager in ("dnf", "zypper"):
        if shutil.which(manager):
            return [manager, "install", *(f"{name}()(64bit)" for name in libraries)]
    return []


def debian_name(library: str) -> str:
    """The Debian and Ubuntu package of a shared library, by their rule for naming such packages."""
    stem, version = library.lower().replace("_", "-").split(".so.")
    by_rule = stem + ("-" if stem[-1].isdigit() else "") + version
    return next((DEBIAN[start] for start in DEBIAN if library.startswith(start)), by_rule)


def prepare_qt() -> None:
    """Unpack the Python files that PySide6 would else read from inside its library at every start, and compile."""
    for unpacked in VENV.glob("[Ll]ib/**/site-packages/shiboken6/files.dir"):
        shutil.rmtree(unpacked)
    if python("-c", "import PySide6.QtCore", SBK_EMBED="0"):
        raise SetupProblem("Qt was installed but does not start; its own words are above.")
    folders = [str(path) for path in VENV.glob("[Ll]ib/**/site-packages/shiboken6")]
    python("-m", "compileall", "-q", str(ROOT / "companion"), *folders)


def ensure_test_packages() -> None:
    """On Linux, see to it that a display without a screen and the like are there; raises SetupProblem."""
    missing = [name for name, path in TEST_PACKAGES.items() if not any(Path("/").glob(path[1:]))]
    if not sys.platform.startswith("linux"):
        say("Tests that need a display of their own are left out here.")
    elif missing and not shutil.which("apt-get"):
        say(f"Tests that need one of these will fail here: {', '.join(missing)} (as Debian names them).")
    elif missing:
        install_from_system("The tests", packages=missing)


def open_app(args: Sequence[str]) -> int:
    """Set up what is not yet, and become the app."""
    ensure("app")
    return become("companion", *args)


def become(module: str, *args: str) -> int:
    """Replace this process by a module of ours; where that cannot be done, wait for it."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    # -P: a file in the folder the person happens to be in must not pass for a part of Python.
    command = [str(PYTHON), "-P", "-m", module, *args]
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode
    os.execv(PYTHON, command)


def set_up(args: Sequence[str]) -> int:
    """Set up and stop; `--voice` adds what reading aloud, voice notes and music need."""
    if set(args) > {"--voice"} or (args and "--voice" not in args):
        raise SetupProblem(f"setup knows --voice and nothing else; it was given: {' '.join(args)}")
    ensure("voice" if args else "app")
    say("Companion is set up. Open it with: python3 run.py")
    return 0


def run_tests(args: Sequence[str]) -> int:
    """Run the whole suite, one process a processor, or what pytest is told by `args`, off screen."""
    ensure("dev")
    ensure_test_packages()
    os.environ.pop("DISPLAY", None)
    os.environ.pop("WAYLAND_DISPLAY", None)
    started = time.monotonic()
    status = python("-m", "pytest", *(args or ("-nauto", "--dist=worksteal")), QT_QPA_PLATFORM="offscreen")
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    say(f"The tests took {minutes} min {seconds} s and {'passed' if status == 0 else 'did not pass'}.")
    return status


def run_checks(_args: Sequence[str]) -> int:
    """Run every check, also after one has failed."""
    ensure("dev")
    checks = {
        "formatting": ("ruff", "format", "--check", "."),
        "style": ("ruff", "check", "."),
        "types": ("mypy",),
        "spelling": ("codespell_lib", "."),
    }
    failed = []
    for name, command in checks.items():
        say(f"Checking {name} ...")
        if python("-m", *command):
            failed.append(name)
    say(f"Not in order: {', '.join(failed)}." if failed else "All in order.")
    return 1 if failed else 0


def draw_screens(args: Sequence[str]) -> int:
    """Draw every screen into the folder named."""
    if len(args) != 1 or args[0].startswith("-"):
        raise SetupProblem("Name the folder for the pictures: python3 run.py screens DIR")
    ensure("app")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return become("tests.screens", *args)


def run_bench(args: Sequence[str]) -> int:
    """Measure, in real windows on a display of its own."""
    ensure("dev")
    ensure_test_packages()
    return become("tests.bench", *args)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "app": open_app,
    "bench": run_bench,
    "check": run_checks,
    "demo": lambda args: open_app(["--demo", *args]),
    "screens": draw_screens,
    "setup": set_up,
    "test": run_tests,
}


def main(args: Sequence[str]) -> int:
    """Do what the command line asks and return the exit status; problems are told in sentences."""
    if args and args[0] in ("-h", "--help", "help"):
        print(__doc__.strip() if __doc__ else "")
        return 0
    name, rest = (args[0], args[1:]) if args and not args[0].startswith("-") else ("app", args)
    if name not in COMMANDS:
        say(f"There is no command '{name}'. These there are: {', '.join(COMMANDS)}; more with --help.")
        return 2
    try:
        return COMMANDS[name](rest)
    except SetupProblem as problem:
        say(f"\n{problem}")
    except PermissionError as problem:
        say(f"\nThis may not be written: {problem.filename}.\nMove the folder to a place of your own, {AGAIN}")
    except OSError as problem:
        say(f"\nSetting up did not work: {problem}.\nPut that right, {AGAIN}")
    except KeyboardInterrupt:
        say("\nStopped. Start it again whenever you like; an unfinished set-up is done afresh.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
