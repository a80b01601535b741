from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.look import Look, style_sheet
from companion.content.render import IN_APP, body_html, headings, links

LABELS = {"minute": "In one minute", "note": "Good to know", "safety": "Stay safe"}
LOOK = Look(
    ink="#000001",
    ink_soft="#000002",
    line="#000003",
    surface="#000004",
    primary="#000005",
    primary_soft="#000006",
    amber="#000007",
    amber_soft="#000008",
    reading_family="Literata",
    interface_family="Atkinson Hyperlegible Next",
    text_px=17.0,
)
TAGS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "strong", "em", "code", "pre", "br", "hr"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"href", "name", "class", "width", "border", "cellspacing", "cellpadding", "style", "start"}
PIECES = [
    "<script>alert(1)</script>",
    "<img src=x onerror=y>",
    "[a](https://example.org)",
    "[b](javascript:alert(1))",
    "[c](article:naloxone)",
    "[d](file:///etc/passwd)",
    "![e](article:naloxone)",
    "![f](http://example.org/x.png)",
    "<https://example.org>",
    "[g]: https://example.org",
    "[g]",
    "> [!minute]",
    "> [!safety] <b>Title</b>",
    "> text",
    "# Head",
    "| a | b |\n| --- | :-: |\n| 1 | 2 |",
    "- item",
    "1. item",
    "```\ncode <b>\n```",
    "&lt;b&gt; &#60;i&#62;",
    "<!-- no -->",
    "{emergency}",
    "**bold**",
    "\n\n",
    " ",
    "\t",
    '[h](door:overdose "title <x>")',
]


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.other: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)


def fill(text: str) -> str:
    return text.replace("{emergency}", "<911>")


def html_of(markdown: str) -> str:
    return body_html(markdown, fill, LABELS)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=12).map("".join))
def test_no_raw_html_and_no_link_out_of_the_app_ever_comes_out(markdown: str) -> None:
    seen = Seen()
    seen.feed(html_of(markdown))
    assert not seen.other
    for tag, attributes in seen.tags:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES | {"title"}
        if attributes.get("href") is not None:
            assert IN_APP.fullmatch(attributes["href"] or "")
        if attributes.get("style") is not None:
            assert re.fullmatch(r"text-align:(left|right|center)", attributes["style"] or "")


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("\n".join))
def test_every_table_that_opens_closes(markdown: str) -> None:
    page = html_of(markdown)
    assert page.count("<table") == page.count("</table>")
    assert page.count("<td") == page.count("</td>")


def test_a_callout_is_a_table_with_its_title_and_a_tinted_bar() -> None:
    page = html_of("> [!minute]\n>\n> Words.\n")
    assert '<td class="minute-bar" width="4"></td><td class="minute"><p class="label">In one minute</p>' in page
    assert "[!minute]" not in page
    assert "Words." in page


def test_a_callout_may_have_its_own_title_and_may_start_its_words_at_once() -> None:
    page = html_of("> [!safety] Call {emergency} & stay\n> First *words*.\n")
    assert '<p class="label">Call &lt;911&gt; &amp; stay</p>' in page
    assert "<p>First <em>words</em>.</p>" in page


@pytest.mark.parametrize("first", ["Just words.", "[!shout] Words", "Said: [!minute]"])
def test_a_block_quote_without_a_known_name_stays_a_quiet_note(first: str) -> None:
    page = html_of(f"> {first}\n")
    assert '<td class="note">' in page
    assert first in page


def test_a_filled_number_is_escaped() -> None:
    assert "<p>Call <strong>&lt;911&gt;</strong></p>" in html_of("Call **{emergency}**")


def test_an_outside_address_stays_text_that_can_be_read_and_copied() -> None:
    assert "[site](https://example.org)" in html_of("See [site](https://example.org).")


def test_headings_have_anchors_of_their_own() -> None:
    text = "## Step by step\n\n### Call {emergency}\n\n## Step by step\n"
    found = headings(text, fill)
    assert [heading.text for heading in found] == ["Step by step", "Call <911>", "Step by step"]
    assert [heading.level for heading in found] == [2, 3, 2]
    assert [heading.anchor for heading in found] == ["step-by-step", "call-emergency", "step-by-step-2"]
    assert '<h2><a name="step-by-step-2"></a>Step by step</h2>' in html_of(text)


def test_links_are_listed_in_order() -> None:
    assert links("[a](article:one) and [b](door:two), not [c](https://x.org)") == ("article:one", "door:two")


def test_the_style_sheet_uses_every_colour_and_family_of_the_look() -> None:
    sheet = style_sheet(LOOK)
    for number in range(1, 9):
        assert f"#00000{number}" in sheet
    assert "'Literata'" in sheet
    assert "'Atkinson Hyperlegible Next'" in sheet
    assert "font-size: 17.0px" in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_style_sheet_grows_with_the_text() -> None:
    from companion.domain.value import replace

    assert "font-size: 34.0px" in style_sheet(replace(LOOK, text_px=34.0))
