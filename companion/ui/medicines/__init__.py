"""Medicine as prescribed."""
