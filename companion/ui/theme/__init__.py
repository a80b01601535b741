"""Colours, type, spacing and icons: the only package that names a colour."""

from companion.ui.theme.theme import Theme, install_theme, theme_of

__all__ = ["Theme", "install_theme", "theme_of"]
