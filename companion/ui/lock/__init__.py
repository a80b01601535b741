"""Before the file is open: the lock, and what to do when the file cannot be opened."""
