"""summary.pdf: a file that any reader of PDF opens, made without a library (docs/adr/0030)."""

import re

from core.pack.paper import CUT, LINES_A_PAGE, MOST_PAGES, PAPER, paper
from core.pack.purpose import PackPurpose
from tests.pack.materials import a_pack


def pages_of(pdf: bytes) -> list[list[str]]:
    """What stands on each page, as its content stream draws it."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    drawn = [re.findall(rb"\((.*?)\) Tj T\*\n", stream) for stream in streams]
    return [[line.decode("cp1252") for line in page] for page in drawn]


def test_the_table_of_objects_names_where_each_begins() -> None:
    pdf = paper(["One.", "Two."])

    start = int(pdf.rpartition(b"startxref\n")[2].split()[0])
    assert pdf[start : start + 4] == b"xref"
    offsets = [int(entry) for entry in re.findall(rb"(\d{10}) 00000 n", pdf[start:])]
    assert [pdf[at:].partition(b" obj")[0] for at in offsets] == [
        b"%d 0" % number for number in range(1, len(offsets) + 1)
    ]
    lengths = re.findall(rb"/Length (\d+) >>\nstream\n(.*?)\nendstream", pdf, re.DOTALL)
    assert all(int(told) == len(stream) for told, stream in lengths)


def test_lines_follow_each_other_over_pages() -> None:
    lines = [f"Line {number}" for number in range(LINES_A_PAGE + 1)]
    first, second = pages_of(paper(lines))
    assert first + second == lines
    assert second == [f"Line {LINES_A_PAGE}"]


def test_what_would_end_a_text_or_begin_a_command_is_a_letter() -> None:
    ((line,),) = pages_of(paper([r"a (b) \ ) Tj"]))
    assert line == r"a \(b\) \\ \) Tj"


def test_what_the_font_has_not_reads_as_a_question_mark() -> None:
    assert pages_of(paper(["Ä € 漢"])) == [["Ä € ?"]]


def test_no_network_reads_more_than_so_many_pages() -> None:
    pages = pages_of(paper(["x"] * (MOST_PAGES * LINES_A_PAGE + 1)))
    assert len(pages) == MOST_PAGES
    assert pages[-1][-1] == CUT


def test_nothing_is_one_empty_page() -> None:
    assert pages_of(paper([])) == [[]]


def test_a_bank_gets_it_beside_the_same_summary_and_staff_do_not() -> None:
    told = a_pack(purpose=PackPurpose.REPRESENTMENT).document(PAPER)
    assert told is not None
    drawn = "\n".join(line for page in pages_of(told.content) for line in page)
    assert "I stood *outside*" in drawn
    assert a_pack().document(PAPER) is None
