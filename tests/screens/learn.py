"""The scenes of Learn: every article, its find bar, and what a search shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from companion.content.library import Library
from companion.domain.marks import Anchor
from companion.resources import content_folder
from companion.ui.article_view import ArticleView
from tests.screens.scenes import Scene
from tests.screens.stage import Stage
from tests.ui.learn.fake_voice import FakeVoice

Act = Callable[[Stage], None]


def _article(article_id: str) -> Act:
    return lambda stage: stage.open("learn", article=article_id)


def _search(words: str) -> Act:
    def act(stage: Stage) -> None:
        stage.open("learn")
        stage.type(words, "learn-search")

    return act


def _find(stage: Stage) -> None:
    stage.open("learn", article="naloxone")
    stage.part("article").setFocus()
    stage.key("Ctrl+F")
    stage.type("breath", "find-field")


def _press(name: str) -> Act:
    def act(stage: Stage) -> None:
        stage.open("learn", article="naloxone")
        stage.part(name).click()  # type: ignore[attr-defined]

    return act


def _aloud(stage: Stage) -> None:
    stage.open("learn", article="naloxone")
    bar = stage.part("article").parentWidget().aloud  # type: ignore[attr-defined]
    bar.make_voice = FakeVoice
    bar.begin()
    for _sentence in range(5):
        bar.findChild(FakeVoice).end()


def _on_a_path(pathway_id: str, steps: int, screen: str, **route: object) -> Act:
    def act(stage: Stage) -> None:
        stage.open("today")
        pathway = stage.ctx.library.pathway(pathway_id)
        for step in pathway.steps()[:steps]:
            stage.ctx.services.pathways.tick(pathway, step.to, True)
        stage.open(screen, **route)

    return act


def _path_foot(stage: Stage) -> None:
    _on_a_path("first-week", 1, "learn", article="swapping-drugs")(stage)
    stage.part("article").scrollToAnchor("your-path")  # type: ignore[attr-defined]


def _word(stage: Stage) -> None:
    stage.open("learn", article="brain-and-body")
    view = stage.part("article")
    view.followed.emit("word:morphine")  # type: ignore[attr-defined]


def _words(stage: Stage) -> None:
    stage.open("glossary")
    stage.type("nal", "glossary-find")


SO, BRINGS = "So the people around you need to know about it.", "Naloxone can bring back breathing"


def _marked(then: Act) -> Act:
    """With highlights, one with a note and one whose words are gone, and a bookmark."""

    def act(stage: Stage) -> None:
        stage.open("today")
        marks = stage.ctx.services.marks
        marks.highlight("naloxone", Anchor("", BRINGS))
        marks.highlight("naloxone", Anchor("what-it-does", SO), "Showed Chris the green bag by the door.")
        marks.highlight("naloxone", Anchor("what-it-does", "Words that stood here in an earlier year"), "Ask about it")
        marks.highlight(
            "triggers", Anchor("what-a-trigger-is", "A row alone may be bearable. A row on a pay-day may not.")
        )
        marks.set_bookmark("naloxone", Anchor())
        then(stage)

    return act


def _choose(stage: Stage) -> None:
    stage.open("learn", article="naloxone")
    view = stage.part("article")
    assert isinstance(view, ArticleView)
    view.setFocus()
    view.setTextCursor(view.document().find("Call 999"))
    QTest.keyClick(view, Qt.Key.Key_Shift)


def _mark_card(stage: Stage) -> None:
    mark = next(mark for mark in stage.ctx.services.marks.every() if mark.anchor.words == SO)
    stage.window.go("learn", article="naloxone", mark=mark.uuid)


def _note_sheet(stage: Stage) -> None:
    mark = next(mark for mark in stage.ctx.services.marks.every() if mark.anchor.words == SO)
    stage.window.go("learn", article="naloxone", note=mark.uuid)


def learn() -> Iterator[Scene]:
    """Every scene of Learn but those of the registry."""
    yield Scene("learn", "search", "week", _search("breath"))
    yield Scene("learn", "search-nothing", "week", _search("zeppelin"))
    yield Scene("learn", "search-mistyped", "week", _search("bupernorphine"))
    yield Scene("learn", "search-danger", "week", _search("not breathing"))
    yield Scene("learn", "search-own-notes", "years", _search("canal"))
    yield Scene("learn", "find", "week", _find)
    yield Scene("learn", "text", "week", _press("text"))
    yield Scene("learn", "aloud", "week", _aloud)
    yield Scene("learn", "aloud-none", "week", _press("aloud"))
    yield Scene("learn", "path-foot", "week", _path_foot)
    yield Scene("learn", "contents", "week", _press("contents"))
    yield Scene("learn", "path", "week", _on_a_path("first-week", 3, "learn"))
    yield Scene("learn", "word", "week", _word)
    yield Scene("pathway", "begun", "week", _on_a_path("first-72-hours", 4, "pathway", pathway="first-72-hours"))
    yield Scene("pathway", "whole", "week", _on_a_path("pregnant", 20, "pathway", pathway="pregnant"))
    yield Scene("pathway", "family", "family-weeks", _on_a_path("family", 3, "pathway"))
    yield Scene("glossary", "found", "week", _words)
    yield Scene("learn", "choose", "week", _choose)
    yield Scene("learn", "highlights", "week", _marked(lambda stage: stage.window.go("learn", article="naloxone")))
    yield Scene("learn", "highlight-note", "week", _marked(_mark_card))
    yield Scene("learn", "note-sheet", "week", _marked(_note_sheet))
    yield Scene("marks", "some", "week", _marked(lambda stage: stage.window.go("marks")))
    for info in Library(content_folder()).articles():
        yield Scene("learn", f"article-{info.id}", "week", _article(info.id))
