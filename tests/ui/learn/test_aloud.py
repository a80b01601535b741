"""Reading aloud: what is said, what is marked, and when it is quiet."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from enum import Enum
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.prefs import PrefsStore
from companion.ui.learn.contents import go_to, parts_of
from companion.ui.learn.passages import passages_of
from companion.ui.learn.screen import LearnScreen
from companion.ui.voice import ENGINES, NoVoiceError, QtVoice, Voice, _speaks, find_voice
from tests.ui.learn.fake_voice import FakeVoice

Show = Callable[..., QWidget]


@pytest.fixture
def learn(ctx: AppContext, show: Show) -> LearnScreen:
    screen = LearnScreen(ctx)
    screen.reader.aloud.make_voice = FakeVoice
    screen.refresh()
    show(screen, 980, 700)
    screen.open(article="naloxone")
    return screen


def voice_of(learn: LearnScreen) -> FakeVoice:
    found = learn.reader.aloud.findChild(FakeVoice)
    assert found is not None
    return found


def press(learn: LearnScreen, name: str, qtbot: QtBot) -> None:
    button = learn.reader.findChild(QPushButton, name)
    assert button is not None
    qtbot.keyClick(button, Qt.Key.Key_Space)


def marked(learn: LearnScreen) -> str:
    return " ".join(mark.cursor.selectedText() for mark in learn.reader.view.extraSelections())


def test_a_page_is_said_from_its_title_to_whom_to_call_in_order(learn: LearnScreen) -> None:
    said = [passage.words for passage in passages_of(learn.reader.view.document(), {"999", "112"})]
    assert said[0] == "Naloxone: what it is, where to get it, how to use and keep it"
    # A callout begins with its title.
    assert said[said.index("In one minute") + 1].startswith("Naloxone can bring back breathing")
    assert "Call 9 9 9 first." in said
    assert not any("999" in words or "www" in words for words in said)
    # A row of a table is one passage; where it has more than two columns their names are said.
    assert "Emergency: ambulance: 9 9 9 or 1 1 2" in said
    assert any(words.startswith("Kit: ") and "One dose: " in words and "Next dose: " in words for words in said)
    assert "Sources" not in said
    assert "Read next" not in said


def test_reading_begins_at_what_is_seen_marks_each_sentence_and_ends_by_itself(
    learn: LearnScreen, qtbot: QtBot
) -> None:
    view = learn.reader.view
    go_to(view, parts_of(view)[-4])
    press(learn, "aloud", qtbot)
    voice = voice_of(learn)
    assert voice.said == [parts_of(view)[-4].title]
    assert marked(learn) == voice.said[0]
    for _passage in range(100):
        if not voice.busy:
            break
        assert marked(learn)
        voice.end()
    assert learn.reader.aloud.isHidden()
    assert marked(learn) == ""
    assert len(voice.said) > 5


def test_what_is_selected_is_read_and_no_more(learn: LearnScreen, qtbot: QtBot) -> None:
    found = learn.reader.view.document().find("Call 999 first.")
    learn.reader.view.setTextCursor(found)
    press(learn, "aloud", qtbot)
    voice = voice_of(learn)
    voice.end()
    assert voice.said == ["Call 9 9 9 first."]
    assert learn.reader.aloud.isHidden()


def test_it_pauses_goes_on_with_the_same_sentence_and_stops(learn: LearnScreen, qtbot: QtBot) -> None:
    press(learn, "aloud", qtbot)
    voice = voice_of(learn)
    voice.end()
    press(learn, "aloud-pause", qtbot)
    assert not voice.busy
    assert len(voice.said) == 2, "a pause is not the end of a sentence"
    press(learn, "aloud-pause", qtbot)
    assert voice.said[2] == voice.said[1]
    press(learn, "aloud-stop", qtbot)
    assert not voice.busy
    assert learn.reader.aloud.isHidden()
    assert QApplication.focusWidget() is learn.reader.view


def test_the_speed_changes_at_once_and_is_kept(learn: LearnScreen, ctx: AppContext, qtbot: QtBot) -> None:
    press(learn, "aloud", qtbot)
    for _step in range(4):
        press(learn, "aloud-faster", qtbot)
    voice = voice_of(learn)
    assert voice.speeds == [0, 1, 2, 3]
    assert len(set(voice.said)) == 1, "the sentence is said again, at the new speed"
    assert PrefsStore(ctx.paths.prefs).now.voice_speed == 3


def test_the_page_goes_with_the_voice_unless_it_was_scrolled(learn: LearnScreen, qtbot: QtBot) -> None:
    bar = learn.reader.view.verticalScrollBar()
    press(learn, "aloud", qtbot)
    voice = voice_of(learn)
    for _passage in range(20):
        voice.end()
    went = bar.value()
    assert went > 0
    bar.setValue(bar.maximum())
    for _passage in range(3):
        voice.end()
    assert bar.value() == bar.maximum(), "who looks elsewhere is not brought back"
    bar.setValue(went)
    for _passage in range(20):
        voice.end()
    assert bar.value() not in (went, bar.maximum()), "who comes back is taken along again"


def test_finding_and_larger_letters_leave_the_mark(learn: LearnScreen, qtbot: QtBot) -> None:
    press(learn, "aloud", qtbot)
    title = marked(learn)
    learn.reader.open_find()
    learn.reader.find_bar.field.setText("breathing")
    assert title in marked(learn)
    learn.reader.close_find()
    assert marked(learn) == title
    learn.reader.text_card.turn()
    press(learn, "text-larger", qtbot)
    assert marked(learn) == title


@pytest.mark.parametrize(
    "leave",
    [
        lambda learn: learn.open(article="withdrawal"),
        lambda learn: learn.leave(),
        lambda learn: learn.hide(),
        lambda learn: learn.window().showMinimized(),
        lambda learn: learn.go_back(),
    ],
    ids=["another article", "another screen, the lock or the end", "Help now", "hidden at once", "Escape"],
)
def test_it_is_quiet_as_soon_as_the_article_is_left(
    learn: LearnScreen, qtbot: QtBot, leave: Callable[[LearnScreen], object]
) -> None:
    press(learn, "aloud", qtbot)
    voice = voice_of(learn)
    assert voice.busy
    leave(learn)
    QApplication.processEvents()
    assert not voice.busy
    assert len(voice.said) == 1


@pytest.mark.real_clock
def test_the_lock_and_the_key_that_hides_silence_it(program: Program, qtbot: QtBot) -> None:
    program.window.go("learn", article="naloxone")
    screen = program.window.current_screen()
    assert isinstance(screen, LearnScreen)
    voices: list[FakeVoice] = []

    def make(parent: QObject) -> Voice:
        voices.append(FakeVoice(program.window))
        return voices[0]

    screen.reader.aloud.make_voice = make
    press(screen, "aloud", qtbot)
    assert voices[0].busy
    program.window.hide_quickly()
    QApplication.processEvents()
    assert not voices[0].busy
    assert len(voices[0].said) == 1


def test_where_nothing_speaks_it_says_so_and_how_to_get_it(
    learn: LearnScreen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "PySide6.QtTextToSpeech":
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    bar = learn.reader.aloud
    bar.make_voice = find_voice
    press(learn, "aloud", qtbot)
    assert "not set up here yet" in bar.says.text()
    seen = {part.text() for part in bar.findChildren(QLabel) if part.isVisible()}
    assert seen == {bar.says.text(), "python3 run.py setup --voice"}
    assert marked(learn) == ""
    press(learn, "aloud-stop", qtbot)
    assert bar.isHidden()


def test_a_voice_that_fails_is_told_and_looked_for_anew_next_time(learn: LearnScreen, qtbot: QtBot) -> None:
    press(learn, "aloud", qtbot)
    voice_of(learn).failed.emit()
    said = learn.reader.aloud.says.text()
    assert "does not answer" in said
    assert "speech-dispatcher" in said
    assert "No English voice" not in said, "there is one"
    assert marked(learn) == ""
    press(learn, "aloud", qtbot)
    press(learn, "aloud", qtbot)
    assert marked(learn)


class Engine(QObject):
    """Stands for Qt's engine of speech-dispatcher, which begins later than it is told to, and is Ready till then."""

    State = Enum("State", "Ready Speaking Paused Error Synthesizing")
    stateChanged, errorOccurred = Signal(object), Signal(object, str)

    def __init__(self, state: Enum, locales: tuple[str, ...] = (), spoken: str = "") -> None:
        super().__init__()
        self.now, self.did, self.locales, self.place = state, [], locales, QLocale(spoken)

    def state(self) -> Enum:
        return self.now

    def setRate(self, _rate: float) -> None: ...

    def say(self, words: str) -> None:
        self.did.append(words)

    def stop(self) -> None:
        self.did.append("stop")

    def availableLocales(self) -> list[QLocale]:
        return [QLocale(name) for name in self.locales]

    def setLocale(self, place: QLocale) -> None:
        self.place = place

    def locale(self) -> QLocale:
        return self.place

    def tell(self, name: str) -> None:
        self.now = self.State[name]
        self.stateChanged.emit(self.now)


def test_what_the_engine_has_not_begun_is_stopped_too_and_something_else_said_after_it(qtbot: QtBot) -> None:
    engine, parent = Engine(Engine.State.Ready), QObject()
    voice = QtVoice(engine, parent)  # type: ignore[arg-type]
    voice.say("A sentence of somebody's own.", 0)
    assert voice.busy, "who leaves the page now must not hear it"
    with qtbot.waitSignal(voice.over, timeout=5_000):
        voice.stop()
    assert engine.did == ["A sentence of somebody's own.", "stop"]
    assert not voice.busy
    overs: list[None] = []
    voice.over.connect(lambda: overs.append(None))
    voice.say("Another.", 0)
    for name in ("Speaking", "Ready"):
        engine.tell(name)
    assert len(overs) == 1


def test_an_engine_that_fails_is_told_of_once(qapp: QApplication) -> None:
    engine, parent, told = Engine(Engine.State.Ready), QObject(), []
    voice = QtVoice(engine, parent)  # type: ignore[arg-type]
    voice.failed.connect(lambda: told.append(None))
    voice.say("A sentence.", 0)
    # In error before it was given anything, as without a voice for the system's language, its state does not change.
    engine.errorOccurred.emit(None, "no sound")
    assert len(told) == 1
    engine.tell("Error")
    assert len(told) == 1
    assert not voice.busy


@pytest.mark.parametrize(("locales", "speaks"), [(("de_DE", "en_US", "en_GB"), True), (("de_DE",), False), ((), False)])
def test_an_english_voice_is_used_though_the_system_speaks_another_language(
    qapp: QApplication, locales: tuple[str, ...], speaks: bool
) -> None:
    engine = Engine(Engine.State.Error, locales)
    assert _speaks(engine) == speaks  # type: ignore[arg-type]
    assert not speaks or engine.locale().language() == QLocale.Language.English


@pytest.mark.qt_log_ignore("pipewire", extend=True)
def test_only_engines_of_this_computer_are_ever_asked(qapp: QApplication, qtbot: QtBot) -> None:
    speech = pytest.importorskip("PySide6.QtTextToSpeech", exc_type=ImportError)
    assert "mock" not in ENGINES
    assert set(speech.QTextToSpeech.availableEngines()) - {"mock"} <= set(ENGINES)
    parent = QObject()
    with pytest.raises(NoVoiceError):
        find_voice(parent, ())
    voice = find_voice(parent, ("mock",))
    with qtbot.waitSignal(voice.over, timeout=5_000):
        voice.say("Call 9 9 9.", 3)
        assert voice.busy
    assert not voice.busy
    voice.say("Call 9 9 9, and stay until they come, however long it takes.", -3)
    with qtbot.waitSignal(voice.over, timeout=5_000):
        voice.stop()
    assert not voice.busy
