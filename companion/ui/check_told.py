"""What comes of the answers of a self-check, in words, wherever it is told."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from companion.content.self_checks import SelfCheck
from companion.domain.self_checks import Answers, left_out


def told_words(check: SelfCheck, answers: Answers) -> str:
    """What comes of the answers, in a few words: a total, each number by itself, or how many were given."""
    total, number = check.total(answers), QLocale().toString
    if total is not None:
        return _tr("{total} of {most}").format(total=number(total), most=number(check.most))
    if check.told == "items":
        given = zip(check.short, answers, strict=True)
        return ", ".join(f"{name}: {_number_words(answer)}" for name, answer in given)
    if missing := left_out(answers):
        return QCoreApplication.translate("SelfChecks", "%n left out", "", missing)
    return QCoreApplication.translate("SelfChecks", "%n answer(s)", "", len(answers))


def _number_words(answer: int | None) -> str:
    return _tr("left out") if answer is None else QLocale().toString(answer)


def _tr(words: str) -> str:
    return QCoreApplication.translate("SelfChecks", words)
