"""The overdose card on paper, or as a PDF file."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from companion.content.library import Library
from companion.content.overdose_card import overdose_card_html
from companion.domain.settings import PersonalSettings
from companion.ui.naloxone_words import naloxone_words
from companion.ui.theme import theme_of

#: Sizes for A4 in screen pixels; no colours, for many printers have none.
_STYLE = """
body { font-size: 14px; }
h1 { font-size: 23px; margin: 0 0 10px 0; }
h2 { font-size: 15px; margin: 6px 0 4px 0; }
td.number { font-size: 58px; font-weight: 700; }
td.words { font-size: 20px; font-weight: 700; }
table.steps { font-size: 15px; margin: 10px 0 4px 0; }
p.own { font-size: 15px; margin: 8px 0 0 0; }
p.foot { font-size: 10px; margin: 6px 0 0 0; }
li { margin: 0 0 3px 0; }
"""


def card_document(library: Library, country_code: str, settings: PersonalSettings) -> QTextDocument:
    """The card as one page, with where the naloxone is and room for the address."""
    written = library.door("overdose").written
    words = QLocale().toString(QDate(written.year, written.month, written.day), "d MMMM yyyy")
    naloxone = QCoreApplication.translate("OverdoseCard", "Naloxone: {line}").format(line="_" * 24)
    own = (
        naloxone_words(settings) if settings.naloxone_at_hand is True else naloxone,
        QCoreApplication.translate("OverdoseCard", "Our address: {line}").format(line="_" * 24),
    )
    document = QTextDocument()
    document.setDefaultFont(theme_of().paper_font("body"))
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(overdose_card_html(library, country_code, own, words))
    return document


def print_card(library: Library, country_code: str, settings: PersonalSettings, parent: QWidget) -> bool:
    """Ask for a printer or a PDF file and print the card; False when the person turned back."""
    from companion.ui.printing import ask_and_print

    title = QCoreApplication.translate("OverdoseCard", "Overdose card")
    return ask_and_print(card_document(library, country_code, settings), title, parent)
