"""What is typed: a passphrase, and what is searched for: common words, rare ones, beginnings, words nobody wrote."""

PASSPHRASE = "seven quiet herons by the lock"

QUERIES = (
    "the",
    "and",
    "not",
    "th",
    "me",
    "s",
    "craving",
    "cravings",
    "medicine",
    "morning",
    "canal",
    "keyworker",
    "payday",
    "I rang",
    "slept badly",
    "good day",
    "walk by the canal",
    "payday argument",
    "don't",
    "xylophone",
)

#: Typed into the search of the library: plain words, brands, slips of the hand, danger, words that are on every page.
LIBRARY_QUERIES = (
    "naloxone",
    "narcan",
    "bupernorphine",
    "methodone",
    "cold turkey",
    "not breathing",
    "kill myself",
    "how do i stop using",
    "the",
    "canal",
    "xylophone",
)
