"""Everything out as JSON and back into a new file, in a process of its own: seconds, rows, bytes and peak memory."""

import json
import os
import resource
import sys
import time
from pathlib import Path

from tests.bench.windowless import _open


def peak():
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def move(folder, out):
    """Milliseconds of the export, of writing its bytes plainly, of reading it back; entries; memory before, after."""
    from companion.services import own_json
    from companion.services.transfer import TransferService
    from companion.storage.driver import connect

    _services, database = _open(Path(folder))
    target = Path(out) / "all.json"
    service = TransferService(database, _services.journal._clock)
    before = peak()
    began = time.perf_counter()
    made = service.export(target)
    exported = time.perf_counter()
    after_export = peak()
    new = Path(out) / "new.db"
    reading = time.perf_counter()
    own_json.make_file(target, new, None, lambda _share: None)
    read = time.perf_counter()
    after_import = peak()
    connection = connect(new, None)
    if connection.execute("SELECT count(*) FROM journal_entry").fetchone()[0] != made.rows["journal_entry"]:
        raise AssertionError("not what was to be measured")
    connection.close()
    content = target.read_bytes()
    writing = time.perf_counter()
    with (Path(out) / "plain").open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    written = time.perf_counter()
    return {
        "export_ms": (exported - began) * 1000,
        "import_ms": (read - reading) * 1000,
        "plain_ms": (written - writing) * 1000,
        "entries": made.rows["journal_entry"],
        "bytes": made.size,
        "export_mb": (before, after_export),
        "import_mb": (before, after_import),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(move(*sys.argv[1:3])) + "\n")
    sys.stdout.flush()
    os._exit(0)
