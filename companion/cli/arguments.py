"""What can be asked for in a terminal, and how."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from companion.domain.transfer import Kind

_CODES = """\
exit codes:
  0  done                          5  damaged, incomplete or changed
  1  could not be done             6  made by a newer Companion
  2  not understood                7  the disk is full, or the folder cannot be written
  3  wrong passphrase, or none     8  nothing there to work on
  4  in use by the open app      130  stopped by Ctrl+C
"""


def read(words: Sequence[str]) -> argparse.Namespace:
    """What the words ask for; SystemExit(2) where they cannot be understood, and (0) after help."""
    return _parser().parse_args(list(words))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="companion",
        description="Companion from a terminal. Without a command the app opens.",
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_shared(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, words: str, more: str = "") -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            help=words,
            description=f"{words[0].upper()}{words[1:]}. {more}".strip(),
            epilog=_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        _add_shared(made, later=True)
        return made

    export = command(
        "export", "take everything out", "All but a backup is plain text: keep it where only you can read it."
    )
    export.add_argument(
        "--format", choices=[kind.value for kind in Kind], default=Kind.JSON.value, help="default: json"
    )
    export.add_argument("--no-bom", action="store_true", help="csv: without the mark by which Excel knows UTF-8")
    export.add_argument("--replace", action="store_true", help="put it in the place of a file that is there")
    export.add_argument("target", type=Path, metavar="TARGET", help="a new file or folder, or a folder to put it in")
    _add_secret(export)

    backup = command("backup", "make a backup", "Works beside the open app only with a TARGET.")
    backup.add_argument("--replace", action="store_true", help="put it in the place of a file that is there")
    backup.add_argument(
        "target", type=Path, nargs="?", metavar="TARGET", help="a file for a copy elsewhere; else beside"
    )
    _add_secret(backup)

    kept = "What is there now is kept as a backup."
    restore = command("restore", "bring back a backup, a saved copy or an export", kept)
    restore.add_argument(
        "source", type=Path, metavar="BACKUP", help="a folder of a backup or its name, a .zip, a .json"
    )
    others = "Of jrnl, Day One, Journey, RedNotebook, Daylio and Markdown it adds to what is there."
    takes = command("import", "take in an export (JSON) in the place of what is there, or another journal", others)
    takes.add_argument("source", type=Path, metavar="FILE", help="an export of Companion, or another program's")
    takes.add_argument("--zone", metavar="NAME", type=_zone, help="the zone of times that name none: Europe/London")
    for made in (restore, takes):
        made.add_argument("--dry-run", action="store_true", help="only say what is in it")
        _add_secret(made)

    verify = command("verify", "read all of it, and say whether it is sound")
    verify.add_argument(
        "source", type=Path, nargs="?", metavar="FILE", help="a backup, a .zip, a .json; else your file"
    )
    _add_secret(verify)
    command("where", "say where everything is kept")
    return parser


def _add_shared(parser: argparse.ArgumentParser, *, later: bool = False) -> None:
    """Options of every command, before or after its name."""
    unless = argparse.SUPPRESS if later else None
    parser.add_argument("--data-dir", type=Path, metavar="FOLDER", default=unless, help="where everything is kept")
    parser.add_argument(
        "--json", action="store_true", default=unless if later else False, help="say the outcome as one line of JSON"
    )


def _zone(name: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError) as error:
        raise argparse.ArgumentTypeError(f"no such zone: {name}") from error


def _add_secret(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="read the passphrase or recovery code from this file descriptor, and not from the terminal;"
        " where a backup has another one, that is its second line",
    )
