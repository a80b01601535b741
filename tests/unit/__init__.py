"""Tests without a window, laid out as the package is."""
