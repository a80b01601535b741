"""Help now, driven by keyboard and mouse."""
