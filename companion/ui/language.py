"""The language and locale in force: Qt's own words and ours, from the bundled catalogues."""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from companion.resources import assets_folder


def locale_for(language: str) -> QLocale:
    """The locale for a language setting: the system's where it speaks that language, or where none is named."""
    system = QLocale.system()
    if system.language() == QLocale.Language.C:
        # A machine that names no language still has people who read day names.
        system = QLocale("en_GB" if language in ("", "en") else language)
    if not language or system.name().startswith(language):
        return system
    return QLocale(language)


def install_language(app: QApplication, language: str) -> QTranslator:
    """Load the catalogues for a language setting ('' follows the system) and make its locale the default.

    English needs a catalogue too: it holds the plural forms. Gives our own translator, so that it can be taken out.
    """
    locale = locale_for(language)
    QLocale.setDefault(locale)
    folder = str(assets_folder() / "i18n")
    ours = QTranslator(app)
    if not ours.load(locale, "companion", "_", folder):
        ours.load("companion_en", folder)
    app.installTranslator(ours)
    if locale.language() != QLocale.Language.English:
        from PySide6.QtCore import QLibraryInfo

        qts = QTranslator(app)
        if qts.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(qts)
    app.setLayoutDirection(locale.textDirection())
    return ours
