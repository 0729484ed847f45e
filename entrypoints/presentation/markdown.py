"""Markdown as people wrote it, as HTML that can be put into a page (reliability.md 27).

Two independent walls: the renderer makes no HTML of HTML and no link of an unfit address, and
what it made then passes an allow-list that knows nothing else than is listed here.
"""

from collections.abc import MutableMapping, Sequence
from functools import cache, partial
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from core.bidi_controls import marked
from entrypoints.presentation.fit_link import SCHEMES, fits

TAGS = frozenset(
    {"p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "code", "pre"}
    | {"blockquote", "ul", "ol", "li", "a"}
)
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
REL = "nofollow noopener noreferrer"


def body_html(body_md: str) -> str:
    """The HTML of a message. Any text is Markdown, so it raises nothing for what can be stored."""
    return marked(allow_listed(_renderer().render(body_md)))


def allow_listed(html: str) -> str:
    """Of any HTML what is listed here; it does not lean on what the renderer would let through."""
    return _clean()(html)


def _attribute(tag: str, attribute: str, value: str) -> str | None:
    """The value of an allowed attribute, None for one that goes. Nobody but us can set `rel`."""
    if attribute == "rel":
        return REL
    if (tag, attribute) == ("a", "href"):
        return value if fits(value) else None
    return value if value.isascii() and value.isdigit() else None


@cache
def _clean() -> "partial[str]":
    return partial(
        nh3.clean,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=set(SCHEMES),
        link_rel=REL,
        strip_comments=True,
        generic_attribute_prefixes=set(),
    )


class _Renderer(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name for it
        return fits(url)


@cache
def _renderer() -> MarkdownIt:
    renderer = _Renderer("commonmark", {"html": False})
    renderer.add_render_rule("image", _alternative_text)
    return renderer


def _alternative_text(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    """A picture could be anywhere and tell who reads: what it says instead of it is kept."""
    children = tokens[place].children or []
    return escapeHtml(renderer.renderInlineAsText(children, options, env))
