"""The journal: a timeline of what was written, and the page being written."""
