"""Markdown as HTML that is safe in a page: read back by another parser (reliability.md 27)."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.bidi_controls import marked
from entrypoints.presentation.markdown import allow_listed, body_html
from tests.presentation.evasions import evasions
from tests.presentation.shown import shown

EVASIONS = evasions()
MARKS = ("<", ">", "[", "](", ")", "![", "`", "\n", "\n\n", " ", '"', "'", "&#", ";", "//", "*")
STARTS = ("javascript:", "https://ok.example", "<a ", "href=", "on", "=", "\u202e", "\t", "\\")
FRAGMENTS = st.sampled_from([*EVASIONS, *MARKS, *STARTS])


def test_the_corpus_is_as_long_as_it_should_be() -> None:
    assert len(EVASIONS) == len(set(EVASIONS)) > 200


@pytest.mark.parametrize("vector", EVASIONS)
def test_nothing_gets_past(vector: str) -> None:
    assert shown(body_html(vector)).wrong == []


@pytest.mark.parametrize("vector", EVASIONS)
def test_the_allow_list_alone_holds_against_html_that_the_renderer_would_not_make(
    vector: str,
) -> None:
    assert shown(marked(allow_listed(vector))).wrong == []


@settings(max_examples=100)
@given(st.lists(FRAGMENTS | st.text(st.characters(exclude_categories=["Cs"])), max_size=12))
def test_nothing_gets_past_in_pieces(pieces: list[str]) -> None:
    assert shown(body_html("".join(pieces))).wrong == []


@pytest.mark.parametrize("vector", EVASIONS)
def test_what_was_made_is_safe_to_make_again(vector: str) -> None:
    """Whoever cleans it once more, or renders it by mistake, finds nothing either."""
    assert shown(body_html(body_html(vector))).wrong == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Hello *there*", "<p>Hello <em>there</em></p>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        ("**b** `c < d`", "<p><strong>b</strong> <code>c &lt; d</code></p>\n"),
        ("```js\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>\n'),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("## Head\n\n---", "<h2>Head</h2>\n<hr>\n"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>\n"),
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"),
        ("", ""),
    ],
)
def test_what_people_write_is_shown(written: str, expected: str) -> None:
    assert body_html(written) == expected


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[x](https://ok.example/a?b=c&d=e#f)", "https://ok.example/a?b=c&d=e#f"),
        ("[x](http://ok.example)", "http://ok.example"),
        ("[x](HTTPS://ok.example)", "HTTPS://ok.example"),
        ("<https://ok.example/a>", "https://ok.example/a"),
        ("[x](mailto:help@ok.example)", "mailto:help@ok.example"),
        ("<help@ok.example>", "mailto:help@ok.example"),
        ("[x][r]\n\n[r]: https://ok.example 'a title'", "https://ok.example"),
        ("[x](https://müller.example)", "https://xn--mller-kva.example"),
    ],
)
def test_a_whole_address_of_the_web_or_of_mail_is_a_link(written: str, address: str) -> None:
    found = shown(body_html(written))
    assert found.links == [address]
    assert found.wrong == []


@pytest.mark.parametrize(
    "written",
    ["[x](javascript:alert(1))", "[x](//evil.example)", "[x](/relative)", "[x](ftp://ok.example)"],
)
def test_what_is_no_such_address_stays_text(written: str) -> None:
    assert body_html(written) == f"<p>{written}</p>\n"


@pytest.mark.parametrize("vector", [line for line in EVASIONS if "javascript" in line.lower()])
def test_no_script_is_in_any_address(vector: str) -> None:
    for address in shown(body_html(vector)).links:
        assert not address.lower().startswith("javascript")


def test_of_a_picture_the_words_stay() -> None:
    html = body_html("See ![the *broken* lamp](https://evil.example/pixel.png)!")
    assert html == "<p>See the broken lamp!</p>\n"


@pytest.mark.parametrize("written", ["a\u202eb", "a&#x202E;b", "a&#8238;b"])
def test_what_turns_the_direction_round_is_named(written: str) -> None:
    assert body_html(written) == "<p>a⟦RIGHT-TO-LEFT OVERRIDE⟧b</p>\n"


@pytest.mark.parametrize(
    "control", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
def test_every_control_of_direction_is_named(control: str) -> None:
    html = body_html(f"paid {control} to you and `{control}`")
    assert control not in html
    assert html.count("⟦") == 2


def test_scripts_that_are_written_from_right_to_left_are_left_as_they_are() -> None:
    assert body_html("שלום مرحبا") == "<p>שלום مرحبا</p>\n"


OF_A_MINUTE = 15


@pytest.mark.parametrize("piece", ["[", "![", "[][", "[](", "*_", "`", "> ", "- ", "&", "<a ", "("])
def test_the_longest_text_does_not_take_time_that_grows_with_its_square(piece: str) -> None:
    """Twenty thousand openings against each other would take minutes."""
    began = time.thread_time()
    html = body_html((piece * 20_000)[:20_000])
    assert time.thread_time() - began < OF_A_MINUTE
    assert shown(html).wrong == []
