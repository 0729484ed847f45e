"""What a summary says, whether it is laid out as Markdown or as a page."""

from attrs import frozen

Row = tuple[str, ...]


@frozen(kw_only=True)
class Section:
    """A table under a title; `nothing` stands where it has no rows."""

    title: str
    columns: Row
    rows: tuple[Row, ...]
    nothing: str = "None."


@frozen(kw_only=True)
class Quote:
    """Something a person wrote, and who and when."""

    heading: str
    words: str


@frozen(kw_only=True)
class Summary:
    title: str
    facts: tuple[Row, ...]
    words: str
    sections: tuple[Section, ...]
    quotes: tuple[Quote, ...]
