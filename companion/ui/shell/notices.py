"""What is said once, calmly, when the person is at their pages: nothing here is in a hurry."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext

if TYPE_CHECKING:
    from companion.ui.shell.window import MainWindow


def say_once(ctx: AppContext, window: QWidget) -> None:
    """Give back a half-written sheet; ask about a recovery code nobody confirmed; say that preferences were lost."""
    from companion.ui.shell.half_written import give_back

    if give_back(ctx, window):
        # What they were in the middle of comes first; the rest is said another time.
        return
    aside = ctx.prefs.take_set_aside()
    if aside is not None:
        words = QCoreApplication.translate(
            "Notices",
            "The preferences on this computer could not be read and begin anew: the look, the time to lock, the key to "
            "hide the window. Nothing you wrote is in them. The former file is kept as {name}.",
        )
        ctx.shell.toast(words.format(name=aside.name))
    from companion.services.keeping import code_confirmed

    if not code_confirmed(ctx.vault):
        from companion.ui.code_sheet import CodeUnseenSheet

        CodeUnseenSheet(ctx, window).open()


def say_not_kept(ctx: AppContext) -> None:
    """Say, the first time, that a changed preference could not be written."""
    if ctx.prefs.take_not_kept():
        words = QCoreApplication.translate(
            "Notices",
            "Your choice holds until Companion closes. It could not be written: the disk may be full or read-only.",
        )
        ctx.shell.toast(words)


def lock_or_say(ctx: AppContext, window: "MainWindow") -> None:
    """The key for the lock: without a passphrase, say what is missing and offer the way there."""
    if ctx.vault.encrypted or window.current_screen() is None:
        window.lock()
        return
    window.toasts.say(
        QCoreApplication.translate("Notices", "Locking needs a passphrase, and your file has none yet."),
        way=(
            QCoreApplication.translate("Notices", "Settings, Privacy"),
            lambda: window.go("settings", section="privacy"),
        ),
    )
