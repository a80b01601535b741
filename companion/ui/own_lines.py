"""The lines to ring as the person wants them, while their file is open; the bundled ones while it is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.context import AppContext
from companion.domain.problems import KnownProblem

if TYPE_CHECKING:
    from companion.content.values import Country


def country_of(ctx: AppContext) -> Country:
    """The country for the numbers of a page, its lines as wanted; its ambulance number alone where it is damaged."""
    return as_wanted(ctx, ctx.library.country_at_least(ctx.country()))


def as_wanted(ctx: AppContext, country: Country) -> Country:
    """A country with the person's own lines among the bundled ones; as it is bundled while locked or unread."""
    if not ctx.unlocked:
        return country
    try:
        return ctx.services.lines.country(country)
    except KnownProblem:
        # A disk that does not answer must not keep anyone from the numbers; other screens tell of it.
        return country
