"""A PDF of plain lines: what card networks take besides pictures, and every reader prints.

Written by hand, for it is one font and no layout (docs/adr/0018): text is what stands in cp1252,
and `?` stands for any other character, which the pack beside it has.
"""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from core.bidi_controls import marked
from core.pack.document import Document
from core.pack.summary import Summary

PAPER = "summary.pdf"
COLUMNS, LINES_A_PAGE = 96, 62
MOST_PAGES = 45
"""Networks look at fewer than fifty."""
CUT = "The rest stands in the evidence pack."
_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"


def summary_paper(summary: Summary) -> Document:
    return Document(PAPER, paper(tuple(_lines(summary))))


def paper(lines: Sequence[str]) -> bytes:
    """The same bytes for the same lines."""
    pages = _pages(lines)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        _FONT,
    ]
    for number, page in enumerate(pages):
        objects += [_page(5 + 2 * number), _content(page)]
    return _file(objects)


def _pages(lines: Sequence[str]) -> list[Sequence[str]]:
    most = MOST_PAGES * LINES_A_PAGE
    shown = lines if len(lines) <= most else (*lines[: most - 1], CUT)
    starts = range(0, max(len(shown), 1), LINES_A_PAGE)
    return [shown[start : start + LINES_A_PAGE] for start in starts]


def _page(content: int) -> bytes:
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
        b" /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % content
    )


def _content(lines: Sequence[str]) -> bytes:
    shown = b"".join(b"(%s) Tj T*\n" % _literal(line) for line in lines)
    stream = b"BT /F1 9 Tf 12 TL 40 800 Td\n%sET" % shown
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


def _literal(line: str) -> bytes:
    text = line.encode("cp1252", errors="replace")
    return text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    parts, offsets, at = [_HEAD], [], len(_HEAD)
    for number, body in enumerate(objects, start=1):
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        offsets.append(at)
        parts.append(part)
        at += len(part)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, entries)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, at)
    return b"".join((*parts, table, end))


def _lines(summary: Summary) -> Iterator[str]:
    yield from (summary.title, "")
    yield from _wrapped(summary.words)
    yield ""
    for name, value in summary.facts:
        yield from _wrapped(f"{name}: {value}")
    for section in summary.sections:
        yield from ("", section.title.upper(), "-" * len(section.title))
        for row in section.rows:
            yield from _wrapped(" | ".join(cell for cell in row if cell))
        if not section.rows:
            yield section.nothing
    yield from ("", "MESSAGES", "--------")
    for quote in summary.quotes:
        yield from ("", quote.heading)
        yield from _wrapped(quote.words)


def _wrapped(text: str) -> Iterator[str]:
    """Every line of a text, cut where it is too long; what controls anything is a blank."""
    for line in marked(text).splitlines() or [""]:
        readable = "".join(each if each.isprintable() else " " for each in line)
        yield from wrap(readable, COLUMNS, subsequent_indent="  ") or [""]
