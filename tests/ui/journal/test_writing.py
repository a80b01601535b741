"""Writing a page: nothing typed is lost, and nothing is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Entry, TimelineFilter, Writing
from companion.domain.problems import DiskFull
from companion.ui.journal.keeping import LONGEST_MS, PAUSE_MS, Keeper, Unsaved
from companion.ui.journal.screen import JournalScreen
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.journal.conftest import Opened


def keeper(screen: JournalScreen) -> Keeper:
    found = screen.page.findChild(Keeper)
    assert isinstance(found, Keeper)
    return found


def pause(screen: JournalScreen) -> None:
    """Let the person stop typing: the shortest running timer comes to its end."""
    running = [timer for timer in keeper(screen).findChildren(QTimer) if timer.isActive()]
    min(running, key=QTimer.interval).timeout.emit()


def stored(ctx: AppContext) -> list[tuple[str, str]]:
    journal = ctx.services.journal
    found = []
    for row in journal.timeline(TimelineFilter.ENTRIES).items:
        entry = journal.entry(row.uuid)
        assert entry is not None
        found.append((entry.title, entry.body))
    return found


def test_a_fresh_journal_offers_a_page_and_a_question(opened: Opened) -> None:
    screen = opened()
    assert screen.findChild(object, "journal-none-yet").isVisible()  # type: ignore[attr-defined]
    assert screen.page.question.isVisible()
    assert screen.first_focus() is screen.page.body


def test_typing_writes_nothing_until_a_pause(
    opened: Opened, qtbot: QtBot, ctx: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened()
    read: list[Writing] = []
    monkeypatch.setattr(keeper(screen), "_read", lambda: read.append(Writing()) or Writing("", "kept"))
    qtbot.keyClicks(screen.page.body, "Rang Chris instead")
    assert read == []
    assert ctx.services.journal.draft() is None
    pause(screen)
    assert len(read) == 1
    assert stored(ctx) == [("", "kept")]


def test_a_draft_is_never_more_than_two_seconds_behind(opened: Opened, qtbot: QtBot, ctx: AppContext) -> None:
    screen = opened()
    qtbot.keyClicks(screen.page.body, "a")
    timers = {timer.interval(): timer for timer in keeper(screen).findChildren(QTimer)}
    assert PAUSE_MS + LONGEST_MS <= 2000
    assert timers[PAUSE_MS].isActive()
    assert timers[LONGEST_MS].isActive()
    # Someone who never pauses: only the longer timer ends.
    timers[LONGEST_MS].timeout.emit()
    assert stored(ctx) == [("", "a")]
    assert not timers[LONGEST_MS].isActive()


def test_done_makes_the_page_an_entry(
    opened: Opened, qtbot: QtBot, ctx: AppContext, press: Callable[..., None]
) -> None:
    screen = opened()
    qtbot.keyClicks(screen.page.title, "Rang Chris")
    qtbot.keyClick(screen.page.title, Qt.Key.Key_Return)
    assert screen.page.body.hasFocus()
    qtbot.keyClicks(screen.page.body, "Hard afternoon")
    press(screen, "entry-done")
    assert stored(ctx) == [("Rang Chris", "Hard afternoon")]
    assert ctx.services.journal.draft() is None
    assert screen.panel.list.hasFocus()
    assert screen.panel.list.currentIndex().row() == 0


@pytest.mark.parametrize("way", ["leave", "save", "new", "other"])
def test_however_the_page_is_left_it_is_kept(
    way: str, opened: Opened, qtbot: QtBot, ctx: AppContext, wrote: Callable[..., Entry]
) -> None:
    other = wrote("An older page", hours=30)
    screen = opened()
    qtbot.keyClicks(screen.page.body, "Today")
    if way == "leave":
        screen.leave()
    elif way == "save":
        screen.save()
    elif way == "new":
        qtbot.keyClick(screen.page.body, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    else:
        screen.open(entry=other.uuid)
    assert stored(ctx) == [("", "Today"), ("", "An older page")]
    assert ctx.services.journal.draft() is None


def test_going_on_after_saving_changes_the_same_entry(opened: Opened, qtbot: QtBot, ctx: AppContext) -> None:
    screen = opened()
    qtbot.keyClicks(screen.page.body, "One")
    screen.leave()
    qtbot.keyClicks(screen.page.body, " two")
    screen.leave()
    assert stored(ctx) == [("", "One two")]


def test_a_page_without_words_is_not_kept(opened: Opened, qtbot: QtBot, ctx: AppContext) -> None:
    screen = opened()
    qtbot.keyClicks(screen.page.body, "x")
    pause(screen)
    qtbot.keyClick(screen.page.body, Qt.Key.Key_Backspace)
    screen.leave()
    assert stored(ctx) == []
    assert ctx.services.journal.draft() is None


def test_an_unchanged_page_is_not_written_again(
    opened: Opened, ctx: AppContext, wrote: Callable[..., Entry], clock: FakeClock
) -> None:
    entry = wrote("As it was")
    screen = opened()
    clock.advance(minutes=5)
    screen.leave()
    again = ctx.services.journal.entry(entry.uuid)
    assert again is not None
    assert again.updated_at == entry.updated_at


def test_a_page_emptied_of_its_words_lies_in_the_bin_as_it_was(
    opened: Opened, qtbot: QtBot, ctx: AppContext, wrote: Callable[..., Entry], shell: RecordingShell
) -> None:
    wrote("Words I may want again")
    screen = opened()
    qtbot.keyClick(screen.page.body, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(screen.page.body, Qt.Key.Key_Delete)
    screen.leave()
    assert [item.preview for item in ctx.services.journal.bin()] == ["Words I may want again"]
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert stored(ctx) == [("", "Words I may want again")]


def test_what_a_crash_interrupted_is_offered_back(opened: Opened, ctx: AppContext) -> None:
    ctx.services.journal.save_draft(Writing("Half", "a sent", ("lonely",)))
    screen = opened()
    assert screen.page.writing() == Writing("Half", "a sent", ("lonely",))
    assert screen.page.findChild(object, "entry-kept").isVisible()  # type: ignore[attr-defined]
    screen.leave()
    assert stored(ctx) == [("Half", "a sent")]
    assert ctx.services.journal.draft() is None


def test_a_draft_of_an_entry_goes_back_into_it(opened: Opened, ctx: AppContext, wrote: Callable[..., Entry]) -> None:
    entry = wrote("First words", hours=50)
    ctx.services.journal.save_draft(Writing("", "First words, and more"), entry_uuid=entry.uuid)
    screen = opened()
    assert screen.page.uuid == entry.uuid
    screen.leave()
    assert stored(ctx) == [("", "First words, and more")]


def test_a_draft_whose_entry_is_in_the_bin_becomes_a_page_of_its_own(
    opened: Opened, ctx: AppContext, wrote: Callable[..., Entry]
) -> None:
    entry = wrote("First words")
    ctx.services.journal.save_draft(Writing("", "Second words"), entry_uuid=entry.uuid)
    ctx.services.journal.delete(entry.uuid)
    opened().leave()
    assert stored(ctx) == [("", "Second words")]


def test_a_full_disk_is_told_once_and_the_words_stay(
    opened: Opened, qtbot: QtBot, ctx: AppContext, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened()
    with monkeypatch.context() as full:
        for name in ("save_draft", "create"):
            full.setattr(ctx.services.journal, name, lambda *_a, **_k: (_ for _ in ()).throw(DiskFull()))
        qtbot.keyClicks(screen.page.body, "Keep me")
        pause(screen)
        qtbot.keyClicks(screen.page.body, " too")
        pause(screen)
        assert [type(problem) for problem in shell.problems] == [DiskFull]
        assert "Not saved yet" in screen.page.saved_line.text()
        qtbot.keyClick(screen.page.body, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert screen.page.body.words() == "Keep me too"
    pause(screen)
    assert stored(ctx) == [("", "Keep me too")]


def test_the_saved_line_stays_true_as_time_passes(opened: Opened, qtbot: QtBot, clock: FakeClock) -> None:
    screen = opened()
    qtbot.keyClicks(screen.page.body, "Hello")
    pause(screen)
    line = screen.page.saved_line
    timer = line.findChild(QTimer)
    assert isinstance(timer, QTimer)
    seen = [line.text()]
    for seconds in (4, 60, 3600):
        assert timer.isActive()
        clock.advance(timedelta(seconds=seconds))
        timer.timeout.emit()
        seen.append(line.text())
    assert seen[0] == "Saved just now"
    assert seen[1] == "Saved 4 seconds ago"
    assert seen[2] == "Saved 1 minute ago"
    assert seen[3].startswith("Saved at ")
    assert not timer.isActive()
    screen.leave()


def test_the_saved_line_sleeps_while_it_cannot_be_seen(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    qtbot.keyClicks(screen.page.body, "Hello")
    screen.leave()
    screen.hide()
    timer = screen.page.saved_line.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert not timer.isActive()


def test_pasting_brings_plain_words_only(opened: Opened, ctx: AppContext) -> None:
    screen = opened()
    pasted = QMimeData()
    pasted.setHtml("<h1>Loud</h1>")
    pasted.setText("Loud\nand clear")
    screen.page.title.insertFromMimeData(pasted)
    screen.page.body.insertFromMimeData(pasted)
    screen.leave()
    assert stored(ctx) == [("Loud and clear", "Loud\nand clear")]


def test_paper_is_as_high_as_what_is_written(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    body = screen.page.body
    low = body.height()
    body.set_words("A line\n" * 30)
    assert body.height() > low * 3
    body.set_words("")
    assert body.height() == low


def test_a_question_can_be_written_about_or_changed(
    opened: Opened, press: Callable[..., None], ctx: AppContext
) -> None:
    screen = opened()
    first = screen.page.question.words()
    press(screen, "question-another")
    second = screen.page.question.words()
    assert second != first
    press(screen, "question-take")
    assert screen.page.body.hasFocus()
    assert screen.page.body.words() == f"{second}\n"
    screen.leave()
    assert stored(ctx) == [("", f"{second}\n")]


def full_disk(ctx: AppContext, full: pytest.MonkeyPatch) -> None:
    for name in ("save_draft", "create", "update"):
        full.setattr(ctx.services.journal, name, lambda *_a, **_k: (_ for _ in ()).throw(DiskFull()))


def put_away(screen: JournalScreen) -> None:
    """As the lock does with a screen, and its timers with it."""
    screen.hide()
    for timer in screen.findChildren(QTimer):
        timer.stop()


@pytest.mark.parametrize("drafted", [False, True])
@pytest.mark.parametrize("of_an_entry", [False, True])
def test_words_a_full_disk_refused_outlive_the_screen(
    opened: Opened,
    qtbot: QtBot,
    ctx: AppContext,
    wrote: Callable[..., Entry],
    monkeypatch: pytest.MonkeyPatch,
    drafted: bool,
    of_an_entry: bool,
) -> None:
    entry = wrote("Before. ") if of_an_entry else None
    screen = opened()
    screen.page.body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(screen.page.body, "Some")
    if drafted:
        pause(screen)
    with monkeypatch.context() as full:
        full_disk(ctx, full)
        qtbot.keyClicks(screen.page.body, " words")
        with pytest.raises(DiskFull):
            screen.leave()
        held = screen.unsaved()
        put_away(screen)
        # As after the lock: another screen, which finds the older draft first.
        after = opened()
        after.take_back(held)
        with pytest.raises(DiskFull):
            after.leave()
        assert after.unsaved() == held
    whole = "Before. Some words" if of_an_entry else "Some words"
    assert after.page.body.words() == whole
    if entry is not None:
        assert after.page.uuid == entry.uuid
    assert bool(after.page.uuid) is (of_an_entry or drafted)
    after.leave()
    assert after.unsaved() is None
    assert stored(ctx) == [("", whole)]
    assert ctx.services.journal.draft() is None


def test_words_taken_back_are_tried_again_without_a_key(opened: Opened, ctx: AppContext) -> None:
    screen = opened()
    screen.take_back(Unsaved(Writing("Title", "Words", ("calm",)), None, None))
    pause(screen)
    assert stored(ctx) == [("Title", "Words")]
    assert screen.page.entry is not None
    assert screen.page.entry.tags == ("calm",)


def test_words_of_an_entry_that_is_gone_come_back_as_a_page(
    opened: Opened, ctx: AppContext, wrote: Callable[..., Entry]
) -> None:
    entry = wrote("Old")
    ctx.services.journal.delete(entry.uuid)
    screen = opened()
    screen.take_back(Unsaved(Writing(body="New words"), entry.uuid, None))
    screen.leave()
    assert stored(ctx) == [("", "New words")]


def test_a_date_chosen_for_words_that_could_not_be_kept_is_not_lost(
    opened: Opened, qtbot: QtBot, ctx: AppContext, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, at = opened(), clock.now() - timedelta(days=3)
    keeper(screen).choose_instant(at)
    qtbot.keyClicks(screen.page.body, "Then")
    with monkeypatch.context() as full:
        full_disk(ctx, full)
        with pytest.raises(DiskFull):
            screen.leave()
    put_away(screen)
    after = opened()
    after.take_back(screen.unsaved())
    after.leave()
    assert after.page.entry is not None
    assert after.page.entry.at == at


def test_a_page_with_a_chosen_date_is_kept_whole_or_not_at_all(
    opened: Opened, qtbot: QtBot, ctx: AppContext, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, at = opened(), clock.now() - timedelta(days=3)
    monkeypatch.setattr(ctx.services.journal, "move", lambda *_a: pytest.fail("made first, moved after"))
    keeper(screen).choose_instant(at)
    qtbot.keyClicks(screen.page.body, "Then")
    screen.leave()
    assert screen.page.entry is not None
    assert (screen.page.entry.at, screen.page.entry.body) == (at, "Then")
    assert len(stored(ctx)) == 1


def test_an_empty_or_a_kept_page_leaves_nothing_unsaved(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    assert screen.unsaved() is None
    screen.take_back(object())
    qtbot.keyClicks(screen.page.body, "x")
    assert screen.unsaved() == Unsaved(Writing(body="x"), None, None)
    screen.leave()
    assert screen.unsaved() is None
