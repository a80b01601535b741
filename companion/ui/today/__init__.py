"""Today: the counter, the check-in, the last four weeks."""
