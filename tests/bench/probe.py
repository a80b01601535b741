"""The real program in a real window, started as `python -m companion` starts it, and timed from outside its code."""

import sys

from companion.__main__ import read_options


def main():
    """`MODE FOLDER [WORD…] STARTED`: print one JSON object with what was measured."""
    mode, folder = sys.argv[1:3]
    from companion.bootstrap import Program

    program = Program(read_options(["--data-dir", folder]))
    if mode.startswith("unlocked-"):
        # Started as if the person had given their passphrase already.
        from tests.bench.typed import PASSPHRASE

        program.vault.unlock(PASSPHRASE)
        mode = mode.removeprefix("unlocked-")
    program.start()
    from tests.bench.painted import Dot

    def painted(at):
        found = {"ms": (at - float(sys.argv[-1])) * 1000}
        import json
        import os
        import traceback

        from tests.bench import journeys

        try:
            journeys.JOURNEYS[mode](program, found, sys.argv[3:-1])
            program.window.close()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        print(json.dumps(found), flush=True)
        program.app.quit()

    Dot(program.window, painted)
    program.app.exec()


if __name__ == "__main__":
    main()
