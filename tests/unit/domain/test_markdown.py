"""Markdown read as CommonMark reads it, and words that never change by being looked at."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from companion.domain.markdown import (
    Kind,
    Line,
    LineWish,
    Look,
    beginning,
    continued,
    deeper_marks,
    line_of,
    lines_of,
    picture_line,
    pictures_in,
    plain,
    runs_of,
    tick_at,
    wished_marks,
)

UUID = "0198c5f2-1111-7222-8333-444455556666"
ONE_LINE = st.text(alphabet="ab *_~`\\.!é\N{GRINNING FACE}", min_size=1, max_size=24)
ANY_LINE = st.text(alphabet="ab 1*_~`\\.#>-+[]()!x|/:\t", max_size=40)


def of_ours(text: str) -> list[tuple[str, bool, bool, bool]]:
    """Every letter that is no mark, with whether it is strong, slanted and struck through; code without its blanks."""
    looks = [Look(0)] * len(text)
    for run in runs_of(text, Line(Kind.PLAIN)):
        for at in range(run.start, run.end):
            looks[at] |= run.look
    return [
        (letter, Look.STRONG in look, Look.EMPHASIS in look, Look.STRUCK in look)
        for letter, look in zip(text, looks, strict=True)
        if Look.MARK not in look and letter != " "
    ]


def of_theirs(text: str) -> list[tuple[str, bool, bool, bool]]:
    """The same as markdown-it reads it."""
    found, strong, slanted, struck = [], 0, 0, 0
    for token in MarkdownIt("commonmark").enable("strikethrough").parseInline(text)[0].children or ():
        strong += token.nesting * (token.tag == "strong")
        slanted += token.nesting * (token.tag == "em")
        struck += token.nesting * (token.tag == "s")
        found += [(one, strong > 0, slanted > 0, struck > 0) for one in token.content if one != " "]
    return found


@given(ONE_LINE)
@example("*a **b*** c")
@example("a***b**c*d")
@example("`a ``b` c``")
def test_words_in_a_line_look_as_commonmark_has_them(text: str) -> None:
    whole = f"a{text}b"
    assert of_ours(whole) == of_theirs(whole)


@given(ANY_LINE)
def test_stretches_lie_one_after_the_other_within_the_line(text: str) -> None:
    for fence in ("", "`"):
        line = line_of(text, fence)
        at = 0
        for run in runs_of(text, line):
            assert at <= run.start < run.end <= len(text)
            at = run.end
        assert line.prefix <= len(text)


@pytest.mark.parametrize(
    ("text", "kind", "prefix"),
    [
        ("Words", Kind.PLAIN, 0),
        ("  ", Kind.BLANK, 0),
        ("# Large", Kind.HEADING, 2),
        ("#tag", Kind.PLAIN, 0),
        ("####### seven", Kind.PLAIN, 0),
        ("- one", Kind.BULLET, 2),
        ("-one", Kind.PLAIN, 0),
        ("* one", Kind.BULLET, 2),
        ("10. ten", Kind.NUMBER, 4),
        ("1926 was a year", Kind.PLAIN, 0),
        ("- [ ] ring", Kind.CHECK, 6),
        ("- [x] rang", Kind.CHECK, 6),
        ("- [y] no", Kind.BULLET, 2),
        ("> said", Kind.QUOTE, 2),
        ("---", Kind.RULE, 3),
        ("* * *", Kind.RULE, 5),
        ("```", Kind.FENCE, 3),
        (f"![The sea](picture:{UUID})", Kind.PICTURE, 0),
        ("![The sea](https://example.org/sea.png)", Kind.PLAIN, 0),
    ],
)
def test_a_line_is_what_its_beginning_says(text: str, kind: Kind, prefix: int) -> None:
    line = line_of(text)
    assert (line.kind, line.prefix) == (kind, prefix)


def test_lines_of_code_are_nothing_else_until_the_code_ends() -> None:
    kinds = [line.kind for _words, line in lines_of("```\n# no\n~~~\n```\n# yes")]
    assert kinds == [Kind.FENCE, Kind.CODE, Kind.CODE, Kind.FENCE, Kind.HEADING]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("- one", "- "),
        ("  * deep", "  * "),
        ("9. nine", "10. "),
        ("3) three", "4) "),
        ("- [x] done", "- [ ] "),
        ("> said", "> "),
        ("- ", ""),
        ("- [ ] ", ""),
        ("Words", None),
        ("# Large", None),
    ],
)
def test_enter_goes_on_with_a_list_and_ends_it_on_an_empty_item(text: str, marks: str | None) -> None:
    assert continued(text, line_of(text)) == marks


def test_a_wish_is_done_and_wished_again_taken_back() -> None:
    assert wished_marks("one", line_of("one"), LineWish.BULLET) == "- "
    assert wished_marks("- one", line_of("- one"), LineWish.BULLET) == ""
    assert wished_marks("  - one", line_of("  - one"), LineWish.CHECK) == "  - [ ] "
    assert wished_marks("- one", line_of("- one"), LineWish.NUMBER, 3) == "3. "
    sizes = ["one"]
    for _ in range(4):
        sizes.append(wished_marks(sizes[-1], line_of(sizes[-1]), LineWish.HEADING) + "one")
    assert sizes == ["one", "# one", "## one", "### one", "one"]


def test_items_go_deeper_and_up_again_and_not_beyond_the_edge() -> None:
    assert deeper_marks("- one", line_of("- one"), 1) == "  - "
    assert deeper_marks("  - one", line_of("  - one"), -1) == "- "
    assert deeper_marks("- one", line_of("- one"), -1) == "- "


def test_the_letter_of_a_box_is_found() -> None:
    text = "  - [x] rang"
    assert text[tick_at(text, line_of(text))] == "x"
    assert tick_at("- rang", line_of("- rang")) == -1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Words as they are", "Words as they are"),
        ("# Large\n- *one*\n2. **two**", "Large\none\n2. two"),
        ("[here](https://example.org) and `code`", "here and code"),
        (f"![The sea](picture:{UUID})\nCold", "The sea\nCold"),
        ("5 * 3 * 2", "5 * 3 * 2"),
    ],
)
def test_plain_words_are_left_where_marks_cannot_be_shown(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.integers(1, 60))
def test_the_beginning_of_a_text_shows_nothing_of_a_picture_that_is_cut(length: int) -> None:
    assert beginning(f"Up.\n{picture_line('The sea', UUID)}"[:length]) in (
        *("Up."[:length], "Up.\n", "Up.\n!"),
        "Up.\nThe sea",
    )


def test_pictures_are_named_once_each_in_their_order() -> None:
    other = UUID.replace("1111", "2222")
    text = f"{picture_line('One [1]', other)}\n{picture_line('', UUID)}\n{picture_line('again', other)}"
    assert pictures_in(text) == (other, UUID)
    assert "![One 1](picture:" in text
