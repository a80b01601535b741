"""An invented person and their five years, to look round in, to test and to measure with; one seed, one life."""
