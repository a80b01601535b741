"""Reports for a counsellor, for a doctor, and a yearbook for oneself: chosen, seen, then printed or saved."""
