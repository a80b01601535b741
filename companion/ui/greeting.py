"""What a person is greeted by, by the time of day."""

from PySide6.QtCore import QCoreApplication


def greeting(hour: int, name: str) -> str:
    """The greeting for an hour, 0 to 23, with the name where there is one."""
    # Between midnight and five no word for the time of day is right for everyone.
    part = 3 if hour < 5 else 0 if hour < 12 else 1 if hour < 18 else 2
    if not name:
        return (
            QCoreApplication.translate("Greeting", "Good morning"),
            QCoreApplication.translate("Greeting", "Good afternoon"),
            QCoreApplication.translate("Greeting", "Good evening"),
            QCoreApplication.translate("Greeting", "Hello"),
        )[part]
    return (
        QCoreApplication.translate("Greeting", "Good morning, {name}"),
        QCoreApplication.translate("Greeting", "Good afternoon, {name}"),
        QCoreApplication.translate("Greeting", "Good evening, {name}"),
        QCoreApplication.translate("Greeting", "Hello, {name}"),
    )[part].format(name=name)
