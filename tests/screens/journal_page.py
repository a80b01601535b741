"""The scenes of a page of the journal: words styled, pictures among them, finding, and the words it had before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from companion.domain.journal import Writing
from companion.ui.widgets.page import ScrollArea
from companion.ui.journal.screen import JournalScreen
from companion.ui.photos import photo_of_image, size_of
from tests.fakes import FakeClock
from tests.screens.hope import painted_sky
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

_STYLED = """Hard afternoon. I noticed it, which is *new*, and I **said so out loud** to Chris.

## What helped
- The walk by the canal
- Ringing Chris before, not after
  - even if it is late
- [x] Put the number on the fridge
- [ ] Ask the keyworker about Thursday

1. Kettle
2. Window
10. Bed

> It goes up, and it comes down again.
> It always did.

### Small print
The page is [at the library](https://example.org/canal), and `ten minutes` is all it takes. ~~Never~~ Not today.

---

Must remember that it went."""


def _page(stage: Stage, body: str, title: str = "Rang Chris") -> JournalScreen:
    stage.open("journal")
    entry = stage.ctx.services.journal.create(Writing(title, body, ("lonely",)))
    stage.window.go("journal", entry=entry.uuid)
    stage.settle()
    screen = stage.window.current_screen()
    assert isinstance(screen, JournalScreen)
    return screen


def _styled(stage: Stage) -> None:
    _page(stage, _STYLED)


def _picture(stage: Stage) -> None:
    stage.open("journal")
    media = photo_of_image(painted_sky(1200, 800, "#f6c177", "#7a5c8e"))
    size = size_of(media.content)
    keep = stage.ctx.services.entry_pictures.keep
    one, other = (keep(media, size.width(), size.height()) for _ in range(2))
    words = f"We went up in the end.\n\n![The hill behind Mum's](picture:{one})\nCold, and clear.\n![](picture:{other})\n"
    entry = stage.ctx.services.journal.create(Writing("Up the hill", words))
    stage.window.go("journal", entry=entry.uuid)
    stage.settle()


def _pressed(first: Callable[[Stage], object], *names: str) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        first(stage)
        for name in names:
            stage.press(name)

    return act


def _find(stage: Stage) -> None:
    screen = _page(stage, _STYLED)
    screen.page.tools.find.open_bar(replacing=False)
    stage.type("the", "find-words")


def _replace(stage: Stage) -> None:
    screen = _page(stage, _STYLED)
    screen.page.tools.find.open_bar(replacing=True)
    stage.type("chris", "find-words")
    stage.type("Ife", "find-other")


def _alone(stage: Stage) -> None:
    screen = _page(stage, _STYLED)
    screen.page.tools.alone_asked.emit()
    stage.settle()


def _counted(stage: Stage) -> None:
    stage.open("journal")
    stage.ctx.services.settings.change(count_words=True)
    entry = stage.ctx.services.journal.create(Writing("Rang Chris", _STYLED))
    stage.window.go("journal", entry=entry.uuid)
    stage.settle()


def _versions(stage: Stage) -> None:
    stage.open("journal")
    journal, clock = stage.ctx.services.journal, stage.ctx.clock
    assert isinstance(clock, FakeClock)
    entry = journal.create(Writing("Rang Chris", "I nearly did. I rang Chris instead.\n\nIt took an hour."))
    now = clock.now()
    clock.set(now + timedelta(minutes=30))
    body = "I nearly did, and it scared me. I rang Chris instead.\n\nIt took twenty minutes, and then it went."
    journal.update(entry.uuid, Writing("Rang Chris", body))
    stage.window.go("journal", entry=entry.uuid)
    stage.settle()
    screen = stage.window.current_screen()
    assert isinstance(screen, JournalScreen)
    screen.page.tools.open_versions()
    stage.settle()


def _no_versions(stage: Stage) -> None:
    _page(stage, "Short.").page.tools.open_versions()
    stage.settle()


def _letter(stage: Stage) -> JournalScreen:
    stage.open("journal")
    form = next(form for form in stage.ctx.library.templates() if form.closes)
    words = form.words.replace("just now\n", "just now\nTired, and steadier than I say.\n", 1)
    entry = stage.ctx.services.journal.create(Writing(form.title, words, (form.tag,)))
    stage.window.go("journal", entry=entry.uuid)
    stage.settle()
    screen = stage.window.current_screen()
    assert isinstance(screen, JournalScreen)
    return screen


def _ends(stage: Stage) -> None:
    area = _letter(stage).page.findChild(ScrollArea)
    assert area is not None
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    stage.settle()


def _closed(days: int) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        screen = _letter(stage)
        uuid = screen.page.uuid
        screen.new_page()
        stage.ctx.services.letters.close(uuid, stage.ctx.today() + timedelta(days=days))
        stage.window.go("today")
        stage.window.go("journal", entry=uuid)
        stage.settle()

    return show


def _named(stage: Stage) -> None:
    _closed(0)(stage)
    stage.window.go("today")
    stage.settle()


def _narrowed(stage: Stage) -> None:
    stage.open("journal", query="mood:3-8 in:2026 tag:lonely")


def _years(stage: Stage) -> None:
    stage.open("journal")
    clock = stage.ctx.clock
    assert isinstance(clock, FakeClock)
    now = clock.now()
    for back in (1, 2):
        clock.set(now.replace(year=now.year - back))
        stage.ctx.services.journal.create(Writing("", "A quiet day."))
    clock.set(now)
    screen = stage.window.current_screen()
    assert isinstance(screen, JournalScreen)
    # The clock of a picture does not tell that it is another day.
    screen.refresh()
    stage.settle()


def _calendar(stage: Stage) -> None:
    stage.open("journal")
    screen = stage.window.current_screen()
    assert isinstance(screen, JournalScreen)
    screen.panel.narrowing.open_calendar()
    stage.settle()


def _saved(stage: Stage) -> None:
    stage.open("journal")
    searches = stage.ctx.services.saved_searches
    searches.add("Hard evenings", "craving:6- evening")
    searches.add("", "tag:lonely")


def pages() -> list[Scene]:
    """Every scene of a page."""
    return [
        Scene("journal", "page-styled", "week", _styled, contrast=True),
        Scene("journal", "page-pictures", "week", _picture),
        Scene("journal", "page-styles-menu", "week", _pressed(_styled, "entry-style")),
        Scene("journal", "page-more-menu", "week", _pressed(_styled, "entry-more")),
        Scene("journal", "page-find", "week", _find),
        Scene("journal", "page-replace", "week", _replace),
        Scene("journal", "page-alone", "week", _alone),
        Scene("journal", "page-counted", "week", _counted),
        Scene("journal", "page-versions", "week", _versions),
        Scene("journal", "page-versions-none", "week", _no_versions),
        Scene("journal", "page-letter", "week", _ends),
        Scene("journal", "page-closing", "week", _pressed(_letter, "entry-close")),
        Scene("journal", "page-closed", "week", _closed(120)),
        Scene("journal", "page-closed-due", "week", _closed(0)),
        Scene("today", "letter", "week", _named),
        Scene("journal", "narrow-sheet", "years", lambda stage: stage.open("journal", narrow=True)),
        Scene("journal", "narrowed", "years", _narrowed),
        Scene("journal", "years-before", "week", _years),
        Scene("journal", "saved-menu", "week", _pressed(_saved, "journal-ways")),
        Scene("journal", "saved-sheet", "week", lambda stage: (_saved(stage), stage.window.go("journal", saved=True))),
        Scene("journal", "calendar", "years", _calendar),
    ]
