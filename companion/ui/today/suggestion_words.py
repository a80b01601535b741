"""Suggestions in words: what to do, why it is shown, and where it leads."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale

from companion.domain.settings import PersonalSettings
from companion.domain.suggestion import HardTime, Hint, PartOfDay, Suggestion
from companion.services.today import Offer
from companion.ui.today.next_card import NextStep

#: The screen of a step that opens a sheet on Today itself.
HERE = "here"
_SHOWN_NAMES = 3


def _tr(words: str) -> str:
    return QCoreApplication.translate("SuggestionWords", words)


def title_words(hard: HardTime | None) -> tuple[str, str]:
    """The heading of the card, and the sentence under it where the hour is a hard one by the person's own record."""
    if hard is None:
        return _tr("A few things for now"), ""
    title, lead = {
        PartOfDay.MORNING: (
            _tr("For mornings like this"),
            _tr("Your cravings have been higher in the morning: {here} on average, {other} at other times."),
        ),
        PartOfDay.AFTERNOON: (
            _tr("For afternoons like this"),
            _tr("Your cravings have been higher in the afternoon: {here} on average, {other} at other times."),
        ),
        PartOfDay.EVENING: (
            _tr("For evenings like this"),
            _tr("Your cravings have been higher in the evening: {here} on average, {other} at other times."),
        ),
        PartOfDay.NIGHT: (
            _tr("For nights like this"),
            _tr("Your cravings have been higher at night: {here} on average, {other} at other times."),
        ),
    }[hard.part]
    numbers = {"here": QLocale().toString(hard.here, "f", 1), "other": QLocale().toString(hard.elsewhere, "f", 1)}
    source = QCoreApplication.translate("SuggestionWords", "From %n answer(s) in 90 days.", "", hard.count)
    return title, f"{lead.format(**numbers)} {source}"


def steps(offer: Offer, settings: PersonalSettings, name_of: Callable[[str], str]) -> tuple[NextStep, ...]:
    """Each suggestion as a step; `name_of` gives the name of a way of coping."""
    return tuple(_step(one, offer, settings, name_of) for one in offer.suggestions)


def _step(one: Suggestion, offer: Offer, settings: PersonalSettings, name_of: Callable[[str], str]) -> NextStep:
    if one.hint in (Hint.GO_ON, Hint.CRAVING, Hint.EASED, Hint.BREATHE, Hint.COPE):
        return _to_cope(one, name_of)
    if one.hint is Hint.CALL:
        names = QLocale().createSeparatedList(list(offer.names[:_SHOWN_NAMES]))
        why = (
            _tr("You gave craving {value} of 10 today. On your list: {names}.").format(
                value=one.numbers[0], names=names
            )
            if one.numbers
            else _tr("On your list: {names}.").format(names=names)
        )
        return NextStep(one.hint, _tr("Ring or message someone"), why, "users", "people")
    if one.hint is Hint.WRITE:
        why = (
            QCoreApplication.translate("SuggestionWords", "Your last page was %Ln day(s) ago.", "", one.numbers[0])
            if one.numbers
            else _tr("Nothing is written yet. A line is enough.")
        )
        return NextStep(one.hint, _tr("Write a page"), why, "pencil", "journal", (("new", True),))
    if one.hint is Hint.PATHWAY:
        title = _tr("Go on with your reading") if one.numbers else _tr("A short reading for now")
        why = (
            _tr("You have begun it. Your place is kept.")
            if one.numbers
            else _tr("A few pages in order, for the time you are in.")
        )
        return NextStep(one.hint, title, why, "book-open", "pathway", (("pathway", one.what),))
    return _to_do_once(one, settings)


def _to_cope(one: Suggestion, name_of: Callable[[str], str]) -> NextStep:
    if one.hint is Hint.GO_ON:
        return NextStep(
            one.hint,
            _tr("Go on where you stopped"),
            _tr("After using, you went part of the way here. All of it is kept, as you left it."),
            "rotate-ccw",
            "lapse",
        )
    if one.hint is Hint.CRAVING:
        why = _tr("You gave craving {value} of 10 today.").format(value=one.numbers[0])
        if one.numbers[1:]:
            eased = _tr("Eased a craving {count} of the {of} times you rated it.")
            why = f"{why} {eased.format(count=one.numbers[1], of=one.numbers[2])}"
        route = (("strategy", one.what), ("craving", one.numbers[0]))
        return NextStep(one.hint, _tr("Ride out a craving"), why, "waves", "cope", route)
    if one.hint is Hint.EASED:
        why = _tr("Eased a craving {count} of the {of} times you rated it.").format(
            count=one.numbers[0], of=one.numbers[1]
        )
        return NextStep(one.hint, name_of(one.what), why, "wind", "cope", (("strategy", one.what),))
    if one.hint is Hint.BREATHE:
        tries = one.numbers[0]
        why = (
            QCoreApplication.translate("SuggestionWords", "You have done this %n time(s) so far.", "", tries)
            if tries
            else _tr("You have not tried this here yet. It takes a few minutes.")
        )
        return NextStep(one.hint, _tr("Paced breathing"), why, "wind", "cope", (("strategy", one.what),))
    ways = one.numbers[0]
    why = (
        QCoreApplication.translate("SuggestionWords", "You have tried %n way(s) here so far.", "", ways)
        if ways
        else _tr("You have not tried any of them here yet.")
    )
    return NextStep(one.hint, _tr("Look through ways to cope"), why, "heart", "cope")


def _to_do_once(one: Suggestion, settings: PersonalSettings) -> NextStep:
    if one.hint is Hint.PERSON:
        why = _tr("There is no one in your list yet. Help now can show their number.")
        return NextStep(one.hint, _tr("Add one person to call"), why, "user-round", "people", (("new", True),))
    if one.hint is Hint.NALOXONE:
        why = (
            _tr("You said it is not at hand yet.")
            if settings.naloxone_at_hand is False
            else _tr("No place is written down yet.")
        )
        return NextStep(one.hint, _tr("Where is naloxone kept?"), why, "map-pin", HERE, (("sheet", "naloxone"),))
    if one.hint in (Hint.SAFETY, Hint.TOLERANCE):
        why = (
            _tr("You used after some days of not using. This page says what is different then, and what protects you.")
            if one.hint is Hint.TOLERANCE
            else _tr("Safety reading you have not opened yet.")
        )
        return NextStep(one.hint, _article(one.what), why, "book-open", "learn", (("article", one.what),))
    if one.hint is Hint.REASON:
        why = _tr("None is written yet. Today can show one a day.")
        return NextStep(one.hint, _tr("Write down one reason"), why, "sprout", HERE, (("sheet", "reasons"),))
    why = _tr("No date is written down yet. After a stay there, tolerance is lower for weeks.")
    return NextStep(
        one.hint, _tr("Left hospital, detox or custody lately?"), why, "calendar", HERE, (("sheet", "dates"),)
    )


def _article(article: str) -> str:
    return {
        "wont-wake-up": _tr("When someone won't wake up"),
        "naloxone": _tr("Naloxone: what it is, and how to use it"),
        "lower-tolerance": _tr("After a break, your tolerance is lower"),
        "alone-and-mixing": _tr("Using alone, and mixing"),
    }[article]
