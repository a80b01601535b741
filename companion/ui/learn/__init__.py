"""Learn: the bundled articles, found and read."""
