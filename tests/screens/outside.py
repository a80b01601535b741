"""The scenes outside the open file: the first run, the lock screen, and why a file does not open."""

from __future__ import annotations

from collections.abc import Callable

from companion.domain import problems
from companion.ui.telling import outside_words
from tests.screens.lives import PASSPHRASE, WRONG
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

_PROTECT, _DAYS = 5, 6


def _step(number: int) -> Callable[[Stage], None]:
    return lambda stage: stage.first_run(number)


def _code(stage: Stage) -> None:
    stage.first_run(_PROTECT)
    stage.type(PASSPHRASE, "first-passphrase")
    stage.type(PASSPHRASE, "first-passphrase-again")
    stage.press("first-next")


def _not_the_same(stage: Stage) -> None:
    stage.first_run(_PROTECT)
    stage.type(PASSPHRASE, "first-passphrase")
    stage.type(WRONG, "first-passphrase-again")
    stage.press("first-next")


def _earlier(stage: Stage) -> None:
    stage.first_run(_DAYS)
    stage.press("first-earlier")


def _naloxone(answer: str) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.first_run(3)
        stage.press(f"first-naloxone-{answer}")

    return act


def _read(stage: Stage) -> None:
    _naloxone("what")(stage)
    stage.press("first-naloxone-read")


def _wrong(tries: int) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.lock()
        for _ in range(tries):
            stage.type(WRONG, "passphrase")
            stage.press("unlock")

    return act


def _by_code(stage: Stage) -> None:
    stage.lock()
    stage.press("use-code")


def _reminded(stage: Stage) -> None:
    stage.lock()
    stage.window.toast(outside_words())


def _trouble(make: Callable[[Stage], problems.KnownProblem]) -> Callable[[Stage], None]:
    return lambda stage: stage.trouble(make(stage))


def _begin_anew(stage: Stage) -> None:
    stage.trouble(problems.FileDamaged(stage.ctx.paths.database))
    stage.press("begin-anew")


def _told(stage: Stage) -> None:
    stage.open("today")
    stage.window.show_problem(problems.DiskFull(stage.ctx.paths.database))


def _closing(stage: Stage) -> None:
    from companion.ui.shell.close_unsaved import CloseUnsavedSheet

    stage.open("today")
    problem = problems.DiskFull(stage.ctx.paths.database)
    CloseUnsavedSheet(problem, stage.window.close_window, stage.window).open()


def _damaged_meanwhile(stage: Stage) -> None:
    stage.open("today")
    stage.ctx.services.backups.make()
    stage.window.show_problem(problems.FileDamaged(stage.ctx.paths.database))


def _damaged_inside(stage: Stage) -> None:
    _damaged_meanwhile(stage)
    stage.press("damaged-restore")


OUTSIDE: tuple[Scene, ...] = (
    Scene("first-run", "who", "nothing", _step(0)),
    Scene("first-run", "country", "nothing", _step(1)),
    Scene("first-run", "person", "nothing", _step(2)),
    Scene("first-run", "naloxone", "nothing", _step(3)),
    *(Scene("first-run", f"naloxone-{answer}", "nothing", _naloxone(answer)) for answer in ("yes", "not-yet", "what")),
    Scene("first-run", "naloxone-page", "nothing", _read),
    Scene("first-run", "reason", "nothing", _step(4)),
    Scene("first-run", "passphrase", "nothing", _step(_PROTECT)),
    Scene("first-run", "not-the-same", "nothing", _not_the_same),
    Scene("first-run", "code", "nothing", _code),
    Scene("first-run", "days", "nothing", _step(_DAYS)),
    Scene("first-run", "earlier", "nothing", _earlier),
    Scene("lock", "start", "years", lambda stage: stage.lock()),
    Scene("lock", "wrong", "years", _wrong(1)),
    Scene("lock", "pause", "years", _wrong(5)),
    Scene("lock", "code", "years", _by_code),
    Scene("lock", "reminder", "years", _reminded),
    Scene("trouble", "no-keys", "years", _trouble(lambda stage: problems.KeyFileMissing(stage.ctx.paths.keys))),
    Scene("trouble", "damaged", "week", _trouble(lambda stage: problems.FileDamaged(stage.ctx.paths.database))),
    Scene("trouble", "in-use", "week", _trouble(lambda stage: problems.FileInUse(stage.ctx.paths.data))),
    Scene("trouble", "begin-anew", "week", _begin_anew),
    Scene("trouble", "told", "week", _told),
    Scene("trouble", "closing", "week", _closing),
    Scene("trouble", "damaged-meanwhile", "years", _damaged_meanwhile),
    Scene("trouble", "damaged-inside", "years", _damaged_inside),
)
