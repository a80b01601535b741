"""The design tokens: every colour the app uses, by what it is for.

Each palette meets WCAG 2.2 AA (4.5:1) for every pair listed in `TEXT_PAIRS`; the two high contrast
palettes meet 7:1. A test walks all of them.
"""

from companion.domain.value import Value


class Tokens(Value):
    """One palette, as #RRGGBB text by use."""

    dark: bool
    background: str
    surface: str
    raised: str
    ink: str
    ink_soft: str
    line: str
    edge: str
    primary: str
    primary_strong: str
    on_primary: str
    primary_soft: str
    amber: str
    amber_ink: str
    amber_soft: str
    help: str
    on_help: str
    help_soft: str
    shade: str


LIGHT = Tokens(
    dark=False,
    background="#F6F3EC",
    surface="#FFFDF9",
    raised="#FFFFFF",
    ink="#1F2A28",
    ink_soft="#55625E",
    line="#E3DDD0",
    edge="#8C8677",
    primary="#1E6B5E",
    primary_strong="#17564B",
    on_primary="#FFFFFF",
    primary_soft="#E3EEE9",
    amber="#B9661B",
    amber_ink="#8F4C10",
    amber_soft="#F7E8D6",
    help="#A3362B",
    on_help="#FFFDF9",
    help_soft="#F8E6E2",
    shade="#1F2A28",
)

DARK = Tokens(
    dark=True,
    background="#141918",
    surface="#1B2220",
    raised="#212927",
    ink="#E9EEEA",
    ink_soft="#A3B0AB",
    line="#313B38",
    edge="#74817C",
    primary="#7CC7B3",
    primary_strong="#97D6C5",
    on_primary="#0E1F1B",
    primary_soft="#22352F",
    amber="#E7A765",
    amber_ink="#E7A765",
    amber_soft="#3A2C1B",
    help="#F0988C",
    on_help="#2A0F0B",
    help_soft="#3F2320",
    shade="#000000",
)

CONTRAST_LIGHT = Tokens(
    dark=False,
    background="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    ink="#000000",
    ink_soft="#26302D",
    line="#4A4A4A",
    edge="#000000",
    primary="#0B4A3F",
    primary_strong="#06352D",
    on_primary="#FFFFFF",
    primary_soft="#DDEDE7",
    amber="#7A3D05",
    amber_ink="#6B3504",
    amber_soft="#FBEBD9",
    help="#85190F",
    on_help="#FFFFFF",
    help_soft="#FBE4E0",
    shade="#000000",
)

CONTRAST_DARK = Tokens(
    dark=True,
    background="#000000",
    surface="#000000",
    raised="#0A0A0A",
    ink="#FFFFFF",
    ink_soft="#DCE5E1",
    line="#B5B5B5",
    edge="#FFFFFF",
    primary="#9BE8D3",
    primary_strong="#C4F5E8",
    on_primary="#00140F",
    primary_soft="#0E2620",
    amber="#FFC987",
    amber_ink="#FFC987",
    amber_soft="#2B1D0A",
    help="#FFB7AC",
    on_help="#250500",
    help_soft="#2E100C",
    shade="#000000",
)

APPEARANCES: dict[str, Tokens] = {
    "light": LIGHT,
    "dark": DARK,
    "contrast-light": CONTRAST_LIGHT,
    "contrast-dark": CONTRAST_DARK,
}

_GROUNDS = ("background", "surface", "raised", "primary_soft", "amber_soft", "help_soft")

#: Every (text, ground) pair that meets somewhere on a screen.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("ink", "ink_soft", "primary", "amber_ink", "help") for ground in _GROUNDS),
    ("on_primary", "primary"),
    ("on_primary", "primary_strong"),
    ("on_help", "help"),
)

#: Pairs that mark a control's edge or state without text: at least 3:1.
SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    *(("edge", ground) for ground in ("background", "surface", "raised")),
    *(("primary", ground) for ground in ("background", "surface", "raised", "primary_soft")),
    ("amber", "surface"),
    ("amber", "raised"),
    ("help", "background"),
)
