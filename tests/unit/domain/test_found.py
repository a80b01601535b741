"""Where words stand on a page, as an editor counts letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.found import places_of
from companion.domain.markdown import picture_line

UUID = "0198c5f2-1111-7222-8333-444455556666"
LETTERS = st.text(alphabet="ab.é\N{GRINNING FACE}", max_size=30)


@given(LETTERS, st.text(alphabet="ab.é\N{GRINNING FACE}", min_size=1, max_size=2))
def test_what_is_found_is_what_was_wanted(text: str, wanted: str) -> None:
    units = text.encode("utf-16-le")
    places = places_of(text, wanted, capitals=True)
    assert [units[start * 2 : end * 2].decode("utf-16-le") for start, end in places] == [wanted] * text.count(wanted)


def test_capitals_count_only_where_they_are_to() -> None:
    assert len(places_of("Chris and chris", "chris")) == 2
    assert places_of("Chris and chris", "chris", capitals=True) == ((10, 15),)
    assert places_of("a.b", ".") == ((1, 2),)
    assert places_of("words", "") == ()


def test_the_name_of_a_picture_is_never_found_but_its_words_are() -> None:
    text = f"The picture: sea\n{picture_line('The sea', UUID)}"
    assert len(places_of(text, "picture")) == 1
    assert len(places_of(text, "sea")) == 2
    assert places_of(text, "0198") == ()
