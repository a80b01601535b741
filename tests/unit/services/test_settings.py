"""The settings service: kept in the file, checked, undone, and unknown ones left alone."""

from __future__ import annotations

import pytest

from companion.domain.settings import Audience, Counting, PersonalSettings
from companion.services.settings import SettingsService
from tests.unit.services.conftest import House


def test_a_new_file_has_every_default(house: House) -> None:
    assert house.settings.current() == PersonalSettings()


def test_a_changed_setting_is_there_for_the_next_start_and_undo_brings_the_former(house: House) -> None:
    done = house.settings.change(name="Sam", audience=Audience.SOMEONE_I_LOVE, naloxone_at_hand=True)
    fresh = SettingsService(house.db, house.clock).current()
    assert (fresh.name, fresh.audience, fresh.naloxone_at_hand) == ("Sam", Audience.SOMEONE_I_LOVE, True)
    done.undo()
    assert house.settings.current() == PersonalSettings()


def test_a_wrong_value_changes_nothing(house: House) -> None:
    with pytest.raises(ValueError, match="rollover_hour"):
        house.settings.change(name="Sam", rollover_hour=24)
    assert house.settings.current().name == ""
    assert house.told == []


def test_the_rollover_hour_rules_the_day_at_once(house: House) -> None:
    before = house.checkins.today()
    house.settings.change(rollover_hour=20)
    assert house.settings.rollover_hour == 20
    assert (before - house.checkins.today()).days == 1


def test_what_a_newer_version_left_is_kept(house: House) -> None:
    with house.db.write("settings") as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('later_idea', '[1]', '2030-01-01T00:00:00.000000Z')")
    assert house.settings.current().unknown == {"later_idea": [1]}
    house.settings.change(name="Sam")
    assert house.settings.current().unknown == {"later_idea": [1]}


def test_settings_are_read_once_until_they_change(house: House) -> None:
    first = house.settings.current()
    assert house.settings.current() is first
    house.settings.change(name="Sam")
    assert house.settings.current().name == "Sam"


def test_whoever_is_told_of_a_change_finds_it_made(house: House) -> None:
    found: list[str] = []
    made: list[SettingsService] = []
    # Told before the service itself is: the order of listeners must not matter.
    house.db.listen(lambda _areas: found.append(made[0].current().name))
    made.append(SettingsService(house.db, house.clock))
    assert made[0].current().name == ""
    made[0].change(name="Ruth")
    assert found == ["Ruth"]


def test_whoever_is_told_of_a_choice_the_counter_stored_finds_it_made(house: House) -> None:
    house.settings.change(counting=Counting.NOT_YET)
    found: list[Counting] = []
    late: list[SettingsService] = []
    house.db.listen(lambda _areas: found.append(late[0].current().counting))
    late.append(SettingsService(house.db, house.clock))
    assert late[0].current().counting is Counting.NOT_YET
    done = house.counter.start_on(house.checkins.today())
    done.undo()
    assert found == [Counting.COUNT, Counting.NOT_YET]


def test_a_setting_changed_within_a_greater_write_is_there_for_the_rest_of_it(house: House) -> None:
    assert house.settings.rollover_hour == 4
    with house.db.write("counter"):
        house.settings.change(rollover_hour=20)
        assert house.settings.rollover_hour == 20
