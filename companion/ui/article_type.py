"""How an article is set, on the screen and on paper: its look, and what a style sheet cannot say to Qt."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextTable,
    QTextTableCellFormat,
)

from companion.content.look import Look, style_sheet
from companion.domain.value import Value
from companion.ui.theme import theme_of
from companion.ui.theme.fonts import load_reading_families
from companion.ui.theme.tokens import LIGHT, Tokens

#: The distance of two lines as a share of the size of their letters; headings stand closer.
_LINE, _HEADING_LINE = 1.5, 1.25
#: Letters set apart: their distance in percent of what it is else, and that of two lines.
_APART, _APART_LINE = 106.0, 1.75


class Reading(Value):
    """How a page is set.

    Attributes:
        letters: 'serif', 'sans', or 'apart': without serifs, with more room between letters and lines.
        factor: the size of the text, as a factor of the app's own.
        width: 'narrow', 'normal' or 'wide' lines, where there is room for them.
    """

    letters: str
    factor: float = 1.0
    width: str = "normal"


def reading_in_force(factor: float = 1.0) -> Reading:
    """How a page is set where nothing else was chosen for it than what Settings say."""
    return Reading("serif" if theme_of().serif_reading else "sans", factor)


def look_of(tokens: Tokens, text_px: float, serif: bool) -> Look:
    """What the renderer needs to know of a palette, at a size of text in pixels."""
    serif_family, sans_family = load_reading_families()
    return Look(
        ink=tokens.ink,
        ink_soft=tokens.ink_soft,
        line=tokens.line,
        surface=tokens.surface,
        primary=tokens.primary,
        primary_soft=tokens.primary_soft,
        amber=tokens.amber,
        amber_soft=tokens.amber_soft,
        reading_family=serif_family if serif else sans_family,
        interface_family=sans_family,
        text_px=text_px,
    )


def paper_document(html: str, *, serif: bool) -> QTextDocument:
    """The same page for paper: the light palette whatever is on the screen, in points that suit A4."""
    document = QTextDocument()
    # Letters drawn as one have no words behind them in a PDF: "after" would be found, copied and read aloud as "a er".
    font = document.defaultFont()
    for feature in ("liga", "clig", "dlig"):
        font.setFeature(QFont.Tag(feature), 0)
    document.setDefaultFont(font)
    look = look_of(LIGHT, 14.5, serif)
    document.setDefaultStyleSheet(reader_style(look))
    document.setHtml(html)
    set_type(document, look)
    return document


def reader_style(look: Look) -> str:
    """The style sheet of a page: what its renderer asks for, with callouts and tables in the plainer letters."""
    plain = f"font-family: '{look.interface_family}'; font-size: {look.text_px * 0.84:.1f}px;"
    small = f"font-family: '{look.interface_family}'; font-size: {look.text_px * 0.7:.1f}px; color: {look.ink_soft};"
    return style_sheet(look) + (
        f"td.minute, td.note, td.safety, table.grid td, table.grid th {{ {plain} }}\n"
        f".kicker {{ {small} font-weight: 600; margin: 0 0 {look.text_px * 0.3:.0f}px 0; }}\n"
        f"h1 {{ margin: 0 0 {look.text_px * 0.8:.0f}px 0; }}\n"
        # Words of the glossary are not to be louder than the words round them; what shows a page sets dots below.
        f"a.word {{ color: {look.ink}; text-decoration: none; }}\n"
        f".foot {{ {small} }}\n"
        f".turn {{ {plain} margin: {look.text_px * 0.6:.0f}px 0 0 0; }}\n"
    )


def set_type(document: QTextDocument, look: Look, *, apart: bool = False) -> list[tuple[QTextTable, str]]:
    """Give lines their height and tables their hairlines; returns the callouts with their kind.

    With `apart` there is more room between letters, words and lines.

    QTextDocument takes neither from a style sheet: a line height is not inherited, and borders of cells are ignored.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    if apart:
        cursor.select(QTextCursor.SelectionType.Document)
        spread = QTextCharFormat()
        spread.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
        spread.setFontLetterSpacing(_APART)
        spread.setFontWordSpacing(look.text_px * 0.12)
        cursor.mergeCharFormat(spread)
    line = _APART_LINE if apart else _LINE
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        font = (block.begin().fragment() if not block.begin().atEnd() else block).charFormat().font()
        wanted = (_HEADING_LINE if block.blockFormat().headingLevel() else line) * font.pixelSize()
        own = QFontMetricsF(font).lineSpacing()
        if font.pixelSize() > 0 and own > 0:
            spaced = QTextBlockFormat()
            share = 100 * wanted / own
            spaced.setLineHeight(share, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(spaced)
        block = block.next()
    cursor.endEditBlock()
    callouts = []
    for frame in _frames(document.rootFrame()):
        if not isinstance(frame, QTextTable):
            continue
        kind = _callout_kind(frame, look)
        if kind:
            callouts.append((frame, kind))
        else:
            _hairlines(frame, look)
    return callouts


def _frames(root: QTextFrame) -> list[QTextFrame]:
    found = []
    for frame in root.childFrames():
        found.append(frame)
        found += _frames(frame)
    return found


def _callout_kind(table: QTextTable, look: Look) -> str:
    if table.columns() != 2 or table.rows() != 1:
        return ""
    bars = {look.primary.lower(): "minute", look.line.lower(): "note", look.amber.lower(): "safety"}
    return bars.get(table.cellAt(0, 0).format().background().color().name().lower(), "")


def _hairlines(table: QTextTable, look: Look) -> None:
    table_format = table.format()
    table_format.setBorder(0)
    table_format.setBorderCollapse(True)
    table.setFormat(table_format)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            cell_format = QTextTableCellFormat(cell.format().toTableCellFormat())
            cell_format.setBottomBorder(1)
            cell_format.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            cell_format.setBottomBorderBrush(QColor(look.line))
            cell_format.clearBackground()
            cell.setFormat(cell_format)
