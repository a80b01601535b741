"""`python3 run.py bench [NAME…]`: measure, and print one table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench import measures, measures_record, measures_transfer
from tests.bench.children import ROOT, ChildFailed, Children, compile_all
from tests.bench.display import NoDisplay, own_display
from tests.bench.folders import Folders, cache_folder
from tests.bench.measures import Run
from tests.bench.report import Row, as_json, table

MEASURES = measures.MEASURES | measures_record.MEASURES | measures_transfer.MEASURES
SIZES = (1_000, 10_000, 100_000, 1_000_000)


def main(arguments: list[str] | None = None) -> int:
    """Measure what was asked for; 1 where something could not be measured."""
    wanted = _options(arguments)
    if not Path("/proc/self/smaps").exists():
        _say("This needs Linux: it opens windows under X and reads memory from /proc.")
        return 1
    compile_all()
    rows: list[Row] = []
    failed = []
    with (
        own_display(here=wanted.here) as display,
        tempfile.TemporaryDirectory(dir=cache_folder(), prefix="run-") as scratch,
    ):
        children = Children(display)
        children.floor()
        for name in wanted.names or MEASURES:
            with tempfile.TemporaryDirectory(dir=scratch) as own:
                run = Run(children, Folders(children, Path(own), _say), wanted.pairs, wanted.sizes, _say)
                try:
                    rows += MEASURES[name](run)
                except ChildFailed as problem:
                    failed.append(name)
                    _say(f"\n{name} could not be measured:\n{problem}\n")
    about = _about(wanted.pairs)
    print("\n" + ", ".join(f"{name} {value}" for name, value in about.items()) + "\n")
    if rows:
        print(table(rows))
        print("\nratio: median of the ratios of pairs, ours beside the floor taken right before or after it;")
        print("middle half: of those ratios, or of the times where there is no floor.")
    if failed:
        print(f"\nNot measured: {', '.join(failed)}")
    if wanted.json:
        wanted.json.write_text(as_json(rows, about), "utf-8")
    return 1 if failed else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py bench", description="Measure speed and memory beside a bare window.")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(MEASURES)}; all unless named"
    )
    parser.add_argument("--pairs", type=int, default=9, help="how often (9)")
    parser.add_argument("--quick", action="store_true", help="3 pairs, and no folder with a million entries")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything measured to FILE")
    parser.add_argument("--here", action="store_true", help="open the windows on this display, not on one of its own")
    found = parser.parse_args(arguments)
    if unknown := [name for name in found.names if name not in MEASURES]:
        parser.error(f"there is no {', '.join(unknown)}; these there are: {', '.join(MEASURES)}")
    found.sizes = SIZES[:-1] if found.quick else SIZES
    if found.quick:
        found.pairs = min(found.pairs, 3)
    return found


def _about(pairs: int) -> dict[str, object]:
    unpacked = any((Path(part) / "shiboken6" / "files.dir").is_dir() for part in sys.path)
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": f"{platform.system()} {platform.machine()} with {os.cpu_count()} cores",
        "load": f"{os.getloadavg()[0]:.1f}",
        "Python": platform.python_version(),
        "Qt": version("PySide6-Essentials"),
        "SQLCipher driver": version("sqlcipher3"),
        "pairs": pairs,
        "Qt's Python files": "unpacked" if unpacked else "packed",
        "project": ROOT.name,
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NoDisplay as problem:
        _say(str(problem))
        sys.exit(1)
    except KeyboardInterrupt:
        _say("Stopped.")
        sys.exit(130)
