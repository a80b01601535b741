"""What was read of the library: it only grows, and is written only where it does."""

from __future__ import annotations

import pytest

from companion.domain.reading import WHOLE, Read
from companion.services.reading import ReadingService
from tests.unit.services.conftest import House


def service(house: House) -> ReadingService:
    return ReadingService(house.db, house.clock)


def test_nothing_was_read_at_first(house: House) -> None:
    assert service(house).every() == {}


def test_an_article_that_was_opened_is_told_once(house: House) -> None:
    service(house).open("naloxone")
    assert service(house).every() == {"naloxone": Read(0, False)}
    told = len(house.told)
    service(house).open("naloxone")
    assert len(house.told) == told


def test_a_share_only_grows_and_less_is_not_written(house: House) -> None:
    service(house).read("naloxone", 40)
    told = len(house.told)
    service(house).read("naloxone", 40)
    service(house).read("naloxone", 10)
    assert len(house.told) == told
    assert service(house).every() == {"naloxone": Read(40, False)}


def test_an_article_read_to_its_end_stays_so(house: House) -> None:
    service(house).read("naloxone", WHOLE - 1)
    assert not service(house).every()["naloxone"].finished
    service(house).read("naloxone", WHOLE)
    house.clock.advance(days=1)
    service(house).read("naloxone", 100)
    service(house).open("naloxone")
    assert service(house).every() == {"naloxone": Read(100, True)}
    with house.db.quick() as raw:
        opened, finished, updated = raw.execute("SELECT opened_at, finished_at, updated_at FROM reading").fetchone()
    assert opened == finished < updated


@pytest.mark.parametrize("share", [-1, 101])
def test_a_share_beyond_its_bounds_is_refused(house: House, share: int) -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        service(house).read("naloxone", share)
