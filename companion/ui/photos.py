"""Photos made ready to be kept: upright, no larger than wanted, and with nothing in them but the picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from companion.domain.hope import PHOTO_FILE, PHOTO_SIDE, PREVIEW_SIDE, Media
from companion.domain.problems import CannotBeRead, NoPicture, PictureTooLarge

#: Only kinds that hold a picture and nothing else: a drawing such as SVG may name other files.
KINDS = frozenset({b"jpeg", b"jpg", b"png", b"webp", b"gif", b"bmp", b"tiff", b"tif", b"heic", b"heif", b"avif"})
#: The endings offered when a photo is chosen.
ENDINGS = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif")
#: How many pixels a picture may say it has: more needs memory an old laptop does not have.
_MOST_PIXELS = 200_000_000
#: The pixel behind what is seen through: all of red, green and blue.
_PAPER = 0xFFFFFFFF
_PHOTO_QUALITY, _PREVIEW_QUALITY = 88, 80


def photo_of_file(path: Path) -> Media:
    """A photo from a file; belongs on the worker. CannotBeRead, NoPicture, PictureTooLarge."""
    try:
        if path.stat().st_size > PHOTO_FILE:
            raise PictureTooLarge(path)
        content = path.read_bytes()
    except OSError as error:
        raise CannotBeRead(path) from error
    return _photo(_read(content, path))


def photo_of_image(image: QImage) -> Media:
    """A photo from a picture that was pasted; NoPicture where there is none."""
    if image.isNull():
        raise NoPicture
    return _photo(image)


def _read(content: bytes, path: Path) -> QImage:
    # Their order matters: Qt does not keep what it reads from.
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead() or bytes(reader.format().data()) not in KINDS:
        raise NoPicture(path)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > _MOST_PIXELS:
            raise PictureTooLarge(path)
        if max(size.width(), size.height()) > PHOTO_SIDE:
            # Where the kind allows it, as JPEG does, no more than this is ever decoded.
            reader.setScaledSize(_within(size, PHOTO_SIDE))
    image = reader.read()
    if image.isNull():
        needs = size.width() * size.height() * 4 if size.isValid() else 0
        large = 0 < reader.allocationLimit() * 1024 * 1024 < needs
        raise (PictureTooLarge if large else NoPicture)(path)
    if _is_cut_off(content, image):
        raise NoPicture(path)
    return image


def _is_cut_off(content: bytes, image: QImage) -> bool:
    """Whether the file of a JPEG ends in the midst of the picture, for which Qt gives the rest in one colour.

    Its mark of the end alone does not tell: a few cameras leave that out.
    """
    if not content.startswith(b"\xff\xd8") or content.find(b"\xff\xd9", content.rfind(b"\xff\xda")) >= 0:
        return False
    right, foot = image.width() - 1, image.height() - 1
    rows = ({image.pixel(x, y) for x in range(right + 1)} for y in (0, foot))
    columns = ({image.pixel(x, y) for y in range(foot + 1)} for x in (0, right))
    # Whichever side it was held on: the picture stands upright already.
    return any(len(colours) == 1 for edges in (rows, columns) for colours in edges)


def _photo(image: QImage) -> Media:
    clean = _only_picture(image, PHOTO_SIDE)
    content, preview = _jpeg(clean, _PHOTO_QUALITY), _jpeg(_only_picture(clean, PREVIEW_SIDE), _PREVIEW_QUALITY)
    return Media("image/jpeg", content, preview)


def _only_picture(image: QImage, side: int) -> QImage:
    """A new picture of the same pixels, so that no text, place or name that was in the file goes along."""
    if image.colorSpace().isValid():
        converted = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        # A colour space Qt cannot turn into that of screens gives nothing: its colours are then taken as they are.
        image = image if converted.isNull() else converted
    if max(image.width(), image.height()) > side:
        aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_within(image.size(), side), aspect, smooth)
    clean = QImage(image.size(), QImage.Format.Format_RGB32)
    # What is seen through is kept as paper is, since JPEG holds nothing to see through.
    clean.fill(_PAPER)
    image.setDevicePixelRatio(1)
    with QPainter(clean) as painter:
        painter.drawImage(0, 0, image)
    return clean


def _within(size: QSize, side: int) -> QSize:
    """A size of the same shape that fits into a square; no side is ever nothing."""
    fitting = size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    return fitting.expandedTo(QSize(1, 1))


def _jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "JPEG", quality):  # type: ignore[call-overload]
        raise NoPicture
    return bytes(buffer.data().data())


def size_of(content: bytes) -> QSize:
    """How large the picture is that was made ready, without decoding it."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer).size()
