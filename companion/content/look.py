"""The look of a bundled page: colours and sizes from the theme, made into a style sheet QTextDocument understands."""

from __future__ import annotations

from companion.domain.value import Value


class Look(Value):
    """Colours (as #rrggbb), families and the size of body text in pixels, given by the theme."""

    ink: str
    ink_soft: str
    line: str
    surface: str
    primary: str
    primary_soft: str
    amber: str
    amber_soft: str
    reading_family: str
    interface_family: str
    text_px: float


def style_sheet(look: Look) -> str:
    """The style sheet for `QTextDocument.setDefaultStyleSheet`; set it before the HTML."""
    size = look.text_px
    label = f"font-family: '{look.interface_family}'; font-weight: 600;"
    inside = f"color: {look.ink}; padding: {size * 0.7:.0f}px {size * 0.9:.0f}px {size * 0.5:.0f}px {size * 0.9:.0f}px;"
    small = f"font-family: '{look.interface_family}'; font-size: {size * 0.8:.1f}px; color: {look.ink_soft};"
    return f"""
body {{ color: {look.ink}; font-family: '{look.reading_family}'; font-size: {size:.1f}px; line-height: 130%; }}
h1 {{ font-size: {size * 1.9:.1f}px; font-weight: 600; margin: 0 0 {size * 0.5:.0f}px 0; }}
h2 {{ font-size: {size * 1.25:.1f}px; font-weight: 600; margin: {size * 1.6:.0f}px 0 {size * 0.5:.0f}px 0; }}
h3 {{ font-size: {size * 1.05:.1f}px; font-weight: 600; margin: {size * 1.2:.0f}px 0 {size * 0.3:.0f}px 0; }}
p {{ margin: 0 0 {size * 0.8:.0f}px 0; }}
ul, ol {{ margin: 0 0 {size * 0.8:.0f}px 0; }}
li {{ margin: 0 0 {size * 0.35:.0f}px 0; }}
a {{ color: {look.primary}; text-decoration: underline; }}
table.box {{ margin: {size * 0.4:.0f}px 0 {size * 1.1:.0f}px 0; }}
td.minute-bar {{ background-color: {look.primary}; }}
td.minute {{ background-color: {look.primary_soft}; {inside} }}
td.note-bar {{ background-color: {look.line}; }}
td.note {{ background-color: {look.surface}; {inside} }}
td.safety-bar {{ background-color: {look.amber}; }}
td.safety {{ background-color: {look.amber_soft}; {inside} }}
table.grid {{ margin: {size * 0.4:.0f}px 0 {size * 1.1:.0f}px 0; }}
table.grid {{ border-collapse: collapse; }}
table.grid td, table.grid th {{ border-bottom: 1px solid {look.line}; }}
th {{ text-align: left; {label} }}
.kicker, .foot, .small {{ {small} }}
.label {{ {label} }}
"""
