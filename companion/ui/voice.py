"""The voice of this computer, which reads aloud without any network. Looked for only when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

#: Engines that speak on this computer, the better first; no other is ever used.
ENGINES = ("darwin", "winrt", "sapi", "speechd", "flite")
#: The language of the articles.
_LANGUAGE = QLocale.Language.English
#: The slowest and the fastest step of speed, and how much a step is of all that an engine can do.
SLOWEST, FASTEST = -3, 3
_STEP = 0.2
#: How long, in milliseconds, an engine may take to tell that what it had not yet begun is over.
_PATIENCE = 250


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
    """A voice of the system's own, by Qt.

    An engine such as that of speech-dispatcher is Ready until it has begun with what it was given, and tells nothing
    of what was stopped before: so it is busy from the time it is given a sentence.
    """

    def __init__(self, engine: QTextToSpeech, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        engine.setParent(self)
        self._states = type(engine).State
        self._given = self._broken = False
        self._unbegun = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._unbegun.timeout.connect(self._end)
        engine.stateChanged.connect(self._changed)
        engine.errorOccurred.connect(self._fail)

    @property
    def busy(self) -> bool:
        return self._given

    def say(self, words: str, speed: int) -> None:
        self._given = True
        self._engine.setRate(speed * _STEP)
        self._engine.say(words)

    def stop(self) -> None:
        self._engine.stop()
        if self._given and self._engine.state() != self._states.Speaking:
            self._unbegun.start()

    def _changed(self, state: QTextToSpeech.State) -> None:
        if state == self._states.Ready:
            self._end()
        elif state == self._states.Error:
            self._fail()

    def _end(self) -> None:
        self._unbegun.stop()
        if self._given:
            self._given = False
            self.over.emit()

    def _fail(self, *_why: object) -> None:
        # An engine tells of it by its state, by a signal of its own, or by both.
        self._unbegun.stop()
        self._given = False
        if not self._broken:
            self._broken = True
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
        if _speaks(engine):
            return QtVoice(engine, parent)
        engine.deleteLater()
    raise NoVoiceError(missing=False)


def _speaks(engine: QTextToSpeech) -> bool:
    """Give an engine a voice of the language, in the person's own kind of it if there is; False where it has none.

    Its state is not asked: one without a voice for the language of the system is in error until it is given another.
    """
    own = [place for place in engine.availableLocales() if place.language() == _LANGUAGE]
    if not own:
        return False
    here = QLocale().territory()
    engine.setLocale(next((place for place in own if place.territory() == here), own[0]))
    return engine.locale().language() == _LANGUAGE
