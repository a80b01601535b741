"""Today for someone who loves a person who uses: about themselves, with what to do in an overdose and what to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.appointments import AppointmentWords
from companion.domain.contacts import ContactDetails, Number
from companion.domain.kits import KitWords
from companion.domain.settings import Audience
from companion.domain.wellbeing import Wellbeing
from companion.ui.family.screen import FamilyToday
from companion.ui.overdose_paper import card_document
from companion.ui.widgets.scale import ScaleSlider
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.hands import said
from tests.ui.walk import words_of
from tests.unit.content.bundled import country_codes

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 21)


@pytest.fixture
def family(ctx: AppContext) -> AppContext:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    return ctx


def shown(ctx: AppContext, show: Show) -> FamilyToday:
    screen = FamilyToday(ctx)
    screen.refresh()
    show(screen)
    screen.activateWindow()
    return screen


def button(screen: QWidget, name: str) -> QPushButton:
    found = [part for part in screen.findChildren(QPushButton, name) if not part.isHidden()]
    assert found, name
    return found[-1]


def scale(screen: QWidget, name: str) -> ScaleSlider:
    found = screen.findChild(ScaleSlider, f"scale-{name}")
    assert found is not None
    return found


def text(screen: QWidget, name: str) -> str:
    found = screen.findChild(QLabel, name)
    assert found is not None
    return found.text()


def rows(screen: QWidget) -> list[str]:
    QApplication.sendPostedEvents()
    return [part.objectName() for part in screen.findChildren(QPushButton) if part.objectName().startswith("step-")
            and not part.isHidden()]  # fmt: skip


def test_the_date_of_a_kit_is_told_of_in_time_with_the_way_to_the_register(
    family: AppContext, shell: RecordingShell, show: Show
) -> None:
    uuid = family.services.kits.add(KitWords("Hall drawer", expires=TODAY + timedelta(days=90))).uuid
    screen = shown(family, show)
    assert not screen.findChild(QLabel, "overdose-kit-date").isVisible()
    family.services.kits.change(uuid, KitWords("Hall drawer", expires=TODAY + timedelta(days=9)))
    screen.refresh()
    assert text(screen, "overdose-kit-date") == "Good until 30 November. Time to ask for a new one."
    family.services.kits.add(KitWords("Car"))
    screen.refresh()
    assert text(screen, "overdose-kit-date") == "Hall drawer: Good until 30 November. Time to ask for a new one."
    button(screen, "overdose-where").click()
    assert shell.went[-1] == ("kits", {})


def test_it_asks_nothing_about_use_and_counts_nothing(family: AppContext, show: Show) -> None:
    screen = shown(family, show)
    button(screen, "pathway-all").click()
    said = " ".join(words for _where, words in words_of(screen)).casefold()
    for word in (r"crav\w+", r"did you use", r"\bdays without", r"\bstreak", r"since you", r"growth ring", r"\blapse"):
        assert not re.search(word, said), word
    assert "how are you yourself?" in said


def test_one_is_met_by_name_and_by_the_time_of_day(family: AppContext, show: Show) -> None:
    assert text(shown(family, show), "greeting") == "Good evening"
    family.services.settings.change(name="Ruth")
    assert text(shown(family, show), "greeting") == "Good evening, Ruth"


# -- their own check-in --------------------------------------------------------------------------------------


def test_it_is_given_by_keyboard_and_saved_by_enter(
    family: AppContext, show: Show, shell: RecordingShell, qtbot: QtBot
) -> None:
    screen = shown(family, show)
    first = screen.first_focus()
    assert first is scale(screen, "mood")
    qtbot.keyClick(scale(screen, "mood"), Qt.Key.Key_4)
    qtbot.keyClick(scale(screen, "worry"), Qt.Key.Key_0)
    note = screen.findChild(QLineEdit, "wellbeing-note")
    assert note is not None
    QTest.keyClicks(note, "Rang Anna.")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    kept = family.services.wellbeing.of_day(TODAY)
    assert kept is not None
    assert kept.answers == Wellbeing(mood=4, worry=0, rest=None, note="Rang Anna.")
    words, undo = shell.toasts[-1]
    assert words == "Saved"
    assert undo is not None
    undo()
    assert family.services.wellbeing.of_day(TODAY) is None


def test_what_was_changed_after_it_was_saved_is_not_called_saved(family: AppContext, show: Show) -> None:
    screen = shown(family, show)
    assert text(screen, "wellbeing-state") == "Stays on this computer"
    told = []
    for mood, worry in ((4, 8), (5, 6)):
        scale(screen, "mood").setValue(mood)
        scale(screen, "worry").setValue(worry)
        told.append(text(screen, "wellbeing-state"))
        button(screen, "wellbeing-save").click()
        told.append(text(screen, "wellbeing-state"))
    assert told == ["Not saved yet", "Saved"] * 2


def test_nothing_given_is_not_saved(family: AppContext, show: Show, shell: RecordingShell) -> None:
    screen = shown(family, show)
    button(screen, "wellbeing-save").click()
    assert shell.toasts[-1] == ("Nothing given yet. One answer is enough.", None)
    assert family.services.wellbeing.of_day(TODAY) is None


def test_a_past_day_can_be_given_and_one_comes_back(family: AppContext, show: Show, shell: RecordingShell) -> None:
    screen = shown(family, show)
    button(screen, "wellbeing-earlier").click()
    assert text(screen, "wellbeing-title").startswith("How were you on ")
    scale(screen, "rest").setValue(7)
    button(screen, "wellbeing-save").click()
    assert shell.toasts[-1][0] == "Saved for 20 November"
    button(screen, "wellbeing-today").click()
    assert text(screen, "wellbeing-title") == "How are you yourself?"
    assert scale(screen, "rest").value_or_none() is None
    kept = family.services.wellbeing.of_day(TODAY - timedelta(days=1))
    assert kept is not None
    assert kept.rest == 7
    assert not button(screen, "wellbeing-later").isEnabled()


def test_leaving_keeps_what_was_given_and_a_refresh_leaves_it(family: AppContext, show: Show) -> None:
    screen = shown(family, show)
    scale(screen, "worry").setValue(9)
    screen.refresh()
    assert scale(screen, "worry").value_or_none() == 9
    screen.leave()
    kept = family.services.wellbeing.of_day(TODAY)
    assert kept is not None
    assert kept.worry == 9


def test_a_new_day_keeps_the_old_one_and_begins_empty(family: AppContext, show: Show, clock: FakeClock) -> None:
    screen = shown(family, show)
    scale(screen, "mood").setValue(3)
    clock.advance(days=1)
    screen.refresh()
    kept = family.services.wellbeing.of_day(TODAY)
    assert kept is not None
    assert kept.mood == 3
    assert scale(screen, "mood").value_or_none() is None


def test_two_weeks_are_shown_from_the_second_day_on_and_read_aloud(family: AppContext, show: Show) -> None:
    weeks = shown(family, show).findChild(QWidget, "two-weeks")
    assert weeks is not None
    assert not weeks.isVisible()
    service = family.services.wellbeing
    service.save(TODAY, Wellbeing(mood=0))
    service.save(TODAY - timedelta(days=3), Wellbeing(worry=8, rest=2))
    service.save(TODAY - timedelta(days=20), Wellbeing(worry=1))
    weeks = shown(family, show).findChild(QWidget, "two-weeks")
    assert weeks is not None
    assert weeks.isVisible()
    assert weeks.accessibleDescription() == "18 November: Worry 8, Rest 2. 21 November: Mood 0"


def test_not_given_is_drawn_otherwise_than_nought(family: AppContext, show: Show) -> None:
    service = family.services.wellbeing
    pictures = []
    for mood in (0, None, 10):
        service.save(TODAY, Wellbeing(mood=mood, worry=1))
        service.save(TODAY - timedelta(days=1), Wellbeing(mood=5))
        weeks = shown(family, show).findChild(QWidget, "two-weeks")
        assert weeks is not None
        pictures.append(weeks.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


# -- the overdose card ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", country_codes())
def test_the_card_says_the_number_and_fits_one_page_of_paper(family: AppContext, show: Show, code: str) -> None:
    family.prefs.change(country=code)
    family.services.settings.change(naloxone_at_hand=True, naloxone_place="top drawer in the kitchen, left of the sink")
    screen = shown(family, show)
    country = family.library.country(code)
    lead = text(screen, "overdose-lead")
    assert lead.endswith("Give naloxone. Stay with them.")
    if country.emergency:
        assert country.emergency[0].number in lead
    from companion.ui.printing import new_printer, print_pages

    document = card_document(family.library, code, family.services.settings.current())
    printer = new_printer("card")
    printer.setOutputFormat(printer.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(family.paths.data / "card.pdf"))
    print_pages(document, printer)
    assert document.pageCount() == 1
    words = document.toPlainText()
    for step in family.library.door("overdose").steps:
        assert family.library.filler(code)(step.text) in words
    assert "top drawer in the kitchen" in words
    assert "not yet reviewed by a clinician" in words
    assert "{" not in words


def test_the_steps_are_one_press_away_and_the_card_can_be_printed(
    family: AppContext, show: Show, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    import companion.ui.printing as printing

    asked = []
    monkeypatch.setattr(printing, "ask_and_print", lambda document, title, _parent: asked.append((document, title)))
    screen = shown(family, show)
    button(screen, "overdose-steps").click()
    assert shell.doors == ["overdose"]
    button(screen, "overdose-print").click()
    assert [title for _document, title in asked] == ["Overdose card"]


def test_where_the_naloxone_is_stands_on_the_card(family: AppContext, show: Show, shell: RecordingShell) -> None:
    screen = shown(family, show)
    assert text(screen, "overdose-naloxone") == "Naloxone: not said yet where it is."
    button(screen, "overdose-how").click()
    button(screen, "overdose-where").click()
    assert shell.went == [("learn", {"article": "naloxone"}), ("settings", {"section": "you"})]
    family.services.settings.change(naloxone_at_hand=False)
    screen.refresh()
    assert text(screen, "overdose-naloxone") == "Naloxone: none at hand yet."
    family.services.settings.change(naloxone_at_hand=True, naloxone_place="my bag")
    screen.refresh()
    assert text(screen, "overdose-naloxone") == "Naloxone: my bag"
    assert screen.findChild(QPushButton, "overdose-how").isHidden()  # type: ignore[union-attr]


# -- the pathway ---------------------------------------------------------------------------------------------


def tick(family: AppContext, steps: list[str]) -> None:
    for step in steps:
        family.services.pathways.tick(family.library.pathway("family"), step, True)


def done(family: AppContext) -> frozenset[str]:
    return family.services.pathways.progress(family.library.pathway("family")).done


def test_the_pathway_begins_with_what_saves_a_life(family: AppContext, show: Show) -> None:
    screen = shown(family, show)
    assert rows(screen)[:2] == ["step-article:wont-wake-up", "step-article:naloxone"]
    assert len(rows(screen)) == 3
    button(screen, "pathway-all").click()
    assert len(rows(screen)) == len(family.library.pathway("family").steps())


@pytest.mark.parametrize(
    ("address", "went", "doors"),
    [
        ("article:naloxone", [("learn", {"article": "naloxone"})], []),
        ("door:talk", [], ["talk"]),
        ("screen:people", [("people", {"new": True})], []),
    ],
)
def test_a_step_opens_where_it_leads_and_is_ticked_where_that_is_all_of_it(
    family: AppContext,
    show: Show,
    shell: RecordingShell,
    address: str,
    went: list[tuple[str, dict[str, object]]],
    doors: list[str],
) -> None:
    screen = shown(family, show)
    button(screen, "pathway-all").click()
    button(screen, f"step-{address}").click()
    assert (shell.went, shell.doors) == (went, doors)
    # A page ticks itself when it was read to its end; what is done by opening it is ticked at once.
    assert done(family) == (set() if address.startswith("article:") else {address})


def test_a_tick_is_given_and_taken_by_keyboard_and_the_keyboard_stays_near(
    family: AppContext, show: Show, qtbot: QtBot
) -> None:
    screen = shown(family, show)
    button(screen, "pathway-all").click()
    tick = button(screen, "read-article:naloxone")
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert done(family) == {"article:naloxone"}
    screen.refresh()
    assert text(screen, "pathway-progress") == "1 of 15 read"
    held = QApplication.focusWidget()
    assert held is not None
    assert held.objectName() == "read-article:naloxone"
    assert isinstance(held, QPushButton)
    assert held.isChecked()
    qtbot.keyClick(held, Qt.Key.Key_Space)
    assert done(family) == set()


def test_what_is_read_makes_room_for_the_next_and_the_end_is_said(family: AppContext, show: Show) -> None:
    steps = [step.to for step in family.library.pathway("family").steps()]
    tick(family, steps[:2])
    assert rows(shown(family, show))[0] == f"step-{steps[2]}"
    tick(family, steps)
    screen = shown(family, show)
    assert rows(screen) == []
    assert any("All of it is read" in words for _where, words in words_of(screen))


# -- people --------------------------------------------------------------------------------------------------


def test_their_people_stand_there_with_a_number(family: AppContext, show: Show, shell: RecordingShell) -> None:
    screen = shown(family, show)
    button(screen, "family-add-person").click()
    assert shell.went == [("people", {"new": True})]
    for name in ("Anna", "Ben", "Cleo", "Dora"):
        family.services.contacts.add(ContactDetails(name, numbers=(Number("07700 900345"),)))
    screen.refresh()
    QApplication.processEvents()
    said = [words for _where, words in words_of(screen)]
    assert {"Anna", "Ben", "Cleo", "07700 900345"} <= set(said)
    assert "Dora" not in said
    button(screen, "family-add-person").click()
    assert shell.went[-1] == ("people", {})


def test_what_is_tomorrow_is_said_to_be_today_once_it_is(family: AppContext, show: Show, clock: FakeClock) -> None:
    family.services.appointments.add(AppointmentWords(title="Doctor", starts="2026-11-22T10:00"))
    screen = shown(family, show)
    card = screen.findChild(QWidget, "family-appointments")
    assert card is not None
    assert any(words.startswith("Tomorrow") for words in said(card)[1:])
    clock.advance(days=1)
    screen.refresh()
    assert any(words.startswith("Today") for words in said(card)[1:])
