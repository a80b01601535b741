"""Markdown somebody wrote themselves, as HTML for a page that loads nothing and runs nothing.

Raw HTML stays text. A picture is one of their own file or only its words; a link leads to the web or to an email.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

#: A picture of their own file, by its uuid and its words; what stands in its place, as HTML.
Picture = Callable[[str, str], str]
OWN_PICTURE = "picture:"
_OUTSIDE = re.compile(r"(https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_BOX = re.compile(r"\[([ xX])\] ")
#: So deep parts of a page may stand in each other; nobody writes deeper by hand.
_DEEPEST = 20


class OwnPage(MarkdownIt):
    """Turns pages into HTML; made once and used for many."""

    def __init__(self, picture: Picture) -> None:
        super().__init__("commonmark", {"html": False, "maxNesting": _DEEPEST}, renderer_cls=_Renderer)
        self.enable(["table", "strikethrough"])
        self.disable(["html_block", "html_inline"])
        self.show = picture

    def validateLink(self, url: str) -> bool:
        return url.startswith(OWN_PICTURE) or _OUTSIDE.fullmatch(url) is not None

    def html(self, words: str) -> str:
        """The HTML of a page."""
        tokens = self.parse(words)
        for place, token in enumerate(tokens):
            if token.type == "inline" and place > 1 and tokens[place - 2].type == "list_item_open":
                _tick(token)
        made: str = self.renderer.render(tokens, self.options, {"show": self.show})
        return made


class _Renderer(RendererHTML):
    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        source, words = str(token.attrs.get("src", "")), self.renderInlineAsText(token.children, options, env)
        if source.startswith(OWN_PICTURE):
            show: Picture = env["show"]
            return show(source.removeprefix(OWN_PICTURE), words)
        return escape(words or source)

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        address = str(tokens[idx].attrs.get("href", ""))
        return f'<a href="{escape(address)}" rel="noopener noreferrer">'


def _tick(inline: Token) -> None:
    """Boxes to tick, as signs: nothing can be ticked on a page that runs nothing."""
    first = inline.children[0] if inline.children else None
    if first is not None and first.type == "text" and (box := _BOX.match(first.content)):
        first.content = ("☐ " if box[1] == " " else "☑ ") + first.content[box.end() :]
