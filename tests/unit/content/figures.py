"""Which sentences print a figure that somebody must have found out: they say in a mark which source they stand on."""

from __future__ import annotations

import re

ONES = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen"
TENS = "thirteen|fourteen|sixteen|seventeen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
MANY = "dozens?|hundreds?|thousands?|millions?"
SPAN = "hour|week|month|year"
PART = "half|halves|halved|thirds?|quarters?|twice|doubles?|doubled|triple|tripled|per ?cent"
FIGURE = re.compile(
    rf"(?i)\d|\b(?:{ONES}|{TENS}|{MANY}|{PART})\b|\bone (?:in|out of)\b|\bonce an? (?:day|{SPAN})\b"
    rf"|\b(?:an?|one) (?:{SPAN}) (?:or (?:more|less|two)|ago|later|before)\b"
    rf"|\b(?:after|for|within|over|about|than|lasts?|lasted|wait|under|in|up to) (?:about |over |nearly )?"
    rf"(?:an?|one) (?:{SPAN})\b"
)
# What prints a figure and claims nothing: taken out of a sentence before it is looked at.
NO_CLAIM = {
    # A telephone number stands in none; a placeholder is filled with one.
    "a placeholder": r"\{[a-z-]+\}",
    "the number of an item": r"^\d+\.(?=\s|$)",
    # Someone speaks of themselves or to somebody: “Can you stay with me for ten minutes?”
    "what somebody says": r"(?:^|“)[^“”]*\b(?:I|me|my|you|your)\b[^“”]*”",
    "a scale the person marks": r"\b0 to 10\b",
    "a time of the clock": r"\b(?:at|by) (?:\d{1,2}|two|three|four|five|six)(?: ?[ap]m\b|(?=[,.?!”]|$))",
    "who is meant by an age": r"\bunder 18\b",
    "a fixed term": r"\b(?:double vision|twelve[ -]steps?|the two of (?:you|us)|BARC-10|5-4-3-2-1|five-a-side)\b",
    # Nouns for what a page itself sets out or asks the person to find; never people, times or shares.
    "a count of what the page lists": rf"\b(?:{ONES})(?: \w+)? (?:things?|words|skills|signs|medicines|questions|roads"
    r"|corners|sentences|steps|forms|rows|sides|pages|reasons|ways to (?:plan|cope|try))\b",
}
# An exercise and a small plan have their own form: what the person is asked to do begins the sentence.
ASKED = (
    "choose|count|drink|eat|learn|lie|look for|look at|make|mark|name|notice|picture|say|set|spend|walk|write|try"
    "|think of|find|begin with|give (?:it|your craving)"
)
EXERCISE = re.compile(rf"(?i)^(?:{ASKED})\b")


def claims(sentence: str) -> bool:
    """Whether a sentence in plain words prints a figure that is a claim."""
    if EXERCISE.match(sentence):
        return False
    for pattern in NO_CLAIM.values():
        sentence = re.sub(rf"(?i){pattern}", " ", sentence)
    return FIGURE.search(sentence) is not None
