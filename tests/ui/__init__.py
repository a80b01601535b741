"""Tests of widgets and screens, painted off screen."""
