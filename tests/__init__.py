"""Tests of Companion."""
