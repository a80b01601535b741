"""Every colour that meets another can be told from it."""

import pytest

from companion.ui.theme.tokens import APPEARANCES, SHAPE_PAIRS, TEXT_PAIRS


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", APPEARANCES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_every_ground_it_meets(name: str, ink: str, ground: str) -> None:
    tokens = APPEARANCES[name]
    least = 7.0 if name.startswith("contrast") else 4.5
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least


@pytest.mark.parametrize("name", APPEARANCES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_edges_and_handles_stand_out_at_least_three_to_one(name: str, shape: str, ground: str) -> None:
    tokens = APPEARANCES[name]
    assert contrast(getattr(tokens, shape), getattr(tokens, ground)) >= 3.0


def test_black_on_white_has_the_contrast_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
