"""Companion from a terminal, without a window: taking everything out, backups, restoring, and whether all is sound.

Its words are short English of its own. The window's speak of buttons and sheets, go through Qt's translations, and
would have to bring Qt into a place that must do without a display.
"""
