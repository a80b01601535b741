"""Prescribed medicine cannot be counted against anyone; a person's own wording can."""

from __future__ import annotations

import pytest

from companion.domain.medicine import PrescribedMedicine, check_countable, is_prescribed
from companion.domain.problems import KnownProblem


@pytest.mark.parametrize(
    "name",
    [
        "methadone",
        "Methadone",
        "METHADONE 60",
        "my Suboxone",
        "methodone",
        "bupenorphine",
        "Subutec",
        "meds",
        "OST",
        "Subutex",
        "espranor",
        "Buvidal",
        "Sublocade injection",
        "brixadi",
        "zubsolv",
        "Naltrexone",
        "vivitrol",
        "Levomethadone",
        "L-Polamidon",
        "Substitol",
        "Buprénorphine",
        "methadone/buprenorphine",
        "slow-release morphine",
        "prescribed morphine",
        "my medication",
    ],
)
def test_a_prescribed_medicine_is_known_by_its_common_names_and_brands(name: str) -> None:
    assert is_prescribed(name)
    with pytest.raises(PrescribedMedicine) as found:
        check_countable(name)
    assert isinstance(found.value, KnownProblem)
    assert found.value.name == name
    assert name not in str(found.value)


@pytest.mark.parametrize(
    "name",
    [
        "Heroin",
        "Opioids",
        "Fentanyl",
        "Codeine",
        "Smoking",
        "Alcohol",
        "street methadone",
        "heroin, besides my methadone",
        "opioids (not my methadone)",
        "methadone I was not meant to take",
        "Methadone not prescribed",
        "methadone (not prescribed to me)",
        "unprescribed Subutex",
        "bupe that isn't prescribed",
        "Suboxone I bought",
        "heroin on top",
        "The lottery",
    ],
)
def test_what_is_not_prescribed_may_be_counted_in_the_persons_own_words(name: str) -> None:
    assert check_countable(name) == name


def test_spaces_are_tidied_and_a_name_is_needed() -> None:
    assert check_countable("  Heroin   and  pills ") == "Heroin and pills"
    with pytest.raises(ValueError, match="name"):
        check_countable("  ")
