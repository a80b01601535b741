"""Cope: ways to get through a hard hour, two of which run in the app."""
