"""Reads the arguments and hands over to `bootstrap`; imports nothing heavy."""

import sys
from collections.abc import Sequence
from pathlib import Path

from companion.domain.value import Value

USAGE = """\
Companion: a calm place on your own computer for recovery from opioid use.

  companion                    open the app
  companion --data-dir FOLDER  keep everything in FOLDER instead of the usual place
  companion --demo             look round in an invented person's five years; nothing is kept
  companion --demo --family    the same, in the file of an invented mother
  companion --in-background    open it without coming to the front: beside the clock if it is there, or minimised
  companion --where            say where everything is kept
  companion --version          say which version this is
  companion --help             say this

From a terminal, without a window ("companion export --help" says more, also of the exit codes):

  companion export TARGET      take everything out: --format json, markdown, html, csv or backup
  companion backup [TARGET]    make a backup, or save a copy as a file elsewhere
  companion restore BACKUP     bring back a backup, a saved copy or an export
  companion import FILE        take in another journal, or an export (JSON) in the place of what is there
  companion verify [FILE]      read all of it, and say whether it is sound
  companion where              say where everything is kept
"""

COMMANDS = ("export", "backup", "restore", "import", "verify", "where")


class Options(Value):
    """What the command line asked for."""

    data_dir: Path | None = None
    demo: bool = False
    family: bool = False
    background: bool = False


class UsageError(ValueError):
    """The command line could not be understood."""


def read_options(arguments: Sequence[str]) -> Options:
    """Options from the arguments after the program's name.

    Raises:
        UsageError: an argument is unknown or lacks its value.
    """
    data_dir: Path | None = None
    demo = family = background = False
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--demo":
            demo = True
        elif word == "--family":
            family = True
        elif word == "--in-background":
            background = True
        elif word == "--data-dir" and rest:
            data_dir = Path(rest.pop(0))
        elif word.startswith("--data-dir="):
            data_dir = Path(word.removeprefix("--data-dir="))
        else:
            raise UsageError(word)
    if demo and data_dir is not None:
        raise UsageError("--demo keeps nothing, so it takes no --data-dir")
    if family and not demo:
        raise UsageError("--family goes with --demo")
    return Options(data_dir, demo, family, background)


def is_command(words: Sequence[str]) -> bool:
    """Whether something is asked for that is done without a window: the first word that is no option is its name."""
    rest = list(words)
    while rest and rest[0].startswith("--"):
        option = rest.pop(0)
        if option == "--data-dir" and rest:
            rest.pop(0)
    return bool(rest) and rest[0] in COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app; returns its exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    if is_command(words):
        from companion.cli.run import run as run_command

        return run_command(words)
    if "--help" in words or "-h" in words:
        sys.stdout.write(USAGE)
        return 0
    if "--version" in words:
        from companion import __version__

        sys.stdout.write(f"Companion {__version__}\n")
        return 0
    where = "--where" in words
    try:
        options = read_options([word for word in words if word != "--where"])
    except UsageError as error:
        sys.stderr.write(f"Companion did not understand: {error}\n\n{USAGE}")
        return 2
    if where:
        from companion.paths import find_paths

        found = find_paths(options.data_dir)
        sys.stdout.write(f"your file     {found.database}\nbackups       {found.backups}\n")
        sys.stdout.write(f"preferences   {found.prefs}\nlog           {found.log}\n")
        return 0
    from companion.bootstrap import run

    return run(options)


if __name__ == "__main__":
    raise SystemExit(main())
