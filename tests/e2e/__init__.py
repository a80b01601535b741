"""Tests that drive the real program in a real window."""
