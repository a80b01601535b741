"""The overdose card for paper: the number, the steps, the signs and what not to do, on one page."""

from __future__ import annotations

from html import escape

from companion.content.filling import alone
from companion.content.library import Library


def overdose_card_html(library: Library, country_code: str, own: tuple[str, ...], date_words: str) -> str:
    """The card for one country, plain: black on white, set in whatever letters the document has.

    `own` are lines of the person's, such as where the naloxone is kept; `date_words` is when the steps were written.
    """
    door, fill = library.door("overdose"), library.filler(country_code)
    country, labels = library.country_at_least(country_code), library.phrases().labels
    number = country.emergency[0].number if country.emergency else alone(fill("{emergency}"))
    # Where no number is known, words stand in its place, and they are longer.
    size = "number" if country.emergency else "words"
    others = [entry.number for entry in country.emergency[1:]]
    steps = "".join(
        f'<tr><td width="26"><b>{at}</b></td>'
        f"<td><b>{escape(fill(step.title))}</b><br>{escape(fill(step.text))}</td></tr>"
        for at, step in enumerate(door.steps, start=1)
    )
    beside = f"{escape(country.name)}{''.join(f' · {escape(other)}' for other in others)}"
    lines = "".join(f'<p class="own">{escape(line)}</p>' for line in own)
    sources = "; ".join(dict.fromkeys(source.organisation for source in library.cited(door.sources)))
    foot = f"{labels['written'].replace('{date}', date_words)} {door.review} {fill(labels['standing'])}"
    return (
        f"<html><body><h1><b>{escape(fill(door.title))}</b></h1>"
        f'<table width="100%" cellpadding="6" cellspacing="0" border="1"><tr><td width="40%" class="{size}">'
        f"{escape(number)}</td><td>{escape(labels['emergency-line'])}<br>{beside}{lines}</td></tr></table>"
        f'<table width="100%" cellpadding="4" cellspacing="0" class="steps">{steps}</table>'
        f'<table width="100%" cellpadding="4" cellspacing="0"><tr>'
        f'<td width="46%">{_list(door.signs_title, door.signs)}</td><td>{_list(door.never_title, door.never)}</td>'
        f'</tr></table><p class="foot">{escape(fill(door.last))} {escape(foot)}</p>'
        f'<p class="foot">{escape(labels["sources"])}: {escape(sources)}.</p></body></html>'
    )


def _list(title: str, items: tuple[str, ...]) -> str:
    return f"<h2><b>{escape(title)}</b></h2><ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
