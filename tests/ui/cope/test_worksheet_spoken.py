"""The questions of the written tools, spoken by the voice of this computer where that is wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from companion.ui.voice import NoVoiceError
from companion.ui.widgets.text import Text
from tests.ui.cope.desk import Desk
from tests.ui.cope.test_worksheet import TOOLS
from tests.ui.learn.fake_voice import FakeVoice


class Voices:
    """Makes voices for a written tool, and remembers them."""

    def __init__(self, desk: Desk) -> None:
        self.made: list[FakeVoice] = []
        desk.page.make_voice = self.make  # type: ignore[assignment]

    def make(self, parent: QObject) -> FakeVoice:
        self.made.append(FakeVoice(parent))
        return self.made[-1]

    @property
    def said(self) -> list[str]:
        (voice,) = self.made
        return voice.said


@pytest.mark.parametrize("tool", TOOLS)
def test_every_question_is_spoken_where_that_was_chosen_before(desk: Desk, qtbot: QtBot, tool: str) -> None:
    desk.ctx.prefs.change(speak_guides=True)
    page = desk.open(tool)
    voices = Voices(desk)
    desk.press("sheet-begin")
    asked = []
    while page.sheet.question is not None:
        asked.append(desk.tool.question(desk.at).ask)
        qtbot.waitUntil(lambda: bool(voices.made) and len(voices.said) == len(asked))
        desk.press("sheet-next")
    assert [words[: len(ask)] for words, ask in zip(voices.said, asked, strict=True)] == asked
    assert not voices.made[-1].busy


def test_it_is_chosen_by_keyboard_says_what_there_is_to_choose_and_is_remembered(desk: Desk) -> None:
    desk.open("halt-check")
    voices = Voices(desk)
    desk.press("sheet-begin")
    assert not voices.made, "no voice is looked for until somebody asks"
    while desk.held.objectName() != "guide-speak":
        desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Space)
    (said,) = voices.said
    assert said.startswith("Which of these fit right now? Choose any. None is fine, too. My medicine is due. I am in")
    assert desk.ctx.prefs.now.speak_guides
    desk.page.hide()
    assert not voices.made[-1].busy, "out of sight is out of hearing"
    desk.page.show()
    desk.press("guide-speak")
    assert not desk.ctx.prefs.now.speak_guides
    desk.press("sheet-next")
    assert len(voices.said) == 1


def test_without_a_voice_it_says_so_and_how_to_get_one(desk: Desk) -> None:
    def none(_parent: QObject) -> FakeVoice:
        raise NoVoiceError(missing=True)

    page = desk.open("thought-record")
    page.make_voice = none  # type: ignore[assignment]
    desk.press("sheet-begin")
    assert not desk.shown("guide-silent")
    desk.press("guide-speak")
    why = desk.part("guide-silent")
    assert isinstance(why, Text)
    assert "run.py setup --voice" in why.text()
    assert not desk.ctx.prefs.now.speak_guides
