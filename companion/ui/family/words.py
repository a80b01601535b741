"""What the scales of their own check-in are called, and the values of a day in words."""

from PySide6.QtCore import QCoreApplication

from companion.domain.wellbeing import Wellbeing


def scale_names() -> dict[str, str]:
    """What the three scales are called, in their order."""
    return {
        "mood": QCoreApplication.translate("Wellbeing", "Mood"),
        "worry": QCoreApplication.translate("Wellbeing", "Worry"),
        "rest": QCoreApplication.translate("Wellbeing", "Rest"),
    }


def given_words(answers: Wellbeing, between: str = ", ") -> str:
    """The values that were given, such as "Mood 4, Worry 8"; not given is not said."""
    values = [(name, getattr(answers, scale)) for scale, name in scale_names().items()]
    said = QCoreApplication.translate("Wellbeing", "{name} {value}")
    return between.join(said.format(name=name, value=value) for name, value in values if value is not None)
