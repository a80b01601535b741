"""What is written down about our own mistakes: where in the code, and never what the person wrote.

An exception's message can hold a person's words (a title, a line of a file), so only its type and the
places it passed through are kept. The log stays on this computer and is trimmed to its newest part.
"""

import contextlib
import os
import platform
from pathlib import Path
from types import TracebackType

import companion

#: The log never grows past this; older lines go first.
LOG_BYTES = 64 * 1024


def details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """A mistake as lines of text: versions, type, and the path it took through the code."""
    lines = [
        f"Companion {companion.__version__}, Python {platform.python_version()}",
        f"{platform.system()} {platform.release()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    package = Path(companion.__file__).parent.parent
    while trace is not None:
        code = trace.tb_frame.f_code
        path = Path(code.co_filename)
        # A home folder's name can be a person's name: only the part inside the program is told.
        shown = path.relative_to(package) if path.is_relative_to(package) else Path(path.name)
        lines.append(f"  {shown.as_posix()}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)


def error_details(error: BaseException) -> str:
    """`details` of an exception at hand, with those that caused it."""
    text = details(type(error), error.__traceback__)
    cause = error.__cause__ or error.__context__
    return f"{text}\ncaused by\n{error_details(cause)}" if cause is not None else text


class Log:
    """The log file: one block per mistake, newest last. `stamp` heads each block added through this object."""

    def __init__(self, path: Path, stamp: str) -> None:
        self._path = path
        self._stamp = stamp

    def add(self, text: str) -> None:
        """Append a block; a disk that refuses it is not worth another error."""
        block = f"{self._stamp}\n{text}\n\n".encode()
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            old = self._path.read_bytes() if self._path.exists() else b""
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write((old + block)[-LOG_BYTES:])
