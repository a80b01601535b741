"""The printed rings: what they mean in words, dates only where wanted, and nothing else of the person's."""

from datetime import date, timedelta
from pathlib import Path
from subprocess import run

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.domain.rings import RingMonth, Rings, grow, ring_months
from companion.ui.printing import new_printer, tell_printed
from companion.ui.theme import Theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.ring_sheet import ask_and_print, print_sheet

BEGAN = date(2021, 1, 14)
LAPSE = date(2022, 3, 20)


def life(days: int = 1400) -> Rings:
    months = []
    for first, last in ring_months(BEGAN, BEGAN + timedelta(days=days)):
        used = (LAPSE,) if first <= LAPSE <= last else ()
        months.append(RingMonth(first, last, 1 - len(used) / 30, 0.6, used, 3))
    return grow(months)


def pdf_words(file: Path) -> str:
    return " ".join(run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout.split())


def to_pdf(printer: QPrinter, file: Path) -> QPrinter:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


@pytest.mark.parametrize("dates", [False, True])
def test_a_sheet_says_what_its_parts_mean_and_dates_only_when_wanted(themed: None, tmp_path: Path, dates: bool) -> None:
    file = tmp_path / "rings.pdf"
    print_sheet(life(), to_pdf(new_printer("My growth rings"), file), dates=dates)
    words = pdf_words(file)
    for part in ("My growth rings", "A ring is a month", "A wider ring", "A deeper green", "A knot is a time of use"):
        assert part in words
    assert "47 rings, one for each month." in words
    assert "1 knot where you used; the tree kept growing." in words
    assert ("2021" in words) is dates
    assert ("14 January 2021" in words) is dates
    assert file.read_bytes().count(b"/Type /Page\n") == 1


def test_turning_back_prints_nothing(themed: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: 0)
    monkeypatch.setattr("companion.ui.widgets.ring_sheet.print_sheet", lambda *_a, **_k: pytest.fail("printed"))
    assert ask_and_print(life(), parent) is False


class Saying(QWidget):
    """Stands for the window, which says things below the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def toast(self, words: str) -> None:
        self.said.append(words)


def test_agreeing_prints_the_sheet_and_says_so(
    themed: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = Saying()
    parent = QWidget(window)
    qtbot.addWidget(window)
    file = tmp_path / "rings.pdf"
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: 1)
    monkeypatch.setattr("companion.ui.widgets.ring_sheet.new_printer", lambda title: to_pdf(new_printer(title), file))
    assert ask_and_print(life(), parent, dates=True) is True
    assert "14 January 2021" in pdf_words(file)
    (said,) = window.said
    assert said.replace("\u200b", "").startswith("Saved as PDF: rings.pdf, in /")


def test_what_could_not_be_saved_is_not_called_saved_and_a_printer_is_named(
    themed: None, qtbot: QtBot, tmp_path: Path
) -> None:
    window = Saying()
    qtbot.addWidget(window)
    tell_printed(to_pdf(new_printer("My growth rings"), tmp_path / "away" / "rings.pdf"), window)
    tell_printed(new_printer("My growth rings"), window)
    assert window.said == ["It could not be put there. Another place may do.", "Sent to the printer"]


@pytest.mark.parametrize("size", [(1240, 1754), (1275, 1650), (874, 1240)])
def test_everything_lies_on_one_sheet_of_any_paper(themed: None, size: tuple[int, int]) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(5906)
    image.setDotsPerMeterY(5906)
    image.fill(Theme(LIGHT).colour("raised"))
    print_sheet(life(10_000), image, dates=True)
    blank = Theme(LIGHT).colour("raised").rgb()
    box = QRectF(0, size[1] * 0.97, size[0], size[1] * 0.03).toRect()
    edge = [image.pixel(x, y) for y in range(box.top(), size[1]) for x in range(0, size[0], 3)]
    assert set(edge) == {blank}
    assert any(image.pixel(x, size[1] // 3) != blank for x in range(size[0]))
