"""The people screen, driven by keyboard and mouse."""
