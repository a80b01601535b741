"""What is said of sounds: how long they are, and why one cannot be heard or recorded here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.ui.sound import Missing


def time_words(seconds: int) -> str:
    """Minutes and seconds, as on a clock: 4:07."""
    return f"{seconds // 60}:{seconds % 60:02}"


def cannot_play(what: Missing) -> str:
    """Why nothing can be played, and how it can be heard all the same."""
    if what is Missing.PART:
        return QCoreApplication.translate(
            "Sounds",
            "Playing is not set up on this computer. To hear it now: save a copy, and play it elsewhere. To play it "
            "here: close Companion, and run python3 run.py setup --voice in its folder.",
        )
    return QCoreApplication.translate(
        "Sounds", "No loudspeaker or headphones were found on this computer. Plug them in, then press Play again."
    )


def broken() -> str:
    """That a sound cannot be played, though the computer could."""
    return QCoreApplication.translate(
        "Sounds", "This sound cannot be played here. It is still yours: save a copy, and try it elsewhere."
    )


def cannot_record(what: Missing | None) -> str:
    """Why nothing can be recorded, and what would change it; of what is there and does not answer, None."""
    if what is None:
        return QCoreApplication.translate(
            "Sounds",
            "The microphone does not answer. Look whether another program is using it, and whether the system lets "
            "Companion use it. Then press Record again.",
        )
    return {
        Missing.PART: QCoreApplication.translate(
            "Sounds",
            "Recording is not set up on this computer. To record here: close Companion, and run python3 run.py "
            "setup --voice in its folder. A recording from a phone can be put in under Add music.",
        ),
        Missing.DEVICE: QCoreApplication.translate(
            "Sounds",
            "No microphone was found on this computer. Plug one in, then press Record again. A recording from a phone "
            "can be put in under Add music.",
        ),
        Missing.LEAVE: QCoreApplication.translate(
            "Sounds",
            "The system does not let Companion use the microphone. You can allow it in the system's settings, under "
            "privacy. Then press Record again.",
        ),
    }[what]
