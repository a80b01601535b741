"""Help now: what to do in an overdose, a craving or a crisis, open from everywhere and also while locked."""
