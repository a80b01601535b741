"""The voice of this computer, which reads aloud without any network. Looked for only when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

#: Engines that speak on this computer, the better first; no other is ever used.
ENGINES = ("darwin", "winrt", "sapi", "speechd", "flite")
#: The language of the articles.
_LANGUAGE = QLocale.Language.English
#: The slowest and the fastest step of speed, and how much a step is of all that an engine can do.
SLOWEST, FASTEST = -3, 3
_STEP = 0.2


class NoVoiceError(Exception):
    """Nothing can be read aloud here; `missing` tells whether the part that does is not installed."""

    def __init__(self, *, missing: bool) -> None:
        super().__init__("no voice")
        self.missing = missing


class Voice(QObject):
    """Says one sentence at a time.

    Signals:
        over: what was being said is over, whether it was said to its end or stopped.
        failed: the voice does not answer any more.
    """

    over = Signal()
    failed = Signal()

    @property
    def busy(self) -> bool:
        """Whether something is being said."""
        raise NotImplementedError

    def say(self, words: str, speed: int) -> None:
        """Say a sentence, at a step of speed."""
        raise NotImplementedError

    def stop(self) -> None:
        """Be quiet at once."""
        raise NotImplementedError


class QtVoice(Voice):
    """A voice of the system's own, by Qt."""

    def __init__(self, engine: QTextToSpeech, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        engine.setParent(self)
        self._states = type(engine).State
        engine.stateChanged.connect(self._changed)

    @property
    def busy(self) -> bool:
        return self._engine.state() in (self._states.Speaking, self._states.Synthesizing)

    def say(self, words: str, speed: int) -> None:
        self._engine.setRate(speed * _STEP)
        self._engine.say(words)

    def stop(self) -> None:
        self._engine.stop()

    def _changed(self, state: QTextToSpeech.State) -> None:
        if state == self._states.Ready:
            self.over.emit()
        elif state == self._states.Error:
            self.failed.emit()


def find_voice(parent: QObject, engines: tuple[str, ...] = ENGINES) -> QtVoice:
    """The first engine that has a voice for the language of the articles, in the person's own kind of it if there is.

    Raises:
        NoVoiceError: the part that speaks is not installed, or no voice is.
    """
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError as error:
        raise NoVoiceError(missing=True) from error
    there = QTextToSpeech.availableEngines()
    for name in engines:
        if name not in there:
            continue
        engine = QTextToSpeech(name)
        own = [place for place in engine.availableLocales() if place.language() == _LANGUAGE]
        if engine.state() == QTextToSpeech.State.Error or not own:
            engine.deleteLater()
            continue
        here = QLocale().territory()
        engine.setLocale(next((place for place in own if place.territory() == here), own[0]))
        return QtVoice(engine, parent)
    raise NoVoiceError(missing=False)
