"""Companion: a private, offline companion for people in recovery from opioid use."""

__version__ = "0.1.0"
