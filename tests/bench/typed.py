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
