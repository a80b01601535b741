"""One process at a time in a data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from companion.domain.problems import FileInUse
from companion.storage.instance import InstanceLock

HOLDER = """
import sys
from pathlib import Path
from companion.storage.instance import InstanceLock
InstanceLock(Path(sys.argv[1])).take()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_holder_is_told_and_gets_it_once_it_is_free(tmp_path: Path) -> None:
    first, second = InstanceLock(tmp_path), InstanceLock(tmp_path)
    first.take()
    first.take()
    with pytest.raises(FileInUse):
        second.take()
    first.release()
    first.release()
    with second:
        pass


def test_another_process_holds_it_until_it_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        lock = InstanceLock(tmp_path)
        with pytest.raises(FileInUse):
            lock.take()
        holder.kill()
        holder.wait()
    with lock:
        pass
