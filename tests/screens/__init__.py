"""Draws every screen in its main states as pictures: `python -m tests.screens DIR`."""
