"""The calendar of aftercare."""
