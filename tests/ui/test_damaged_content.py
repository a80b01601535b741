"""Whichever bundled file is damaged, every screen that reads it opens, with the rest of what it shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.content.library import Library
from companion.context import AppContext
from companion.domain.lapse import Sheet, StepId
from companion.domain.settings import Audience
from companion.resources import content_folder
from companion.ui.article_sheet import ArticleSheet
from companion.ui.first_run.about_you import CountryStep
from companion.ui.first_run.naloxone import NaloxoneStep
from companion.ui.help_now.page import HelpNow
from companion.ui.naloxone_sheet import NaloxoneSheet
from companion.ui.registry import screen_entry
from companion.ui.screen import Screen
from companion.ui.settings.list_sheet import ListText
from companion.ui.settings.sources_sheet import SourcesSheet
from companion.ui.widgets.text import Text

#: One file of each kind, and those that have a place of their own; where it is said that it cannot be read, and how.
FILES = {
    "articles/safety/alone-and-mixing.md": ("cope", "Alone and mixing"),
    "articles/safety/naloxone.md": ("first-naloxone", "This could not be read."),
    "articles/safety/wont-wake-up.md": ("learn", "Could not be read: Wont wake up."),  # codespell:ignore wont
    "cope.toml": ("cope", "This could not be read."),
    "glossary.toml": ("glossary", "This could not be read."),
    "help/overdose.toml": ("help-now", "Some of the bundled help could not be read."),
    "help/talk.toml": ("help-now", "Some of the bundled help could not be read."),
    "help/withdrawal.toml": ("learn", "Could not be read: help/withdrawal.toml."),
    "helplines/eu.toml": ("first-country", ""),
    "helplines/gb.toml": ("learn", "Could not be read: helplines/gb.toml."),
    "naloxone-where.toml": ("first-naloxone", "This could not be read."),
    "pathways/family.toml": ("family", "This could not be read."),
    "pathways/first-72-hours.toml": ("pathways", "Some of what belongs here could not be read."),
    "phrases.toml": ("learn", "Could not be read: phrases.toml."),
    "sections.toml": ("learn", "Could not be read: sections.toml."),
    "sources.toml": ("cope", "This could not be read."),
    "strategies/paced-breathing.md": ("cope", "Some of what belongs here could not be read."),
    "synonyms.toml": ("learn", "Could not be read: synonyms.toml."),
}

#: What the list of sources says of each kind of thing that cites one, and the one file that kind stands in.
CITING = {
    "Craving explained; ": "",
    "Help now: ": "",
    "Cope: ": "",
    "Cope; ": "cope.toml",
    "Short reading: ": "",
    "Word explained: ": "glossary.toml",
    "Where to get naloxone": "naloxone-where.toml",
    "Helplines: ": "",
}


def _screen(name: str, **route: object) -> Callable[[AppContext], QWidget]:
    def made(ctx: AppContext) -> QWidget:
        screen = screen_entry(name).factory(ctx)
        assert isinstance(screen, Screen)
        screen.refresh()
        if route:
            screen.open(**route)
        return screen

    return made


def _sheet(sheet: Callable[..., QWidget]) -> Callable[[AppContext], QWidget]:
    def made(ctx: AppContext) -> QWidget:
        window = QWidget()
        sheet(ctx, parent=window)
        return window

    return made


def _learn(ctx: AppContext) -> QWidget:
    screen = _screen("learn", article="medicines")(ctx)
    assert "Methadone" in screen.reader.view.toPlainText(), "a page shows though another file is damaged"
    screen.search.setText("naloxone")
    assert screen.list.articles.rowCount() > 5, "what is whole is found"
    return screen


def _tried(ctx: AppContext) -> QWidget:
    screen = _screen("cope", strategy="stop-skill", craving=7)(ctx)
    button = screen.findChild(QAbstractButton, "way-keep")
    if button is not None:
        button.click()
    return screen


def _family(ctx: AppContext) -> QWidget:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    return _screen("today")(ctx)


def _naloxone(ctx: AppContext) -> QWidget:
    step = NaloxoneStep(ctx)
    for name in ("not-yet", "what"):
        button = step.findChild(QAbstractButton, f"first-naloxone-{name}")
        assert button is not None
        button.click()
    return step


def _help(ctx: AppContext) -> QWidget:
    page = HelpNow(ctx)
    for door in ("", "overdose", "talk", "withdrawal", "ways", "craving"):
        page.open_door(door)
    return page


SCREENS: Mapping[str, Callable[[AppContext], QWidget]] = {
    # The first, so that it finds by itself what cannot be read.
    "sources": _sheet(SourcesSheet),
    "learn": _learn,
    "pathways": _screen("pathway", pathway=""),
    "pathway": _screen("pathway", pathway="first-week"),
    "pathway-damaged": _screen("pathway", pathway="first-72-hours"),
    "glossary": _screen("glossary", word="naloxone"),
    "marks": _screen("marks"),
    "cope": _screen("cope", strategy="stop-skill"),
    "cope-damaged": _screen("cope", strategy="paced-breathing", start=True),
    "cope-tried": _tried,
    "people": _screen("people"),
    "today": _screen("today"),
    "journal": _screen("journal", query="naloxone"),
    "milestones": _screen("milestones"),
    "self-checks": _screen("self-checks"),
    "reports": _screen("reports"),
    "questions": _screen("questions"),
    "settings": _screen("settings", section="you"),
    **{f"lapse-{step.value}": _screen("lapse", sheet=Sheet(step=step)) for step in StepId},
    "first-naloxone": _naloxone,
    "first-country": CountryStep,
    "naloxone-sheet": _sheet(NaloxoneSheet),
    "article-sheet": _sheet(partial(ArticleSheet, article_id="naloxone")),
    "help-now": _help,
    "family": _family,
}


def _opened(ctx: AppContext, content: Path) -> dict[str, str]:
    """What every screen says, by its name."""
    ctx.library = Library(content)
    ctx.services.pathways.follow("first-week")
    said = {}
    for name, opened in SCREENS.items():
        page = opened(ctx)
        parts = (*page.findChildren(Text), *page.findChildren(QAbstractButton))
        shown = [part.text() for part in parts if not part.isHidden()]
        lists = [text.toPlainText() for text in page.findChildren(ListText)]
        said[name] = "\n".join((*shown, *lists))
        page.deleteLater()
    return said


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the bundled content that a test may break."""
    return Path(shutil.copytree(content_folder(), tmp_path / "content"))


@pytest.mark.parametrize("file", FILES)
def test_every_screen_opens_and_says_what_could_not_be_read(ctx: AppContext, file: str, content: Path) -> None:
    (content / "en" / file).write_text("+++\nnot = = valid\n+++\n", encoding="utf-8")
    said = _opened(ctx, content)
    where, words = FILES[file]
    assert words in said[where]
    assert file.startswith("articles") or "naloxone" in said["first-naloxone"].casefold()
    # The words one may type alone are nothing that cites a source.
    named = Path(file).stem.replace("-", " ").capitalize() if file.startswith("articles") else file
    told = f"Could not be read: {named}. Everything else is here."
    assert (told in said["sources"]) == (file != "synonyms.toml")
    for kind, its in CITING.items():
        assert (kind in said["sources"]) == (file != its), kind


def test_a_source_that_cannot_be_read_is_listed_with_what_stands_on_it(ctx: AppContext, content: Path) -> None:
    file = content / "en" / "sources.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('key = "samhsa-988"\n', 'key = "samhsa-988"\nyear = 7\n', 1), encoding="utf-8")
    said = _opened(ctx, content)["sources"]
    lost = said[said.index("Samhsa 988\n") :]
    assert lost.startswith("Samhsa 988\nThis could not be read. Install Companion again to mend it.\nUsed in: ")
    assert "Help now: Talk to someone" in lost
    assert "This could not be read." not in said[: said.index("Samhsa 988\n")], "the others are all there"


@pytest.mark.parametrize(
    "file",
    ["articles/safety/naloxone.md", "help/talk.toml", "pathways/first-week.toml", "strategies/stop-skill.md"],
)
def test_every_screen_opens_without_a_file_that_is_gone(ctx: AppContext, file: str, content: Path) -> None:
    (content / "en" / file).unlink()
    assert all(_opened(ctx, content).values())
