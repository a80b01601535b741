"""Questions kept for a counsellor, a doctor, or whoever else is to be asked."""
