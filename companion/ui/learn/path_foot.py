"""Below an article: the way on in the pathway somebody is on, where the article belongs to it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from companion.context import AppContext
from companion.domain.value import Value
from companion.services.pathways import Place, place_in
from companion.ui.pathway_steps import follow, title_of

if TYPE_CHECKING:
    from companion.content.library import Library
    from companion.content.pathways import Pathway, PathwayStep

#: What begins the address of a step, which may lead to a page, a door or a screen.
STEP = "step:"
#: Between these stands the foot, which stays off paper.
_FOOT_FROM, _FOOT_TO = "<!--way-->", "<!--/way-->"


class WayOn(Value):
    """A pathway, and the place of an article in it."""

    pathway: Pathway
    place: Place

    def step(self, by: int) -> PathwayStep | None:
        """The step before (-1) or after (1); None at the end of the pathway."""
        return self.place.before if by < 0 else self.place.after

    def follow(self, ctx: AppContext, to: str) -> None:
        """Go to the step before or after that leads there; KnownProblem where its tick cannot be kept."""
        for step in (self.place.before, self.place.after):
            if step is not None and step.to == to:
                follow(ctx, self.pathway, step)


def followed_pathway(ctx: AppContext) -> Pathway | None:
    """The pathway somebody is on; None where they are on none, and while the file is locked."""
    followed = ctx.services.pathways.followed if ctx.unlocked else ""
    if not followed:
        return None
    return next((one for one in ctx.library.pathways(family=ctx.is_family()) if one.id == followed), None)


def way_on(ctx: AppContext, article_id: str) -> WayOn | None:
    """The place of an article in the pathway somebody is on; None where it is not in it."""
    pathway = followed_pathway(ctx)
    place = place_in(pathway, article_id) if pathway is not None else None
    return WayOn(pathway, place) if pathway is not None and place is not None else None


def foot_html(library: Library, way: WayOn) -> str:
    """The heading, how far it is, and a link to each step beside."""

    def said(words: str) -> str:
        return QCoreApplication.translate("LearnScreen", words)

    def link(address: str, words: str) -> str:
        return f'<a href="{address}">{escape(words)}</a>'

    title = said("Your path: {title}").format(title=way.pathway.title)
    far = said("{number} of {count}").format(number=way.place.number, count=way.place.count)
    every = link(f"pathway:{way.pathway.id}", said("See all of it"))
    rows = [f'<h2><a name="your-path"></a>{escape(title)}</h2><p class="turn">{escape(far)} · {every}</p>']
    for step, words in ((way.place.after, said("Next: {title}")), (way.place.before, said("Before this: {title}"))):
        if step is not None:
            address = f"{STEP}{step.to}"
            rows.append(f'<p class="turn">{link(address, words.format(title=title_of(library, step)))}</p>')
    return f"{_FOOT_FROM}{''.join(rows)}{_FOOT_TO}"


def without_foot(html: str) -> str:
    """A page without the foot of a pathway: a page handed on need not tell which way its reader is on."""
    before, _from, rest = html.partition(_FOOT_FROM)
    return before + rest.partition(_FOOT_TO)[2]
