"""The sheet someone is written down on: what each of its fields is called."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.contacts import ContactDetails, Number
from companion.domain.value import replace
from companion.ui.people.contact_sheet import ContactSheet

ALI = ContactDetails("Ali", "from the Tuesday group", numbers=(Number("07700 900817", "mobile"), Number("112")))


def test_every_field_is_called_by_its_label_and_never_by_its_example(
    themed: None, show: Callable[..., QWidget]
) -> None:
    window = QWidget()
    show(window)
    sheet = ContactSheet(ALI, window)
    sheet.open()
    fields = [part for part in sheet.findChildren(QWidget) if isinstance(part, QLineEdit | QPlainTextEdit | QComboBox)]
    names = {part.objectName(): part.accessibleName() for part in fields if part.objectName()}
    assert names == {
        "contact-name": "Name",
        "contact-role": "Who they are",
        "contact-own-role": "Who they are",
        "contact-number-1": "Number 1",
        "contact-label-1": "Kind of number 1",
        "contact-number-2": "Number 2",
        "contact-label-2": "Kind of number 2",
        "contact-hours": "When they can be rung",
        "contact-note": "Note",
        "contact-reach": "Times of the week",
        "contact-script": "What to say to them",
        "contact-email": "Email",
        "contact-organisation": "Where they work",
        "contact-address": "Address",
    }
    seen = {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}
    assert {"Name", "Who they are", "Number", "Kind, if you like", "When they can be rung", "Note"} <= seen
    sheet.reject()


def test_the_kind_stands_over_its_fields(themed: None, show: Callable[..., QWidget]) -> None:
    window = QWidget()
    show(window)
    sheet = ContactSheet(ALI, window)
    show(sheet, 560, 700)
    (head,) = [label for label in sheet.findChildren(QLabel) if label.text() == "Kind, if you like"]
    field = sheet.findChild(QLineEdit, "contact-label-1")
    assert field is not None
    assert abs(head.mapTo(sheet, head.rect().topLeft()).x() - field.mapTo(sheet, field.rect().topLeft()).x()) <= 2
    sheet.reject()


def test_what_is_seldom_asked_is_folded_away_until_it_is_wanted(
    themed: None, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    window = QWidget()
    show(window)
    sheet = ContactSheet(ALI, window)
    sheet.open()
    assert not sheet.more.isVisible()
    qtbot.keyClick(sheet.unfold, Qt.Key.Key_Space)
    assert sheet.more.isVisible()
    qtbot.keyClicks(sheet.more.reach, "mo-fr 9-17")
    assert "Monday to Friday" in sheet.more.told.text()
    qtbot.keyClicks(sheet.more.reach, " or later")
    assert sheet.more.told.text().startswith("Kept as you wrote it.")
    assert sheet.details() == replace(ALI, reach="mo-fr 9-17 or later")
    sheet.reject()


def test_what_is_not_on_the_sheet_stays_as_it_was(themed: None, show: Callable[..., QWidget]) -> None:
    window = QWidget()
    show(window)
    kept = replace(ALI, reach="24/7", script="Hi", last_contact=date(2026, 8, 1), card_uid="x")
    sheet = ContactSheet(kept, window)
    sheet.open()
    assert sheet.more.isVisible(), "what is written there is shown"
    assert sheet.details() == kept
    sheet.reject()
