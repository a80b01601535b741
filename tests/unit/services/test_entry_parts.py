"""What belongs to a page: its pictures and its former words, which come and go with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.hope import Media
from companion.domain.journal import Writing
from companion.domain.markdown import picture_line
from companion.services.entry_pictures import EntryPictureService
from companion.services.entry_versions import EntryVersionService
from tests.unit.services.conftest import House

MONTH = timedelta(days=30)


@pytest.fixture
def pictures(house: House) -> EntryPictureService:
    return EntryPictureService(house.db, house.clock)


@pytest.fixture
def versions(house: House) -> EntryVersionService:
    return EntryVersionService(house.db, house.clock, house.journal)


def put(pictures: EntryPictureService, content: bytes = b"picture") -> str:
    return pictures.keep(Media("image/jpeg", content, b"small"), 40, 30)


def later(house: House, step: timedelta) -> None:
    house.clock.set(house.clock.now() + step)


def purge(house: House, pictures: EntryPictureService, versions: EntryVersionService) -> None:
    """As the upkeep does it."""
    house.journal.purge()
    versions.purge()
    pictures.purge()


# -- pictures --------------------------------------------------------------------------------------------------


def test_a_picture_is_read_back_with_its_size(pictures: EntryPictureService) -> None:
    uuid = put(pictures)
    assert pictures.content(uuid) == b"picture"
    assert pictures.sizes([uuid, "another"]) == {uuid: (40, 30)}


def test_a_picture_a_page_names_stays_for_good(
    house: House, pictures: EntryPictureService, versions: EntryVersionService
) -> None:
    uuid = put(pictures)
    house.journal.create(Writing(body=picture_line("sea", uuid)))
    later(house, MONTH * 12)
    purge(house, pictures, versions)
    assert pictures.content(uuid) == b"picture"


def test_a_picture_no_page_names_goes_after_thirty_days_and_not_before(
    house: House, pictures: EntryPictureService, versions: EntryVersionService
) -> None:
    uuid = put(pictures)
    entry = house.journal.create(Writing(body=picture_line("sea", uuid)))
    house.journal.update(entry.uuid, Writing(body="No picture"))
    later(house, MONTH - timedelta(seconds=1))
    purge(house, pictures, versions)
    assert pictures.content(uuid) == b"picture"
    later(house, timedelta(seconds=1))
    purge(house, pictures, versions)
    assert pictures.content(uuid) is None
    assert pictures.sizes([uuid]) == {}


def test_a_picture_whose_name_came_back_stays(
    house: House, pictures: EntryPictureService, versions: EntryVersionService
) -> None:
    uuid = put(pictures)
    entry = house.journal.create(Writing(body=picture_line("sea", uuid)))
    done = house.journal.update(entry.uuid, Writing(body="No picture"))
    later(house, timedelta(days=29))
    done.undo()
    later(house, MONTH)
    purge(house, pictures, versions)
    assert pictures.content(uuid) == b"picture"


def test_a_picture_goes_with_its_page_and_comes_back_with_it(
    house: House, pictures: EntryPictureService, versions: EntryVersionService
) -> None:
    uuid = put(pictures)
    entry = house.journal.create(Writing(body=picture_line("sea", uuid)))
    house.journal.delete(entry.uuid)
    later(house, timedelta(days=29))
    purge(house, pictures, versions)
    assert pictures.content(uuid) == b"picture"
    house.journal.restore(entry.uuid)
    house.journal.delete(entry.uuid)
    house.journal.empty_bin()
    assert pictures.content(uuid) is None


def test_a_picture_that_another_page_names_too_goes_over_to_that_one(
    house: House, pictures: EntryPictureService, versions: EntryVersionService
) -> None:
    uuid = put(pictures)
    first = house.journal.create(Writing(body=picture_line("sea", uuid)))
    second = house.journal.create(Writing(body=f"Copied.\n{picture_line('sea', uuid)}"))
    house.journal.delete(second.uuid)
    house.journal.empty_bin()
    assert pictures.content(uuid) == b"picture"
    house.journal.delete(first.uuid)
    house.journal.empty_bin()
    assert pictures.content(uuid) is None


def test_a_picture_in_a_draft_outlives_a_crash_and_one_in_nothing_goes_after_a_month(
    house: House, pictures: EntryPictureService, versions: EntryVersionService
) -> None:
    drafted, forgotten = put(pictures), put(pictures)
    house.journal.save_draft(Writing(body=picture_line("sea", drafted)))
    later(house, MONTH)
    purge(house, pictures, versions)
    assert pictures.content(drafted) == b"picture"
    assert pictures.content(forgotten) is None


# -- former words ----------------------------------------------------------------------------------------------


def test_former_words_are_kept_once_a_sitting(house: House, versions: EntryVersionService) -> None:
    entry = house.journal.create(Writing("One", "first", ("a",)))
    written = house.clock.now()
    later(house, timedelta(hours=1))
    house.journal.update(entry.uuid, Writing("One", "second", ("a",)))
    replaced = house.clock.now()
    later(house, timedelta(minutes=9))
    house.journal.update(entry.uuid, Writing("One", "third", ("a",)))
    (kept,) = versions.of(entry.uuid)
    assert (kept.title, kept.body, kept.tags) == ("One", "first", ("a",))
    assert (kept.written_at, kept.replaced_at) == (written, replaced)
    later(house, timedelta(minutes=1))
    house.journal.update(entry.uuid, Writing("One", "fourth", ("a",)))
    assert [one.body for one in versions.of(entry.uuid)] == ["third", "first"]


def test_the_first_sitting_and_a_tag_alone_keep_nothing(house: House, versions: EntryVersionService) -> None:
    entry = house.journal.create(Writing("", "first"))
    later(house, timedelta(minutes=5))
    house.journal.update(entry.uuid, Writing("", "second"))
    later(house, timedelta(days=1))
    house.journal.update(entry.uuid, Writing("", "second", ("tagged",)))
    assert versions.of(entry.uuid) == ()


def test_bringing_words_back_keeps_those_of_now_and_can_be_undone(house: House, versions: EntryVersionService) -> None:
    entry = house.journal.create(Writing("One", "first"))
    later(house, timedelta(hours=1))
    house.journal.update(entry.uuid, Writing("Two", "second", ("b",)))
    (first,) = versions.of(entry.uuid)
    # At once: the words of now are kept although others were only a moment ago.
    done = versions.restore(entry.uuid, first)
    back = house.journal.entry(entry.uuid)
    assert back is not None
    assert (back.title, back.body, back.tags) == ("One", "first", ())
    assert {one.body for one in versions.of(entry.uuid)} == {"first", "second"}
    done.undo()
    again = house.journal.entry(entry.uuid)
    assert again is not None
    assert (again.title, again.body, again.tags) == ("Two", "second", ("b",))


def test_former_words_go_after_thirty_days_and_with_their_page(
    house: House, pictures: EntryPictureService, versions: EntryVersionService
) -> None:
    def rows() -> int:
        with house.db.quick() as connection:
            return int(connection.execute("SELECT count(*) FROM entry_version").fetchone()[0])

    for end in ("old", "gone"):
        entry = house.journal.create(Writing("", "first"))
        later(house, timedelta(hours=1))
        house.journal.update(entry.uuid, Writing("", "second"))
        assert rows() == 1
        if end == "old":
            later(house, MONTH)
            assert versions.of(entry.uuid) == ()
            purge(house, pictures, versions)
        else:
            house.journal.delete(entry.uuid)
            house.journal.empty_bin()
        assert rows() == 0


def test_a_version_has_its_picture_until_it_goes_itself(
    house: House, pictures: EntryPictureService, versions: EntryVersionService
) -> None:
    uuid = put(pictures)
    entry = house.journal.create(Writing(body=picture_line("sea", uuid)))
    later(house, timedelta(hours=1))
    house.journal.update(entry.uuid, Writing(body="Without"))
    later(house, timedelta(days=29))
    purge(house, pictures, versions)
    (kept,) = versions.of(entry.uuid)
    versions.restore(entry.uuid, kept)
    later(house, MONTH * 2)
    purge(house, pictures, versions)
    assert pictures.content(uuid) == b"picture"
