"""The page that shows all pictures side by side."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

_HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Companion: every screen</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; background: #f6f3ec; color: #1f2a28; }
nav a { margin-right: 1rem; color: #1e6b5e; }
section { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; }
img { display: block; height: 260px; border: 1px solid #e3ddd0; }
figcaption { font-size: 0.85rem; color: #55625e; }
h2, h3 { margin: 2rem 0 0.5rem; }
</style>
<h1>Every screen</h1>
"""


def write_gallery(folder: Path, pictures: Iterable[tuple[str, str, str]]) -> Path:
    """Write `index.html` for pictures given as (screen, state, file name), and return its path."""
    shown = list(pictures)
    screens = list(dict.fromkeys(screen for screen, _state, _name in shown))
    lines = [_HEAD, "<nav>", *(f'<a href="#{screen}">{escape(screen)}</a>' for screen in screens), "</nav>"]
    for screen, of_screen in groupby(shown, key=lambda picture: picture[0]):
        lines.append(f'<h2 id="{screen}">{escape(screen)}</h2>')
        for state, of_state in groupby(of_screen, key=lambda picture: picture[1]):
            lines.append(f"<h3>{escape(state)}</h3>\n<section>")
            for _screen, _state, name in of_state:
                look = escape(name.removesuffix(".png").removeprefix(f"{screen}-{state}-"))
                lines.append(
                    f'<figure><a href="{name}"><img src="{name}" alt="{escape(screen)}, {escape(state)}, {look}" '
                    f'loading="lazy"></a><figcaption>{look}</figcaption></figure>'
                )
            lines.append("</section>")
    lines.append("</html>\n")
    page = folder / "index.html"
    page.write_text("\n".join(lines), encoding="utf-8")
    page.chmod(0o644)
    return page
