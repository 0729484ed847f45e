"""summary.html: one page that stands alone, prints well, and runs and fetches nothing."""

from collections.abc import Iterator, Sequence
from html import escape

from core.bidi_controls import marked
from core.pack.document import Document
from core.pack.summary import Quote, Section, Summary

STYLE = """\
@page { size: A4; margin: 18mm 15mm; }
body {
  font: 11pt/1.45 Georgia, serif; color: #111;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
}
h1, h2, h3 { font-family: Helvetica, Arial, sans-serif; line-height: 1.2; break-after: avoid; }
h2 { margin-top: 2rem; border-bottom: 1px solid #999; }
h3 { font-size: 10pt; margin-bottom: .3rem; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; }
tr { border-bottom: 1px solid #ddd; break-inside: avoid; }
td { overflow-wrap: anywhere; }
td:first-child { min-width: 7rem; }
thead { display: table-header-group; }
.words {
  white-space: pre-wrap; overflow-wrap: anywhere;
  border-left: 3px solid #bbb; padding-left: .8rem; margin: .3rem 0 1rem;
}
@media print {
  body { font-size: 10pt; max-width: none; margin: 0; padding: 0; color: #000; }
  table { font-size: 8.5pt; }
}
"""
# Should a word ever get through as markup: nothing may run and nothing may be fetched.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def summary_page(summary: Summary) -> Document:
    return Document.of_text("summary.html", "\n".join(_page(summary)) + "\n")


def _page(summary: Summary) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f"<title>{_text(summary.title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{_text(summary.title)}</h1>"
    yield _words(summary.words)
    yield _table((), summary.facts)
    for section in summary.sections:
        yield _section(section)
    yield "<h2>Messages</h2>"
    yield from map(_quote, summary.quotes)
    if not summary.quotes:
        yield "<p>None.</p>"
    yield "</body>\n</html>"


def _section(section: Section) -> str:
    body = (
        _table(section.columns, section.rows)
        if section.rows
        else f"<p>{_text(section.nothing)}</p>"
    )
    return f"<h2>{_text(section.title)}</h2>\n{body}"


def _quote(quote: Quote) -> str:
    return f"<h3>{_text(quote.heading)}</h3>\n{_words(quote.words)}"


def _words(words: str) -> str:
    return f'<div class="words" dir="auto">{_text(words)}</div>'


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = f"<thead>{_row('th', columns)}</thead>" if columns else ""
    body = "\n".join(_row("td", row) for row in rows)
    return f"<table>{head}<tbody>\n{body}\n</tbody></table>"


def _row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{_text(cell)}</{tag}>' for cell in cells)}</tr>"


def _text(text: str) -> str:
    return escape(marked(text), quote=True)
