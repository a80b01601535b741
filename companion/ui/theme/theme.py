"""The look in force: tokens, type scale and text size, handed to every widget by `theme_of`."""

from typing import Literal, cast

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from companion.domain.value import Value, field
from companion.ui.theme.fonts import ensure_family
from companion.ui.theme.tokens import APPEARANCES, DARK, LIGHT, Tokens

Role = Literal[
    "body",
    "strong",
    "soft",
    "small",
    "small-strong",
    "title",
    "heading",
    "page",
    "greeting",
    "number",
    "figure",
    "unit",
    "reading",
    "reading-italic",
    "reading-title",
    "reading-heading",
    "writing-title",
    "button",
    "caption",
    "emergency",
]


class _Type(Value):
    pixels: float
    weight: QFont.Weight = QFont.Weight.Normal
    serif: bool = False
    italic: bool = False


#: DESIGN section 3: 13.5 / 15 / 16 / 17 / 20 / 28 / 34 / 60 px at 100 %.
_SCALE: dict[str, _Type] = {
    "body": _Type(16),
    "strong": _Type(16, QFont.Weight.DemiBold),
    "soft": _Type(15),
    "small": _Type(13.5),
    "small-strong": _Type(13.5, QFont.Weight.DemiBold),
    "caption": _Type(13.5),
    "button": _Type(16, QFont.Weight.DemiBold),
    "heading": _Type(17, QFont.Weight.DemiBold),
    "title": _Type(20, QFont.Weight.DemiBold),
    "page": _Type(28, QFont.Weight.Bold),
    "greeting": _Type(28, QFont.Weight.Bold),
    "emergency": _Type(34, QFont.Weight.DemiBold),
    "number": _Type(60, QFont.Weight.Bold),
    # A number among others, as design/progress.png has it.
    "figure": _Type(28, QFont.Weight.Bold, serif=True),
    "unit": _Type(28, serif=True),
    "reading": _Type(20, serif=True),
    "reading-italic": _Type(20, serif=True, italic=True),
    "reading-heading": _Type(20, QFont.Weight.DemiBold, serif=True),
    # A page the person wrote is headed more quietly than an article, as design/journal.png has it.
    "writing-title": _Type(25, QFont.Weight.DemiBold, serif=True),
    "reading-title": _Type(34, QFont.Weight.DemiBold, serif=True),
}


class Theme(Value):
    """Tokens, text size (1.0 to 2.0) and whether things may move.

    Args:
        tokens: the palette in force.
        scale: text size as a factor; every length given to `px` grows with it.
        motion: False when the person asked for stillness.
        serif_reading: whether long reading is set in Literata.
    """

    tokens: Tokens
    scale: float = 1.0
    motion: bool = True
    serif_reading: bool = True
    _fonts: dict[str, QFont] = field(default_factory=dict, repr=False, compare=False)
    _colours: dict[str, QColor] = field(default_factory=dict, repr=False, compare=False)
    #: Icons already read, by name and colour; they go when the theme goes.
    drawings: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def px(self, length: float) -> int:
        """A length of the 100 % design in pixels at this text size."""
        return max(1, round(length * self.scale)) if length > 0 else 0

    def colour(self, token: str) -> QColor:
        """The colour of a token, shared: copy before changing it."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(cast(str, getattr(self.tokens, token)))
        return found

    def mixed(self, token: str, other: str, share: float) -> QColor:
        """A colour `share` of the way from one token to another (0 is all the first)."""
        a, b = self.colour(token), self.colour(other)
        return QColor.fromRgbF(
            a.redF() + (b.redF() - a.redF()) * share,
            a.greenF() + (b.greenF() - a.greenF()) * share,
            a.blueF() + (b.blueF() - a.blueF()) * share,
        )

    def font(self, role: Role) -> QFont:
        """The font of a type role at this text size."""
        found = self._fonts.get(role)
        if found is None:
            kind = _SCALE[role]
            serif = kind.serif and (self.serif_reading or not role.startswith("reading"))
            found = QFont(ensure_family("serif" if serif else "sans", kind.weight, kind.italic))
            found.setPixelSize(max(1, round(kind.pixels * self.scale)))
            found.setWeight(kind.weight)
            found.setItalic(kind.italic)
            self._fonts[role] = found
        return found

    def paper_font(self, role: Role) -> QFont:
        """The font of a type role for paper: of one size, whatever the text size on the screen."""
        found = QFont(self.font(role))
        found.setPixelSize(round(_SCALE[role].pixels))
        return found

    def palette(self) -> QPalette:
        """The same colours as a Qt palette, for the few parts Qt paints itself."""
        colour = self.colour
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "background",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "raised",
            QPalette.ColorRole.AlternateBase: "surface",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.PlaceholderText: "ink_soft",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.BrightText: "help",
            QPalette.ColorRole.Highlight: "primary",
            QPalette.ColorRole.HighlightedText: "on_primary",
            QPalette.ColorRole.Link: "primary",
            QPalette.ColorRole.LinkVisited: "primary",
            QPalette.ColorRole.ToolTipBase: "raised",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.Light: "raised",
            QPalette.ColorRole.Midlight: "line",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Dark: "edge",
            QPalette.ColorRole.Shadow: "line",
            QPalette.ColorRole.Accent: "primary",
        }
        for role, token in roles.items():
            palette.setColor(role, colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, colour("ink_soft"))
        return palette


def tokens_for(appearance: str, system_dark: bool) -> Tokens:
    """The palette for a setting: 'system' follows the desktop, the rest name one."""
    if appearance == "system":
        return DARK if system_dark else LIGHT
    return APPEARANCES.get(appearance, LIGHT)


def install_theme(app: QApplication, theme: Theme) -> None:
    """Make a theme the one in force: palette and font for Qt, and `theme_of` for ours."""
    app.companion_theme = theme  # type: ignore[attr-defined]
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))


def theme_of() -> Theme:
    """The theme in force. It belongs to the application, as its palette and font do."""
    app = QApplication.instance()
    return cast(Theme, app.companion_theme)  # type: ignore[union-attr]
