"""The bundled type families, each file loaded when it is first asked for."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from companion.resources import asset_path

_FILES = {
    ("sans", False, False): "AtkinsonHyperlegible-Regular.ttf",
    ("sans", True, False): "AtkinsonHyperlegible-Bold.ttf",
    ("sans", False, True): "AtkinsonHyperlegible-Italic.ttf",
    ("sans", True, True): "AtkinsonHyperlegible-BoldItalic.ttf",
    ("serif", False, False): "Literata-Regular.ttf",
    ("serif", True, False): "Literata-SemiBold.ttf",
    ("serif", False, True): "Literata-Italic.ttf",
    ("serif", True, True): "Literata-Bold.ttf",
}


@lru_cache(maxsize=16)
def _load(file_name: str) -> str:
    number = QFontDatabase.addApplicationFont(str(asset_path(f"fonts/{file_name}")))
    families = QFontDatabase.applicationFontFamilies(number)
    # An unreadable font file leaves the system's own family, which is still readable.
    return families[0] if families else QFont().family()


def ensure_family(kind: str, weight: QFont.Weight, italic: bool) -> str:
    """Load the file for this cut of 'sans' or 'serif' and return its family name."""
    return _load(_FILES[(kind, weight >= QFont.Weight.DemiBold, italic)])


def load_reading_families() -> tuple[str, str]:
    """Load every cut used in articles and pages; returns the (serif, sans) family names."""
    for name in _FILES.values():
        _load(name)
    return _load(_FILES[("serif", False, False)]), _load(_FILES[("sans", False, False)])
