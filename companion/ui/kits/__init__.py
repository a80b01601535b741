"""Naloxone kits: where each is, until when it is good, who knows how."""
