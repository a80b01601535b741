"""Prescribed medicine never counts against anyone, so it cannot be something a person counts days without."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from companion.domain.problems import KnownProblem


class PrescribedMedicine(KnownProblem):
    """Days without a prescribed medicine were to be counted; days on it can be counted instead."""

    def __init__(self, name: str) -> None:
        """Remember what was written; it goes to the screen and never to a log."""
        super().__init__()
        self.name = name


#: Medicines for opioid use disorder by their common names, brands and usual misspellings, without accents.
_NAMES = """
    methadone methodone methadon metadone metadon metadona methadose physeptone dolophine metadol eptadone
    levomethadone levomethadon polamidon
    buprenorphine bupenorphine buprenorfine buprinorphine bup buprenorphin buprenorfina buprenorfin bupe
    suboxone suboxin subutex subutec espranor buvidal brixadi sublocade
    zubsolv probuphine bunavail temgesic tephine orobupre bupensan cizdol
    naltrexone naltrexon naltrexona vivitrol nalorex adepend revia
    naloxone nyxoid prenoxad narcan
    substitol compensan kapanol
    lofexidine lucemyra britlofex clonidine
    moud mat ost medication medications meds
"""
#: Several words together.
_PHRASES = (
    "prescribed",
    "my prescription",
    "my medicine",
    "my medication",
    "my script",
    "slow release morphine",
    "slow release oral morphine",
    "sustained release morphine",
    "opioid substitution",
    "opioid agonist",
    "depot injection",
)
#: By these the person says themselves that it is not the medicine they are prescribed.
_OWN_WORDING = re.compile(
    r"\b(not|isn t|never|un|non)\s*prescri|\bunprescribed\b|\bstreet\b|\billicit\b|\bblack market\b|"
    r"\b(besides|beside|apart from|other than) my\b|\bnot my\b|\bnot meant\b|"
    r"\bbought\b|\bsomeone else\b|\bother people s\b|\bon top\b|\bextra\b|\bwithout (a )?(script|prescription)\b"
)


def is_prescribed(name: str) -> bool:
    """Whether a name is that of a medicine people are prescribed, and the person does not say that theirs is not."""
    letters = normalize("NFD", name.casefold())
    words = re.findall(r"[\w-]+", "".join(letter for letter in letters if not combining(letter)))
    plain = " ".join(words).replace("-", " ")
    if _OWN_WORDING.search(plain):
        return False
    every = {part for word in words for part in (word, *word.split("-"))}
    return not every.isdisjoint(_NAMES.split()) or any(phrase in plain for phrase in _PHRASES)


def check_countable(name: str) -> str:
    """Give the name with its spaces tidied; PrescribedMedicine for a medicine, ValueError for no name at all."""
    tidy = " ".join(name.split())
    if not tidy:
        raise ValueError("what is counted needs a name")
    if is_prescribed(tidy):
        raise PrescribedMedicine(tidy)
    return tidy
