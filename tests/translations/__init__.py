"""Keeps the language catalogues in step with the words in the code: `python -m tests.translations`."""
