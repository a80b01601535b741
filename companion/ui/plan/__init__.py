"""My plan: made in calm, to be read in a storm."""
