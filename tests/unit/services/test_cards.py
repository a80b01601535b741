"""Contact cards as phones and programs export them: what comes of each, who is joined, and what is written out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.cards import Coming, Preview, Why, planned, same_number
from companion.domain.contacts import Contact, ContactDetails, Number
from companion.domain.problems import ChosenOutOfReach, NoCards, OwnFolder
from companion.domain.value import replace
from companion.services.card_text import cards_of, read_card, write_card
from companion.services.cards import VERSIONS, CardService
from companion.services.content_lines import decoded
from tests.unit.services.conftest import House

FOLDER = Path(__file__).parents[2] / "fixtures" / "cards"
DANA = ContactDetails("Dana", "keyworker", numbers=(Number("07700-900371"),))
WITH_LETTERS = Number("0800 HELP")


@pytest.fixture
def cards(house: House) -> CardService:
    return CardService(house.db, house.contacts)


def read(name: str) -> list[ContactDetails]:
    found = cards_of(decoded((FOLDER / name).read_bytes()))
    return [read_card(lines) for lines in found if lines is not None]


def test_an_iphone_s_export_has_every_number_with_its_label() -> None:
    dana, mum = read("iphone.vcf")
    assert dana == ContactDetails(
        "Dana Whitlock",
        note="Thursdays are her long day.\nAsk for the back door, it is step-free.",
        numbers=(
            Number("07700 900371", "mobile"),
            Number("01632 960218", "front desk"),
            Number("01632 960219", "main"),
        ),
        email="dana@example.org",
        organisation="Harbour Recovery Service",
        address="4 Quay Street, Floor 2, Porthaven, PH1 2AB, United Kingdom",
    )
    assert mum.name == "Mum ❤"
    assert mum.card_uid == "6F1F0E2C-0001-4B7B-9C5D-6F0E11D0A001"


def test_an_old_android_s_quoted_letters_over_several_lines_are_put_back() -> None:
    doctor, text = read("android.vcf")
    assert doctor.name == "Dr Chidë Okafor (surgery)"
    assert doctor.note == "Ring before ten"
    assert doctor.numbers == (Number("07700900407", "mobile"), Number("01632-960-407", "work"))
    assert text.numbers == (Number("85258"),), "a short code stays as it is"


def test_a_number_with_letters_stays_as_it_is() -> None:
    first, _again = read("google.vcf")
    assert first.numbers == (Number("+1 (202) 555-0143", "mobile"), Number("1-800-555-HELP", "home"))


def test_outlook_s_and_nokia_s_western_letters_are_read() -> None:
    (zoe,) = read("outlook.vcf")
    assert (zoe.name, zoe.organisation) == ("Zoë Müller", "Apotheke Müller & Söhne")
    assert zoe.numbers == (Number("01632 960559", "work"), Number("01632 960560", "work fax"))
    (asa,) = read("nokia.vcf")
    assert asa.name == "Åsa Björk"
    assert asa.note.split() == ["Group", "on", "Tuesdays", "Bring", "tea"]


def test_a_card_of_version_4_with_numbers_as_addresses_is_read() -> None:
    (jo,) = read("four.vcf")
    assert jo.numbers == (Number("+44-7700-900655", "mobile"), Number("+44-1632-960734 ext. 102", "work"))
    assert (jo.name, jo.organisation, jo.note) == ("Jo Penrose", "Tide Table Café", "Has a spare key; ring twice.")
    assert jo.card_uid == "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"


@pytest.mark.parametrize(("name", "who"), [("utf16.vcf", "Łukasz"), ("bom.vcf", "Ngọc")])
def test_files_with_a_mark_of_their_letters_are_read(name: str, who: str) -> None:
    assert [one.name for one in read(name)] == [who]


def test_broken_cards_are_told_by_their_number_and_the_others_come(cards: CardService) -> None:
    preview = cards.look(FOLDER / "broken.vcf")
    assert [one.details.name for one in preview.coming] == ["Before", "After"]
    assert (preview.broken, preview.nameless) == ((2, 3), 1)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x89PNG\r\n\x1a\n\0\0", b"BEGIN:VCARD\nFN:x\n", b"\xff\xfe", b"\0"]
)
def test_a_file_that_is_no_card_is_a_known_problem(cards: CardService, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.vcf").write_bytes(content)
    with pytest.raises(NoCards):
        cards.look(tmp_path / "other.vcf")


def test_a_film_chosen_by_mistake_is_not_read_to_its_end(
    cards: CardService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = (FOLDER / "broken.vcf").read_bytes()
    (tmp_path / "large.vcf").write_bytes(people)
    monkeypatch.setattr("companion.services.cards.MOST_BYTES", len(people))
    assert cards.look(tmp_path / "large.vcf").coming
    monkeypatch.setattr("companion.services.cards.MOST_BYTES", len(people) - 1)
    with pytest.raises(NoCards):
        cards.look(tmp_path / "large.vcf")


def test_a_file_that_is_away_is_a_known_problem(cards: CardService, tmp_path: Path) -> None:
    with pytest.raises(ChosenOutOfReach):
        cards.look(tmp_path / "gone.vcf")


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    for lines in cards_of(decoded(b"BEGIN:VCARD\nVERSION:3.0\n" + content + b"\nEND:VCARD\n")):
        try:
            read_card(lines or [])
        except ValueError:
            continue


def test_the_same_person_twice_in_a_file_comes_once_with_all_numbers(cards: CardService) -> None:
    (ali,) = cards.look(FOLDER / "google.vcf").coming
    assert [number.number for number in ali.details.numbers] == [
        "+1 (202) 555-0143",
        "1-800-555-HELP",
        "+1 202-555-0175",
    ]
    assert ali.cards == 2


def test_who_is_on_the_list_keeps_their_own_words_and_gains_the_rest(cards: CardService, house: House) -> None:
    uuid = house.contacts.add(DANA).uuid
    before = house.contacts.all()
    preview = cards.look(FOLDER / "iphone.vcf")
    assert (preview.new, preview.joined, preview.without_number) == (1, 1, 0)
    assert (preview.coming[0].joins, preview.coming[0].why) == (uuid, Why.NUMBER)
    house.told.clear()
    done = cards.take(preview.coming)
    assert house.told == [frozenset({"contacts"})], "one write"
    dana, mum = house.contacts.all()
    assert (dana.name, dana.details.role, mum.name) == ("Dana", "keyworker", "Mum ❤")
    assert [number.number for number in dana.details.numbers] == ["07700-900371", "01632 960218", "01632 960219"]
    again = cards.look(FOLDER / "iphone.vcf")
    assert (again.new, again.joined, again.same) == (0, 0, 2)
    done.undo()
    assert house.contacts.all() == before


def test_taking_a_file_back_leaves_off_who_was_taken_off_the_list_meanwhile(cards: CardService, house: House) -> None:
    uuid = house.contacts.add(DANA).uuid
    done = cards.take(cards.look(FOLDER / "iphone.vcf").coming)
    house.contacts.remove(uuid)
    done.undo()
    assert house.contacts.all() == ()


def test_nothing_is_half_taken_in(cards: CardService, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = cards.look(FOLDER / "iphone.vcf")
    nameless = Coming(replace(preview.coming[1].details, name=" "))
    with pytest.raises(ValueError, match="name"):
        cards.take((preview.coming[0], nameless))
    assert house.contacts.all() == ()


@pytest.mark.parametrize(
    ("kept", "card", "why"),
    [
        (ContactDetails("Mum", card_uid="a"), ContactDetails("Linda", card_uid="a"), Why.CARD),
        (ContactDetails("mum"), ContactDetails("Mum ", numbers=(Number("1"),)), Why.NAME),
        (ContactDetails("Mum", numbers=(Number("1"),)), ContactDetails("Mum", numbers=(Number("2"),)), None),
        (ContactDetails("Chris", email="a@x"), ContactDetails("Chris", email="b@x"), None),
        (ContactDetails("A", numbers=(Number("*123#"),)), ContactDetails("B", numbers=(Number("123"),)), None),
        (ContactDetails("A", numbers=(WITH_LETTERS,)), ContactDetails("B", numbers=(Number("0800 help"),)), Why.NUMBER),
    ],
)  # fmt: skip
def test_who_is_joined_and_why(kept: ContactDetails, card: ContactDetails, why: Why | None) -> None:
    (coming,) = planned((Contact("u", kept, 0),), (card,))
    assert (coming.why, coming.joins) == (why, "u" if why else None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("07700 900461", "+44 7700 900461", True),
        ("07700 900461", "0044 7700900461", True),
        ("07700 900461", "+44 (0)7700 900461", True),
        ("+44 (0) 7700 900461", "0044 7700 900461", True),
        ("(202) 555-0143", "+1 202-555-0143", True),
        ("06 12345678", "+39 06 12345678", True),
        ("07700 900461", "+44 7700 900462", False),
        ("+1 7700 900461", "+44 7700 900461", False),
        ("900461", "+44 7700 900461", False),
        ("7700 900461", "07700 900461", False),
        ("116 123", "+116 123", True),
        ("*123#", "123", False),
        ("0800 HELP", "+44 800 HELP", False),
        ("", "+44 7700 900461", False),
    ],
)
def test_a_number_is_the_same_from_abroad(one: str, other: str, same: bool) -> None:
    assert same_number(one, other) is same
    assert same_number(other, one) is same


def test_a_phone_that_keeps_numbers_as_from_abroad_brings_nobody_twice() -> None:
    people = (Contact("u", ContactDetails("Mum", numbers=(Number("07700 900461"),)), 0),)
    (mum,) = planned(people, (ContactDetails("Mum", numbers=(Number("+447700900461"), Number("01632 960734"))),))
    assert (mum.joins, mum.why) == ("u", Why.NUMBER)
    assert [one.number for one in mum.details.numbers] == ["07700 900461", "01632 960734"], "as they were typed"


def test_two_in_the_file_who_share_a_telephone_stay_two() -> None:
    home = (Number("01632 960734"),)
    people = (Contact("u", ContactDetails("Mum", numbers=home), 0),)
    coming = planned(people, (ContactDetails("Linda", numbers=home), ContactDetails("Dad", numbers=home)))
    assert [one.joins for one in coming] == ["u", None]


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=90).map(str.strip)
#: A label of a card; those between such signs are a phone's own.
labels = st.sampled_from(("", "mobile", "home", "work", "front desk, 2nd; floor"))
numbers = st.from_regex(r"[+*]?[0-9][0-9 ()#,;-]{0,12}[0-9#]", fullmatch=True)
people = st.builds(
    lambda name, note, numbers, org, role, night: ContactDetails(
        " ".join(name.split()) or "Jo", role, note, "any, time", night, numbers, "mo-fr 09:00-17:00", "a@b.example", org
    ),
    texts,
    texts,
    st.lists(st.builds(Number, numbers, labels), max_size=3, unique_by=lambda number: number.number).map(tuple),
    texts.map(lambda words: " ".join(words.split())),
    st.sampled_from(("", "family", "doctor", "my neighbour")),
    st.booleans(),
)  # fmt: skip


@settings(max_examples=150)
@given(people, st.sampled_from(VERSIONS))
def test_what_is_written_is_read_again(details: ContactDetails, version: str) -> None:
    text = write_card(Contact("u", details, 0), version)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (lines,) = cards_of(text)
    assert lines is not None
    assert read_card(lines) == replace(details, card_uid="urn:uuid:u")


@settings(max_examples=50)
@given(people)
def test_the_library_reads_what_is_written(details: ContactDetails) -> None:
    import vobject

    (card,) = vobject.readComponents(write_card(Contact("u", details, 0), "3.0"))
    assert card.fn.value == details.name
    assert [tel.value for tel in card.contents.get("tel", [])] == [
        number.number.replace(",", "\\,").replace(";", "\\;") for number in details.numbers
    ] or [tel.value for tel in card.contents.get("tel", [])] == [number.number for number in details.numbers]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_written_here_joins_everybody_again(
    cards: CardService, house: House, tmp_path: Path, version: str
) -> None:
    house.contacts.add(replace(DANA, script="I need you", last_contact=date(2026, 8, 1)))
    house.contacts.add(ContactDetails("Nobody's number"))
    target = tmp_path / "elsewhere" / "people.vcf"
    target.parent.mkdir()
    assert cards.write(target, house.contacts.all(), version) == 2
    assert b"I need you" not in target.read_bytes()
    preview = cards.look(target)
    assert [one.why for one in preview.coming] == [Why.CARD, Why.CARD]
    assert list(target.parent.iterdir()) == [target]


def test_nothing_is_written_into_the_program_s_own_folder(cards: CardService, house: House) -> None:
    with pytest.raises(OwnFolder):
        cards.write(house.db.path.parent / "people.vcf", (), "3.0")


def test_five_thousand_people_come_in_and_go_again(cards: CardService, house: House, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nTEL;TYPE=CELL:07700 9{n:05d}\r\nEND:VCARD\r\n"
    many = "".join(card.format(n=n) for n in range(5000))
    (tmp_path / "many.vcf").write_text(many)
    preview = cards.look(tmp_path / "many.vcf")
    assert preview.new == 5000
    done = cards.take(preview.coming)
    assert len(house.contacts.all()) == 5000
    done.undo()
    assert house.contacts.all() == ()


def test_a_preview_of_nobody_counts_nothing() -> None:
    empty = Preview(())
    assert (empty.new, empty.joined, empty.same, empty.without_number) == (0, 0, 0, 0)
