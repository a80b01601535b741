"""What was given on a card counts as saved while it is being saved, and as not saved where it could not be."""

from __future__ import annotations

import pytest

from companion.domain.problems import DiskFull
from companion.ui.widgets.saving import saving


class Given:
    touched = True


def test_what_is_being_saved_counts_as_saved_so_that_nobody_saves_it_again_meanwhile() -> None:
    card = Given()
    with saving(card):
        assert not card.touched
    assert not card.touched


def test_what_could_not_be_saved_counts_as_not_saved_and_is_told() -> None:
    card = Given()
    with pytest.raises(DiskFull), saving(card):
        raise DiskFull
    assert card.touched
