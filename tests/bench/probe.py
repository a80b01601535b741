"""The real program in a real window, started as `python -m companion` starts it, and timed from outside its code."""

import sys

from companion.__main__ import main as companion


def main():
    """`MODE FOLDER [WORD…] STARTED`: print one JSON object with what was measured."""
    mode, folder = sys.argv[1:3]
    from companion import bootstrap

    class Probed(bootstrap.Program):
        """The program with one pixel more."""

        def start(self):
            if mode.startswith("unlocked-"):
                # Started as if the person had given their passphrase already.
                from tests.bench.typed import PASSPHRASE

                self.vault.unlock(PASSPHRASE)
            super().start()
            from tests.bench.painted import Dot

            Dot(self.window, lambda at: travel(self, mode.removeprefix("unlocked-"), at))

    bootstrap.Program = Probed
    return companion(["--data-dir", folder])


def travel(program, mode, at):
    """Once the first window is painted: do what the mode says, tell what was found, and end."""
    found = {"ms": (at - float(sys.argv[-1])) * 1000}
    import json
    import os
    import traceback

    from tests.bench import at_rest, hope, journeys, library, people, record

    try:
        kinds = (journeys, library, people, at_rest, hope, record)
        all_of_them = {name: act for kind in kinds for name, act in kind.JOURNEYS.items()}
        all_of_them[mode](program, found, sys.argv[3:-1])
        program.window.close()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    print(json.dumps(found), flush=True)
    program.app.quit()


if __name__ == "__main__":
    sys.exit(main())
