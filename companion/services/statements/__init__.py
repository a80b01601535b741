"""Prepared statements, one module a feature; imported inside methods only, for each brings the SQL toolkit with it."""
