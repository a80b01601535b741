"""Taking in from other programs: a module for each kind of file, what all of them need, and the taking itself."""
