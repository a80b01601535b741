"""Values and pure rules of Companion; standard library only, time and day are handed in."""
