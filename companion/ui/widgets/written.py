"""What is written and chosen in a part, taken down and given back to another made like it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QTimeEdit, QWidget

from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.scale import ScaleField

#: What is written or chosen in one field; a scale that was not given has None.
Given = str | int | bool | None


def written(root: QWidget) -> dict[str, Given]:
    """What every field in a part holds, by its name. Hidden letters, such as a passphrase, are left out."""
    return {key: _given(field) for key, field in _fields(root)}


def write_again(root: QWidget, given: Mapping[str, Given]) -> None:
    """Fill the fields of a part with what `written` gave; those it does not know stay as they are."""
    for key, field in _fields(root):
        if key in given and given[key] != _given(field):
            _give(field, given[key])


def _fields(root: QWidget) -> list[tuple[str, QWidget]]:
    found: list[tuple[str, QWidget]] = []
    inside: list[QWidget] = []
    for part in root.findChildren(QWidget):
        if any(whole.isAncestorOf(part) for whole in inside):
            continue
        if isinstance(part, DateField | ScaleField | QComboBox | QTimeEdit):
            inside.append(part)
        elif isinstance(part, QLineEdit):
            if part.echoMode() != QLineEdit.EchoMode.Normal or part.isReadOnly():
                continue
        elif isinstance(part, QTextEdit | QPlainTextEdit):
            if part.isReadOnly():
                continue
        elif not (isinstance(part, QAbstractButton) and part.isCheckable()):
            continue
        kind = f"{type(part).__name__}/{part.objectName()}"
        number = sum(1 for key, _other in found if key.rpartition("/")[0] == kind)
        found.append((f"{kind}/{number}", part))
    return found


def _given(field: QWidget) -> Given:
    if isinstance(field, DateField):
        value = field.value()
        return value.isoformat() if value is not None else field.line.text()
    if isinstance(field, ScaleField):
        return field.value()
    if isinstance(field, QComboBox):
        return field.currentIndex()
    if isinstance(field, QTimeEdit):
        return field.time().toString("HH:mm")
    if isinstance(field, QAbstractButton):
        return field.isChecked()
    if isinstance(field, QTextEdit | QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else None


def _give(field: QWidget, given: Given) -> None:
    if isinstance(field, ScaleField):
        field.set_value(given if isinstance(given, int) else None)
    elif isinstance(field, QComboBox):
        if isinstance(given, int) and given < field.count():
            field.setCurrentIndex(given)
    elif isinstance(field, QAbstractButton):
        # Of those that exclude each other the one that is chosen takes it from the rest.
        if given or not field.autoExclusive():
            field.setChecked(bool(given))
    elif isinstance(given, str):
        if isinstance(field, DateField):
            _give_date(field, given)
        elif isinstance(field, QTimeEdit):
            field.setTime(QTime.fromString(given, "HH:mm"))
        elif isinstance(field, QTextEdit | QPlainTextEdit):
            field.setPlainText(given)
        elif isinstance(field, QLineEdit):
            field.setText(given)


def _give_date(field: DateField, given: str) -> None:
    try:
        field.set_value(date.fromisoformat(given))
    except ValueError:
        # Not a date yet: left in the line just as it was typed.
        field.set_value(None)
        field.line.setText(given)
