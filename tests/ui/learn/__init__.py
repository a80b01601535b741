"""Learn, driven by keyboard and mouse."""
