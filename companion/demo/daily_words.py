"""What the invented person wrote down day by day: small things meant, reasons, plans, moments."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FEELINGS = ("Calm", "Hopeful", "Grateful", "Anxious", "Sad", "Angry", "Restless", "Numb", "Proud")
HIGH_FEELINGS, LOW_FEELINGS = ("Calm", "Hopeful", "Grateful", "Proud"), ("Anxious", "Sad", "Angry", "Restless", "Numb")
MEASURE = ("Energy", "Flat", "Full of it")
FURTHER = "Smoking"
MEDICINES = ("Methadone", "Buprenorphine")
MILESTONES = ("A weekend by the sea with Jo", "Two thousand days")
EARLIER = "The spring I stayed with Mum."

REASONS = (
    "Being there when the little one learns to ride her bike.",
    "Mum sleeping through the night again.",
    "My hands in soil at work, and somebody relying on me to turn up.",
    "Waking up and knowing where I am.",
)

INTENTIONS = (
    "Call Mum",
    "Walk to the reservoir",
    "Eat something before noon",
    "Answer the letter from the council",
    "Change the sheets",
    "Ring Chris back",
    "Group at seven",
    "Swim, even if it is only four lengths",
    "Water the seedlings",
    "Bed before eleven, phone in the kitchen",
    "Pick up my medicine",
    "Put ten pounds in the jar",
)
INTENTIONS_TODAY = ("Pick up my medicine", "Call Mum", "Soup for the week")

MOMENTS = (
    "",
    "Sat in the sun behind the greenhouse.",
    "The bus was late and I did not mind.",
    "Laughed out loud at the radio.",
    "Tea with the neighbour.",
    "A bit flat, nothing wrong.",
)
HARD_MOMENTS = (
    "",
    "Walked past the old corner. Kept walking.",
    "Payday. Went straight home.",
    "A song from back then came on.",
    "Alone too long. Rang Jo.",
    "It came up fast and went down slowly.",
)

#: The ways to cope that were tried, and by how much each tends to ease a craving.
TOOLS: Mapping[str, float] = MappingProxyType(
    {
        "paced-breathing": 2.4,
        "urge-surfing": 2.2,
        "reach-someone": 2.8,
        "brisk-walk": 2.2,
        "delay-distract-decide": 1.6,
        "five-senses": 1.2,
        "halt-check": 1.0,
    }
)

#: What led to the second lapse, part by part, and what they would do next time.
CHAIN = (
    ("harder", "Three bad nights in a row, and group skipped twice.", "Tell Dana after the second bad night."),
    ("set-off", "Found an old photo while clearing the drawer.", "Ring Chris before I sit down with it."),
    ("thoughts", "One evening off from being careful.", ""),
    ("feelings", "Numb, then restless.", ""),
    ("did", "I used, alone, at home.", "If it gets that far again: not alone, and the naloxone on the table."),
    ("after", "Frightened myself, and slept badly.", ""),
    ("helped", "Told Dana, and nobody shouted. Jo stayed the night.", ""),
)
CUES: Mapping[str, str] = MappingProxyType(
    {
        "harder": "I have slept badly two nights running",
        "set-off": "something from back then turns up",
        "did": "I am about to use",
    }
)
PLANS = (
    ("it is payday", "I go straight to Jo's and she keeps the money till Monday"),
    ("it is after nine and I am alone and restless", "I put my shoes on and walk to the late shop and back"),
)
