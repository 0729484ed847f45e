"""summary.md."""

from collections.abc import Iterator

from core.pack.document import Document
from core.pack.prose import as_written, inline, table
from core.pack.summary import Section, Summary


def summary_text(summary: Summary) -> Document:
    return Document.of_text("summary.md", "\n\n".join(_told(summary)) + "\n")


def _told(summary: Summary) -> Iterator[str]:
    yield f"# {inline(summary.title)}"
    yield as_written(summary.words)
    yield table(("", ""), summary.facts)
    for section in summary.sections:
        yield f"## {section.title}"
        yield _section(section)
    yield "## Messages"
    for quote in summary.quotes:
        yield f"### {inline(quote.heading)}"
        yield as_written(quote.words)
    if not summary.quotes:
        yield "None."


def _section(section: Section) -> str:
    return table(section.columns, section.rows) if section.rows else section.nothing
