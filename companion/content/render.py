"""Turns the Markdown of bundled pages into HTML that QTextDocument can show.

Raw HTML is never passed through, pictures are off, and only links inside the app are links; anything else stays text.
Callouts are block quotes that start with `[!minute]`, `[!note]` or `[!safety]`. QTextDocument cannot draw a border on a
block, so a callout is a table: one narrow tinted cell and one with the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from companion.content.filling import Fill
from companion.domain.value import Value

IN_APP = re.compile(r"(article|door|strategy|helplines|source):[a-z0-9-]+(#[a-z0-9-]+)?")
CALLOUTS = ("minute", "note", "safety")
_CALLOUT = re.compile(r"\[!(\w+)\][ \t]*(.*)")


class Heading(Value):
    """A heading of a page: its level (2 or more), its words, and the anchor a reader can scroll to."""

    level: int
    text: str
    anchor: str


def body_html(markdown: str, fill: Fill, labels: dict[str, str]) -> str:
    """The HTML of a page's body, placeholders filled. `labels` gives each callout's title, by its name."""
    reader = _Reader(labels)
    tokens = reader.parse(markdown)
    _fill(tokens, fill)
    html: str = reader.renderer.render(tokens, reader.options, {})
    return html


def headings(markdown: str, fill: Fill) -> tuple[Heading, ...]:
    """The headings of a page, in order, for a list of contents."""
    tokens = _Reader({}).parse(markdown)
    _fill(tokens, fill)
    found = []
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            text = _words(tokens[place + 1])
            found.append(Heading(int(token.tag[1:]), text, str(token.meta["anchor"])))
    return tuple(found)


def links(markdown: str) -> tuple[str, ...]:
    """The in-app addresses a page links to."""
    found = []
    for token in _Reader({}).parse(markdown):
        found += [str(child.attrs["href"]) for child in token.children or [] if child.type == "link_open"]
    return tuple(found)


def anchor_of(text: str) -> str:
    """The anchor of a heading: its words in small ASCII letters with hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "part"


class _Reader(MarkdownIt):
    """Markdown as our pages use it: CommonMark with tables, no raw HTML, no pictures, links only inside the app."""

    def __init__(self, labels: dict[str, str]) -> None:
        super().__init__("commonmark", {"html": False}, renderer_cls=_Renderer)
        self.enable("table")
        self.disable(["image", "html_block", "html_inline", "autolink", "reference"])
        self._labels = labels

    def validateLink(self, url: str) -> bool:
        return IN_APP.fullmatch(url) is not None

    def parse(self, src: str, env: EnvType | None = None) -> list[Token]:
        tokens = super().parse(src, env)
        _mark_callouts(tokens, self._labels)
        _mark_headings(tokens)
        return tokens


class _Renderer(RendererHTML):
    """Writes callouts and tables the way QTextDocument draws them well."""

    def blockquote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        kind = tokens[idx].meta.get("callout", "note")
        title = tokens[idx].meta.get("title", "")
        words = f'<p class="label">{escape(title)}</p>' if title else ""
        return (
            f'<table class="box" width="100%" border="0" cellspacing="0" cellpadding="0"><tr>'
            f'<td class="{kind}-bar" width="4"></td><td class="{kind}">{words}'
        )

    def blockquote_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</td></tr></table>\n"

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        return f'<{token.tag}><a name="{escape(str(token.meta["anchor"]))}"></a>'

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<table class="grid" width="100%" border="0" cellspacing="0" cellpadding="8">\n'


def _mark_callouts(tokens: list[Token], labels: dict[str, str]) -> None:
    for place, token in enumerate(tokens):
        if token.type != "blockquote_open" or place + 2 >= len(tokens) or tokens[place + 2].type != "inline":
            continue
        inline = tokens[place + 2]
        found = _CALLOUT.fullmatch(inline.content.split("\n")[0])
        if found is None or found[1] not in CALLOUTS:
            continue
        token.meta = {"callout": found[1], "title": found[2] or labels.get(found[1], "")}
        children = inline.children or []
        ends = next((at for at, child in enumerate(children) if child.type == "softbreak"), len(children))
        inline.children = children[ends + 1 :]


def _mark_headings(tokens: list[Token]) -> None:
    used: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            anchor = anchor_of(tokens[place + 1].content)
            used[anchor] = used.get(anchor, 0) + 1
            token.meta = {"anchor": anchor if used[anchor] == 1 else f"{anchor}-{used[anchor]}"}


def _fill(tokens: list[Token], fill: Fill) -> None:
    for token in tokens:
        if "title" in token.meta:
            token.meta["title"] = fill(token.meta["title"])
        for child in token.children or []:
            if child.type in ("text", "code_inline"):
                child.content = fill(child.content)


def _words(inline: Token) -> str:
    parts: list[Any] = [child.content for child in inline.children or []]
    return "".join(parts)
