"""What the invented person wants to ask, and what they were answered, as rows."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from companion.demo.person import SEED
from companion.domain.questions import COUNSELLOR, DOCTOR


def question_rows(today: date, said: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Two for the counsellor, one of them asked, one for the doctor and one for the pharmacy."""
    from companion.storage.tables.reports import question

    chance = Random(f"{SEED}/questions")  # noqa: S311 - nothing secret is invented here
    asked = (today - timedelta(days=9)).isoformat()
    told: tuple[tuple[str, str, str | None, str], ...] = (
        ("How do I tell my sister that I cannot come to the party?", COUNSELLOR, None, ""),
        (
            "Is it usual that evenings are the hardest?",
            COUNSELLOR,
            asked,
            "Many people say so. We made a plan for the hour after work.",
        ),
        ("My sleep is short since the spring. Could we talk about that?", DOCTOR, None, ""),
        ("Are you open on the bank holiday?", "the pharmacy", None, ""),
    )
    rows = [
        {
            "uuid": str(UUID(int=chance.getrandbits(128), version=4)),
            "words": words,
            "whom": whom,
            "asked_on": on,
            "answer": answer,
            "position": place,
            "created_at": said,
            "updated_at": said,
        }
        for place, (words, whom, on, answer) in enumerate(told)
    ]
    return [(question, rows)]
