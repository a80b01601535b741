"""The journal, driven by keyboard and mouse."""
