"""Photos made ready: upright, scaled, and with nothing of the file but the picture."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader

from companion.domain.hope import PHOTO_FILE
from companion.domain.problems import CannotBeRead, KnownProblem, NoPicture, PictureTooLarge
from companion.ui.photos import photo_of_file, photo_of_image

pytestmark = pytest.mark.usefixtures("qapp")


def encoded(image: QImage, kind: str = "JPEG") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, 95)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def two_halves(width: int, height: int) -> QImage:
    """Red on the left, blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, QColor("red"))
    return image


def exif(orientation: int) -> bytes:
    """The part of a JPEG that says how it was held, and where: 51 degrees north, with a word nobody should find."""
    word = b"Secret Street 5\0"
    entries = [(0x0112, 3, 1, struct.pack("<HH", orientation, 0)), (0x010E, 2, len(word), struct.pack("<I", 200))]
    entries.append((0x8825, 4, 1, struct.pack("<I", 100)))
    ifd = struct.pack("<H", 3) + b"".join(struct.pack("<HHI", *entry[:3]) + entry[3] for entry in sorted(entries))
    tiff = (b"II*\0" + struct.pack("<I", 8) + ifd + bytes(4)).ljust(100, b"\0")
    gps = struct.pack("<HHHI4s", 2, 1, 2, 2, b"N\0\0\0") + struct.pack("<HHII", 2, 5, 3, 160) + bytes(4)
    tiff = (tiff + gps).ljust(160, b"\0") + struct.pack("<6I", 51, 1, 30, 1, 26, 1)
    body = b"Exif\0\0" + tiff.ljust(200, b"\0") + word
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def with_exif(jpeg: bytes, orientation: int) -> bytes:
    return jpeg[:2] + exif(orientation) + jpeg[2:]


def opened(content: bytes) -> QImage:
    buffer = QBuffer(held := QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    image = QImageReader(buffer).read()
    assert not image.isNull()
    assert held
    return image


def is_red(colour: QColor) -> bool:
    return colour.red() > 200 and colour.blue() < 60


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [(1, (80, 40), (5, 20)), (3, (80, 40), (75, 20)), (6, (40, 80), (20, 5)), (8, (40, 80), (20, 75))],
)
def test_a_photo_stands_upright_however_the_camera_was_held(
    tmp_path: Path, orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    file = tmp_path / "held.jpg"
    file.write_bytes(with_exif(encoded(two_halves(80, 40)), orientation))
    image = opened(photo_of_file(file).content)
    assert (image.width(), image.height()) == size
    assert is_red(image.pixelColor(*red_at))


def test_where_it_was_taken_and_every_other_word_stays_outside(tmp_path: Path) -> None:
    file = tmp_path / "place.jpg"
    file.write_bytes(with_exif(encoded(two_halves(80, 40)), 6))
    told = two_halves(80, 40)
    told.setText("Description", "Secret Street 5")
    (png := tmp_path / "place.png").write_bytes(encoded(told, "PNG"))
    for media in (photo_of_file(file), photo_of_file(png), photo_of_image(told)):
        for content in (media.content, media.preview or b""):
            assert content.startswith(b"\xff\xd8")
            assert not any(mark in content for mark in (b"Exif", b"Secret", b"xap/1.0", b"Photoshop"))
            assert opened(content).textKeys() == []


def noisy(width: int, height: int) -> QImage:
    """No two neighbours of one colour, as in a photo."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for x in range(width):
        for y in range(height):
            image.setPixel(x, y, 0xFF000000 | (x * 7919 + y * 104_729) % 0xFFFFFF)
    return image


@pytest.mark.qt_log_ignore("Corrupt JPEG data")
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_that_ends_in_the_midst_is_not_put_in_half(tmp_path: Path, orientation: int) -> None:
    content = with_exif(encoded(noisy(160, 120)), orientation)
    (cut := tmp_path / "cut.jpg").write_bytes(content[: len(content) * 6 // 10])
    with pytest.raises(NoPicture):
        photo_of_file(cut)


@pytest.mark.qt_log_ignore("Corrupt JPEG data")
def test_a_photo_without_its_last_mark_or_with_more_behind_it_is_whole(tmp_path: Path) -> None:
    content = encoded(noisy(160, 120))
    for number, bytes_ in enumerate((content[:-2], content + b"more of a telephone's", content[:-2] + b"\0" * 40)):
        (file := tmp_path / f"{number}.jpg").write_bytes(bytes_)
        assert opened(photo_of_file(file).content).width() == 160


def test_a_large_photo_is_kept_at_2048_and_its_preview_at_320(tmp_path: Path) -> None:
    image = QImage(4100, 2050, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    file = tmp_path / "large.jpg"
    file.write_bytes(with_exif(encoded(image), 6))
    media = photo_of_file(file)
    assert media.preview is not None
    kept, preview = opened(media.content), opened(media.preview)
    assert (kept.width(), kept.height()) == (1024, 2048)
    assert (preview.width(), preview.height()) == (160, 320)


def test_a_small_one_is_not_made_larger_and_a_line_of_a_picture_stays_one(tmp_path: Path) -> None:
    assert opened(photo_of_image(two_halves(30, 20)).content).width() == 30
    line = opened(photo_of_image(QImage(5000, 1, QImage.Format.Format_RGB32)).content)
    assert (line.width(), line.height()) == (2048, 1)


def _svg(path: Path) -> None:
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(PHOTO_FILE + 1)


def _bomb(path: Path) -> None:
    # A PNG that says it is 60,000 by 60,000.
    png = encoded(two_halves(8, 8), "PNG")
    path.write_bytes(png[:16] + struct.pack(">II", 60_000, 60_000) + png[24:])


def _broken(path: Path) -> None:
    path.write_bytes(encoded(two_halves(80, 40))[:120])


@pytest.mark.qt_log_ignore("JPEG datastream")
@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda path: path.write_text("no picture at all"), NoPicture),
        (lambda path: path.write_bytes(b""), NoPicture),
        (_broken, NoPicture),
        (_svg, NoPicture),
        (_huge, PictureTooLarge),
        (_bomb, (PictureTooLarge, NoPicture)),
        (lambda path: None, CannotBeRead),
        (lambda path: path.mkdir(), CannotBeRead),
    ],
)
def test_what_is_no_picture_is_told_as_such(
    tmp_path: Path, make: Callable[[Path], object], problem: type[KnownProblem]
) -> None:
    file = tmp_path / "photo.jpg"
    make(file)
    with pytest.raises(problem):
        photo_of_file(file)
    with pytest.raises(NoPicture):
        photo_of_image(QImage())
