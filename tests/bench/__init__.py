"""Measures speed and memory of the real program beside a bare window: `python3 run.py bench`."""
