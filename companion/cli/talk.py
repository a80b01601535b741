"""Speaking with who is at the terminal, or with a script: the passphrase in, progress and the outcome out."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable

from companion.cli.problems import Exit, no_secret

#: Longer ones are not typed by anybody, and not read.
SECRET_LIMIT = 4096

Ask = Callable[[str], str]


class Secrets:
    """Asks for passphrases: at the terminal, without showing them, or from a file descriptor line by line."""

    def __init__(self, descriptor: int | None) -> None:
        """Ask at the terminal where there is no descriptor."""
        self._descriptor = descriptor
        self._lines: list[str] | None = None

    def ask(self, what: str) -> str:
        """The passphrase of something; Refused where there is nobody to ask."""
        if self._descriptor is not None:
            return self._next_line(self._descriptor)
        if not sys.stdin.isatty():
            raise no_secret()
        from getpass import getpass

        try:
            return getpass(f"Passphrase or recovery code of {what}: ", sys.stderr)
        except EOFError as error:
            raise no_secret() from error

    def _next_line(self, descriptor: int) -> str:
        if self._lines is None:
            try:
                # Not closed: it may be the terminal itself.
                with os.fdopen(descriptor, "rb", closefd=False) as file:
                    content = file.read(SECRET_LIMIT)
                self._lines = content.decode("utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise no_secret() from error
        if not self._lines:
            raise no_secret()
        # One line opens everything it fits; a second one is for what has another passphrase.
        return self._lines.pop(0) if len(self._lines) > 1 else self._lines[0]


def _safe(words: str) -> str:
    """Words without what a terminal would obey or could not write: a file may have such a name."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in words)


class Talk:
    """Says how far the work is and how it ended: as sentences, or as one line of JSON on stdout."""

    def __init__(self, command: str, *, as_json: bool) -> None:
        """Of one command."""
        self._command, self._as_json = command, as_json
        self._shown = -1

    def progress(self, share: float) -> None:
        """Say how far the work is, where somebody sees it."""
        percent = int(share * 100)
        if self._as_json or percent == self._shown or not sys.stderr.isatty():
            return
        self._shown = percent
        sys.stderr.write(f"\r{percent:3d} %" if percent < 100 else "\r     \r")
        sys.stderr.flush()

    def done(self, words: str, **facts: object) -> int:
        """Say that it is done."""
        self._say(Exit.DONE, words, facts, sys.stdout)
        return Exit.DONE

    def failed(self, code: Exit, words: str, problem: str) -> int:
        """Say why it was not."""
        if self._shown not in (-1, 100):
            sys.stderr.write("\n")
        self._say(code, words, {"problem": problem, "message": words}, sys.stderr)
        return code

    def _say(self, code: Exit, words: str, facts: dict[str, object], to: object) -> None:
        if self._as_json:
            said = {"command": self._command, "ok": code is Exit.DONE, "exit": int(code), **facts}
            sys.stdout.write(json.dumps(said, ensure_ascii=True) + "\n")
        else:
            print(_safe(words), file=to)  # type: ignore[call-overload]
