"""Harnesses that feed what is read from outside with whatever a fuzzer thinks of; run by hand, not by the suite."""
