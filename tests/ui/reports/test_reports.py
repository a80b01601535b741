"""Reports: what is chosen is seen, printed and saved; what is not leaves no trace in any of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.demo.fill import fill
from companion.demo.person import invent
from companion.domain.checkin import Answers
from companion.domain.contacts import ContactDetails
from companion.domain.counter import EventKind
from companion.domain.journal import Writing
from companion.domain.progress import Span
from companion.domain.questions import DOCTOR, QuestionWords
from companion.domain.reports import Part, Reader
from companion.domain.value import replace
from companion.ui import printing
from companion.ui.paper_pages import A4, LETTER, room_on
from companion.ui.reports.made import as_html, as_pages, as_text
from companion.ui.reports.pages_sheet import PagesSheet
from companion.ui.reports.screen import ReportsScreen
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said

DAY = timedelta(days=1)


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> ReportsScreen:
    return show_live(ReportsScreen(ctx), 1200, 800)


@pytest.fixture
def lived(ctx: AppContext) -> AppContext:
    """A file with forty days of it, one of use, and one person."""
    services, today = ctx.services, ctx.today()
    services.counter.start_on(today - DAY * 40)
    services.counter.add(EventKind.LAPSE, today - DAY * 12)
    for back in range(40):
        services.checkins.save(
            today - DAY * back, Answers(mood=5 + back % 3, craving=3, sleep=6, triggers=("Row with Ife",))
        )
    services.contacts.add(ContactDetails("Ife Adeyemi"))
    services.questions.add(QuestionWords("Can Ife come along?"))
    services.questions.add(QuestionWords("Why am I so tired?", DOCTOR))
    return ctx


def text(screen: ReportsScreen) -> str:
    assert screen.made is not None
    return as_text(screen.made)


def everything(screen: ReportsScreen) -> str:
    """All that leaves as words."""
    assert screen.made is not None
    return text(screen) + re.sub(r"base64,[^\"]*", "", as_html(screen.made))


def test_with_nothing_entered_nothing_can_be_printed(screen: ReportsScreen) -> None:
    assert part(screen, "report-nothing").isVisible()
    assert not part(screen, "report-print").isEnabled()
    assert not part(screen, "report-pdf").isEnabled()
    bare = screen.findChild(QWidget, "report-bare-averages")
    assert bare is not None
    assert bare.isHidden(), "it is said once for all of them"


def test_of_a_part_there_is_nothing_of_it_is_said(lived: AppContext, screen: ReportsScreen) -> None:
    assert part(screen, "report-bare-medicines").isVisible()
    assert "Medicine" not in everything(screen)


def test_a_counsellor_is_told_of_use_and_nobody_else_unasked(
    lived: AppContext, screen: ReportsScreen, qtbot: QtBot
) -> None:
    assert "Days of use: 9 November 2026." in text(screen)
    assert "In this time: 29 of 30 days without use." in text(screen)
    for reader in ("doctor", "myself"):
        click(qtbot, screen, f"report-{reader}")
        told = everything(screen)
        assert "Days of use" not in told
        assert "9 November" not in told
    assert "without use in all" in text(screen)
    again = re.compile(r"^12 November 2026: 3 days without use\.$", re.MULTILINE)
    assert not again.search(text(screen)), "three days reached again tell of a day of use before them"
    qtbot.keyClick(part(screen, "report-use"), Qt.Key.Key_Space)
    assert again.search(text(screen))
    assert "Days of use: 9 November 2026." in text(screen)


def test_nobody_is_told_a_zero_on_the_day_after(lived: AppContext, screen: ReportsScreen) -> None:
    lived.services.counter.add(EventKind.LAPSE, lived.today())
    told = text(screen)
    assert "up to now" not in told
    assert "In this time: 28 of 30 days without use." in told
    assert not re.search(r"\b0 days", told)


def test_averages_say_how_many_days_they_are_from_and_give_no_verdict(lived: AppContext, screen: ReportsScreen) -> None:
    assert "Mood: 6.0 of 10 on average, from 30 days." in text(screen)
    assert "Check-ins on 30 days, of 30 in all." in text(screen)
    assert not re.search(r"better|worse|good|bad|score", text(screen), re.IGNORECASE)


def test_people_stand_there_by_their_letters_until_it_is_ticked(
    lived: AppContext, screen: ReportsScreen, qtbot: QtBot
) -> None:
    assert "Can I. come along?" in text(screen)
    assert "Row with I.: on 30 days" in text(screen)
    assert "Ife" not in everything(screen)
    qtbot.keyClick(part(screen, "report-names"), Qt.Key.Key_Space)
    assert "Can Ife come along?" in text(screen)


def test_a_month_is_told_whoever_else_has_its_name(lived: AppContext, screen: ReportsScreen) -> None:
    lived.services.contacts.add(ContactDetails("November Days"))
    assert "Days of use: 9 November 2026." in text(screen)
    assert "Check-ins on 30 days" in text(screen)
    assert "Can I. come along?" in text(screen)


def test_each_has_the_questions_for_them(lived: AppContext, screen: ReportsScreen, qtbot: QtBot) -> None:
    assert "tired" not in text(screen)
    click(qtbot, screen, "report-doctor")
    assert "Why am I so tired?" in text(screen)
    assert "come along" not in text(screen)


def test_a_line_taken_out_is_nowhere_and_comes_back(lived: AppContext, screen: ReportsScreen, qtbot: QtBot) -> None:
    before = text(screen)
    click(qtbot, screen, "report-as-lines")
    out = part(screen, "report-line-average:sleep")
    out.setFocus()
    qtbot.keyClick(out, Qt.Key.Key_Space)
    assert "slept: 6.0" not in everything(screen)
    assert text(screen) == "".join(
        line for line in before.splitlines(keepends=True) if not line.startswith("How well I slept: 6.0")
    )
    again = part(screen, "report-line-average:sleep")
    assert again.hasFocus()
    qtbot.keyClick(again, Qt.Key.Key_Space)
    assert text(screen) == before


def test_a_part_that_is_off_or_all_of_whose_lines_are_out_has_no_heading(
    lived: AppContext, screen: ReportsScreen, qtbot: QtBot
) -> None:
    assert "What I want to ask" in text(screen)
    qtbot.keyClick(part(screen, "report-part-questions"), Qt.Key.Key_Space)
    assert "What I want to ask" not in everything(screen)
    assert screen.made is not None
    click(qtbot, screen, "report-as-lines")
    click(qtbot, screen, "report-line-lines")
    assert "Over time" not in everything(screen)
    assert "<img" not in as_html(screen.made)
    assert screen.made.drawn == {}


def test_other_days_are_read_anew(lived: AppContext, screen: ReportsScreen) -> None:
    field = part(screen, "report-first")
    field.set_value(lived.today() - DAY * 4)  # type: ignore[attr-defined]
    field.changed.emit()  # type: ignore[attr-defined]
    assert "from 5 days" in text(screen)
    assert "Days of use" not in text(screen)


def test_pages_are_in_the_yearbook_where_they_were_chosen(
    lived: AppContext, screen: ReportsScreen, qtbot: QtBot
) -> None:
    lived.services.journal.create(Writing("Sea", "We walked with Ife."))
    lived.services.journal.create(Writing("Secret", "Not this one."))
    click(qtbot, screen, "report-myself")
    assert "From my journal" not in text(screen)
    click(qtbot, screen, "report-pages")
    (sheet,) = [one for one in screen.findChildren(PagesSheet) if one.isVisible()]
    qtbot.keyClick(part(sheet, "page-1"), Qt.Key.Key_Space)
    click(qtbot, sheet, "pages-keep")
    assert "Sea\nWe walked with I." in text(screen)
    assert "Secret" not in everything(screen)
    assert "1 page chosen" in part(screen, "report-pages").text()  # type: ignore[attr-defined]


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_of_years_the_summary_for_a_counsellor_is_one_page(
    ctx: AppContext, show: Callable[..., QWidget], paper: str
) -> None:
    database = ctx.vault.database
    assert database is not None
    now = ctx.clock.now()
    fill(database, invent(now, ctx.clock.zone()), now)
    screen = ReportsScreen(ctx)
    screen.open(choice=(screen.wanted, Span(ctx.today() - DAY * 364, ctx.today()), frozenset(), paper, "pages"))
    assert screen.made is not None
    first = screen.made.sections[:4]
    assert [one.part for one in first] == [Part.COUNT, Part.AVERAGES, Part.LINES, Part.QUESTIONS]
    alone = replace(screen.made, sections=first)
    assert len(as_pages(alone, room_on(paper))) == 1


def test_what_leaves_names_neither_the_program_nor_a_person(
    lived: AppContext, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lived.services.settings.change(name="Samantha Quill")
    folder = tmp_path / "desk"
    folder.mkdir()
    files = {ending: folder / f"papers.{ending}" for ending in ("pdf", "html", "txt")}
    monkeypatch.setattr("companion.ui.reports.saving.ask_where", lambda _parent, _title, name, _kind: folder / name)
    for name in ("report-pdf", "report-html", "report-text"):
        click(qtbot, screen, name)
    assert sorted(folder.iterdir()) == sorted(files.values())
    assert files["pdf"].read_bytes().startswith(b"%PDF")
    for file in files.values():
        held = file.read_bytes()
        assert b"ompanion" not in held
        assert b"Samantha" not in held
        assert "Companion".encode("utf-16-be") not in held
    assert files["txt"].read_text("utf-8") == text(screen)


def test_where_it_cannot_be_put_it_is_said_and_nothing_is_left_behind(
    lived: AppContext,
    screen: ReportsScreen,
    shell: RecordingShell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    gone = tmp_path / "not there"
    monkeypatch.setattr("companion.ui.reports.saving.ask_where", lambda _parent, _title, name, _kind: gone / name)
    for name in ("report-html", "report-pdf"):
        click(qtbot, screen, name)
        assert shell.toasts[-1][0] == "It could not be put there. Another place may do."
    assert not gone.exists()


def test_it_is_printed_under_a_neutral_name(
    lived: AppContext, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file, told = tmp_path / "out.pdf", []

    def choose(printer: object, title: str, _parent: QWidget) -> bool:
        told.append(title)
        printer.setOutputFileName(str(file))  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(printing, "ask_for_paper", choose)
    monkeypatch.setattr(printing, "tell_printed", lambda *_told: None)
    click(qtbot, screen, "report-print")
    assert told == ["Papers"]
    assert file.read_bytes().startswith(b"%PDF")


def test_what_was_chosen_stands_there_again_after_the_page_is_built_anew(
    lived: AppContext, screen: ReportsScreen, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    click(qtbot, screen, "report-doctor")
    click(qtbot, screen, "report-letter")
    qtbot.keyClick(part(screen, "report-part-questions"), Qt.Key.Key_Space)
    again = ReportsScreen(lived)
    again.open(**screen.place())
    show(again)
    assert text(again) == text(screen)
    assert again.wanted.reader is Reader.DOCTOR
    assert part(again, "report-letter").isChecked()  # type: ignore[attr-defined]


def test_the_sentence_beside_days_of_use_says_why(screen: ReportsScreen) -> None:
    assert any("Whoever counsels you can help more" in words for words in said(screen))
