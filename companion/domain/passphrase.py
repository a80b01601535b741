"""What makes a passphrase worth having: long enough, and more than one letter over and over."""

from enum import Enum

#: The fewest letters, numbers and signs of a new one. An older one that is shorter goes on opening its file.
LEAST = 8
#: The fewest different ones among them.
LEAST_DIFFERENT = 4


class Fit(Enum):
    """How a passphrase fits."""

    EMPTY = "empty"
    SHORT = "short"
    ALIKE = "alike"
    FITS = "fits"


def fit_of(typed: str) -> Fit:
    """How what was typed fits as a new passphrase; spaces at its ends and beside other spaces do not count."""
    words = " ".join(typed.split())
    if not words:
        return Fit.EMPTY
    if len(words) < LEAST:
        return Fit.SHORT
    return Fit.FITS if len(set(words.casefold())) >= LEAST_DIFFERENT else Fit.ALIKE
