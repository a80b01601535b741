"""AppContext: what every screen is given."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from companion.clock import Clock
    from companion.content.library import Library
    from companion.domain.rings import Rings
    from companion.domain.undo import Undo
    from companion.paths import Paths
    from companion.prefs import PrefsStore
    from companion.services.autostart import Autostart
    from companion.services.vault import Vault
    from companion.session import Session
    from companion.ui.jobs import Jobs


class Shell(Protocol):
    """What a screen may ask of the window it lives in."""

    def go(self, screen: str, **route: Any) -> None:
        """Show a screen, opened at a place."""

    def come_to(self, screen: str, **route: Any) -> None:
        """Come to the front and show a screen, or begin with it once the file is open again."""

    def toast(self, words: str, undo: "Undo | None" = None) -> None:
        """Say something for a few seconds, with Undo where it can be taken back."""

    def help_now(self, door: str = "") -> None:
        """Open Help now, at a door where one is named."""

    def lock(self) -> None:
        """Keep drafts, close the file, show the lock screen."""

    def show_problem(self, problem: Exception) -> None:
        """Say a known problem in a calm sentence; anything else as our own mistake, with details to copy."""

    def show_rings(self, rings: "Rings | None") -> None:
        """Draw the mark in the side bar from a person's own growth rings, or with None as it is for everybody."""

    def show_shortcuts(self) -> None:
        """The sheet with every key."""

    def stand_alone(self, alone: bool) -> None:
        """Hide the side bar while a screen wants nothing else in sight, or show it again."""

    def file_replaced(self, screen: str = "today", **route: Any) -> None:
        """The file was restored, erased or re-keyed under the app: begin again from its state, and go there then."""


class Beside(Protocol):
    """The place beside the clock, where the system has one."""

    def is_there(self) -> bool:
        """Whether the system has such a place now."""

    def say(self, words: str, pressed: "Callable[[], None]") -> bool:
        """Show a message of the system; False where it has no place for one. Pressing it calls `pressed`."""


class Locked(RuntimeError):
    """A screen asked for the person's file while it is locked: a mistake of ours."""


class AppContext:
    """Clock, preferences, bundled library, worker, vault, shell, and the session while a file is open."""

    def __init__(
        self,
        *,
        clock: "Clock",
        paths: "Paths",
        prefs: "PrefsStore",
        library: "Library",
        jobs: "Jobs",
        vault: "Vault",
        make_session: "Callable[[AppContext], Session]",
        demo: bool = False,
    ) -> None:
        self.clock = clock
        self.paths = paths
        self.prefs = prefs
        self.library = library
        self.jobs = jobs
        self.vault = vault
        self.demo = demo
        self.shell: Shell = _NoShell()
        self.beside: Beside = _Nowhere()
        self.session: Session | None = None
        self._make_session = make_session

    def renew_session(self) -> None:
        """Build the services over the vault's open file, or drop them where none is open.

        To be called after anything that opens, closes or replaces the file: creating it, setting or removing
        the passphrase, restoring.
        """
        self.session = self._make_session(self) if self.vault.database is not None else None

    def set_session_aside(self) -> "Callable[[], None]":
        """No services while the worker closes the file and opens it anew; what is returned gives them back.

        To be called whether the work succeeded or not. Nothing comes back where the file is closed then.
        """
        former, self.session = self.session, None

        def give_back() -> None:
            if self.session is not None:
                return
            if former is not None and former.is_present():
                self.session = former
            else:
                self.renew_session()

        return give_back

    @cached_property
    def autostart(self) -> "Autostart":
        """Starting with the session, for the folder that is open."""
        from companion.services.autostart import for_this_computer

        return for_this_computer(self.paths.data if self.paths.chosen else None)

    @property
    def services(self) -> "Session":
        """The session's services, always over the database the vault has open now.

        Raises:
            Locked: no file is open.
        """
        if not self.unlocked:
            raise Locked
        if self.session is None or not self.session.is_present():
            # The file was closed and opened anew since, for a passphrase or a restore that went through or failed.
            self.renew_session()
        if self.session is None:
            raise Locked
        return self.session

    @property
    def unlocked(self) -> bool:
        """Whether a file is open, and nothing keeps it from being read."""
        return self.session is not None and self.vault.database is not None

    def is_family(self) -> bool:
        """Whether the open file is kept by someone who loves a person who uses; False while none is open."""
        if not self.unlocked:
            return False
        from companion.domain.settings import Audience

        return self.services.settings.current().audience is Audience.SOMEONE_I_LOVE

    def today(self) -> date:
        """The person's logical day now, by their own rollover hour."""
        return self.services.checkins.today()

    def country(self) -> str:
        """The country for helplines: theirs, or the nearest guess until they choose."""
        chosen = self.prefs.now.country
        return chosen or self.library.country_for_locale("")


class _Nowhere:
    """Before the window is there, and where nothing else is known, there is no place beside the clock."""

    def is_there(self) -> bool:
        return False

    def say(self, words: str, pressed: "Callable[[], None]") -> bool:
        return False


class _NoShell:
    """Before the window exists nothing can be shown; asking is a mistake of ours."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(f"no window yet to {name}")
