"""What is searched for: common words and rare ones, beginnings, several words, and words nobody wrote."""

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
