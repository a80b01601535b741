"""Today for someone who loves a person who uses."""
