"""The bundled fonts, icons, drawings and desktop entry: complete, readable by Qt, licensed and small."""

import configparser
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF, QSize, QXmlStreamReader
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QImage, QPainter, QRawFont
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from companion.resources import assets_folder

ASSETS = assets_folder()
ICONS = sorted((ASSETS / "icons").glob("*.svg"))
DRAWINGS = sorted((ASSETS / "drawings").glob("*.svg"))
DRAWN = ("checking-breathing", "injection-places", "naloxone-nasal-spray", "recovery-position")
MARKS = sorted(ASSETS.glob("companion*.svg"))
FONTS = sorted((ASSETS / "fonts").glob("*.ttf"))
SANS, SERIF = "Atkinson Hyperlegible Next", "Literata"
APP_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
LATIN = "AZaz09 £€ éàüñøåßæœ łńśźż čďěřšťž őű ăâîșț ğışç “”‘’–—…·"  # noqa: RUF001
PAINTS = {"fill", "stroke", "color", "stop-color", "style"}


def _file_name(path: Path) -> str:
    return path.name


def _elements(path: Path) -> list[tuple[str, dict[str, str]]]:
    """Every element of an SVG file with its attributes; fails on XML that is not well formed."""
    reader = QXmlStreamReader(path.read_text(encoding="utf-8"))
    found = []
    while not reader.atEnd():
        reader.readNext()
        if reader.isStartElement():
            attributes = reader.attributes()
            pairs = (attributes.at(number) for number in range(attributes.size()))
            found.append((reader.name(), {str(each.name()): str(each.value()) for each in pairs}))
    assert not reader.hasError(), reader.errorString()
    return found


def _painted(svg: str, size: QSize) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _colours(image: QImage) -> set[str]:
    """The names of the colours of all opaque pixels."""
    pixels = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def _written(family: str, weight: int, *, italic: bool = False) -> QImage:
    font = QFont(family, -1, weight, italic)
    font.setPixelSize(40)
    image = QImage(320, 60, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(4, 44, "Hard afternoon")
    painter.end()
    return image


def _ink(image: QImage) -> int:
    return sum(255 - image.pixelColor(x, y).lightness() for y in range(image.height()) for x in range(image.width()))


@pytest.fixture
def families(qapp: QApplication) -> Iterator[set[str]]:
    """All bundled font files loaded for one test; gives the families Qt names for them."""
    numbers = [QFontDatabase.addApplicationFont(str(path)) for path in FONTS]
    assert -1 not in numbers
    yield {family for number in numbers for family in QFontDatabase.applicationFontFamilies(number)}
    for number in numbers:
        QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("path", ICONS, ids=_file_name)
def test_an_icon_takes_the_colour_of_the_theme_and_shows_something(path: Path, qapp: QApplication) -> None:
    svg = path.read_text(encoding="utf-8")
    root = _elements(path)[0][1]
    assert (root["viewBox"], root["stroke"], root["stroke-width"]) == ("0 0 24 24", "currentColor", "1.75")
    assert _colours(_painted(svg.replace("currentColor", "#1e6b5e"), QSize(96, 96))) == {"#1e6b5e"}


@pytest.mark.parametrize("path", ICONS + DRAWINGS, ids=_file_name)
def test_a_tinted_picture_has_no_colour_of_its_own(path: Path) -> None:
    paints = {value for _, attributes in _elements(path) for key, value in attributes.items() if key in PAINTS}
    assert paints == {"none", "currentColor"}


@pytest.mark.parametrize("path", ICONS + DRAWINGS + MARKS, ids=_file_name)
def test_a_picture_is_shapes_alone_without_scripts_links_or_other_files(path: Path) -> None:
    shapes = {"svg", "g", "title", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect"}
    elements = _elements(path)
    assert {name for name, _ in elements} <= shapes
    assert not [key for _, attributes in elements for key in attributes if key == "href" or key.startswith("on")]
    assert "url(" not in path.read_text(encoding="utf-8")


def test_every_icon_and_no_other_is_in_the_list_of_uses() -> None:
    readme = (ASSETS / "icons/README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z0-9-]+)` \| \S", readme, re.MULTILINE)
    assert sorted(listed) == sorted(path.stem for path in ICONS)


def test_the_icons_carry_both_of_their_licences() -> None:
    licence = (ASSETS / "icons/LICENSE.txt").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "The MIT License (MIT)" in licence
    assert "Cole Bemis" in licence


@pytest.mark.parametrize("path", DRAWINGS, ids=_file_name)
def test_a_drawing_can_be_tinted_in_ink_and_accent(path: Path, qapp: QApplication) -> None:
    svg = path.read_text(encoding="utf-8")
    tinted = svg.replace("<svg ", '<svg color="#1f2a28" ', 1).replace('<g class="accent"', '<g color="#b9661b"')
    plain = svg.replace("<svg ", '<svg color="#1f2a28" ', 1)
    size = QSvgRenderer(QByteArray(svg.encode())).defaultSize()
    assert "#1f2a28" in _colours(_painted(tinted, size))
    assert _painted(tinted, size) != _painted(plain, size)


def test_the_emergency_drawings_are_there_and_say_what_they_show() -> None:
    assert [path.stem for path in DRAWINGS] == sorted(DRAWN)
    for path in DRAWINGS:
        assert re.search(r"<title>\w[^<]+</title>", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("size", ["", "-small"])
@pytest.mark.parametrize(("appearance", "colour"), [("", "#1e6b5e"), ("-dark", "#7cc7b3")])
def test_the_mark_is_drawn_in_the_primary_colour_of_its_appearance(
    size: str, appearance: str, colour: str, qapp: QApplication
) -> None:
    svg = (ASSETS / f"companion{size}{appearance}.svg").read_text(encoding="utf-8")
    assert _colours(_painted(svg, QSize(256, 256))) == {colour}


@pytest.mark.parametrize("size", APP_ICON_SIZES)
def test_the_app_icon_is_there_in_each_size_with_clear_corners(size: int) -> None:
    image = QImage(str(ASSETS / f"app-icon/companion-{size}.png"))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() == 0
    middle = [image.pixelColor(x, size // 2).alpha() for x in range(size)]
    assert max(middle) == 255


def test_the_windows_icon_holds_every_size_up_to_256() -> None:
    data = (ASSETS / "app-icon/companion.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    entries = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * number) for number in range(count)]
    assert (reserved, kind) == (0, 1)
    assert [entry[0] or 256 for entry in entries] == [size for size in APP_ICON_SIZES if size <= 256]
    for entry in entries:
        length, start = entry[6], entry[7]
        assert not QImage.fromData(QByteArray(data[start : start + length])).isNull()


@pytest.mark.parametrize("path", FONTS, ids=_file_name)
def test_a_font_has_its_licence_beside_it_and_no_reserved_name(path: Path) -> None:
    licence = path.with_name(f"{path.stem.partition('-')[0]}-OFL.txt").read_text(encoding="utf-8")
    head, _, terms = licence.partition("-----")
    assert head.startswith("Copyright ")
    assert "Reserved Font Name" not in head
    assert "SIL OPEN FONT LICENSE Version 1.1" in terms


def test_qt_finds_both_families_with_all_their_styles(families: set[str]) -> None:
    assert {SANS, SERIF} <= families
    shared = {"Regular", "Italic", "SemiBold", "Bold", "Bold Italic"}
    assert set(QFontDatabase.styles(SANS)) >= shared | {"SemiBold Italic"}
    assert set(QFontDatabase.styles(SERIF)) >= shared


@pytest.mark.parametrize("family", [SANS, SERIF])
def test_each_weight_is_a_cut_of_its_own_and_darker_than_the_one_before(family: str, families: set[str]) -> None:
    for weight, style in ((400, "Regular"), (600, "SemiBold"), (700, "Bold")):
        font = QFont(family, -1, weight)
        assert (QFontInfo(font).family(), QFontInfo(font).weight()) == (family, weight)
        assert QRawFont.fromFont(font).styleName() == style
    regular, semibold, bold = (_ink(_written(family, weight)) for weight in (400, 600, 700))
    assert regular * 1.05 < semibold < bold


@pytest.mark.parametrize("family", [SANS, SERIF])
def test_italics_are_drawn_and_not_slanted(family: str, families: set[str]) -> None:
    assert QRawFont.fromFont(QFont(family, -1, 400, True)).styleName() == "Italic"
    assert _written(family, 400, italic=True) != _written(family, 400)


@pytest.mark.parametrize(("family", "letters"), [(SANS, LATIN), (SERIF, LATIN + "Αθήνα ΐΰ Привіт Ёё ←↑→↓")])
def test_a_family_holds_the_letters_people_here_write_with(family: str, letters: str, families: set[str]) -> None:
    raw = QRawFont.fromFont(QFont(family))
    assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == []


def test_literata_keeps_its_kerning_and_ligatures(families: set[str]) -> None:
    raw = QRawFont.fromFont(QFont(SERIF))
    assert not raw.fontTable("GPOS").isEmpty()
    assert b"liga" in raw.fontTable("GSUB").data()
    assert b"kern" in raw.fontTable("GPOS").data()


def test_the_desktop_entry_has_what_a_desktop_needs_and_tells_nobody_more() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ASSETS / "companion.desktop", encoding="utf-8")
    wanted = {
        "Type": "Application",
        "Name": "Companion",
        "Exec": "companion",
        "Icon": "companion",
        "Categories": "Utility;",
    }
    assert entry.sections() == ["Desktop Entry"]
    assert {key: entry["Desktop Entry"][key] for key in wanted} == wanted
    said = " ".join(entry["Desktop Entry"].values())
    assert not re.search(r"recover|drug|opioid|heroin|addict|sober|health", said, re.IGNORECASE)


def test_all_assets_together_stay_below_three_megabytes() -> None:
    assert sum(path.stat().st_size for path in ASSETS.rglob("*") if path.is_file()) < 3_000_000
