"""What makes a passphrase worth having."""

from __future__ import annotations

import pytest

from companion.domain.passphrase import Fit, fit_of


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        ("", Fit.EMPTY),
        ("     ", Fit.EMPTY),
        ("a", Fit.SHORT),
        ("1234567", Fit.SHORT),
        ("  four    ", Fit.SHORT),
        ("aaaaaaaaaaaa", Fit.ALIKE),
        ("AaAaBbBb", Fit.ALIKE),
        ("red blue", Fit.FITS),
        ("quiet river morning", Fit.FITS),
        ("тихая река", Fit.FITS),
    ],
)
def test_a_passphrase_fits_where_it_is_long_enough_and_not_all_alike(typed: str, fit: Fit) -> None:
    assert fit_of(typed) is fit
