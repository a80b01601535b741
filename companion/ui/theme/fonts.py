"""The bundled type families, each file loaded when it is first asked for."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from companion.resources import assets_folder

_SANS = "AtkinsonHyperlegibleNext"
_SERIF = "Literata"


def _file_name(kind: str, weight: QFont.Weight, italic: bool) -> str:
    bold, semibold = weight >= QFont.Weight.Bold, weight >= QFont.Weight.DemiBold
    if kind == "serif":
        upright = "Bold" if bold else "SemiBold" if semibold else "Regular"
        slanted = "BoldItalic" if semibold else "Italic"
        cut = slanted if italic else upright
        return f"{_SERIF}-{cut}.ttf"
    cut = ("Bold" if bold else "SemiBold" if semibold else "" if italic else "Regular") + ("Italic" if italic else "")
    return f"{_SANS}-{cut}.ttf"


@lru_cache(maxsize=16)
def _load(file_name: str) -> str:
    number = QFontDatabase.addApplicationFont(str(assets_folder() / "fonts" / file_name))
    families = QFontDatabase.applicationFontFamilies(number)
    # An unreadable font file leaves the system's own family, which is still readable.
    return families[0] if families else QFont().family()


def ensure_family(kind: str, weight: QFont.Weight, italic: bool) -> str:
    """Load the file for this cut of 'sans' or 'serif' and return its family name."""
    return _load(_file_name(kind, weight, italic))


def load_reading_families() -> tuple[str, str]:
    """Load every cut used in articles and pages; returns the (serif, sans) family names."""
    weights = (QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold)
    serif, sans = (
        [ensure_family(kind, weight, slant) for weight in weights for slant in (False, True)]
        for kind in ("serif", "sans")
    )
    return serif[0], sans[0]
